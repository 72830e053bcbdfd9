"""What is said around a rehearsed call, and the words that command it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE

TALK_FILE, COMMANDS_FILE = "rehearsal.yml", "in_call.yml"
COMMANDS = ("hint", "retry", "again", "pause", "resume", "hang_up", "give_up", "stop")
"""The commands, in the order in which they are looked for."""

_NO_WORDS = re.compile(r"[\W_]+")
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")}
_NEVER = r"(?!)"


@dataclass(frozen=True)
class Word:
    """How a command is called and recognised; see knowledge/in_call.yml."""

    title: str
    call: bool
    paused: bool
    exam: bool
    whole: list[str]
    within: str = _NEVER
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Command:
    """A command found in a message. turn: from 1, where one is named (重来第3句)."""

    id: str
    turn: int | None = None


@dataclass(frozen=True)
class Words:
    """Both files, checked."""

    commands: Mapping[str, Word]
    say: Mapping[str, str]
    buttons: Mapping[str, str]
    levels: Mapping[int, str]
    stages: Mapping[str, str]
    dials: Mapping[int, str]
    caller: Mapping[str, str]
    find: Mapping[str, re.Pattern[str]]
    speaking: Mapping[str, re.Pattern[str]]
    overdue: Mapping[str, int | None]

    def line(self, name: str, /, **values: object) -> str:
        """A sentence with its blanks filled in."""
        return library().facts.fill(_filled(self.say[name], values))

    def button(self, name: str, /, **values: object) -> str:
        """The title of a button."""
        return _filled(self.buttons[name], values)


def _filled(text: str, values: Mapping[str, object]) -> str:
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def load_words(folder: Path) -> Words:
    """Reads rehearsal.yml and in_call.yml of `folder`.

    Raises:
        ContentError: something is missing, unknown, or stands under two commands.
    """
    talk = read_mapping(folder / TALK_FILE)
    commands = {
        id: build(Word, entry, f"{COMMANDS_FILE} {id}")
        for id, entry in read_mapping(folder / COMMANDS_FILE).items()
    }
    if set(commands) != set(COMMANDS):
        raise ContentError(f"{COMMANDS_FILE}: its ids must be {', '.join(COMMANDS)}")
    _check_words(commands)
    try:
        made = Words(
            commands=commands,
            say=talk["say"],
            buttons=talk["buttons"],
            levels=talk["levels"],
            stages=talk["stages"],
            dials=talk["dials"],
            caller=talk["caller"],
            find={id: re.compile(pattern) for id, pattern in talk["find"].items()},
            speaking={id: re.compile(pattern) for id, pattern in talk["speaking"].items()},
            overdue=talk["overdue"],
        )
    except (KeyError, re.error) as error:
        raise ContentError(f"{TALK_FILE}: {error!r}") from error
    library().facts.check(TALK_FILE, [*made.say.values(), *made.buttons.values()])
    return made


def _check_words(commands: Mapping[str, Word]) -> None:
    seen: dict[str, str] = {}
    for id in ("hint", "retry", "again", "pause", "hang_up", "give_up", "stop"):
        for word in (commands[id].title, *commands[id].whole):
            owner = seen.setdefault(plain(word), id)
            if owner != id:
                raise ContentError(f"{COMMANDS_FILE}: {word} stands under {owner} and {id}")


@lru_cache(maxsize=1)
def words() -> Words:
    """The project's own words, loaded at the first call."""
    return load_words(KNOWLEDGE)


def plain(text: str) -> str:
    """The message in one width, without blanks and punctuation, in small letters."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower()


def command_in(text: str, *, paused: bool) -> Command | None:
    """The command that the message is, None where it is a line for the collector."""
    said = plain(text)
    for id in COMMANDS:
        word = words().commands[id]
        if not (word.paused if paused else word.call):
            continue
        if said == plain(word.title) or said in word.whole:
            return Command(id)
        match = re.search(word.within, said)
        if match:
            return Command(id, _turn(match))
    return None


def _turn(match: re.Match[str]) -> int | None:
    named: dict[str, Any] = match.groupdict()
    number = next((value for value in named.values() if value), None)
    return None if number is None else read_number(number)


def read_number(text: str) -> int | None:
    """A number of at most two digits, in figures or words; None where it is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    return 10 * _DIGITS.get(tens or "一", 0) + _DIGITS.get(ones or "零", 0)
