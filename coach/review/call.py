"""A call as the review reads it: turns in order, each with what was said just before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coach.quantities import Quantity, extract
from coach.review.rubric import Rubric
from coach.review.signs import signs
from coach.review.tags import Tags, tag_book, weigh, weigh_all

ANY_DAY = dt.date(2026, 1, 1)  # sums do not depend on the day
_BEFORE = 10
_NOD = 3  # characters
_AT_HAND = re.compile(r"手[上里头]|存款|积蓄|现金|首付|拿得?出|凑|今天能|马上能|余额")
_EVERY_MONTH = re.compile(r"每个?月.{0,4}(?:能|可|最多|承受|负担|还)|月(?:供|还款)能力")

# What no lender asks for, however the brief calls the call.
_CHEATING = ("asks_code", "索要验证码", "先收费")

Who = Literal["collector", "borrower"]


@dataclass(frozen=True)
class Turn:
    """One line of a call. acts and quantities are read from the borrower's lines only.

    tags: what the line tagger reads; None where nobody has tagged the line.
    """

    who: Who
    text: str
    acts: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    tags: Tags | None = None


@dataclass(frozen=True)
class Line:
    """A borrower's line in its place. number: from 1 over all turns; prev: the collector's words."""

    number: int
    text: str
    acts: frozenset[str]
    quantities: tuple[Quantity, ...]
    prev: str
    answer: str
    tags: Tags | None = None

    def does(self, *acts: str) -> bool:
        """Whether one of the acts is in the line."""
        return not self.acts.isdisjoint(acts)

    def values(self, *types: str) -> list[Quantity]:
        """The quantities of these types."""
        return [quantity for quantity in self.quantities if quantity.type in types]


@dataclass(frozen=True)
class CallBrief:
    """What is known about the call.

    affordable_month_fen: the most that can be kept every month; None: not known. owed: whether the
    debt is the speaker's. dialled: whether the borrower rang the official number. fraud: whether
    the caller is a cheat. night, often: whether the brief says that it is night, or that he calls
    all the time. can_pay_all: whether all can be paid at once. transfers_count: whether being asked
    for money to a private account is an opportunity to guard one's privacy, as in a rehearsal.
    """

    text: str = ""
    affordable_month_fen: int | None = None
    owed: bool = True
    dialled: bool = False
    fraud: bool = False
    night: bool = False
    often: bool = False
    can_pay_all: bool = False
    transfers_count: bool = False
    sums_fen: frozenset[int] = field(default_factory=frozenset)


def read_brief(
    text: str,
    affordable_month_fen: int | None,
    turns: Sequence[Turn],
    rubric: Rubric,
) -> CallBrief:
    """Reads from the brief's words, and from what the caller asks for, what kind of call it is.

    What can be kept every month is read from the words where it is not given.
    """
    found = {name: bool(pattern.search(text)) for name, pattern in rubric.brief.items()}
    complaint = rubric.collector["night_complaint"]
    cheats = any(
        rubric.collector["cheat"].search(turn.text) or weigh(turn.tags, _CHEATING, False)
        for turn in turns
        if turn.who == "collector"
    )
    return CallBrief(
        text=text,
        affordable_month_fen=_limit(text) if affordable_month_fen is None else affordable_month_fen,
        owed=not found["not_owed"],
        dialled=found["dialled"],
        fraud=found["fraud"] or cheats,
        night=found["night"]
        or any(complaint.search(turn.text) for turn in turns if turn.who == "borrower"),
        often=found["often"],
        can_pay_all=found["can_pay_all"],
        sums_fen=frozenset(
            fen for before, fen in _sums(text) if _AT_HAND.search(before) and "欠" not in before
        ),
    )


def _limit(text: str) -> int | None:
    """What the brief says can be paid every month, fen."""
    return next((fen for before, fen in _sums(text) if _EVERY_MONTH.search(before)), None)


def _sums(text: str) -> Iterator[tuple[str, int]]:
    """The sums of a text in fen, each with the words right before it."""
    for quantity in extract(text, ANY_DAY):
        if quantity.type == "money" and isinstance(quantity.value, int):
            yield text[max(0, quantity.start - _BEFORE) : quantity.start], quantity.value


def lines_of(turns: Sequence[Turn]) -> list[Line]:
    """The borrower's lines, each with the collector's words before and after it."""
    made = []
    for index, turn in enumerate(turns):
        if turn.who == "borrower":
            prev = _beside(turns, index, -1)
            # A bare nod means what it answers: a tagger that reads words is of no help there.
            tags = None if len(turn.text) <= _NOD else turn.tags
            # Where there are tags, what the recogniser makes of a line adds noise and no more.
            acts = signs().acts_of(turn.text, turn.acts if tags is None else (), prev)
            made.append(
                Line(
                    number=index + 1,
                    text=turn.text,
                    acts=frozenset(weigh_all(tags, tag_book().by_act, acts)),
                    quantities=turn.quantities,
                    prev=prev,
                    answer=_beside(turns, index, 1),
                    tags=tags,
                )
            )
    return made


def _beside(turns: Sequence[Turn], index: int, step: int) -> str:
    """What the collector says right before (step -1) or right after (step 1) the turn."""
    said: list[str] = []
    at = index + step
    while 0 <= at < len(turns) and turns[at].who == "borrower":
        at += step
    while 0 <= at < len(turns) and turns[at].who == "collector":
        said.append(turns[at].text)
        at += step
    return "".join(said if step > 0 else reversed(said))
