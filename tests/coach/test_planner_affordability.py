"""What can be kept every month, exactly, and how it is shared among debts."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planner_cases import THREE_DEBTS, made

from coach.planner.affordability import (
    Standing,
    affordable_fen,
    assess,
    floors,
    shares,
)
from coach.planner.money import NOTHING, Span

SUMS = st.integers(min_value=0, max_value=10**9)
OWED = st.lists(st.integers(min_value=1, max_value=10**9), min_size=1, max_size=6)


def test_of_a_surplus_of_1000_yuan_900_can_be_promised() -> None:
    afford = assess(Span.exactly(520_000), Span.exactly(360_000), Span.exactly(60_000))
    assert afford.surplus == Span.exactly(100_000)
    assert afford.promised_fen == 90_000
    assert afford.standing is Standing.KEEPS


def test_who_earns_irregularly_keeps_back_fifteen_percent() -> None:
    afford = assess(Span.exactly(520_000), Span.exactly(360_000), NOTHING, irregular=True)
    assert afford.promised_fen == 136_000
    assert afford.buffer_percent == 15


@given(st.integers(min_value=-(10**9), max_value=10**9), st.booleans())
def test_the_buffer_is_exact_to_the_fen(surplus: int, irregular: bool) -> None:
    kept = Decimal(max(0, surplus)) * (1 - Decimal("0.15" if irregular else "0.10"))
    assert affordable_fen(surplus, irregular=irregular) == kept.to_integral_value(ROUND_FLOOR)


def test_three_debts_share_as_the_design_measured() -> None:
    assert shares(90_000, [1_200_000, 450_000, 800_000]) == [44_082, 16_531, 29_388]
    plan = made(debts=THREE_DEBTS)
    assert [one.share for one in plan.debts] == [
        Span.exactly(fen) for fen in (44_082, 16_531, 29_388)
    ]


@given(SUMS, OWED)
def test_promises_to_all_debts_never_add_up_to_more_than_can_be_kept(
    amount: int, owed: list[int]
) -> None:
    limits = floors(amount, owed)
    assert sum(limits) <= amount
    assert all(limit <= one for limit, one in zip(limits, owed, strict=True))
    assert sum(limits) > min(amount, sum(owed)) - len(owed)
    for limit, share in zip(limits, shares(amount, owed), strict=True):
        assert share - limit in (0, 1)


def test_where_nothing_is_left_there_is_no_number() -> None:
    afford = assess(Span.exactly(300_000), Span.exactly(300_000), NOTHING)
    assert afford.standing is Standing.NOTHING_LEFT
    assert afford.promised_fen == 0


@pytest.mark.parametrize(
    ("income", "essentials", "affordable", "standing"),
    [
        (None, Span.exactly(300_000), None, Standing.UNKNOWN),
        (Span.exactly(500_000), None, Span(0, 450_000), Standing.UNKNOWN),
        (
            Span(450_000, 520_000),
            Span.exactly(350_000),
            Span(90_000, 153_000),
            Standing.KEEPS,
        ),
        (Span(300_000, 400_000), Span.exactly(350_000), Span(0, 45_000), Standing.UNKNOWN),
        (Span(200_000, 300_000), Span.exactly(350_000), Span(0, 0), Standing.NOTHING_LEFT),
    ],
)
def test_of_unknown_sums_only_the_worst_case_is_promised(
    income: Span | None, essentials: Span | None, affordable: Span | None, standing: Standing
) -> None:
    afford = assess(income, essentials, NOTHING)
    assert afford.affordable == affordable
    assert afford.standing is standing
