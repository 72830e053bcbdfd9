"""The rubric as data: ten items, their weights, and the words that each of them is known by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach import clauses
from coach.content import ContentError, build, read_mapping
from coach.facts import Facts
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.names import ITEMS, RED_LINES

FILE = "rubric.yml"
TOP_LEVEL = 3
GRADES = ((85, "稳"), (70, "可以"), (50, "再练"), (0, "先看示范"))
"""From how many points of the process on which grade is given."""

# What others say is not what the borrower does. 您说 is none of it: it asks the collector to speak.
_TOLD = re.compile(r"(?:他|她|人家|网上|新闻|朋友|同事|上次).{0,6}?(?:说过?|讲过?|告诉|提到|写着)")

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Item:
    """One item: its share of 100, what it looks for, and what is said about it.

    aspects: what a good line names; chip_good, chip_poor: the mark on a turn; lines: better lines
    with placeholders.
    """

    id: str
    weight: int
    title: str
    guide: str
    fact: str
    aspects: Patterns
    chip_good: str
    chip_poor: str
    praise: str
    advice: str
    why: str
    lines: tuple[str, ...]

    def named(self, text: str) -> set[str]:
        """The aspects that the text names, not counting what is told of somebody else."""
        return {
            name
            for name, pattern in self.aspects.items()
            for clause in clauses.split(text)
            for match in pattern.finditer(clause)
            if not _TOLD.search(clause[: match.start()])
        }

    def mentioned(self, text: str) -> bool:
        """Whether the text has to do with one of the aspects at all, whoever says it."""
        return any(pattern.search(text) for pattern in self.aspects.values())


@dataclass(frozen=True)
class RedLine:
    """What is said of a red line: its title, the mark on the turn, and what to say instead.

    why, fact: the reason and what backs it, where those of the item would not fit.
    """

    title: str
    chip: str
    line: str
    why: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Rubric:
    """All items by id, and what is looked for in the collector's lines and in the brief."""

    items: Mapping[str, Item]
    red_lines: Mapping[str, RedLine]
    collector: Patterns
    private_request: Patterns
    brief: Patterns
    moments: Mapping[str, str]
    verdicts: Mapping[str, str]
    endings: Mapping[str, str]


@dataclass(frozen=True)
class _RawItem:
    """An item as it stands in the file."""

    weight: int
    title: str
    guide: str
    fact: str
    aspects: dict[str, str]
    chip: dict[str, str]
    praise: str
    advice: str
    why: str
    lines: list[str]


_COLLECTOR = (
    "provoked",
    "offers",
    "obtained",
    "cheat",
    "settled",
    "own_number",
    "night_complaint",
    "transfer_request",
    "tells_who",
    "tells_org",
)


def load_rubric(path: Path, facts: Facts) -> Rubric:
    """Reads the rubric at `path`.

    Raises:
        ContentError: items or weights are wrong, a fact is unknown, or a pattern is broken.
    """
    content = read_mapping(path)
    items = {id: _item(id, raw, f"{path.name} {id}", facts) for id, raw in content["items"].items()}
    if tuple(items) != ITEMS:
        raise ContentError(f"{path.name}: its items must be {', '.join(ITEMS)}")
    if sum(item.weight for item in items.values()) != 100:
        raise ContentError(f"{path.name}: the weights must sum to 100")
    red_lines = {
        id: build(RedLine, raw, f"{path.name} {id}") for id, raw in content["red_lines"].items()
    }
    if set(red_lines) != set(RED_LINES):
        raise ContentError(f"{path.name}: its red lines must be {', '.join(RED_LINES)}")
    for id, red_line in red_lines.items():
        if red_line.fact and red_line.fact not in facts.facts:
            raise ContentError(f"{path.name} {id}: unknown fact {red_line.fact}")
    facts.check(f"{path.name} red_lines", (red_line.line for red_line in red_lines.values()))
    return Rubric(
        items=items,
        red_lines=red_lines,
        collector=_patterns({name: content[name] for name in _COLLECTOR}, path.name, facts),
        private_request=_patterns(content["private_request"], path.name, facts),
        brief=_patterns(content["brief"], path.name, facts),
        moments=content["moments"],
        verdicts=content["verdicts"],
        endings=content["endings"],
    )


def _item(id: str, raw: Any, where: str, facts: Facts) -> Item:
    entry = build(_RawItem, raw, where)
    if entry.fact not in facts.facts:
        raise ContentError(f"{where}: unknown fact {entry.fact}")
    if set(entry.chip) != {"good", "poor"}:
        raise ContentError(f"{where}: chip needs good and poor")
    facts.check(where, entry.lines)
    return Item(
        id=id,
        weight=entry.weight,
        title=entry.title,
        guide=entry.guide,
        fact=entry.fact,
        aspects=_patterns(entry.aspects, f"{where} aspects", facts),
        chip_good=entry.chip["good"],
        chip_poor=entry.chip["poor"],
        praise=entry.praise,
        advice=entry.advice,
        why=entry.why,
        lines=tuple(entry.lines),
    )


def _patterns(raw: Mapping[str, str], where: str, facts: Facts) -> dict[str, re.Pattern[str]]:
    made = {}
    for name, pattern in raw.items():
        try:
            made[name] = re.compile(facts.fill(pattern))
        except re.error as error:
            raise ContentError(f"{where} {name}: {error}") from error
    return made


def grade(process: int) -> str:
    """The word for so many points of the process (0 to 100)."""
    return next(word for floor, word in GRADES if process >= floor)


@lru_cache(maxsize=1)
def rubric() -> Rubric:
    """The project's own rubric, loaded at the first call."""
    return load_rubric(KNOWLEDGE / FILE, library().facts)
