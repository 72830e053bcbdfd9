"""The stages of a call, and what lets it go on from one to the next."""

from __future__ import annotations

from collections.abc import Collection

from coach.rehearsal.moves import STAGES
from coach.rehearsal.scenario import Scenario
from coach.rehearsal.state import State

TENSE = 6  # the pressure from which a collector presses rather than asks
MAX_DODGES = 2
# Of several stages that are open the first in this list is entered.
_ORDER = ("close", "bargain", "identity", "reason", "pressure", "purpose")


def next_stage(state: State, scenario: Scenario, acts: Collection[str]) -> str:
    """The stage after a line with these acts: the present one or one that the graph allows."""
    if state.stage == "purpose" and scenario.kind == "debt" and "stated" not in state.marks:
        return state.stage  # first things first: what the call is about
    targets = scenario.stages[state.stage]
    for stage in _ORDER:
        if stage in targets and _open(stage, state, scenario, acts):
            return stage
    return state.stage


def _open(stage: str, state: State, scenario: Scenario, acts: Collection[str]) -> bool:
    known = state.known
    if stage == "close":
        return "accepted" in known
    if stage == "bargain":
        return state.rung > 0 or "plan" in known
    if stage == "identity":
        return "identity_check" in acts and "proved" not in known
    if stage == "purpose":
        return state.stage != "identity" or _identity_done(state, acts)
    if stage == "reason":
        return state.pressure < TENSE or "hardship" in known
    return stage == "pressure" and (
        state.pressure >= TENSE
        or "vague" in known
        or scenario.kind != "debt"
        or _trap(state, scenario)
    )


def _identity_done(state: State, acts: Collection[str]) -> bool:
    """Proof was given, the caller has dodged twice, or the borrower has let the matter drop."""
    dodged = state.said.get("dodge", 0) >= MAX_DODGES
    return "proved" in state.marks or dodged or "identity_check" not in acts


def _trap(state: State, scenario: Scenario) -> bool:
    """Whether a trap waits in the pressure stage; once there is an offer it can do so no longer."""
    return not state.rung and any(
        trap.stage == "pressure" and trap.move not in state.said for trap in scenario.traps
    )


def is_from(stage: str, first: str) -> bool:
    """Whether `stage` is `first` or comes after it."""
    return STAGES.index(stage) >= STAGES.index(first)
