"""Requests for the planner's tests: one that works, to be changed at one place."""

from __future__ import annotations

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

_SUMS = st.integers(min_value=0, max_value=3_000_000)
_MAYBE = st.one_of(st.none(), _SUMS, st.tuples(_SUMS, _SUMS).map(lambda ends: sorted(ends)))
_DEBTS = st.fixed_dictionaries(
    {"name": st.sampled_from(["借呗", "花呗", "信用卡"]), "principal_fen": st.integers(100, 10**8)},
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
        "debts": st.lists(_DEBTS, min_size=1, max_size=3),
        "income_fen": _MAYBE,
        "essentials_fen": _MAYBE,
        "irregular": st.booleans(),
        "today": st.dates().filter(lambda day: 2000 <= day.year <= 2100).map(str),
    },
    optional={
        "priority_fen": _SUMS,
        "cash_fen": _SUMS,
        "pay_day": st.integers(1, 31),
        "cause": st.sampled_from(["job_lost", "illness"]),
    },
)
"""Any request that the door lets in."""
