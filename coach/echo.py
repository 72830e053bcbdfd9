"""What a borrower only repeats of the collector's own words gives nothing away.

A recogniser that sees one line hears a number told in 「吴刚，工号2051，我记下了」; who knows the call
so far hears it read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LEAK = "leak_privacy"

_NUMBER = re.compile(r"[0-9a-zA-Z零〇一二三四五六七八九幺洞两]{3,}")
_AS_FIGURES = str.maketrans("零〇一二三四五六七八九幺洞两", "00123456789102")
_MASK = re.compile(r"〔.+?〕")


def without_echo(acts: Iterable[str], text: str, heard: Iterable[str]) -> list[str]:
    """The acts of a line without a leak that is none: all its numbers stood in what was `heard`.

    `heard` are the collector's lines so far. Sums of money count as numbers like any other.
    """
    kept = list(acts)
    # 二二五一 is the 2251 that he told.
    numbers = [number.translate(_AS_FIGURES) for number in _NUMBER.findall(text)]
    if LEAK not in kept or not numbers or _MASK.search(text):
        return kept
    known = " ".join(heard).translate(_AS_FIGURES)
    if all(number in known for number in numbers):
        kept.remove(LEAK)
    return kept
