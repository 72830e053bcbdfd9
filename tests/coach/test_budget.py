"""What is read from sums in sentences, and what may be promised every month."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.budget import BUFFER, offer, read_amount, read_roles, yuan
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)
SUMS = st.integers(min_value=0, max_value=10_000_000)
DEBTS = st.integers(min_value=1, max_value=100_000_000)


def roles(text: str) -> dict[str, int]:
    """The roles of the sums in the text, in yuan."""
    found = read_roles(text, extract(text, TODAY))
    return {name.removesuffix("_fen"): fen // 100 for name, fen in found.items()}


def amount(text: str) -> int | None:
    """The sum that the text answers with, in yuan."""
    fen = read_amount(text, extract(text, TODAY))
    return None if fen is None else fen // 100


# --- the offer ------------------------------------------------------------------------------------


@given(DEBTS, SUMS, SUMS)
def test_nothing_is_asked_for_that_cannot_be_kept(debt: int, income: int, needs: int) -> None:
    made = offer(debt, income, needs)
    if made:
        assert made.first_fen <= made.affordable_fen <= income - needs
        assert made.affordable_fen <= (income - needs) * (1 - BUFFER) + 1e-6


@given(DEBTS, SUMS, SUMS)
def test_the_first_ask_is_seventy_to_eighty_percent_up_to_rounding(
    debt: int, income: int, needs: int
) -> None:
    made = offer(debt, income, needs)
    if made:
        step = 1000 if made.affordable_fen > 20_000 else 100
        assert made.first_fen >= min(0.70 * made.affordable_fen, 0.75 * made.affordable_fen - step)
        assert made.first_fen <= max(0.80 * made.affordable_fen, 100)
        if made.affordable_fen >= 2_000:
            assert 0.70 <= made.first_fen / made.affordable_fen <= 0.80


@given(DEBTS, SUMS, SUMS)
def test_where_nothing_is_left_nothing_is_offered(debt: int, income: int, needs: int) -> None:
    left = math.floor((income - needs) * (1 - BUFFER))
    assert (offer(debt, income, needs) is None) is (left < 100)


@given(DEBTS, SUMS, SUMS)
def test_the_instalments_clear_the_debt_and_none_is_too_many(
    debt: int, income: int, needs: int
) -> None:
    made = offer(debt, income, needs)
    if made:
        assert made.periods * made.first_fen >= debt > (made.periods - 1) * made.first_fen
        assert made.periods_at_most * made.affordable_fen >= debt
        assert made.periods_at_most <= made.periods


@given(DEBTS, SUMS, SUMS)
def test_what_is_said_on_the_phone_is_whole_yuan(debt: int, income: int, needs: int) -> None:
    made = offer(debt, income, needs)
    if made:
        assert made.first_fen % 100 == 0
        assert made.affordable_fen % 100 == 0


@given(DEBTS, SUMS, SUMS, st.integers(min_value=1, max_value=1_000_000))
def test_more_needs_never_raise_the_offer(debt: int, income: int, needs: int, more: int) -> None:
    before, after = offer(debt, income, needs), offer(debt, income, needs + more)
    if after:
        assert before is not None
        assert after.affordable_fen <= before.affordable_fen


def test_the_example_of_the_design_holds() -> None:
    made = offer(1_200_000, 520_000, 420_000)
    assert made is not None
    assert (made.affordable_fen, made.first_fen) == (90_000, 67_000)
    assert (made.periods, made.periods_at_most) == (18, 14)


def test_nobody_promises_more_than_is_owed() -> None:
    made = offer(50_050, 1_000_000, 100_000)
    assert made is not None
    assert made.affordable_fen == 50_100
    assert made.periods_at_most == 1


@pytest.mark.parametrize(("income", "needs"), [(0, 0), (300_000, 300_000), (200_000, 350_000)])
def test_who_has_nothing_left_promises_nothing(income: int, needs: int) -> None:
    assert offer(1_000_000, income, needs) is None


@pytest.mark.parametrize("debt", [0, -100])
def test_there_is_no_plan_for_no_debt(debt: int) -> None:
    with pytest.raises(ValueError, match="needs no plan"):
        offer(debt, 500_000, 300_000)


# --- sums in sentences ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我欠三万，工资五千，开销三千",
            {"debt": 30000, "income": 5000, "essentials": 3000},
        ),
        (
            "借呗欠12000，每月到手4500，房租吃饭要3000",
            {"debt": 12000, "income": 4500, "essentials": 3000},
        ),
        ("逾期金额8000元，我月薪4000", {"debt": 8000, "income": 4000}),
        ("每月收入三千五，要还房贷两千", {"income": 3500, "essentials": 2000}),
        ("他说今天要还清一万二", {"debt": 12000}),
        ("借了两万，还了五千", {"debt": 20000}),
        ("我只能每月还600", {}),
        ("今天天气不错", {}),
    ],
)
def test_each_sum_is_what_the_words_before_it_say(text: str, expected: dict[str, int]) -> None:
    assert roles(text) == expected


def test_needs_that_are_told_one_by_one_are_added_up() -> None:
    told = roles("一个月挣六千，房租一千五，吃饭一千")
    assert told == {"income": 6000, "essentials": 2500}
    assert amount("房租1500 吃饭1000") == 2500


def test_a_debt_of_nothing_is_not_taken_for_one() -> None:
    assert roles("我欠0元，工资五千") == {"income": 5000}


def test_of_two_debts_the_first_is_taken() -> None:
    assert roles("总共欠一万二，本金一万") == {"debt": 12000}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三千五", 3500),
        ("3500", 3500),
        ("大概两千多", 2000),
        ("五千块左右", 5000),
        ("没有", 0),
        ("没收入", 0),
        ("一分没有", 0),
        ("失业了", 0),
        ("零", 0),
        ("没有工资，做零工两千", 2000),
        ("不知道", None),
        ("你问这个干嘛", None),
    ],
)
def test_the_answer_to_how_much_is_a_sum_nothing_or_not_an_answer(
    text: str, expected: int | None
) -> None:
    assert amount(text) == expected


@pytest.mark.parametrize(
    ("fen", "expected"),
    [(60_000, "600"), (1_200_000, "12000"), (104_171, "1041.71"), (5, "0.05"), (0, "0")],
)
def test_a_sum_is_written_as_one_says_it(fen: int, expected: str) -> None:
    assert yuan(fen) == expected
