"""Live-call mode: eight steps, ten keys, a way out; and which sentence answers a typed line.

Everything that the page shows during a call comes from `as_json`, so that it is there before the
call starts. No sentence depends on who calls, and none promises money.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping
from coach.library import Library, library
from coach.paths import KNOWLEDGE
from coach.variants import variants

FILE = "live_call.yml"
SAY_CAP = 28
CAPS = {"title": 6, "say": SAY_CAP, "push": SAY_CAP, "do": 20, "never": 16, "next": 20}
STEPS, KEYS = 8, 10


@dataclass(frozen=True)
class Step:
    """A step of a call: the sentence to say, the next one if he pushes, and what to do."""

    id: str
    title: str
    say: str
    push: str
    do: str
    guide: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """What he does, and what to say; `cards` are the answer cards that it stands for."""

    id: str
    title: str
    say: str
    push: str
    never: str
    next: str
    cards: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Harm:
    """What is done already: what to do first of all, and the sentence that goes with it.

    when: what tells of it; without it, the id is one of variants.yml, which knows.
    """

    id: str
    do: str
    say: str
    push: str = ""
    when: str = ""
    unless: str = r"(?!)"

    def told_in(self, text: str) -> bool:
        """Whether the message tells that it has happened."""
        if not self.when:
            return any(one.id == self.id and one.fits(text) for one in variants())
        text = text.strip(" ，。！？!?")
        return bool(re.search(self.when, text)) and not re.search(self.unless, text)


@dataclass(frozen=True)
class Panic:
    """The way out: one line to breathe, the sentence to leave with, and who helps."""

    title: str
    words: str
    breath: str
    say: str
    help: str


@dataclass(frozen=True)
class Note:
    """A field of the note row."""

    id: str
    title: str


@dataclass(frozen=True)
class LiveCall:
    """All of it, telephone numbers filled in.

    harms: what comes before any sentence; any: the one that always fits; fraud: the one where what he wants is a mark of fraud, and
    marks: the line that names it;
    end: a pattern of words that end the mode; next, leave: titles of buttons.
    """

    steps: tuple[Step, ...]
    keys: tuple[Key, ...]
    panic: Panic
    harms: tuple[Harm, ...]
    any: str
    marks: str
    fraud: str
    end: str
    next: str
    leave: str
    ending: str
    note: tuple[Note, ...]

    def step(self, id: str) -> Step:
        """The step of that id; the first one where there is none."""
        return next((step for step in self.steps if step.id == id), self.steps[0])

    def key(self, id: str) -> Key | None:
        """The key of that id."""
        return next((key for key in self.keys if key.id == id), None)

    def number(self, id: str) -> int:
        """The step's place, from 1."""
        return self.steps.index(self.step(id)) + 1

    def after(self, id: str) -> Step:
        """The step that follows; the last one is followed by itself."""
        return self.steps[min(self.number(id), STEPS - 1)]

    def key_of_card(self, card: str) -> Key | None:
        """The key that stands for an answer card."""
        return next((key for key in self.keys if card in key.cards), None)

    def harm(self, id: str) -> Harm | None:
        """The harm of that id."""
        return next((harm for harm in self.harms if harm.id == id), None)

    def harm_in(self, text: str) -> Harm | None:
        """The harm that the message tells of."""
        return next((harm for harm in self.harms if harm.told_in(text)), None)

    def ends(self, text: str) -> bool:
        """Whether the words say that the call is over."""
        return bool(re.search(self.end, text.strip()))

    def panics(self, text: str) -> bool:
        """Whether the words say that it is too much."""
        return bool(re.search(self.panic.words, text))


