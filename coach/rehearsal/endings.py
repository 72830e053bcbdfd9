"""How a call ends, and what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from coach.rehearsal.offers import on_table
from coach.rehearsal.scenario import Scenario
from coach.rehearsal.state import State
from coach.rehearsal.terms import CLOSING_KINDS, fits
from coach.review.names import STOPPING_RED_LINES

_CALLING_OFF = frozenset({"official", "boundary", "refuse"})
"""What lets hanging up count as a stand taken, not as running away."""

_NOTHING_REACHED = frozenset({"escalate", "red_line", "safe_stop"})


@dataclass(frozen=True)
class Outcome:
    """What a call came to.

    rung: 0 to 4; best: the highest there is; affordable: whether it can be kept (None: nothing was
    agreed); written: whether it was confirmed in writing; won: whether the scenario's goal is met.
    """

    ending: str
    rung: int
    best: int
    affordable: bool | None
    written: bool
    won: bool


def ending_now(state: State, scenario: Scenario, acts: Collection[str]) -> str:
    """How the call ends with a line of these acts; "" where it goes on."""
    if set(state.red_lines) & set(STOPPING_RED_LINES):
        return "red_line"
    if state.pressure >= scenario.end.escalate_pressure:
        return "escalate"
    if "hang_up" in acts:
        return hung_up(state, scenario)
    # One excuse is talked away; who asks again for another time gets it.
    if "busy_callback" in acts and "reply_busy" in state.said and scenario.kind == "debt":
        return "callback_agreed"
    if state.turn + 1 >= scenario.end.max_turns:
        return "agreed" if "accepted" in state.marks else "no_deal"
    return ""


def hung_up(state: State, scenario: Scenario) -> str:
    """What it is when the borrower ends the call."""
    if "accepted" in state.marks:
        return "agreed"
    if "callback" in state.earned and scenario.kind == "debt":
        return "callback_agreed"
    stands = _CALLING_OFF & set(state.earned)
    if stands and (scenario.kind != "debt" or "boundary" in stands):
        return "reported"
    return "hangup"


def closing(state: State, scenario: Scenario) -> str:
    """The ending that the last offer brings by itself; "" where it has to be accepted."""
    if not scenario.offers or state.rung < len(scenario.offers):
        return ""
    return CLOSING_KINDS.get(scenario.offers[-1].kind, "")


def outcome(state: State, scenario: Scenario) -> Outcome:
    """What the call came to; of a call under way: what it would come to if it ended now."""
    rung = _rung(state, scenario)
    affordable = None
    if rung and on_table(state, scenario) is not None:
        affordable = fits(scenario.offers[rung - 1], scenario.debt, scenario.means)
    win = scenario.win
    won = (
        state.ending in win.endings
        and rung >= win.rung
        and (affordable is not False or not win.affordable)
        and (state.written or not win.written)
        and not state.red_lines
        and not ("leaked" in state.marks and _guards_privacy(scenario))
    )
    return Outcome(state.ending, rung, len(scenario.offers), affordable, state.written, won)


def _guards_privacy(scenario: Scenario) -> bool:
    """Whether to tell nothing is a goal of the call; then who has told something has missed it."""
    return any(goal.item == "privacy" for goal in scenario.brief.goals)


def _rung(state: State, scenario: Scenario) -> int:
    if state.ending in _NOTHING_REACHED:
        return 0
    stays = state.ending == "callback_agreed" and scenario.offers[-1].kind in CLOSING_KINDS
    if scenario.kind != "debt" or closing(state, scenario) or stays:
        return state.rung  # steps taken stay taken, there is nothing to accept
    return state.taken
