"""The ladder: a first ask of 70 to 80 percent, at most two concessions, never above the ceiling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.planner.ladder import Step, ceiling, first_ask, ladder

LIMITS = st.integers(min_value=100, max_value=10_000_000)
OWED = st.integers(min_value=100, max_value=100_000_000)
CASH = st.integers(min_value=0, max_value=10_000_000)
WISHES = ("waive", "written")


def rungs(limit: int, owed: int, cash: int = 0) -> tuple[Step, ...]:
    return ladder(limit, owed, cash_fen=cash, wishes=WISHES)


@given(LIMITS, OWED, CASH)
def test_nothing_is_offered_that_cannot_be_kept(limit: int, owed: int, cash: int) -> None:
    for step in rungs(limit, owed, cash):
        assert 0 < step.monthly_fen <= limit
        assert step.down_fen <= cash


@given(LIMITS, OWED)
def test_the_first_ask_is_seventy_to_eighty_percent_of_the_ceiling(limit: int, owed: int) -> None:
    top = ceiling(limit, owed)
    if top >= 2_000:
        assert 0.70 <= first_ask(top) / top <= 0.80
    assert rungs(limit, owed)[0] == Step(first_ask(top), -(-owed // first_ask(top)))


@given(LIMITS, OWED, CASH)
def test_there_are_at_most_two_concessions_each_for_something_else(
    limit: int, owed: int, cash: int
) -> None:
    first, *concessions = rungs(limit, owed, cash)
    assert first.wish == ""
    assert [step.wish for step in concessions] == list(WISHES[: len(concessions)])
    assert len(concessions) <= 2


@given(LIMITS, OWED)
def test_without_cash_every_concession_is_a_higher_sum_up_to_the_ceiling(
    limit: int, owed: int
) -> None:
    sums = [step.monthly_fen for step in rungs(limit, owed)]
    assert sums == sorted(set(sums))
    assert sums[-1] == ceiling(limit, owed)


@given(LIMITS, OWED, CASH)
def test_every_rung_clears_the_debt_in_its_periods_and_not_sooner(
    limit: int, owed: int, cash: int
) -> None:
    for step in rungs(limit, owed, cash):
        rest = owed - step.down_fen
        assert (step.periods - 1) * step.monthly_fen < rest <= step.periods * step.monthly_fen


def test_the_example_goes_from_670_over_780_to_900() -> None:
    assert rungs(90_000, 1_200_000) == (
        Step(67_000, 18),
        Step(78_000, 16, 0, "waive"),
        Step(90_000, 14, 0, "written"),
    )


def test_with_cash_the_first_concession_is_a_down_payment() -> None:
    assert rungs(90_000, 1_200_000, 200_000) == (
        Step(67_000, 18),
        Step(67_000, 15, 200_000, "waive"),
        Step(90_000, 12, 200_000, "written"),
    )


def test_after_a_large_down_payment_no_more_is_offered_than_is_left() -> None:
    last = rungs(90_000, 1_260_000, 1_220_000)[-1]
    assert last == Step(40_000, 1, 1_220_000, "waive")


@given(LIMITS, OWED)
def test_what_is_said_on_the_phone_is_whole_yuan(limit: int, owed: int) -> None:
    assert all(step.monthly_fen % 100 == 0 for step in rungs(limit, owed))
