"""What a borrower only repeats of the collector's own words gives nothing away.

A recogniser that sees one line hears a number told in 「吴刚，工号2051，我记下了」; who knows the call
so far hears it read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LEAK = "leak_privacy"

_NUMBER = re.compile(
    r"(?=[a-zA-Z]*[0-9零〇一二三四五六七八九幺洞两])[0-9a-zA-Z零〇一二三四五六七八九幺洞两]{3,}"
)
_AS_FIGURES = str.maketrans("零〇一二三四五六七八九幺洞两", "00123456789102")
_MASK = re.compile(r"〔.+?〕")


def figures(text: str) -> str:
    """The text with digits that were dictated as digits: 二二五幺 is the 2251 that he told."""
    return text.translate(_AS_FIGURES)


def numbers_in(text: str) -> list[str]:
    """The longer numbers of a text, in figures; staff numbers may begin with letters."""
    return [figures(number) for number in _NUMBER.findall(text)]


def repeats(text: str, heard: Iterable[str]) -> bool:
    """Whether the text has numbers, and all of them stood in what was `heard`."""
    known = figures(" ".join(heard))
    numbers = numbers_in(text)
    return bool(numbers) and all(number in known for number in numbers)


def without_echo(acts: Iterable[str], text: str, heard: Iterable[str]) -> list[str]:
    """The acts of a line without a leak that is none: its numbers are the collector's own.

    `heard` are the collector's lines so far. Sums of money count as numbers like any other.
    """
    kept = list(acts)
    if LEAK in kept and not _MASK.search(text) and repeats(text, heard):
        kept.remove(LEAK)
    return kept
