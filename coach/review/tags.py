"""Tags: what a line of a call does, finer than the acts, as the line tagger reads it.

A tag is the third witness beside the recogniser's acts and the plain words. Where it is sure it
decides; in between the other two do; where no line was tagged (a rehearsal scores each turn at once,
from the acts alone) they decide by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from coach.act_cues import RED_LINES as RED_ACTS
from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.names import ITEMS, RED_LINES, VIOLATIONS
from coach.review.signs import OWN_ACTS

FILE = "tags.yml"
Tags = Mapping[str, float]
"""The probability of each tag of a line."""

_GRAVE = RED_ACTS | (frozenset(RED_LINES) - {"promised_above_means"})  # sums are easily misread

Index = Mapping[str, Sequence[str]]
"""Ids of tags by the name of what they speak for."""

SURE = 0.6
"""From which probability a tag decides that something is there."""
DOUBTFUL = 0.1
"""Below which probability of its tags something is not there, whatever words suggest."""
GRAVE = 0.03
"""The same for what must not be missed: violations, and what costs money or data."""


@dataclass(frozen=True)
class Tag:
    """What a tag of a borrower's line speaks for.

    item: the item of the rubric that such a line is quoted for. acts: the acts it is a kind of. aspects: pairs (item of the rubric, what is named). red_line:
    what it crosses. words: for a collector's line, the patterns of the rubric that it stands for.
    """

    zh: str
    item: str = ""
    acts: list[str] = field(default_factory=list)
    aspects: list[list[str]] = field(default_factory=list)
    red_line: str = ""
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class TagBook:
    """All tags by side and id."""

    borrower: Mapping[str, Tag]
    collector: Mapping[str, Tag]

    @cached_property
    def by_act(self) -> Index:
        """The tags of each act that has some."""
        return _index((act, id) for id, tag in self.borrower.items() for act in tag.acts)

    @cached_property
    def by_item(self) -> Index:
        """The tags that a line is quoted for, by item of the rubric."""
        return _index((tag.item, id) for id, tag in self.borrower.items() if tag.item)

    @cached_property
    def by_aspect(self) -> Mapping[str, Index]:
        """For each item the tags of each thing that may be named for it."""
        return {
            item: _index(
                (aspect, id)
                for id, tag in self.borrower.items()
                for named, aspect in tag.aspects
                if named == item
            )
            for item in ITEMS
        }

    @cached_property
    def by_red_line(self) -> Index:
        """The tags of each red line."""
        return _index((tag.red_line, id) for id, tag in self.borrower.items() if tag.red_line)

    @cached_property
    def by_words(self) -> Index:
        """The tags of each pattern for the collector's words."""
        return _index((name, id) for id, tag in self.collector.items() for name in tag.words)


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    found: dict[str, list[str]] = {}
    for name, id in pairs:
        found.setdefault(name, []).append(id)
    return found


def weigh(tags: Tags | None, ids: Iterable[str], otherwise: bool, *, grave: bool = False) -> bool:
    """Whether one of these tags holds; `otherwise`: what the other witnesses say."""
    if tags is None:
        return otherwise
    most = max((tags.get(id, 0.0) for id in ids), default=0.0)
    return most >= SURE or (otherwise and most >= (GRAVE if grave else DOUBTFUL))


def weigh_all(tags: Tags | None, index: Index, otherwise: Iterable[str]) -> set[str]:
    """What holds: of the names in `index` by their tags, of others what the other witnesses say."""
    said = set(otherwise)
    return {name for name in {*said, *index} if _holds(tags, index, name, name in said)}


def _holds(tags: Tags | None, index: Index, name: str, otherwise: bool) -> bool:
    if name not in index:
        return otherwise
    return weigh(tags, index[name], otherwise, grave=name in _GRAVE)


def load_tags(path: Path) -> TagBook:
    """The tags of the file at `path`.

    Raises:
        ContentError: an act, an item or a red line is unknown.
    """
    raw = read_mapping(path)
    sides = {
        side: {id: build(Tag, entry, f"{path.name} {id}") for id, entry in raw[side].items()}
        for side in ("borrower", "collector")
    }
    for tags in sides.values():
        for id, tag in tags.items():
            _check(tag, f"{path.name} {id}")
    if twice := set(sides["collector"]) & set(VIOLATIONS):
        raise ContentError(f"{path.name}: {', '.join(sorted(twice))} is a violation")
    return TagBook(**sides)


def _check(tag: Tag, where: str) -> None:
    known = {*library().acts, *OWN_ACTS}
    for act in tag.acts:
        if act not in known:
            raise ContentError(f"{where}: unknown act {act}")
    for item in (*([tag.item] if tag.item else []), *(item for item, _ in tag.aspects)):
        if item not in ITEMS:
            raise ContentError(f"{where}: unknown item {item}")
    if tag.red_line and tag.red_line not in RED_LINES:
        raise ContentError(f"{where}: unknown red line {tag.red_line}")


@lru_cache(maxsize=1)
def tag_book() -> TagBook:
    """The project's own tags, loaded at the first call."""
    return load_tags(KNOWLEDGE / FILE)
