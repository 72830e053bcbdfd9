"""The money slots: what the user has told, kept for the whole conversation.

`finances` holds all of it. debt_fen, income_fen, essentials_fen and affordable_fen say the same in
one number each, at the cautious end, for whoever needs no more: the rehearsal, the budget.
"""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, SlotSet

from actions.turn import Turn
from coach import clock
from coach.finances import Finances, Item, Role, Told, read
from coach.finances.request import essentials
from coach.hardship import find_cause
from coach.library import library
from coach.plan_card import Made, make
from coach.planner.money import NOTHING
from coach.quantities import Quantity, extract

FORM = "instalments_form"
"""The talk in which the numbers are asked for."""
SLOT_OF = {
    Role.DEBT: "debt_fen",
    Role.INCOME: "income_fen",
    Role.NEEDS: "essentials_fen",
}
_RANGE = re.compile(r"(debt|income)_(\d+)_(\d+)")
ROLE_OF = {slot: role for role, slot in SLOT_OF.items()}


def known_to(turn: Turn) -> Finances:
    """What the user has told so far."""
    return Finances.from_json(turn.slot("finances"))


def said_in(turn: Turn) -> list[Quantity]:
    """The quantities of the latest message, by their places in what was typed."""
    return extract(turn.typed, clock.today())


def told_by(turn: Turn, requested: Role | None = None) -> Told:
    """What the latest message tells."""
    return read(turn.typed, said_in(turn), requested)


def tapped_range(turn: Turn, asked: Role | None = None) -> Told | None:
    """What a tapped range tells (三四千), whenever its button is tapped."""
    match = _RANGE.fullmatch(turn.entity("plan") or "")
    if not match:
        return None
    item = Item(Role(match[1]), "", int(match[2]), int(match[3]))
    return Told(items=(item,), answers=asked)


def keep(known: Finances) -> list[EventType]:
    """Events that remember what is known."""
    debt, income = known.total(Role.DEBT), known.total(Role.INCOME)
    needs = essentials(known)
    priority = known.total(Role.PRIORITY) or NOTHING
    values = {
        "finances": known.to_json(),
        "debt_fen": debt.high if debt else None,
        "income_fen": income.low if income else None,
        "essentials_fen": (needs + priority).high if needs else None,
    }
    return [SlotSet(name, value) for name, value in values.items()]


def forget() -> list[EventType]:
    """Events that forget all numbers."""
    names = ("finances", *SLOT_OF.values(), "affordable_fen", "plan_step")
    return [SlotSet(name, None) for name in names]


def cause_in(turn: Turn, told: Told) -> list[EventType]:
    """Events that remember the cause that the message names; 看病300 names a need, not a cause."""
    cause = turn.entity("cause") or find_cause(turn.text, library().causes)
    if not cause or any(item.role is Role.NEEDS for item in told.items):
        return []
    return [SlotSet("cause", cause)]


def plan_of(turn: Turn, known: Finances) -> Made:
    """The plan for what is known, with the cause where the user has told one."""
    told = cause_in(turn, told_by(turn))
    cause = told[0]["value"] if told else turn.slot("cause")
    return make(known, clock.today(), cause=cause, calendar_key=str(turn.tracker.sender_id))
