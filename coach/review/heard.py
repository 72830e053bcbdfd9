"""A call with all that the items of the rubric look at, and what an item comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from coach.review.call import CallBrief, Line, Turn
from coach.review.rubric import Rubric
from coach.review.tags import tag_book, weigh, weigh_all
from coach.review.violations import Violation

Level = int | Literal["na"]
NA: Literal["na"] = "na"


@dataclass(frozen=True)
class Label:
    """The level of an item, and the turns (from 1) that it rests on."""

    level: Level
    evidence: list[int] = field(default_factory=list)


def label(level: Level, lines: Sequence[Line]) -> Label:
    """The level, resting on these lines."""
    return Label(level, sorted({line.number for line in lines}))


@dataclass(frozen=True)
class Heard:
    """A call with all that the items look at. red_lines: those crossed in it."""

    lines: Sequence[Line]
    turns: Sequence[Turn]
    brief: CallBrief
    violations: Sequence[Violation]
    rubric: Rubric
    red_lines: Sequence[str] = ()

    def doing(self, *acts: str) -> list[Line]:
        """The lines with one of the acts."""
        return [line for line in self.lines if line.does(*acts)]

    def named(self, item: str, lines: Sequence[Line]) -> set[str]:
        """The aspects of the item that these lines name."""
        words, tags = self.rubric.items[item], tag_book().by_aspect.get(item, {})
        return {
            name for line in lines for name in weigh_all(line.tags, tags, words.named(line.text))
        }

    def collector_says(self, name: str) -> list[int]:
        """The turns (from 1) in which the collector's words match the pattern of that name."""
        pattern, tags = self.rubric.collector[name], tag_book().by_words.get(name, ())
        return [
            number
            for number, turn in enumerate(self.turns, 1)
            if turn.who == "collector"
            and weigh(turn.tags if tags else None, tags, bool(pattern.search(turn.text)))
        ]

    @property
    def own_debt(self) -> bool:
        """Whether the talk is of the borrower's own debt, with somebody it can be settled with."""
        return self.brief.owed and not self.brief.fraud
