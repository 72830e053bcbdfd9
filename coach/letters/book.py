"""The letters as written in knowledge/letters/, and what they share, checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping
from coach.library import Library, library
from coach.paths import KNOWLEDGE
from coach.review.names import VIOLATIONS
from coach.routes import Route, load_routes

SHARED = "letters.yml"
NO_FIELD = "none"
"""The value of `blank_told` of a letter that leaves the user's words out where there are none."""

_SECTIONS = frozenset({"told", "demands", "law", "attach", "today"})
_TITLE_CAP = 12
_BLANK = re.compile(r"\{([a-z_]+)\}")
# What must never be asked for, not even as a blank: it has no place in these letters.
_NEVER_ASKED = re.compile(r"证件|身份证|卡号|密码|验证码")


@dataclass(frozen=True)
class Letter:
    """One letter; `body` has blanks by name, see `fields` of letters.yml, and sections.

    words: a pattern that chooses it in free words. cards: the answer cards that offer it. ask: the
    question for what only the user can tell, empty where there is none; blank_told: the field that
    stays blank without an answer. complaint: whether it charges somebody with something; debtor:
    whether its writer owes the money. demands: what is asked for where the story names no topic.
    about: the topics whose calls alone belong in it, all calls where empty. channel: the route of
    somebody who wants to agree on something, empty where it goes the way of a complaint.
    """

    id: str
    title: str
    to: str
    words: str
    body: str
    facts: tuple[str, ...]
    attach: tuple[str, ...]
    cards: tuple[str, ...]
    demands: tuple[str, ...] = ()
    ask: str = ""
    blank_told: str = NO_FIELD
    complaint: bool = False
    debtor: bool = True
    about: tuple[str, ...] = ()
    channel: str = ""


@dataclass(frozen=True)
class Topic:
    """What a story may be about, known by words or by the kinds of violation in the call log."""

    words: str
    violations: tuple[str, ...]
    demand: str
    facts: tuple[str, ...]
    attach: str
    routes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lender:
    """How a lender is called, and where a complaint begins; `first` replaces the first step.

    talk: the first step of who wants to agree on something, where it is not the route's own;
    words: what it is called in a request beside the names of entities.yml.
    """

    name: str
    routes: tuple[str, ...]
    first: str = ""
    talk: str = ""
    words: str = ""


@dataclass(frozen=True)
class LetterBook:
    """All letters by id, and what they share."""

    letters: Mapping[str, Letter]
    fields: Mapping[str, str]
    lines: Mapping[str, str]
    notes: Mapping[str, str]
    lenders: Mapping[str, Lender]
    unknown_lender: Lender
    topics: Mapping[str, Topic]
    people: Mapping[str, str]
    routes: Mapping[str, Route]

    def for_card(self, card: str) -> Letter | None:
        """The letter that helps further after the card, if there is one."""
        return next((one for one in self.letters.values() if card in one.cards), None)


def load_letters(folder: Path, known: Library) -> LetterBook:
    """Reads letters.yml and letters/ of `folder`.

    Raises:
        ContentError: something is missing, unknown or does not fit; the message says where.
    """
    shared = read_mapping(folder / SHARED)
    lenders = {
        id: _build(Lender, entry, f"{SHARED} {id}") for id, entry in shared["lenders"].items()
    }
    made = LetterBook(
        letters={
            path.stem: _build(Letter, read_mapping(path), path.name)
            for path in sorted((folder / "letters").glob("*.yml"))
        },
        fields=shared["fields"],
        lines=shared["lines"],
        notes=shared["notes"],
        lenders=lenders,
        unknown_lender=_build(Lender, shared["unknown_lender"], f"{SHARED} unknown_lender"),
        topics={
            id: _build(Topic, entry, f"{SHARED} {id}") for id, entry in shared["topics"].items()
        },
        people=shared["people"],
        routes=load_routes(folder, known.facts),
    )
    _check(made, known)
    return made


def _build(cls: type[Any], entry: Any, where: str) -> Any:
    """The entry as an instance of `cls`; lists become tuples."""
    if isinstance(entry, dict):
        entry = {
            key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
        }
    return build(cls, entry, where)


def _check(made: LetterBook, known: Library) -> None:
    for id, letter in made.letters.items():
        where = f"letters/{id}.yml"
        if letter.id != id:
            raise ContentError(f"{where}: its id is {letter.id}")
        if not 2 <= len(letter.title) <= _TITLE_CAP:
            raise ContentError(f"{where}: title {letter.title}: at most {_TITLE_CAP} characters")
        blanks = set(_BLANK.findall(letter.body + "".join(letter.attach)))
        _all_known(where, blanks, made.fields.keys() | _SECTIONS)
        _all_known(where, letter.cards, known.cards)
        if letter.blank_told not in made.fields and letter.blank_told != NO_FIELD:
            raise ContentError(f"{where}: unknown blank_told {letter.blank_told}")
        if bool(letter.ask) != ("told" in blanks or letter.blank_told in blanks):
            raise ContentError(f"{where}: a question needs a place for its answer, and a place one")
        if not letter.attach or not {"attach", "law"} <= blanks:
            raise ContentError(
                f"{where}: it must end with what to attach, and say what it rests on"
            )
        _texts(where, (letter.body, letter.ask, *letter.demands, *letter.attach), known)
        _pattern(where, letter.words)
        _all_known(where, letter.facts, known.facts.facts)
        _all_known(where, letter.about, made.topics)
        _all_known(where, [letter.channel] if letter.channel else [], made.routes)
    for id, topic in made.topics.items():
        _pattern(f"{SHARED} {id}", topic.words)
        _all_known(f"{SHARED} {id}", topic.facts, known.facts.facts)
        _all_known(f"{SHARED} {id}", topic.routes, made.routes)
        _texts(f"{SHARED} {id}", (topic.demand, topic.attach), known)
    kinds = sorted(kind for topic in made.topics.values() for kind in topic.violations)
    if kinds != sorted(VIOLATIONS):
        raise ContentError(f"{SHARED} topics: every kind of violation belongs to just one topic")
    for lender in (*made.lenders.values(), made.unknown_lender):
        _all_known(f"{SHARED} {lender.name}", lender.routes, made.routes)
        _texts(f"{SHARED} {lender.name}", (lender.first, lender.talk), known)
        _pattern(f"{SHARED} {lender.name}", lender.words)
    for name, words in made.people.items():
        _pattern(f"{SHARED} {name}", words)
    for name, label in made.fields.items():
        if _NEVER_ASKED.search(label):
            raise ContentError(f"{SHARED} {name}: a letter must not ask for {label}")
    _texts(SHARED, (*made.lines.values(), *made.notes.values()), known)


def _all_known(where: str, names: Iterable[str], there: Iterable[str]) -> None:
    unknown = sorted(set(names) - set(there))
    if unknown:
        raise ContentError(f"{where}: unknown {', '.join(unknown)}")


def _texts(where: str, texts: Iterable[str], known: Library) -> None:
    known.facts.check(where, texts)


def _pattern(where: str, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ContentError(f"{where}: {pattern}: {error}") from error


@lru_cache(maxsize=1)
def letter_book() -> LetterBook:
    """The project's own letters, loaded at the first call."""
    return load_letters(KNOWLEDGE, library())
