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
from coach.content import ContentError, build, read
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
    """A reason for being overdue. `words` are what names it in a message."""

    title: str
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
    patterns: tuple[re.Pattern[str], ...]
    also_wrong: tuple[str, ...]
    must_not_match: tuple[str, ...]

    def caught_in(self, text: str) -> bool:
        """Whether `text` makes the wrong claim."""
        return any(pattern.search(text) for pattern in self.patterns)


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
        talk=read(folder / "talk.yml"),
        myths=tuple(_myth(entry) for entry in read(folder / "myths.yml")["myths"]),
    )
    _check(made)
    return made


def _table(cls: type[Any], path: Path, tuple_field: str) -> dict[str, Any]:
    entries = read(path)
    return {
        str(id): build(
            cls, {**entry, tuple_field: tuple(entry.get(tuple_field, ()))}, f"{path.name} {id}"
        )
        for id, entry in entries.items()
    }


def _myth(entry: Mapping[str, Any]) -> Myth:
    return Myth(
        id=entry["id"],
        wrong=entry["wrong"],
        right=entry["right"],
        patterns=tuple(re.compile(pattern) for pattern in entry["patterns"]),
        also_wrong=tuple(entry.get("also_wrong", ())),
        must_not_match=tuple(entry.get("must_not_match", ())),
    )


def _check(made: Library) -> None:
    if set(made.causes) != set(CAUSES):
        raise ContentError(f"causes.yml: its ids must be {', '.join(CAUSES)}")
    for id, refusal in made.refusals.items():
        if refusal.fact not in made.facts.facts:
            raise ContentError(f"refusals.yml {id}: unknown fact {refusal.fact}")
        _known_cards(f"refusals.yml {id}", refusal.related, made)
        for text in (refusal.say, refusal.instead):
            made.facts.fill(text)
    for id, act in made.acts.items():
        _known_cards(f"acts.yml {id}", (act.card,), made)
    for id, command in made.commands.items():
        made.facts.fill(command.say)
        for intent in command.buttons:
            try:
                made.title(intent)
            except KeyError as error:
                raise ContentError(f"commands.yml {id}: no title for {intent}") from error
    for text in made.lines():
        made.facts.fill(text)


def _known_cards(where: str, ids: tuple[str, ...], made: Library) -> None:
    for id in ids:
        if id not in made.cards:
            raise ContentError(f"{where}: unknown card {id}")


@lru_cache(maxsize=1)
def library() -> Library:
    """The project's own content, loaded at the first call."""
    return load(KNOWLEDGE)
