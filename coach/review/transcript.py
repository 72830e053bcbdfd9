"""A pasted call: who said what, with or without marks in front of the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.content import read_mapping
from coach.paths import KNOWLEDGE
from coach.review.call import Who
from coach.review.rubric import FILE

MAX_LINES = 200
_TIME = re.compile(
    r"^\s*(?:[\[【(（]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\]】)）]?|\d{1,3}[.、)）])\s*"
)
_MARK = re.compile(r"^\s*[\[【(（]?\s*([\w\u4e00-\u9fff]{1,8})\s*[\]】)）]?\s*[:：]\s*")


@dataclass(frozen=True)
class _Words:
    """How speakers are marked, and what gives them away without a mark."""

    collector: frozenset[str]
    borrower: frozenset[str]
    collector_says: re.Pattern[str]
    borrower_says: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    content = read_mapping(KNOWLEDGE / FILE)
    return _Words(
        collector=frozenset(content["speakers"]["collector"]),
        borrower=frozenset(content["speakers"]["borrower"]),
        collector_says=re.compile(content["collector_words"]),
        borrower_says=re.compile(content["borrower_words"]),
    )


def read_transcript(text: str) -> list[tuple[Who, str]]:
    """The lines of a pasted call with their speakers, at most `MAX_LINES`.

    Marks decide where there are any; names of the two sides are told apart by what they say. Lines
    without marks take turns, the side that fits better going first.
    """
    lines = _lines(text)
    marked = [_split(line) for line in lines]
    return _by_marks(marked) if _mostly(marked) else _by_turns(lines)


def is_marked(text: str) -> bool:
    """Whether the lines of a pasted call say who speaks, so that it need not be guessed."""
    return _mostly([_split(line) for line in _lines(text)])


def _lines(text: str) -> list[str]:
    lines = [_TIME.sub("", line).strip() for line in text.splitlines()]
    return [line for line in lines if line][:MAX_LINES]


def _mostly(marked: Sequence[tuple[str | None, str]]) -> bool:
    return sum(mark is not None for mark, _ in marked) * 2 > len(marked)


def _split(line: str) -> tuple[str | None, str]:
    """The mark in front of a line, and the line without it."""
    match = _MARK.match(line)
    return (match[1], line[match.end() :]) if match else (None, line)


def _by_marks(marked: Sequence[tuple[str | None, str]]) -> list[tuple[Who, str]]:
    speakers = _speakers(marked)
    turns: list[tuple[Who, str]] = []
    who: Who = "collector"
    for mark, text in marked:
        who = speakers[mark] if mark is not None else who  # a line without a mark goes on
        if text:
            turns.append((who, text))
    return turns


def _speakers(marked: Sequence[tuple[str | None, str]]) -> dict[str, Who]:
    """Who stands behind each mark."""
    words = _words()
    said: dict[str, list[str]] = {}
    for mark, text in marked:
        if mark is not None:
            said.setdefault(mark, []).append(text)
    known: dict[str, Who] = {}
    for mark in said:
        if mark in words.borrower:
            known[mark] = "borrower"
        elif mark in words.collector:
            known[mark] = "collector"
    unknown = sorted((mark for mark in said if mark not in known), key=lambda m: -_lean(said[m]))
    for mark in unknown:
        # Of two names the one that talks more like a collector is the collector.
        free = "collector" not in known.values()
        known[mark] = "collector" if free else "borrower"
    return known


def _lean(lines: Sequence[str]) -> float:
    """How much the lines sound like a collector: above 0, or like a borrower: below."""
    words = _words()
    score = sum(
        len(words.collector_says.findall(line)) - len(words.borrower_says.findall(line))
        for line in lines
    )
    return score / max(1, len(lines))


def _by_turns(lines: Sequence[str]) -> list[tuple[Who, str]]:
    collector_first = _lean(lines[::2]) >= _lean(lines[1::2])
    order: tuple[Who, Who] = ("collector", "borrower")
    if not collector_first:
        order = ("borrower", "collector")
    return [(order[index % 2], line) for index, line in enumerate(lines)]
