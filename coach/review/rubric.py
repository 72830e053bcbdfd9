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
from coach.review.names import ITEMS

FILE = "rubric.yml"
TOP_LEVEL = 3
GRADES = ((85, "稳"), (70, "可以"), (50, "再练"), (0, "先看示范"))
"""From how many points of the process on which grade is given."""

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
            if not clauses.is_reported(clause, match.start())
        }


@dataclass(frozen=True)
class Rubric:
    """All items by id, and what is looked for in the collector's lines and in the brief."""

    items: Mapping[str, Item]
    collector: Patterns
    private_request: Patterns
    brief: Patterns


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


_COLLECTOR = ("provoked", "offers", "obtained", "cheat", "settled", "own_number")


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
    return Rubric(
        items=items,
        collector=_patterns({name: content[name] for name in _COLLECTOR}, path.name, facts),
        private_request=_patterns(content["private_request"], path.name, facts),
        brief=_patterns(content["brief"], path.name, facts),
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
