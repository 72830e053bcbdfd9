"""Requests for the planner's tests: one that works, to be changed at one place; and any at all."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from coach.planner import Plan, plan, request_from_json

TODAY = "2026-11-26"


def debt(**changes: Any) -> dict[str, Any]:
    """One debt of ¥12,000."""
    return {"name": "借呗", "principal_fen": 1_200_000, **changes}


def body(**changes: Any) -> dict[str, Any]:
    """The request of the design's example: 5,200 in, 3,600 and 600 out."""
    return {
        "debts": [debt()],
        "income_fen": 520_000,
        "essentials_fen": 360_000,
        "priority_fen": 60_000,
        "irregular": False,
        "today": TODAY,
        **changes,
    }


def made(**changes: Any) -> Plan:
    """The plan of the changed request."""
    return plan(request_from_json(body(**changes)))


THREE_DEBTS = [
    debt(),
    debt(name="花呗", principal_fen=450_000),
    debt(name="信用卡", principal_fen=800_000),
]

_SUMS = st.integers(min_value=0, max_value=300_000)


def _maybe(*exact: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """A sum of one of the kinds, more often than not known exactly; else a range, or not known."""
    ranges = st.tuples(exact[0], exact[0]).map(sorted)
    return st.one_of(*exact, *exact, ranges, st.none())


_ANY_DEBT = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["借呗", "花呗", "信用卡"]),
        "principal_fen": st.one_of(st.integers(100, 10**8), st.integers(100_000, 3_000_000)),
    },
    optional={
        "interest_fen": _SUMS,
        "penalty_fen": _SUMS,
        "annual_percent": st.sampled_from([0, 3.6, 10.95, 18, 24.0, 36]),
        "days_overdue": st.integers(0, 400),
        "monthly_fee_percent": st.sampled_from([0.3, 0.6, 0.75]),
    },
)
BODIES = st.fixed_dictionaries(
    {
        "debts": st.lists(_ANY_DEBT, min_size=1, max_size=3),
        "income_fen": _maybe(st.integers(700_000, 3_000_000), st.integers(0, 700_000)),
        "essentials_fen": _maybe(st.integers(0, 400_000)),
        "irregular": st.booleans(),
        "today": st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)).map(str),
    },
    optional={
        "priority_fen": _SUMS,
        "cash_fen": st.integers(0, 5_000_000),
        "pay_day": st.integers(1, 31),
        "cause": st.sampled_from(["job_lost", "illness"]),
    },
)
"""Any request that the door lets in; most of them can keep a monthly sum."""
