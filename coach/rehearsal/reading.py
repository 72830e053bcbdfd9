"""What a borrower's line means at this point of the call: bare answers resolved, evidence counted."""

from __future__ import annotations

import re
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

_MARKS = "，。,；;！!？?"
_AT_ONCE = re.compile("一次")
_REFUSES = re.compile(
    r"还不[上起了清]|拿不出|给不[了起]|付不[了起]|出不起|没有(?!问题)|不可能|凑不"
)
_TIME_OF_DAY = re.compile(
    r"[\d一二三四五六七八九十两][:：点]|上午|中午|下午|早上|白天|下班|傍晚|午休"
)
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
    """Whether a sum, a period or a day is named that can be kept: 一次性还不上 names none."""
    text = utterance.text
    return any(
        quantity.type in _NUMBERED
        and not _AT_ONCE.search(text[quantity.start : quantity.end])
        and not _REFUSES.search(_clause_at(text, quantity.start))
        for quantity in utterance.quantities
    )


def names_time(utterance: Utterance) -> bool:
    """Whether it is said when to talk: 明天早上九点, not 改天 or 明天再说."""
    return bool(_TIME_OF_DAY.search(utterance.text))


def _clause_at(text: str, place: int) -> str:
    """The clause of the text in which the place lies."""
    begin = max(text.rfind(mark, 0, place) for mark in _MARKS) + 1
    ends = [end for mark in _MARKS if (end := text.find(mark, place)) >= 0]
    return text[begin : min(ends, default=len(text))]


def earned(state: State, acts: Collection[str], utterance: Utterance, book: MoveBook) -> list[str]:
    """The evidence that the line earns for the first time.

    A plan counts once it names a number, a call at another time once it names the time; an answer
    to an offer with a plan is a counter-offer.
    """
    found = book.earned_by(acts)
    if "plan" in found:
        if not has_number(utterance):
            found.remove("plan")
        elif state.rung and "counter" not in found:
            found.append("counter")
    if "callback" in found and not names_time(utterance):
        found.remove("callback")
    if "boundary" in found and "breach" not in state.marks:
        found.remove("boundary")  # nothing has happened yet that could be named
    return [name for name in found if name not in state.earned]


def is_vague(acts: Collection[str], earns: Collection[str]) -> bool:
    """Whether the line says nothing to the matter."""
    return not earns and (not acts or set(acts) <= _EMPTY)
