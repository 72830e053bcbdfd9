"""The usual misspellings of this field's terms, put right without moving any other character."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.content import ContentError, read
from coach.paths import KNOWLEDGE


@lru_cache(maxsize=1)
def _corrections() -> dict[str, str]:
    table: dict[str, str] = {}
    for right, wrongs in read(KNOWLEDGE / "misspellings.yml").items():
        for wrong in wrongs:
            if len(wrong) != len(right):
                raise ContentError(f"misspellings.yml: {wrong} and {right} differ in length")
            if wrong in table:
                raise ContentError(f"misspellings.yml: {wrong} stands twice")
            table[wrong] = right
    return table


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _corrections()), key=len, reverse=True)))


def correct(text: str) -> str:
    """`text` with each known misspelling replaced; the length stays the same."""
    return _pattern().sub(lambda match: _corrections()[match.group()], text)
