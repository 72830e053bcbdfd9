"""The table of three: shortest plans that can be kept, honest where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from planner_cases import BODIES, debt, made

from coach.planner import plan, request_from_json
from coach.planner.affordability import Standing
from coach.planner.options import Option


def table(**changes: Any) -> list[tuple[str, int, int, int]]:
    """Kind, periods, monthly and last payment of each row."""
    return [
        (row.kind, row.periods, row.monthly_fen, row.last_fen)
        for row in made(**changes).debts[0].options
    ]


def test_with_a_rate_the_table_compares_no_interest_with_both_kinds_of_interest() -> None:
    assert table(debts=[debt(annual_percent=10.95)]) == [
        ("免息分期", 14, 85_714, 85_718),
        ("等额本息", 15, 85_964, 85_960),
        ("等额本金", 16, 85_950, 75_683),
    ]


def test_the_check_values_come_out_of_a_plan_for_whoever_can_keep_a_little_more() -> None:
    # Surplus 1,178.12 yuan: 1,060.30 can be kept, the payment of twelve periods to the fen.
    rows = table(debts=[debt(annual_percent=10.95)], income_fen=537_812)
    assert ("等额本息", 12, 106_030, 106_030) in rows
    rows = table(debts=[debt(principal_fen=1_250_055)], income_fen=540_000)
    assert rows[0] == ("免息分期", 12, 104_171, 104_174)


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, ["免息分期", "延期+分期", "免息分期"]),
        ({"cash_fen": 200_000}, ["免息分期", "首付+分期", "延期+分期"]),
        (
            {"debts": [debt(penalty_fen=5_000)], "cash_fen": 1_200_000},
            ["免息分期", "一次性减免", "延期+分期"],
        ),
        ({"debts": [debt(monthly_fee_percent=0.6)]}, ["免息分期", "手续费分期", "延期+分期"]),
    ],
)
def test_the_rows_follow_what_the_user_has(changes: dict[str, Any], kinds: list[str]) -> None:
    assert [row[0] for row in table(**changes)] == kinds


def test_settling_at_once_saves_what_is_owed_beyond_the_offer() -> None:
    one = debt(interest_fen=50_000, penalty_fen=10_000)
    lump = made(debts=[one], cash_fen=1_220_000).debts[0].options[1]
    assert (lump.kind, lump.total_fen, lump.saving_fen) == ("一次性减免", 1_200_000, 60_000)


def test_cash_that_settles_the_debt_is_not_given_away_as_a_down_payment() -> None:
    one = debt(interest_fen=50_000, penalty_fen=10_000)
    plan = made(debts=[one], cash_fen=1_220_000)
    assert [step.down_fen for step in plan.debts[0].ladder] == [0, 0, 0]
    assert "我凑到了12000元，想一次结清" in "".join(plan.texts[0].notes)


def test_a_down_payment_shortens_the_plan_and_is_part_of_its_total() -> None:
    row = made(cash_fen=200_000).debts[0].options[1]
    assert (row.down_fen, row.periods, row.total_fen) == (200_000, 12, 1_200_000)
    assert sum(row.payments) == 1_000_000


def test_whoever_can_only_pay_the_interest_is_told_that_it_never_ends() -> None:
    plan = made(debts=[debt(annual_percent=36)], income_fen=455_000)
    rows = plan.debts[0].options
    assert [row.fits for row in rows] == [True, False, False]
    notes = "".join(plan.texts[0].notes)
    assert "光利息每月就要360元，不低于守得住的315元" in notes
    assert "永远还不清" in notes


def test_a_debt_out_of_reach_is_called_so_and_gets_no_calendar_of_instalments() -> None:
    plan = made(debts=[debt(principal_fen=30_000_000)])
    assert plan.debts[0].out_of_reach
    assert not any(row.fits for row in plan.debts[0].options)
    assert "120期也还不完" in "".join(plan.texts[0].notes)
    assert "减" in plan.texts[0].script
    assert "按" not in plan.texts[0].steps[0]
    assert plan.ics.count("BEGIN:VEVENT") == 1


def test_a_plan_beyond_sixty_instalments_is_called_long() -> None:
    plan = made(debts=[debt(principal_fen=5_000_000)])
    assert plan.debts[0].options[0].periods == 56
    assert "75期，对方多半会嫌长" in "".join(plan.texts[0].notes)


def test_who_has_nothing_left_gets_pauses_and_not_one_payment() -> None:
    rows = made(income_fen=300_000, debts=[debt(annual_percent=10.95)]).debts[0].options
    assert [(row.kind, row.periods, row.total_fen) for row in rows] == [
        ("延期", 3, 1_200_000),
        ("延期", 6, 1_200_000),
        ("延期", 3, 1_232_850),
    ]
    assert [row.annual_cost_percent for row in rows] == [0.0, 0.0, pytest.approx(10.85, abs=0.01)]
    assert all(row.monthly_fen == row.last_fen == 0 for row in rows)


def assert_consistent(row: Option, limit_fen: int, owed_fen: int) -> None:
    """A row of payments adds up, and fits just if no payment is too high."""
    assert sum(row.payments) + row.down_fen == row.total_fen
    assert len(row.payments) == row.periods
    assert (row.payments[0], row.payments[-1]) == (row.monthly_fen, row.last_fen)
    if row.kind == "一次性减免":
        assert row.total_fen + row.saving_fen == owed_fen
    else:
        assert row.fits == (max(row.payments) <= limit_fen)
        assert row.total_fen >= owed_fen
        assert row.annual_cost_percent >= 0


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_every_table_adds_up(body: dict[str, Any]) -> None:
    for one in plan(request_from_json(body)).debts:
        assert len(one.options) <= 3
        kinds = [(row.kind, row.periods, row.total_fen) for row in one.options]
        assert len(kinds) == len(set(kinds))
        if one.standing is Standing.KEEPS:
            assert one.owed_fen is not None
            for row in one.options:
                assert_consistent(row, one.limit_fen, one.owed_fen)
