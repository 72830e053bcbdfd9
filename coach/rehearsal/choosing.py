"""Which move the collector makes next, and why: answers first, then one push."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from coach.rehearsal.checks import speakable
from coach.rehearsal.moves import Move, MoveBook
from coach.rehearsal.scenario import Scenario
from coach.rehearsal.stages import is_from
from coach.rehearsal.state import Choice, State

MAX_REPLIES = 2
_SPREAD = 3  # moves whose priorities lie this close together are equals


def replies(
    state: State, scenario: Scenario, book: MoveBook, acts: Collection[str]
) -> list[tuple[Move, Choice]]:
    """The answers to a line: at most two, the most pressing first, and one brief word before them."""
    fitting = _fitting(state, scenario, book.of_role("reply", scenario.moves), acts)
    fitting.sort(key=lambda move: -move.priority)
    chosen: list[tuple[Move, Choice]] = []
    answered: set[str] = set()
    for move in fitting:
        heard = set(move.when.acts) & set(acts)
        full = sum(other.brief == move.brief for other, _ in chosen) == (
            1 if move.brief else MAX_REPLIES
        )
        if heard <= answered or full:
            continue
        answered |= heard
        others = [other.id for other in fitting if other is not move]
        chosen.append((move, Choice(move.id, f"answers {', '.join(sorted(heard))}", others)))
        if move.alone:
            break
    return sorted(chosen, key=lambda pair: not pair[0].brief)


def trap(state: State, scenario: Scenario, book: MoveBook) -> tuple[Move, Choice] | None:
    """The next trap that is due."""
    if "accepted" in state.marks:
        return None
    for set_trap in scenario.traps:
        if set_trap.move not in state.said and is_from(state.stage, set_trap.stage):
            why = f"trap from {set_trap.stage} on"
            return book.moves[set_trap.move], Choice(set_trap.move, why)
    return None


def push(
    state: State, scenario: Scenario, book: MoveBook, acts: Collection[str]
) -> tuple[Move, Choice]:
    """What the collector leads on with; the fallback where nothing fits."""
    fitting = _fitting(state, scenario, book.of_role("push", scenario.moves), acts)
    fallback = book.moves[scenario.fallback]
    fitting = [move for move in fitting if move.id != fallback.id and _is_own(move, scenario)]
    if not fitting:
        return fallback, Choice(fallback.id, "nothing else fits")
    top = max(move.priority for move in fitting)
    equals = [move for move in fitting if move.priority >= top - _SPREAD]
    move = random.Random(f"{state.seed}:{state.turn}:push").choice(equals)
    why = f"priority {move.priority} in {state.stage}, pressure {state.pressure}"
    return move, Choice(move.id, why, [other.id for other in fitting if other is not move])


def _is_own(move: Move, scenario: Scenario) -> bool:
    """The general way of pressing is no way to talk to somebody who owes nothing."""
    return move.id != "nudge" and (scenario.kind == "debt" or not _for_debtors(move, scenario))


def _for_debtors(move: Move, scenario: Scenario) -> bool:
    listed = move.id in scenario.moves or move.id in scenario.lines
    return move.core and not listed


def _fitting(
    state: State, scenario: Scenario, moves: Sequence[Move], acts: Collection[str]
) -> list[Move]:
    known = state.known
    return [
        move
        for move in moves
        if state.said.get(move.id, 0) < move.times
        and speakable(scenario, move)
        and not move.when.misses(
            stage=state.stage,
            acts=acts,
            pressure=state.pressure,
            intensity=state.intensity,
            known=known,
            last=state.last,
        )
    ]
