"""Sums of money: whole fen, ranges of them, exact rounding, and how a sum is said.

Nothing here is a float: a plan that is a fen off does not add up to the debt.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

# A sum spoken on the phone is a round one: tens of yuan, single yuan where it is small.
_ROUND_TO, _SMALL, _ROUND_SMALL_TO = 1000, 20_000, 100
SMALLEST_SPOKEN = _ROUND_SMALL_TO
"""Fen: nothing below one yuan is offered on the phone."""


@dataclass(frozen=True)
class Span:
    """A sum in fen that is known to lie between `low` and `high`, both included."""

    low: int
    high: int

    @classmethod
    def exactly(cls, fen: int) -> Span:
        """The span of a sum that is known."""
        return cls(fen, fen)

    @property
    def known(self) -> bool:
        """Whether the sum is known to the fen."""
        return self.low == self.high

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)


NOTHING = Span(0, 0)
"""Nothing, and known to be nothing."""


def half_up(value: Fraction, times: int = 1) -> int:
    """`times` * `value` to the nearest whole number, halves upwards, as bills are rounded."""
    # In whole numbers throughout: reducing a fraction for every month takes most of the time.
    return (2 * times * value.numerator + value.denominator) // (2 * value.denominator)


def ceil_div(dividend: int, divisor: int) -> int:
    """How many times `divisor` has to be taken to reach `dividend`."""
    return -(-dividend // divisor)


def round_down(fen: int) -> int:
    """The largest sum not above `fen` that one says on the phone."""
    unit = _ROUND_TO if fen >= _SMALL else _ROUND_SMALL_TO
    return fen // unit * unit


def whole_yuan(fen: int) -> int:
    """The sum (fen) rounded up to whole yuan."""
    return ceil_div(fen, 100) * 100


def round_yuan(fen: int) -> int:
    """The sum (fen) rounded down to whole yuan: nobody says the fen on the phone."""
    return fen // 100 * 100 if fen >= 100 else fen


def yuan(fen: int) -> str:
    """The sum in yuan as written in a sentence: 600, 12000, 1041.71."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def yuan_span(span: Span) -> str:
    """The sum in yuan, or from where to where it reaches: 450到900."""
    return yuan(span.low) if span.known else f"{yuan(span.low)}到{yuan(span.high)}"
