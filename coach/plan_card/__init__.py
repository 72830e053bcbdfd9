"""The plan as the user sees it: a few bubbles of type card.plan, and files to take away."""

from coach.plan_card.made import Made, make
from coach.plan_card.parts import show
from coach.plan_card.periods import in_periods
from coach.plan_card.pushes import Push, pushed, read_push
from coach.plan_card.talk import talk

__all__ = ["Made", "Push", "in_periods", "make", "pushed", "read_push", "show", "talk"]
