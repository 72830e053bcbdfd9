"""What can be kept every month, and how it is shared among the debts.

Surplus S = income - essentials - priority debts; affordable A = floor(S * (1 - buffer)).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from coach.planner.money import SMALLEST_SPOKEN, Span, half_up

BUFFER_PERCENT = 10
"""Percent of the surplus that is kept back: something always comes up."""
IRREGULAR_BUFFER_PERCENT = 15
"""The same where the income changes from month to month."""


class Standing(str, Enum):
    """Whether a monthly sum can be promised."""

    KEEPS = "keeps"
    NOTHING_LEFT = "nothing_left"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Affordability:
    """What is left over and what of it can be promised, in fen a month; None: cannot be told.

    `surplus` may be below zero, `affordable` never is.
    """

    surplus: Span | None
    affordable: Span | None
    buffer_percent: int

    @property
    def standing(self) -> Standing:
        """A sum is promised only if it can be kept at the worst end of what is known."""
        return standing(self.affordable)

    @property
    def promised_fen(self) -> int:
        """The most that may be promised every month."""
        return self.affordable.low if self.affordable else 0


def standing(affordable: Span | None) -> Standing:
    """What can be said of a debt to which `affordable` (fen a month) can be paid."""
    if affordable is None:
        return Standing.UNKNOWN
    if affordable.low >= SMALLEST_SPOKEN:
        return Standing.KEEPS
    return Standing.NOTHING_LEFT if affordable.high < SMALLEST_SPOKEN else Standing.UNKNOWN


def affordable_fen(surplus_fen: int, *, irregular: bool = False) -> int:
    """What of a month's surplus (fen) can be promised, rounded down; 0 where nothing is left."""
    return max(0, surplus_fen) * (100 - _buffer(irregular)) // 100


def assess(
    income: Span | None, essentials: Span | None, priority: Span, *, irregular: bool = False
) -> Affordability:
    """What can be kept from `income` after `essentials` and `priority` debts (fen a month).

    Priority debts are mortgage, rent, utilities and social insurance. Where the essentials are not
    known they may eat up everything: the affordable sum then reaches from nothing to the most.
    """
    buffer = _buffer(irregular)
    if income is None:
        return Affordability(None, None, buffer)
    needs = essentials if essentials else Span(0, income.high)
    surplus = income - needs - priority
    affordable = Span(
        affordable_fen(surplus.low, irregular=irregular),
        affordable_fen(surplus.high, irregular=irregular),
    )
    return Affordability(surplus, affordable, buffer)


def shares(amount_fen: int, owed_fen: Sequence[int]) -> list[int]:
    """`amount_fen` a month shared pro rata to what is owed, each to the nearest fen.

    For reading: they may add up to a few fen more than the amount. Promises rest on `floors`.
    """
    return [half_up(share) for share in _exact(amount_fen, owed_fen)]


def floors(amount_fen: int, owed_fen: Sequence[int]) -> list[int]:
    """The same rounded down, so that together they never pass `amount_fen`."""
    return [share.numerator // share.denominator for share in _exact(amount_fen, owed_fen)]


def _exact(amount_fen: int, owed_fen: Sequence[int]) -> list[Fraction]:
    total = sum(owed_fen)
    # Nobody needs to pay more in a month than all that is owed.
    spent = min(amount_fen, total)
    return [Fraction(spent * owed, total) if total else Fraction(0) for owed in owed_fen]


def _buffer(irregular: bool) -> int:
    return IRREGULAR_BUFFER_PERCENT if irregular else BUFFER_PERCENT
