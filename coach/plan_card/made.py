"""A plan together with the numbers that it was made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coach.finances import Finances, plan_request
from coach.planner import Plan, PlanRequest, Reminder, plan, reminders_of
from coach.planner.affordability import Standing
from coach.planner.debt_plan import DebtPlan
from coach.planner.options import interest_free_in


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

    def reminders(self, periods: int | None = None) -> tuple[Reminder, ...]:
        """The days of what is asked for first, or of that many instalments where that was agreed.

        A debt that has nothing to keep has one day to get in touch again.
        """
        found: list[Reminder] = []
        for number, one in enumerate(self.plan.debts, 1):
            option = one.asked
            if option and periods:
                option = interest_free_in(one.owed_fen or 0, periods, one.limit_fen)
            found += reminders_of(self.request, number, one, option)
        return tuple(found)


def make(
    known: Finances, today: dt.date, *, cause: str | None = None, calendar_key: str = ""
) -> Made:
    """The plan for what is known; the same numbers on the same day give the same plan."""
    request = plan_request(known, today, cause=cause, calendar_key=calendar_key)
    return Made(known, request, plan(request))
