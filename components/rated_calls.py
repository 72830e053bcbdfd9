"""Calls that people have tagged line by line and rated: what the readers of a whole call learn from.

One JSON object a line: {"brief", "affordable_month": yuan or null, "turns": [[side, text, tags]], "ratings":
[{"labels": the ten levels in the rubric's order, "red_lines", "violations"}]}; side: c for the
collector, b for the borrower. The tags are those of knowledge/tags.yml and, in the collector's lines,
the kinds of violations.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coach.review.call import Who
from coach.review.heard import NA, Level
from coach.review.hearing import said_before
from coach.review.names import ITEMS
from components.lines import Line

SIDES: Mapping[str, Who] = {"c": "collector", "b": "borrower"}
LEVELS: tuple[Level, ...] = (0, 1, 2, 3, NA)
_FEN = 100  # of a yuan


@dataclass(frozen=True)
class Rating:
    """What one rater says of a call."""

    levels: Mapping[str, Level]
    red_lines: frozenset[str]
    violations: frozenset[str]


@dataclass(frozen=True)
class RatedCall:
    """A call with the tags of each line, and what its raters say of it."""

    brief: str
    affordable_month_fen: int | None
    spoken: Sequence[tuple[Who, str]]
    tags: Sequence[Collection[str]]
    ratings: Sequence[Rating]

    def without_brief(self) -> RatedCall:
        """The same call as somebody pastes it who says nothing else."""
        return replace(self, brief="", affordable_month_fen=None)

    def turns_of(self, who: Who) -> list[int]:
        """The places of one side's lines, from 0."""
        return [place for place, (side, _) in enumerate(self.spoken) if side == who]

    def line(self, place: int) -> Line:
        """What is said there, and what the other side said before it."""
        return self.spoken[place][1], said_before(self.spoken, place)


def read_calls(folder: Path) -> list[RatedCall]:
    """The calls of all files of a folder, in the order of the files' names."""
    return [
        rated_call(json.loads(row))
        for file in sorted(folder.glob("*.jsonl"))
        for row in file.read_text("utf-8").splitlines()
    ]


def rated_call(raw: Mapping[str, Any]) -> RatedCall:
    """The call that is written so."""
    month = raw["affordable_month"]
    return RatedCall(
        brief=raw["brief"],
        affordable_month_fen=None if month is None else round(month * _FEN),
        spoken=[(SIDES[side], text) for side, text, *_ in raw["turns"]],
        tags=[tags[0] if tags else [] for _, _, *tags in raw["turns"]],
        ratings=list(_ratings(raw["ratings"])),
    )


def _ratings(raw: Sequence[Mapping[str, Any]]) -> Iterator[Rating]:
    for one in raw:
        levels = dict(zip(ITEMS, one["labels"], strict=True))
        yield Rating(levels, frozenset(one["red_lines"]), frozenset(one["violations"]))
