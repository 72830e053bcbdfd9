"""Everything the bot knows, loaded once and checked together.

`library()` is what the rest of the program uses; tests and tools call `load` on other folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.cards import CAUSES, Card, load_cards
from coach.content import ContentError, build, read_list, read_mapping
from coach.facts import Facts, load_facts
from coach.paths import KNOWLEDGE


@dataclass(frozen=True)
class Refusal:
    """An illegal ask: one sentence of refusal, the lawful way, and the fact that says why."""

    zh: str
    say: str
    instead: str
    fact: str
    related: tuple[str, ...]


@dataclass(frozen=True)
class Cause:
    """A reason for being overdue.

    `since` goes before `clause` where the beginning is known; `words` name the cause in a message.
    """

    title: str
    since: str
    clause: str
    words: tuple[str, ...]
    proofs: str


@dataclass(frozen=True)
class Act:
    """A speech act of the borrower; `card` helps somebody who says it outside a rehearsal."""

    zh: str
    rubric: tuple[str, ...]
    card: str


@dataclass(frozen=True)
class Command:
    """What the bot says to a command, and the intents it offers next."""

    say: str
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Myth:
    """A wrong claim; `patterns` catch it in the bot's own texts (re.search, no flags)."""

    id: str
    wrong: str
    right: str
    facts: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    also_wrong: tuple[str, ...]
    must_not_match: tuple[str, ...]

    def caught_in(self, text: str) -> bool:
        """Whether `text` makes the wrong claim."""
        return any(pattern.search(text) for pattern in self.patterns)


@dataclass(frozen=True)
class _RawMyth:
    """A myth as it stands in the file."""

    id: str
    wrong: str
    right: str
    facts: list[str]
    patterns: list[str]
    also_wrong: list[str]
    must_not_match: list[str]


@dataclass(frozen=True)
class Library:
    """All content by id."""

    facts: Facts
    cards: Mapping[str, Card]
    refusals: Mapping[str, Refusal]
    causes: Mapping[str, Cause]
    acts: Mapping[str, Act]
    commands: Mapping[str, Command]
    talk: Mapping[str, Any]
    myths: tuple[Myth, ...]

    def line(self, name: str, **values: object) -> str:
        """The sentence `name` ("flow.line" or "line") of talk.yml with its blanks filled in."""
        text: Any = self.talk
        for key in name.split("."):
            text = text[key]
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return self.facts.fill(text)

    def title(self, intent: str) -> str:
        """How a button names the intent: a card's title, or a command's."""
        kind, _, id = intent.partition("_")
        if kind == "ask":
            return self.cards[id].title
        return str(self.talk["titles"][id])

    def lines(self) -> Iterator[str]:
        """Every sentence of talk.yml, as written."""
        yield from _leaves(self.talk)


def _leaves(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _leaves(value)
    else:
        yield str(node)


def load(folder: Path) -> Library:
    """Reads all of `folder`.

    Raises:
        ContentError: something is missing, unknown or does not fit; the message says what.
    """
    facts = load_facts(folder)
    cards = load_cards(folder / "cards", facts)
    made = Library(
        facts=facts,
        cards=cards,
        refusals=_table(Refusal, folder / "refusals.yml", "related"),
        causes=_table(Cause, folder / "causes.yml", "words"),
        acts=_table(Act, folder / "acts.yml", "rubric"),
        commands=_table(Command, folder / "commands.yml", "buttons"),
        talk=_talk(folder),
        myths=tuple(_myth(entry) for entry in read_list(folder / "myths.yml", "myths")),
    )
    _check(made)
    return made


def _table(cls: type[Any], path: Path, tuple_field: str) -> dict[str, Any]:
    return {
        id: build(cls, _with_tuple(entry, tuple_field), f"{path.name} {id}")
        for id, entry in read_mapping(path).items()
    }


def _with_tuple(entry: Any, field: str) -> Any:
    """The entry with its list under `field` as a tuple, empty where there is none."""
    if not isinstance(entry, dict):
        return entry
    items = entry.get(field, [])
    return {**entry, field: tuple(items) if isinstance(items, list) else items}


def _talk(folder: Path) -> dict[str, Any]:
    """talk.yml, and each file of talk/ under its own name."""
    talk = read_mapping(folder / "talk.yml")
    for path in sorted((folder / "talk").glob("*.yml")):
        if path.stem in talk:
            raise ContentError(f"talk/{path.name}: talk.yml has {path.stem} too")
        talk[path.stem] = read_mapping(path)
    return talk


def _myth(entry: Any) -> Myth:
    where = f"myths.yml {entry.get('id', entry) if isinstance(entry, dict) else entry}"
    raw = build(_RawMyth, entry, where)
    try:
        patterns = tuple(re.compile(pattern) for pattern in raw.patterns)
    except re.error as error:
        raise ContentError(f"{where}: patterns: {error}") from error
    return Myth(
        id=raw.id,
        wrong=raw.wrong,
        right=raw.right,
        facts=tuple(raw.facts),
        patterns=patterns,
        also_wrong=tuple(raw.also_wrong),
        must_not_match=tuple(raw.must_not_match),
    )


def _check(made: Library) -> None:
    if set(made.causes) != set(CAUSES):
        raise ContentError(f"causes.yml: its ids must be {', '.join(CAUSES)}")
    for id, refusal in made.refusals.items():
        _known_facts(f"refusals.yml {id}", (refusal.fact,), made)
        _known_cards(f"refusals.yml {id}", refusal.related, made)
        made.facts.check(f"refusals.yml {id}", (refusal.say, refusal.instead))
    for id, act in made.acts.items():
        _known_cards(f"acts.yml {id}", (act.card,), made)
    for id, command in made.commands.items():
        made.facts.check(f"commands.yml {id}", (command.say,))
        _known_titles(f"commands.yml {id}", command.buttons, made)
    for myth in made.myths:
        _known_facts(f"myths.yml {myth.id}", myth.facts, made)
    made.facts.check("talk.yml", made.lines())


def _known_cards(where: str, ids: tuple[str, ...], made: Library) -> None:
    for id in ids:
        if id not in made.cards:
            raise ContentError(f"{where}: unknown card {id}")


def _known_facts(where: str, ids: tuple[str, ...], made: Library) -> None:
    for id in ids:
        if id not in made.facts.facts:
            raise ContentError(f"{where}: unknown fact {id}")


def _known_titles(where: str, intents: tuple[str, ...], made: Library) -> None:
    for intent in intents:
        try:
            made.title(intent)
        except KeyError as error:
            raise ContentError(f"{where}: no title for {intent}") from error


@lru_cache(maxsize=1)
def library() -> Library:
    """The project's own content, loaded at the first call."""
    return load(KNOWLEDGE)
