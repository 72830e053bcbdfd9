"""The map of everything the bot understands: which ids there are, what they mean, where they lie.

The map is the one place where an id is made up; cards, training data and the domain follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping

FILE = "taxonomy.yml"
OUT_OF_SCOPE = "out_of_scope"
SECTIONS = (
    *("二A", "二B", "三A", "三B"),
    *("四A", "四B", "四C", "四D", "四E"),
    *("五A", "五B", "五C", "五D", "五E"),
    *("六A", "六B", "六C", "六D"),
    "全文",
)
"""The sections of the guide article; every one of them is carried by a card."""

_ID = re.compile(r"[a-z]+(?:_[a-z]+)*")


@dataclass(frozen=True)
class Situation:
    """What a borrower asks about: one card.

    `guide`: the sections of the article that its card carries; `neighbours`: the situations that
    it must not be taken for.
    """

    group: str
    zh: str
    guide: tuple[str, ...]
    neighbours: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """All ids with what they mean, acts included."""

    situations: Mapping[str, Situation]
    acts: Mapping[str, str]
    refusals: Mapping[str, str]
    safety: Mapping[str, str]
    commands: Mapping[str, str]

    def meanings(self) -> dict[str, str]:
        """What each intent means, by its name in the domain."""
        families = {
            "ask": {id: situation.zh for id, situation in self.situations.items()},
            "say": self.acts,
            "refuse": self.refusals,
            "safety": self.safety,
            "do": self.commands,
        }
        named = {f"{kind}_{id}": zh for kind, ids in families.items() for id, zh in ids.items()}
        return {**named, OUT_OF_SCOPE: "与催收和欠款无关的话"}


def training_file(intent: str) -> str:
    """Where an intent's sentences lie in data/nlu and in tests/nlu: ask/insulted.yml."""
    if intent == OUT_OF_SCOPE:
        return f"{intent}.yml"
    kind, _, id = intent.partition("_")
    return f"{kind}/{id}.yml"


def load_taxonomy(folder: Path) -> Taxonomy:
    """Reads taxonomy.yml and the acts of acts.yml in `folder`.

    Raises:
        ContentError: an id is no id or stands twice, a neighbour or a section is unknown, or a
            section of the guide is carried by no card.
    """
    content = build(_Content, read_mapping(folder / FILE), FILE)
    situations = _situations(content.cards)
    acts = {id: str(act["zh"]) for id, act in read_mapping(folder / "acts.yml").items()}
    for ids in (situations, acts, content.refusals, content.safety, content.commands):
        _check_ids(ids)
    _check_situations(situations)
    return Taxonomy(situations, acts, content.refusals, content.safety, content.commands)


@dataclass(frozen=True)
class _Content:
    """The file as it is written."""

    cards: dict[str, dict[str, Any]]
    refusals: dict[str, str]
    safety: dict[str, str]
    commands: dict[str, str]


@dataclass(frozen=True)
class _Entry:
    """A situation as it is written."""

    zh: str
    guide: list[str]
    neighbours: list[str]


def _situations(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, Situation]:
    situations: dict[str, Situation] = {}
    for group, entries in groups.items():
        for id, raw in entries.items():
            if id in situations:
                raise ContentError(f"{FILE}: {id} stands in two groups")
            entry = build(_Entry, _renamed(raw), f"{FILE} {id}")
            situations[id] = Situation(group, entry.zh, tuple(entry.guide), tuple(entry.neighbours))
    return situations


def _renamed(raw: Any) -> Any:
    # `not` is a word of Python, so the field is called neighbours there.
    if not isinstance(raw, dict):
        return raw
    named = {("neighbours" if key == "not" else key): value for key, value in raw.items()}
    return {"guide": [], "neighbours": [], **named}


def _check_ids(ids: Iterable[str]) -> None:
    for id in ids:
        if not _ID.fullmatch(id):
            raise ContentError(f"{FILE}: {id} is no id: small letters and single underscores")


def _check_situations(situations: Mapping[str, Situation]) -> None:
    for id, situation in situations.items():
        for other in situation.neighbours:
            if other not in situations or other == id:
                raise ContentError(f"{FILE} {id}: unknown neighbour {other}")
        for section in situation.guide:
            if section not in SECTIONS:
                raise ContentError(f"{FILE} {id}: the guide has no section {section}")
    carried = {section for situation in situations.values() for section in situation.guide}
    missing = [section for section in SECTIONS if section not in carried]
    if missing:
        raise ContentError(f"{FILE}: no card carries {'、'.join(missing)} of the guide")
