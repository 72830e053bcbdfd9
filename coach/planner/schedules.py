"""Repayment schedules to the fen: what is paid every month.

All sums are whole fen, `periods` are months, rates are yearly and in percent, divided by 12 for a
month. Payments are rounded to the nearest fen; the last one absorbs what rounding left over, so
that the total is the exact one, rounded once.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pyxirr

from coach.planner.money import ceil_div, half_up

LONG_PLAN = 60
"""Instalments; longer than that hardly any lender takes."""
MAX_PERIODS = 120
"""Instalments; a plan that needs more is not computed but called out of reach."""
_SMALLEST_RATE = 1e-12


@dataclass(frozen=True)
class Schedule:
    """The payments of one plan, first to last, one a month, and the debt that they clear."""

    principal_fen: int
    payments: tuple[int, ...]

    @property
    def periods(self) -> int:
        """How many payments there are."""
        return len(self.payments)

    @property
    def monthly_fen(self) -> int:
        """The first payment: that of every month but the last; the highest where they fall."""
        return self.payments[0]

    @property
    def last_fen(self) -> int:
        """The last payment."""
        return self.payments[-1]

    @property
    def total_fen(self) -> int:
        """All payments together."""
        return sum(self.payments)

    @property
    def charges_fen(self) -> int:
        """All interest and fees together."""
        return self.total_fen - self.principal_fen

    def fits(self, limit_fen: int) -> bool:
        """Whether no payment is above `limit_fen`."""
        return max(self.payments) <= limit_fen


Builder = Callable[[int], Schedule]
"""Makes the schedule of a debt for a number of periods."""


def interest_free(principal_fen: int, periods: int) -> Schedule:
    """免息分期: equal parts, rounded down; the last one takes the rest."""
    return Schedule(principal_fen, tuple(_equal_parts(principal_fen, periods)))


def level_payment(principal_fen: int, periods: int, annual_percent: float) -> Schedule:
    """等额本息: the same payment every month, of which less and less is interest."""
    rate = float(monthly_rate(annual_percent))
    # Next to nothing a year is nothing: the library divides by it.
    payment = pyxirr.pmt(rate if rate > _SMALLEST_RATE else 0.0, periods, -principal_fen)
    if payment is None:
        raise ValueError(f"no level payment: {principal_fen} fen, {periods}, {annual_percent} %")
    # Six digits are beyond doubt; more would let the float's last bit decide about a half fen.
    exact = Fraction(f"{payment:.6f}")
    return _paid(principal_fen, half_up(exact, periods), [half_up(exact)] * periods)


def level_principal(principal_fen: int, periods: int, annual_percent: float) -> Schedule:
    """等额本金: the same part of the debt every month, and interest on what is left of it."""
    rate = monthly_rate(annual_percent)
    parts = _equal_parts(principal_fen, periods)
    balances = [principal_fen - parts[0] * paid for paid in range(periods)]
    payments = [
        part + half_up(rate, balance) for part, balance in zip(parts, balances, strict=True)
    ]
    return _paid(principal_fen, principal_fen + half_up(rate, sum(balances)), payments)


def with_fee(principal_fen: int, periods: int, fee_percent: float) -> Schedule:
    """手续费分期: equal parts, each with a fee of `fee_percent` a month on the whole debt."""
    fee = principal_fen * Fraction(str(fee_percent)) / 100
    payments = [part + half_up(fee) for part in _equal_parts(principal_fen, periods)]
    return _paid(principal_fen, principal_fen + half_up(fee, periods), payments)


def deferred(principal_fen: int, months: int, annual_percent: float | None) -> int:
    """延期: what is owed (fen) after `months` without payment; None: no interest meanwhile."""
    if annual_percent is None:
        return principal_fen
    # Simple interest: whether it is compounded stands in the contract, which we do not know.
    return principal_fen + half_up(monthly_rate(annual_percent), principal_fen * months)


def periods_needed(principal_fen: int, monthly_fen: int, annual_percent: float = 0.0) -> int | None:
    """How many level payments of `monthly_fen` clear the debt.

    None: never, since the payment does not even cover the interest.
    """
    rate = monthly_rate(annual_percent)
    if monthly_fen <= principal_fen * rate:
        return None
    if not rate:
        return ceil_div(principal_fen, monthly_fen)
    exact = pyxirr.nper(float(rate), -monthly_fen, principal_fen)
    if exact is None:
        return None
    return max(1, math.ceil(exact - 1e-9))


def shortest_that_fits(build: Builder, limit_fen: int, at_least: int) -> Schedule | None:
    """The shortest schedule from `at_least` periods on with no payment above `limit_fen`.

    None: there is none of up to `MAX_PERIODS`.
    """
    for periods in range(max(1, at_least), MAX_PERIODS + 1):
        schedule = build(periods)
        if schedule.fits(limit_fen):
            return schedule
    return None


def monthly_rate(annual_percent: float) -> Fraction:
    """The month's rate as a fraction of the debt; by the decimal digits, not the float's bits."""
    return Fraction(str(annual_percent)) / 1200


def _equal_parts(principal_fen: int, periods: int) -> list[int]:
    part = principal_fen // periods
    return [part] * (periods - 1) + [principal_fen - part * (periods - 1)]


def _paid(principal_fen: int, total_fen: int, wanted: list[int]) -> Schedule:
    """The wanted payments, the last one being what is left of the total."""
    payments = []
    left = total_fen
    for payment in wanted[:-1]:
        # Of a few fen in many periods, rounding up would pay more than there is.
        payments.append(min(payment, left))
        left -= payments[-1]
    return Schedule(principal_fen, (*payments, left))
