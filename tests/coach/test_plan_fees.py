"""Instalments with a fee: read from what people say, and told with what they cost in a year."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.finances import Finances, Item, Role
from coach.plan_card import make, read_fee, with_fee
from coach.plan_card.fees import FeePlan
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)
FINANCES = Finances(
    items=(
        Item(Role.DEBT, "", 1_200_000, 1_200_000),
        Item(Role.INCOME, "", 520_000, 520_000),
        Item(Role.NEEDS, "", 360_000, 360_000),
    ),
    needs_done=True,
)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("他说分12期每月手续费0.6%，划算吗", FeePlan(0.6, 12)),
        ("每期手续费百分之零点七五，分24期", FeePlan(0.75, 24)),
        ("手续费一共7.2%，分12期", FeePlan(0.6, 12)),
        ("手续费12%分24期", FeePlan(0.5, 24)),
        ("每月收0.6个点的手续费", FeePlan(0.6, 12, True)),
        ("年利率18%", None),
        ("手续费300", None),
        ("分12期", None),
    ],
)
def test_the_fee_is_read_by_the_month(text: str, plan: FeePlan | None) -> None:
    assert read_fee(text, extract(text, TODAY)) == plan


@pytest.mark.parametrize(
    ("fee", "periods", "cost"), [(0.6, 12, "13.03"), (0.6, 24, "13.27"), (0.75, 12, "16.22")]
)
def test_what_it_costs_in_a_year_is_told_without_a_plan(
    fee: float, periods: int, cost: str
) -> None:
    assert f"折合年化约{cost}%" in with_fee(FeePlan(fee, periods), None).text


def test_with_a_plan_it_is_told_whether_it_can_be_kept() -> None:
    made = make(FINANCES, TODAY)
    fits = with_fee(FeePlan(0.6, 12), made)
    assert "每月1072元，共12期" in fits.text
    assert "守得住。" in fits.text
    assert "超过守得住的数，别答应。" in with_fee(FeePlan(0.6, 6), made).text


def test_a_cost_above_24_percent_is_told_to_be_one_that_can_be_reduced() -> None:
    assert "请求调减" in with_fee(FeePlan(1.5, 12), None).text
    assert "没说分几期，先按12期算" in with_fee(FeePlan(0.6, 12, True), None).text
