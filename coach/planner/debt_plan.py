"""One debt's part of the plan, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.planner.affordability import Affordability, Standing, floors, shares, standing
from coach.planner.cost import overdue_interest
from coach.planner.ladder import Step, ceiling, ladder
from coach.planner.money import Span
from coach.planner.options import Option, deferral_options, interest_free_of, repayment_options
from coach.planner.request import Debt, PlanRequest
from coach.planner.schedules import MAX_PERIODS


@dataclass(frozen=True)
class DebtPlan:
    """What can be paid to one debt, and how; sums in fen.

    standing: whether a monthly sum can be promised; owed_fen: what is reckoned with, the high end
    of a range, None where not known; share: what of the affordable sum falls to this debt, each end
    to the nearest fen, None where it cannot be told; limit_fen: its low end rounded down, above
    which nothing is offered; cash_fen: what can be paid at once; options: at most three rows;
    ladder: the first ask and at most two concessions.
    """

    debt: Debt
    standing: Standing
    owed_fen: int | None
    share: Span | None = None
    limit_fen: int = 0
    cash_fen: int = 0
    options: tuple[Option, ...] = ()
    ladder: tuple[Step, ...] = ()

    @property
    def scheduled(self) -> Option | None:
        """The option that the calendar follows: the first, where it can be kept."""
        first = self.options[0] if self.standing is Standing.KEEPS else None
        return first if first and first.fits else None

    @property
    def asked(self) -> Option | None:
        """What is asked for first, month by month: the first rung; None where nothing is."""
        if self.scheduled is None or self.ladder[0].periods > MAX_PERIODS:
            return self.scheduled
        return interest_free_of(self.owed_fen or 0, self.ladder[0].monthly_fen, self.limit_fen)

    @property
    def out_of_reach(self) -> bool:
        """Whether a sum can be kept, but does not clear the debt in any number of periods."""
        return self.standing is Standing.KEEPS and self.scheduled is None

    @property
    def ceiling_fen(self) -> int:
        """The most to offer on the phone every month."""
        return ceiling(self.limit_fen, self.owed_fen or 0)

    @property
    def penalty_estimate_fen(self) -> int | None:
        """Penalty interest so far; None where the bill's is known, or the rate or days are not."""
        debt = self.debt
        if debt.penalty.high or not (debt.principal and debt.annual_percent and debt.days_overdue):
            return None
        return overdue_interest(
            debt.principal.high, debt.annual_percent, debt.days_overdue, debt.multiple
        )

    @property
    def highest_cost_percent(self) -> float:
        """The highest yearly percent in sight: an option's, or the rate on what is overdue."""
        rate = self.debt.annual_percent or 0.0
        overdue = rate * self.debt.multiple if self.debt.days_overdue else rate
        return max([overdue, *(option.annual_cost_percent for option in self.options)])


def plan_debts(request: PlanRequest, afford: Affordability) -> tuple[DebtPlan, ...]:
    """The parts of all debts, in the order of the request."""
    owed = [debt.owed.high if debt.owed else None for debt in request.debts]
    known = [one for one in owed if one is not None]
    if len(known) < len(owed):
        return _without_sums(request, afford, owed)
    limits = floors(afford.promised_fen, known)
    cash = floors(request.cash_fen, known)
    spans = _share_spans(afford, known)
    return tuple(
        _with_sums(*parts) for parts in zip(request.debts, known, spans, limits, cash, strict=True)
    )


def _without_sums(
    request: PlanRequest, afford: Affordability, owed: Sequence[int | None]
) -> tuple[DebtPlan, ...]:
    """Sharing takes every debt's sum; a lone debt gets all, but has no schedule before its sum."""
    nothing = afford.standing is Standing.NOTHING_LEFT
    known = Standing.NOTHING_LEFT if nothing else Standing.UNKNOWN
    share = afford.affordable if len(owed) == 1 else None
    return tuple(
        DebtPlan(debt, known, one, share) for debt, one in zip(request.debts, owed, strict=True)
    )


def _share_spans(afford: Affordability, owed: Sequence[int]) -> list[Span | None]:
    if afford.affordable is None:
        return [None] * len(owed)
    low = shares(afford.affordable.low, owed)
    high = shares(afford.affordable.high, owed)
    return [Span(*ends) for ends in zip(low, high, strict=True)]


def _with_sums(
    debt: Debt, owed_fen: int, share: Span | None, limit_fen: int, cash_fen: int
) -> DebtPlan:
    can = standing(Span(limit_fen, share.high) if share else None)
    options: tuple[Option, ...] = ()
    steps: tuple[Step, ...] = ()
    if can is Standing.KEEPS:
        options = repayment_options(debt, owed_fen, limit_fen, cash_fen)
        # Cash that settles the debt is worth more in one piece than as a down payment.
        settles = debt.principal is not None and cash_fen >= debt.principal.high
        down = 0 if settles else cash_fen
        steps = ladder(limit_fen, owed_fen, cash_fen=down, wishes=_wishes(debt))
    elif can is Standing.NOTHING_LEFT:
        options = deferral_options(owed_fen, debt.annual_percent)
    return DebtPlan(debt, can, owed_fen, share, limit_fen, cash_fen, options, steps)


def _wishes(debt: Debt) -> tuple[str, str]:
    """What the two concessions are for: a waiver where there is something to waive, then proof."""
    charged = debt.interest.high + debt.penalty.high + debt.fee.high
    return ("waive" if charged else "no_interest", "written")
