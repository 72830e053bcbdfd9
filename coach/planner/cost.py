"""What a plan really costs in a year, and what being overdue has cost so far."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pyxirr

from coach.planner.money import half_up

USUAL_PENALTY_MULTIPLE = 1.5
"""Of the contract's rate: a common value, always shown as one to be checked in the contract."""
REDUCIBLE_ABOVE_PERCENT = 24.0
"""Yearly percent above which a reduction may be asked for in talks or in court (fact I02)."""


def annual_cost_percent(financed_fen: int, payments: Sequence[int]) -> float:
    """Yearly cost in percent, with two decimals: twelve times the monthly internal rate of return.

    financed_fen: what is owed at the start; payments: fen, one a month, 0 for a month without one.

    Raises:
        ValueError: no rate makes the payments worth what is owed.
    """
    if sum(payments) == financed_fen:
        return 0.0
    rate = pyxirr.irr([financed_fen, *(-payment for payment in payments)], silent=True)
    if rate is None:
        raise ValueError("payments without an internal rate of return")
    return round(rate * 1200, 2)


def overdue_interest(
    principal_fen: int,
    annual_percent: float,
    days: int,
    multiple: float = USUAL_PENALTY_MULTIPLE,
) -> int:
    """Estimate of the penalty interest in fen; what counts is the bill, and the text says so.

    multiple: how many times the contract's rate is charged on what is overdue.
    """
    daily = Fraction(str(annual_percent)) / 36500
    return half_up(daily * Fraction(str(multiple)), principal_fen * days)
