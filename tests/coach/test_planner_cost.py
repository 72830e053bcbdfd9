"""The true yearly cost of plans with fees, and the estimate of what being overdue has cost."""

from __future__ import annotations

import pytest
from planner_cases import debt, made

from coach.planner.cost import annual_cost_percent, overdue_interest
from coach.planner.schedules import with_fee


@pytest.mark.parametrize(
    ("fee_percent", "periods", "cost"), [(0.6, 12, 13.03), (0.6, 24, 13.27), (0.75, 12, 16.22)]
)
def test_a_monthly_fee_costs_nearly_twice_what_it_seems(
    fee_percent: float, periods: int, cost: float
) -> None:
    payments = with_fee(1_200_000, periods, fee_percent).payments
    assert annual_cost_percent(1_200_000, payments) == cost


def test_what_adds_up_to_the_debt_costs_nothing() -> None:
    assert annual_cost_percent(100, (0, 0, 100)) == 0.0


def test_payments_that_no_rate_explains_are_an_error() -> None:
    with pytest.raises(ValueError, match="internal rate"):
        annual_cost_percent(100, (0, 0, 0))


def test_penalty_is_principal_times_daily_rate_times_multiple_times_days() -> None:
    # 12,000 yuan at 0.03 % a day: 3.60; half as much again for 40 days.
    assert overdue_interest(1_200_000, 10.95, 40) == 21_600
    assert overdue_interest(1_200_000, 10.95, 40, 1.3) == 18_720


def test_the_estimate_is_hedged_and_the_usual_multiple_is_to_be_checked() -> None:
    notes = "".join(made(debts=[debt(annual_percent=10.95, days_overdue=40)]).texts[0].notes)
    assert "罚息估计216元左右" in notes
    assert "1.5倍是常见值，请核对合同" in notes
    assert "以账单为准" in notes


def test_the_contracts_own_multiple_is_not_called_a_usual_value() -> None:
    one = debt(annual_percent=10.95, days_overdue=40, penalty_multiple=1.3)
    notes = "".join(made(debts=[one]).texts[0].notes)
    assert "187.20元" in notes
    assert "1.3倍" in notes
    assert "常见值" not in notes


@pytest.mark.parametrize(
    "changes",
    [{"days_overdue": 40}, {"annual_percent": 10.95}, {"days_overdue": 0, "annual_percent": 10.95}],
)
def test_without_rate_and_days_nothing_is_estimated(changes: dict[str, float]) -> None:
    plan = made(debts=[debt(**changes)])
    assert plan.debts[0].penalty_estimate_fen is None
    assert "罚息估计" not in "".join(plan.texts[0].notes)


def test_a_penalty_on_the_bill_is_not_estimated_again() -> None:
    one = debt(annual_percent=10.95, days_overdue=40, penalty_fen=20_000)
    assert made(debts=[one]).debts[0].penalty_estimate_fen is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"annual_percent": 24}, False),
        ({"annual_percent": 24.5}, True),
        ({"annual_percent": 18}, False),
        ({"annual_percent": 18, "days_overdue": 10}, True),
        ({"monthly_fee_percent": 1.5}, True),
    ],
)
def test_above_24_percent_a_reduction_may_be_asked_for_and_no_more_is_said(
    changes: dict[str, float], told: bool
) -> None:
    notes = "".join(made(debts=[debt(**changes)]).texts[0].notes)
    assert ("可以在协商或诉讼中请求调减" in notes) is told
    assert "不用还" not in notes
