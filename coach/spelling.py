"""The usual misspellings of this field's terms, put right without moving any other character."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from coach.content import ContentError, read_mapping
from coach.paths import KNOWLEDGE

FILE = "misspellings.yml"


def load_corrections(folder: Path) -> dict[str, str]:
    """The right word for each wrong one, from misspellings.yml in `folder`.

    Raises:
        ContentError: two words differ in length, a wrong one stands twice, or a right one would
            itself be corrected.
    """
    table: dict[str, str] = {}
    words = read_mapping(folder / FILE)
    for right, wrongs in words.items():
        if not isinstance(wrongs, list) or not all(isinstance(wrong, str) for wrong in wrongs):
            raise ContentError(f"{FILE} {right}: expected a list of words")
        for wrong in wrongs:
            if len(wrong) != len(right):
                raise ContentError(f"{FILE}: {wrong} and {right} differ in length")
            if wrong in table:
                raise ContentError(f"{FILE}: {wrong} stands twice")
            table[wrong] = right
    for wrong in table:
        inside = next((right for right in words if wrong in right), None)
        if inside:
            raise ContentError(f"{FILE}: {inside} is right, yet {wrong} in it would be corrected")
    return table


@lru_cache(maxsize=1)
def _corrections() -> dict[str, str]:
    return load_corrections(KNOWLEDGE)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _corrections()), key=len, reverse=True)))


def correct(text: str) -> str:
    """`text` with each known misspelling replaced; the length stays the same."""
    return _pattern().sub(lambda match: _corrections()[match.group()], text)
