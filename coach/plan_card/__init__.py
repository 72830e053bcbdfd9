"""The plan as the user sees it: a few bubbles of type card.plan, and files to take away."""

from coach.plan_card.fees import read_fee, with_fee
from coach.plan_card.keeping import keep_plan, remember
from coach.plan_card.made import Made, make
from coach.plan_card.parts import show
from coach.plan_card.periods import at_monthly, in_periods, read_wish
from coach.plan_card.pushes import Push, pushed, read_push
from coach.plan_card.talk import talk

__all__ = [
    "Made",
    "Push",
    "at_monthly",
    "in_periods",
    "keep_plan",
    "make",
    "pushed",
    "read_fee",
    "read_push",
    "read_wish",
    "remember",
    "show",
    "talk",
    "with_fee",
]
