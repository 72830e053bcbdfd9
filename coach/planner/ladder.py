"""What to ask for first, and how far to go: at most two concessions, each for something.

The first ask is 70 to 80 percent of what can be kept. The ceiling is what can be kept, and nothing
is ever above it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from coach.planner.money import SMALLEST_SPOKEN, ceil_div, round_down, whole_yuan

FIRST_ASK = 0.75
"""Of what can be kept; design: 70 to 80 percent."""


@dataclass(frozen=True)
class Step:
    """One rung: what is offered, and what for.

    monthly_fen: every month; down_fen: at once, beforehand; periods: how many months clear the
    debt, future interest left out; wish: what is asked in return, a name in plan.yml ("" for the
    first ask, which is not a concession).
    """

    monthly_fen: int
    periods: int
    down_fen: int = 0
    wish: str = ""


def ceiling(limit_fen: int, owed_fen: int) -> int:
    """The most to offer on the phone every month: a round sum, never above `limit_fen`."""
    # Nobody needs to pay more in a month than all that is owed.
    return min(round_down(limit_fen), whole_yuan(owed_fen))


def first_ask(ceiling_fen: int) -> int:
    """What to ask for first where `ceiling_fen` is the most to offer; a round sum."""
    return max(SMALLEST_SPOKEN, round_down(math.ceil(ceiling_fen * FIRST_ASK)))


def ladder(
    limit_fen: int, owed_fen: int, *, cash_fen: int = 0, wishes: Sequence[str]
) -> tuple[Step, ...]:
    """The rungs from the first ask to the ceiling, at most three.

    With cash, the first concession is a down payment; without, it is half of what is left to give.
    The last one goes up to the ceiling. `wishes` are asked for in this order.
    """
    top = ceiling(limit_fen, owed_fen)
    first = first_ask(top)
    down = cash_fen if cash_fen < owed_fen else 0
    rest = owed_fen - down
    middle = first if down else round_down((first + top) // 2)
    rungs = [(first, 0, owed_fen)]
    for monthly in (middle, top):
        rung = min(monthly, whole_yuan(rest)), down, rest
        if rung != rungs[-1]:
            rungs.append(rung)
    return tuple(
        Step(monthly, ceil_div(left, monthly), down_fen, wish)
        for (monthly, down_fen, left), wish in zip(rungs, ("", *wishes), strict=False)
    )
