"""What a borrower's line means at this point of the call: bare answers resolved, evidence counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coach.rehearsal.moves import Move, MoveBook
from coach.rehearsal.state import State, Utterance

LOSING = frozenset(
    {
        "insult",
        "threaten",
        "panic",
        "refuse_pay",
        "stall",
        "promise_everything",
        "leak_privacy",
        "agree_private_transfer",
        "agree_borrow",
        "agree_forge",
    }
)
"""Acts with which the thread is lost."""

_EMPTY = frozenset({"ack_yes", "ack_no", "other", "stall"})
_NUMBERED = frozenset({"money", "period", "date", "days"})


def resolve(utterance: Utterance, last: Collection[str], moves: Mapping[str, Move]) -> list[str]:
    """The acts of the line, with a bare yes or no as what it is after the moves in `last`.

    好 after 「分12期行吗」 accepts, after 「加个微信」 it agrees to pay there. The latest move of the
    collector's turn decides.
    """
    acts = [act.id for act in utterance.acts]
    asked = [moves[id] for id in reversed(list(last)) if id in moves]
    resolved = []
    for act in acts:
        meant = act
        if act == "ack_yes":
            meant = next((move.if_yes for move in asked if move.if_yes or move.if_no), "")
        elif act == "ack_no":
            meant = next((move.if_no for move in asked if move.if_yes or move.if_no), "")
        resolved.append(meant or act)
    return list(dict.fromkeys(resolved))


def has_number(utterance: Utterance) -> bool:
    """Whether a sum, a period or a day is named."""
    return any(quantity.type in _NUMBERED for quantity in utterance.quantities)


def earned(state: State, acts: Collection[str], utterance: Utterance, book: MoveBook) -> list[str]:
    """The evidence that the line earns for the first time.

    A plan counts once it names a number; an answer to an offer with a plan is a counter-offer.
    """
    found = book.earned_by(acts)
    if "plan" in found:
        if not has_number(utterance):
            found.remove("plan")
        elif state.rung and "counter" not in found:
            found.append("counter")
    if "boundary" in found and "breach" not in state.marks:
        found.remove("boundary")  # nothing has happened yet that could be named
    return [name for name in found if name not in state.earned]


def is_vague(acts: Collection[str], earns: Collection[str]) -> bool:
    """Whether the line says nothing to the matter."""
    return not earns and (not acts or set(acts) <= _EMPTY)
