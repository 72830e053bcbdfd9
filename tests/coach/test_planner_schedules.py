"""Schedules against the design's check values and against a straight recurrence in Decimal."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.planner.cost import annual_cost_percent
from coach.planner.schedules import (
    MAX_PERIODS,
    Schedule,
    deferred,
    interest_free,
    level_payment,
    level_principal,
    periods_needed,
    shortest_that_fits,
    with_fee,
)

DEBTS = st.integers(min_value=10_000, max_value=100_000_000)
PERIODS = st.integers(min_value=1, max_value=MAX_PERIODS)
RATES = st.integers(min_value=1, max_value=3600).map(lambda hundredths: hundredths / 100)


def whole(exact: Decimal) -> int:
    """To the nearest fen, halves up."""
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def near_half(exact: Decimal) -> bool:
    """Whether `exact` is so close to half a fen that a float cannot tell the side."""
    return abs(exact % 1 - Decimal("0.5")) < Decimal("0.0001")


def level_in_decimal(principal: int, periods: int, rate: Decimal) -> list[Decimal]:
    """等额本息, unrounded: the annuity summed up term by term, then the debt paid down with it."""
    worth, discount = Decimal(0), Decimal(1)
    for _ in range(periods):
        discount /= 1 + rate
        worth += discount
    payment = principal / worth
    balance = Decimal(principal)
    for _ in range(periods):
        balance += balance * rate - payment
    assert abs(balance) < Decimal("0.000001")
    return [payment] * periods


def falling_in_decimal(principal: int, periods: int, rate: Decimal) -> list[Decimal]:
    """等额本金, unrounded: equal whole parts, the rest at the end, and interest on the balance."""
    part, balance = Decimal(principal // periods), Decimal(principal)
    payments = []
    for _ in range(periods - 1):
        payments.append(part + balance * rate)
        balance -= part
    return [*payments, balance + balance * rate]


# --- check values of the design -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("periods", "monthly", "level_interest", "falling_interest"),
    [
        (6, 206_436, 38_615, 38_325),
        (12, 106_030, 72_360, 71_175),
        (24, 55_902, 141_637, 136_875),
        (36, 39_258, 213_290, None),
    ],
)
def test_12000_yuan_at_10_95_percent_cost_what_the_design_measured(
    periods: int, monthly: int, level_interest: int, falling_interest: int | None
) -> None:
    level = level_payment(1_200_000, periods, 10.95)
    assert level.monthly_fen == monthly
    assert level.charges_fen == level_interest
    if falling_interest is not None:
        falling = level_principal(1_200_000, periods, 10.95)
        assert falling.charges_fen == falling_interest


def test_12500_55_yuan_in_twelve_parts_leave_three_fen_to_the_last() -> None:
    schedule = interest_free(1_250_055, 12)
    assert schedule.payments == (104_171,) * 11 + (104_174,)
    assert schedule.total_fen == 1_250_055


# --- a thousand random schedules ------------------------------------------------------------------


@settings(max_examples=1000, deadline=None)
@given(DEBTS, PERIODS, RATES, st.booleans())
def test_schedules_are_those_of_the_straight_recurrence(
    principal: int, periods: int, annual_percent: float, level: bool
) -> None:
    build, recurrence = (
        (level_payment, level_in_decimal) if level else (level_principal, falling_in_decimal)
    )
    with localcontext() as context:
        context.prec = 40
        exact = recurrence(principal, periods, Decimal(str(annual_percent)) / 1200)
        total = sum(exact, Decimal(0))
        # A level payment goes through a float, the falling ones are exact.
        assume(not level or not (near_half(exact[0]) or near_half(total)))
        schedule = build(principal, periods, annual_percent)
        assert schedule.payments[:-1] == tuple(whole(payment) for payment in exact[:-1])
        assert schedule.total_fen == whole(total)
        assert abs(schedule.last_fen - exact[-1]) <= Decimal(periods) / 2 + 1


@given(DEBTS, PERIODS, st.sampled_from([0.0, 0.3, 0.6, 0.75]))
def test_parts_with_and_without_a_fee_add_up_to_the_debt(
    principal: int, periods: int, fee_percent: float
) -> None:
    assert interest_free(principal, periods).total_fen == principal
    fees = with_fee(principal, periods, fee_percent).charges_fen
    assert fees == whole(principal * Decimal(str(fee_percent)) / 100 * periods)


@given(st.integers(1, 500), PERIODS, st.sampled_from([0.0, 0.01, 7.3, 36.0, 100.0]))
def test_not_even_of_a_few_fen_is_more_paid_than_is_owed(
    principal: int, periods: int, annual_percent: float
) -> None:
    for schedule in (
        level_payment(principal, periods, annual_percent),
        level_principal(principal, periods, annual_percent),
        with_fee(principal, periods, annual_percent / 12),
    ):
        assert len(schedule.payments) == periods
        assert min(schedule.payments) >= 0
        assert schedule.charges_fen >= 0


def test_without_interest_all_ways_of_paying_cost_the_same() -> None:
    for build in (level_payment, level_principal):
        assert build(1_250_055, 12, 0.0).charges_fen == 0


# --- how many periods -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("principal", "monthly", "annual_percent", "needed"),
    [
        (1_200_000, 90_000, 0.0, 14),
        (1_200_000, 100_000, 0.0, 12),
        (1_200_000, 90_000, 10.95, 15),
        (1_200_000, 106_031, 10.95, 12),
        (1_200_000, 10_950, 10.95, None),
        (1_200_000, 10_000, 10.95, None),
        (1_200_000, 0, 0.0, None),
    ],
)
def test_the_periods_needed_are_told_or_that_it_never_ends(
    principal: int, monthly: int, annual_percent: float, needed: int | None
) -> None:
    assert periods_needed(principal, monthly, annual_percent) == needed


@settings(max_examples=50, deadline=None)
@given(DEBTS, st.integers(10_000, 1_000_000), RATES)
def test_the_balance_is_paid_down_in_just_the_periods_needed(
    principal: int, monthly: int, annual_percent: float
) -> None:
    needed = periods_needed(principal, monthly, annual_percent)
    rate = Decimal(str(annual_percent)) / 1200
    if needed is None:
        assert monthly <= principal * rate
        return
    assume(needed < 2000)
    balance = Decimal(principal)
    for _ in range(needed - 1):
        balance += balance * rate - monthly
    assert balance > -Decimal("0.01")
    assert balance * (1 + rate) - monthly < Decimal("0.01")


@settings(max_examples=50, deadline=None)
@given(DEBTS, st.integers(10_000, 10_000_000))
def test_the_shortest_plan_fits_and_no_shorter_one_does(principal: int, limit: int) -> None:
    def build(periods: int) -> Schedule:
        return interest_free(principal, periods)

    shortest = shortest_that_fits(build, limit, 1)
    if shortest is None:
        assert not build(MAX_PERIODS).fits(limit)
    else:
        assert shortest.fits(limit)
        assert not any(build(periods).fits(limit) for periods in range(1, shortest.periods))


def test_a_pause_costs_nothing_or_simple_interest() -> None:
    assert deferred(1_200_000, 3, None) == 1_200_000
    assert deferred(1_200_000, 3, 10.95) == 1_232_850


@settings(max_examples=50, deadline=None)
@given(st.integers(1_000_000, 100_000_000), PERIODS, RATES)
def test_the_yearly_cost_of_interest_is_the_contracts_rate(
    principal: int, periods: int, annual_percent: float
) -> None:
    for build in (level_payment, level_principal):
        payments = build(principal, periods, annual_percent).payments
        assert annual_cost_percent(principal, payments) == pytest.approx(annual_percent, abs=0.02)
