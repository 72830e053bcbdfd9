"""What the package hands out, and what a rule finds before offsets are mapped back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuantityType = Literal["money", "period", "date", "days", "rate"]
Value = int | float | str


@dataclass(frozen=True)
class Quantity:
    """One quantity a person named.

    type: money, period, date, days or rate.
    value: money in fen (int); period in months or instalments (int); date as an ISO string;
        days as a count (int); rate in percent a year (float).
    approx: whether the person was vague (左右, 多, 两三千, 月底, a month without its day).
    start, end: offsets into the text as it was given; `text[start:end]` is the whole phrase.
    """

    type: QuantityType
    value: Value
    approx: bool
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A rule's reading of `line.text[start:end]`; type None means: only words, keep off."""

    type: QuantityType | None
    value: Value
    approx: bool
    start: int
    end: int