def load_live_call(path: Path, known: Library) -> LiveCall:
    """Reads the file and fills the numbers in.

    Raises:
        ContentError: a part is missing, unknown or too long; the message says which.
    """
    raw = read_mapping(path)
    parts = {**raw}
    parts["steps"] = tuple(_build(Step, entry, path.name, known) for entry in raw["steps"])
    parts["keys"] = tuple(_build(Key, entry, path.name, known) for entry in raw["keys"])
    parts["harms"] = tuple(_build(Harm, entry, path.name, known) for entry in raw["harms"])
    parts["panic"] = _build(Panic, raw["panic"], f"{path.name} panic", known)
    parts["note"] = tuple(build(Note, entry, f"{path.name} note") for entry in raw["note"])
    made = build(LiveCall, parts, path.name)
    _check(made, path.name, known)
    return made


def _build(cls: type[Any], entry: Mapping[str, Any], where: str, known: Library) -> Any:
    filled = {
        name: tuple(value)
        if isinstance(value, list)
        else value
        if name in ("words", "when", "unless")
        else known.facts.fill(value)
        for name, value in entry.items()
    }
    return build(cls, filled, f"{where} {entry.get('id', '')}".strip())


def _check(made: LiveCall, where: str, known: Library) -> None:
    if len(made.steps) != STEPS or len(made.keys) != KEYS:
        raise ContentError(f"{where}: {STEPS} steps and {KEYS} keys are wanted")
    entries: Sequence[Step | Key] = (*made.steps, *made.keys)
    for entry in entries:
        for name, cap in CAPS.items():
            text = getattr(entry, name, "")
            if len(text) > cap:
                raise ContentError(f"{where} {entry.id} {name}: {len(text)} characters: {text}")
        for id in entry.facts:
            if id not in known.facts.facts:
                raise ContentError(f"{where} {entry.id}: unknown fact {id}")
    for kind in (made.steps, made.keys):
        if len({entry.id for entry in kind}) != len(kind):
            raise ContentError(f"{where}: an id stands twice")
    cards = [card for key in made.keys for card in key.cards]
    for card in cards:
        if card not in known.cards or cards.count(card) > 1:
            raise ContentError(f"{where}: card {card} is unknown or has two keys")
    for harm in made.harms:
        if not harm.when and harm.id not in {one.id for one in variants()}:
            raise ContentError(f"{where}: {harm.id} is no variant and has no when")
    harms = [text for harm in made.harms for text in (harm.say, harm.push)]
    for text in (made.any, made.fraud, made.panic.say, *harms):
        if len(text) > SAY_CAP:
            raise ContentError(f"{where}: {len(text)} characters: {text}")
    patterns = [pattern for harm in made.harms for pattern in (harm.when, harm.unless)]
    for pattern in (made.end, made.panic.words, *patterns):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ContentError(f"{where}: {pattern}: {error}") from error


def as_json(live: LiveCall, known: Library) -> dict[str, Any]:
    """What the page keeps; `version` changes whenever anything in it does."""
    shown: dict[str, Any] = {
        "v": 1,
        "steps": [
            {
                **{name: getattr(step, name) for name in ("id", "title", "say", "push", "do")},
                "why": _why(step.facts, known),
            }
            for step in live.steps
        ],
        "keys": [
            {
                **{
                    name: getattr(key, name)
                    for name in ("id", "title", "say", "push", "never", "next")
                },
                "why": _why(key.facts, known),
            }
            for key in live.keys
        ],
        "panic": {name: getattr(live.panic, name) for name in ("title", "breath", "say", "help")},
        "any": live.any,
        "note": [{"id": field.id, "title": field.title} for field in live.note],
        "ending": live.ending,
    }
    packed = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return {**shown, "version": hashlib.sha256(packed.encode()).hexdigest()[:12]}


def _why(ids: Sequence[str], known: Library) -> list[dict[str, str]]:
    facts = (known.facts.facts[id] for id in ids)
    return [{"tag": fact.tag, "text": fact.spoken, "source": fact.source} for fact in facts]


@lru_cache(maxsize=1)
def live_call() -> LiveCall:
    """The project's own, loaded at the first call."""
    return load_live_call(KNOWLEDGE / FILE, library())
