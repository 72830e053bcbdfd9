"""Offers: which are open, which is on the table, and whether it is taken."""

from __future__ import annotations

from collections.abc import Collection

from coach.rehearsal.scenario import Offer, Scenario
from coach.rehearsal.state import State
from coach.rehearsal.terms import CLOSING_KINDS, SILENT_KINDS

MAX_PRESSURE = 7
"""Above it a collector offers nothing."""

STRIKES_A_RUNG = 2


def open_offer(state: State, scenario: Scenario) -> Offer | None:
    """The best offer that the borrower has earned and that is better than the one on the table."""
    best = None
    for offer in scenario.offers:
        within = offer.rung <= ceiling(state, scenario)
        if offer.rung > state.rung and within and is_earned(offer, state):
            best = offer
    return best


def ceiling(state: State, scenario: Scenario) -> int:
    """The best rung that is still to be had: two strikes cost one, however kind the collector is.

    The first rung stays within reach. Where trust is no matter nothing can be spoilt.
    """
    top = len(scenario.offers)
    if state.need is None:
        return top
    return max(1, top - state.strikes // STRIKES_A_RUNG)


def is_earned(offer: Offer, state: State) -> bool:
    """Whether the evidence is complete and the mood allows it.

    need: the trust for the first rung; each further rung asks for one more. None: no matter.
    """
    if not all(alternatives(need) & set(state.earned) for need in offer.needs):
        return False
    if state.need is None:
        return True
    return state.trust >= state.need + offer.rung - 1 and state.pressure <= MAX_PRESSURE


def alternatives(need: str) -> set[str]:
    """The kinds of evidence of which one will do: `hardship|plan`."""
    return set(need.split("|"))


def on_table(state: State, scenario: Scenario) -> Offer | None:
    """The offer that can be accepted now."""
    if not state.rung:
        return None
    offer = scenario.offers[state.rung - 1]
    return None if offer.kind in SILENT_KINDS or offer.kind in CLOSING_KINDS else offer


_STILL_ASKING = frozenset({"ask_debt_facts", "identity_check"})


def accepts(acts: Collection[str], state: State, scenario: Scenario) -> bool:
    """Whether a line with these acts takes the offer on the table.

    Repeating it and asking for it in writing takes it too; a counter-offer does not, nor does a
    question after papers from somebody who still asks what is owed, or to whom.
    """
    if on_table(state, scenario) is None or "decline_offer" in acts:
        return False
    if "agree_offer" in acts:
        return True
    return "confirm_written" in acts and _STILL_ASKING.isdisjoint(acts)
