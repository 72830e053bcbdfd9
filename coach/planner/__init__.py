"""The negotiation planner: what can be kept, how to ask for it, and what to take away from it.

`plan(request_from_json(data))` makes a plan, `plan_to_json` gives it the contract's shape.
"""

from coach.planner.as_json import plan_to_json
from coach.planner.calendar_file import Reminder, calendar_file
from coach.planner.planning import Plan, instalment_reminders, plan, reminders_of
from coach.planner.request import Debt, PlanError, PlanRequest, request_from_json

__all__ = [
    "Debt",
    "Plan",
    "PlanError",
    "PlanRequest",
    "Reminder",
    "calendar_file",
    "instalment_reminders",
    "plan",
    "plan_to_json",
    "reminders_of",
    "request_from_json",
]
