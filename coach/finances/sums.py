"""The sums of a message, also those that only the talk about money makes sums: 收入改成4000."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coach.planner.money import ceil_div
from coach.quantities import Quantity, extract

_BARE = re.compile(
    r"(?<![\d.A-Za-z])\d{2,20}(?:\.\d{1,2})?(?![\d.]|\s*(?:期|天|号|日|点|岁|%|％|年|个|月|次|倍|分|小时|人|口|周|借条|贷款|金融|数科|开头))"
)
_NEGATIVE = re.compile(
    r"(?<![\d.个万千百十到至~—-])(?:[-－−]\s*\d|负\s*[\d一二两三四五六七八九十])"
)
_TO = re.compile(r"到|至|~|～|-|—")
_UNIT = re.compile(r"[百千万wk]", re.IGNORECASE)
_NEIGHBOURS = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万])")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Sum:
    """A sum of the text: `text[start:end]`, in fen, between `low` and `high`."""

    start: int
    end: int
    low: int
    high: int

    def times(self, low: int, high: int, divisor: int = 1) -> Sum:
        """The sum a month, from one that comes `low` to `high` times in `divisor` months."""
        return Sum(
            self.start, self.end, self.low * low // divisor, ceil_div(self.high * high, divisor)
        )


def negative(text: str) -> bool:
    """Whether a sum of the text is below zero."""
    return bool(_NEGATIVE.search(text))


def sums(text: str, quantities: Sequence[Quantity]) -> list[Sum]:
    """All sums of the text, in order."""
    found = [
        Sum(quantity.start, quantity.end, *_ends(text[quantity.start : quantity.end], quantity))
        for quantity in quantities
        if quantity.type == "money" and isinstance(quantity.value, int)
    ]
    taken = [(quantity.start, quantity.end) for quantity in quantities]
    for match in _BARE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            fen = int(Decimal(match.group()) * 100)
            found.append(Sum(match.start(), match.end(), fen, fen))
    return sorted(found, key=lambda one: one.start)


def _ends(words: str, quantity: Quantity) -> tuple[int, int]:
    """Both ends of a range, which the quantity gives by its middle: 三四千, 3000到5000."""
    middle = int(quantity.value)
    sides = [side.strip() for side in _TO.split(words) if side.strip()]
    neighbours = _NEIGHBOURS.search(words)
    if len(sides) == 2:
        unit = _UNIT.search(sides[1])
        if unit and not _UNIT.search(sides[0]):
            sides[0] += unit.group()
        ends = [_fen(side) for side in sides]
    elif neighbours:
        times = _TIMES[neighbours[3]] * 100
        ends = [_DIGITS[digit] * times for digit in neighbours.group(1, 2)]
    else:
        return middle, middle
    low, high = ends
    # Where this reading and the quantity's do not agree, the quantity's is the safe one.
    return (low, high) if low < high and low + high == 2 * middle else (middle, middle)


def _fen(words: str) -> int:
    """One side of a range, read on its own; 0 where it is no sum."""
    plain = words.rstrip("元块")
    found = [one.value for one in extract(f"{plain}元", _ANY_DAY) if one.type == "money"]
    return int(found[0]) if found else 0
