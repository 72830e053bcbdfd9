"""A plan together with the numbers that it was made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coach.finances import Finances, plan_request
from coach.planner import Plan, PlanRequest, plan
from coach.planner.affordability import Standing
from coach.planner.debt_plan import DebtPlan


@dataclass(frozen=True)
class Made:
    """The numbers, the request that they make, and the plan."""

    known: Finances
    request: PlanRequest
    plan: Plan

    @property
    def lead(self) -> int:
        """The debt to speak of first: the first one that a sum can be promised for."""
        keeps = (n for n, one in enumerate(self.plan.debts) if one.ladder)
        return next(keeps, 0)

    @property
    def first(self) -> DebtPlan:
        """The plan of that debt."""
        return self.plan.debts[self.lead]

    @property
    def standing(self) -> Standing:
        """Whether a sum can be promised for it."""
        return self.first.standing


def make(
    known: Finances, today: dt.date, *, cause: str | None = None, calendar_key: str = ""
) -> Made:
    """The plan for what is known; the same numbers on the same day give the same plan."""
    request = plan_request(known, today, cause=cause, calendar_key=calendar_key)
    return Made(known, request, plan(request))
