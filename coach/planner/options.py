"""The table: three ways to pay one debt off, each as short as what can be kept allows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from coach.planner.cost import annual_cost_percent
from coach.planner.ladder import ceiling, first_ask
from coach.planner.money import ceil_div
from coach.planner.request import Debt
from coach.planner.schedules import (
    LONG_PLAN,
    MAX_PERIODS,
    Builder,
    Schedule,
    deferred,
    interest_free,
    level_payment,
    level_principal,
    monthly_rate,
    periods_needed,
    shortest_that_fits,
    with_fee,
)

OPTIONS = 3
"""Rows of the table."""
DEFERRED_MONTHS = 3
"""Months without payment in the plans that begin with a pause."""

INTEREST_FREE = "免息分期"
DOWN_PAYMENT = "首付+分期"
LUMP_SUM = "一次性减免"
FEE = "手续费分期"
LEVEL_PAYMENT = "等额本息"
LEVEL_PRINCIPAL = "等额本金"
DEFERRED_PLAN = "延期+分期"
DEFERRAL = "延期"


@dataclass(frozen=True)
class Option:
    """One row; sums in fen.

    periods: instalments, or the months of a mere deferral; monthly_fen: the first and highest but
    for what the last one absorbs; total_fen: the down payment and all instalments, or what is owed
    after a mere deferral; annual_cost_percent: twelve times the monthly IRR; fits: no payment is
    above what can be kept; payments: one for each instalment. down_fen is paid at once,
    deferred_months go by before the first instalment, saving_fen is what the lender would waive.
    """

    kind: str
    periods: int
    monthly_fen: int
    last_fen: int
    total_fen: int
    annual_cost_percent: float
    fits: bool
    payments: tuple[int, ...] = ()
    down_fen: int = 0
    deferred_months: int = 0
    saving_fen: int = 0


def repayment_options(
    debt: Debt, owed_fen: int, limit_fen: int, cash_fen: int
) -> tuple[Option, ...]:
    """At most three rows, the one without interest first.

    limit_fen: the most that can be kept every month; cash_fen: what can be paid at once. Interest
    is reckoned on all that is owed, which is on the cautious side. Where no plan is short enough,
    the row shows what sixty instalments would take, and does not fit.
    """
    rows: list[Option] = []
    for row in _candidates(debt, owed_fen, limit_fen, cash_fen):
        if (row.kind, row.periods) not in {(other.kind, other.periods) for other in rows}:
            rows.append(row)
        if len(rows) == OPTIONS:
            break
    return tuple(rows)


def interest_free_in(owed_fen: int, periods: int, limit_fen: int) -> Option:
    """The row without interest in just so many instalments, whether it fits or not."""
    return _row(INTEREST_FREE, interest_free(owed_fen, periods), owed_fen, limit_fen)


def interest_free_of(owed_fen: int, monthly_fen: int, limit_fen: int) -> Option:
    """The row without interest at just so much a month; the last instalment is what is left."""
    periods = ceil_div(owed_fen, monthly_fen)
    last = owed_fen - monthly_fen * (periods - 1)
    schedule = Schedule(owed_fen, (*[monthly_fen] * (periods - 1), last))
    return _row(INTEREST_FREE, schedule, owed_fen, limit_fen)


def with_fee_in(owed_fen: int, periods: int, fee_percent: float, limit_fen: int) -> Option:
    """The row with a fee of so many percent a month in just so many instalments."""
    return _row(FEE, with_fee(owed_fen, periods, fee_percent), owed_fen, limit_fen)


def deferral_options(owed_fen: int, annual_percent: float | None) -> tuple[Option, ...]:
    """Rows for whoever can keep no monthly sum: pauses, without interest and with it."""
    pauses: list[tuple[int, float | None]] = [(DEFERRED_MONTHS, None), (2 * DEFERRED_MONTHS, None)]
    if annual_percent:
        pauses.append((DEFERRED_MONTHS, annual_percent))
    return tuple(_deferral(owed_fen, months, percent) for months, percent in pauses)


def _candidates(debt: Debt, owed_fen: int, limit_fen: int, cash_fen: int) -> Iterator[Option]:
    yield _interest_free(owed_fen, limit_fen)
    principal = debt.principal.high if debt.principal else owed_fen
    if principal <= cash_fen and principal < owed_fen:
        yield _lump_sum(owed_fen, principal)
    elif 0 < cash_fen < owed_fen:
        yield _down_payment(owed_fen, cash_fen, limit_fen)
    if debt.monthly_fee_percent:
        build = partial(_with_fee, owed_fen, debt.monthly_fee_percent)
        yield _shortest(FEE, build, owed_fen, limit_fen, ceil_div(owed_fen, limit_fen))
    if debt.annual_percent:
        yield from _at_contract_rate(owed_fen, debt.annual_percent, limit_fen)
    yield _deferred_plan(owed_fen, limit_fen)
    yield _as_first_asked(owed_fen, limit_fen)


def _interest_free(owed_fen: int, limit_fen: int) -> Option:
    build = partial(interest_free, owed_fen)
    return _shortest(INTEREST_FREE, build, owed_fen, limit_fen, ceil_div(owed_fen, limit_fen))


def _as_first_asked(owed_fen: int, limit_fen: int) -> Option:
    """The plan without interest in as many periods as the first ask takes."""
    periods = ceil_div(owed_fen, first_ask(ceiling(limit_fen, owed_fen)))
    schedule = interest_free(owed_fen, min(periods, MAX_PERIODS))
    return _row(INTEREST_FREE, schedule, owed_fen, limit_fen)


def _lump_sum(owed_fen: int, offer_fen: int) -> Option:
    return Option(
        kind=LUMP_SUM,
        periods=1,
        monthly_fen=offer_fen,
        last_fen=offer_fen,
        total_fen=offer_fen,
        annual_cost_percent=0.0,
        fits=True,
        payments=(offer_fen,),
        saving_fen=owed_fen - offer_fen,
    )


def _down_payment(owed_fen: int, cash_fen: int, limit_fen: int) -> Option:
    rest = _interest_free(owed_fen - cash_fen, limit_fen)
    return replace(rest, kind=DOWN_PAYMENT, total_fen=rest.total_fen + cash_fen, down_fen=cash_fen)


def _deferred_plan(owed_fen: int, limit_fen: int) -> Option:
    after = _interest_free(owed_fen, limit_fen)
    return replace(after, kind=DEFERRED_PLAN, deferred_months=DEFERRED_MONTHS)


def _deferral(owed_fen: int, months: int, annual_percent: float | None) -> Option:
    after = deferred(owed_fen, months, annual_percent)
    # As if all were paid when the pause ends; nothing of it is asked for now.
    flows = (*[0] * (months - 1), after)
    return Option(
        kind=DEFERRAL,
        periods=months,
        monthly_fen=0,
        last_fen=0,
        total_fen=after,
        annual_cost_percent=annual_cost_percent(owed_fen, flows),
        fits=True,
        deferred_months=months,
    )


def _with_fee(owed_fen: int, fee_percent: float, periods: int) -> Schedule:
    return with_fee(owed_fen, periods, fee_percent)


def _at_contract_rate(owed_fen: int, annual_percent: float, limit_fen: int) -> Iterator[Option]:
    def level(periods: int) -> Schedule:
        return level_payment(owed_fen, periods, annual_percent)

    def falling(periods: int) -> Schedule:
        return level_principal(owed_fen, periods, annual_percent)

    # Rounding to the fen may allow one period less than the formulas, hence - 1 and rounding down.
    needed = periods_needed(owed_fen, limit_fen, annual_percent) or MAX_PERIODS + 2
    yield _shortest(LEVEL_PAYMENT, level, owed_fen, limit_fen, needed - 1)
    # Of the first falling payment, interest on the whole debt leaves this much for principal.
    left_fen = limit_fen - owed_fen * monthly_rate(annual_percent)
    enough = math.floor(owed_fen / left_fen) if left_fen > 0 else MAX_PERIODS + 1
    yield _shortest(LEVEL_PRINCIPAL, falling, owed_fen, limit_fen, enough)


def _shortest(kind: str, build: Builder, owed_fen: int, limit_fen: int, at_least: int) -> Option:
    schedule = shortest_that_fits(build, limit_fen, at_least) or build(LONG_PLAN)
    return _row(kind, schedule, owed_fen, limit_fen)


def _row(kind: str, schedule: Schedule, owed_fen: int, limit_fen: int) -> Option:
    return Option(
        kind=kind,
        periods=schedule.periods,
        monthly_fen=schedule.monthly_fen,
        last_fen=schedule.last_fen,
        total_fen=schedule.total_fen,
        annual_cost_percent=annual_cost_percent(owed_fen, schedule.payments),
        fits=schedule.fits(limit_fen),
        payments=schedule.payments,
    )
