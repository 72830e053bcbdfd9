"""Hands what the user told over to the planner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from coach.finances.model import REST, Finances, Role
from coach.planner.money import NOTHING, Span, ceil_div
from coach.planner.request import UNNAMED, Debt, PlanRequest

_PARTS = {
    "本金": "principal",
    "利息": "interest",
    "罚息": "penalty",
    "违约金": "penalty",
    "手续费": "fee",
    "费用": "fee",
}
"""What a part of a debt is called, and its field."""
USUAL_NEEDS = (60, 80)
"""Percent of the income that life is reckoned to cost where the user cannot tell."""


def plan_request(
    known: Finances, today: dt.date, *, cause: str | None = None, calendar_key: str = ""
) -> PlanRequest:
    """The request for a plan.

    The contract's rate and days are put to a lone debt only: of several it is not known which is
    meant.
    """
    debts = _debts(known)
    if len(debts) == 1:
        debts = [
            replace(
                debts[0],
                annual_percent=known.annual_percent,
                days_overdue=known.days_overdue,
                penalty_multiple=known.penalty_multiple,
            )
        ]
    cash = known.total(Role.CASH)
    return PlanRequest(
        debts=tuple(debts) or (Debt(name=UNNAMED, principal=None),),
        income=known.total(Role.INCOME),
        essentials=essentials(known),
        today=today,
        priority=known.total(Role.PRIORITY) or NOTHING,
        pay_day=known.pay_day,
        irregular=known.irregular,
        cash_fen=cash.low if cash else 0,
        cause=cause,
        calendar_key=calendar_key,
    )


def _debts(known: Finances) -> list[Debt]:
    """The debts; principal, interest and the like that were told apart make one debt together."""
    items = known.of(Role.DEBT)
    parts = [item for item in items if item.name in _PARTS]
    if not parts:
        return [Debt(name=item.name or UNNAMED, principal=item.span) for item in items]
    sums = dict.fromkeys(dict.fromkeys(_PARTS.values()), NOTHING)
    for item in parts:
        sums[_PARTS[item.name]] += item.span
    rest = [item for item in items if item.name in {"", REST}]
    # Beside a principal, what is left of a total is some charge; without one it is the principal.
    has_principal = any(_PARTS[item.name] == "principal" for item in parts)
    for item in rest:
        sums["fee" if has_principal else "principal"] += item.span
    lenders = [item for item in items if item not in parts and item not in rest]
    if len(lenders) != 1:
        return [_debt(UNNAMED, sums), *(Debt(item.name, item.span) for item in lenders)]
    lender = lenders[0]
    if not has_principal:
        return [_debt(lender.name, {**sums, "principal": lender.span})]
    whole = _debt(lender.name, sums)
    return [whole if whole.owed == lender.span else Debt(lender.name, lender.span)]


def _debt(name: str, sums: Mapping[str, Span]) -> Debt:
    return Debt(name, sums["principal"], sums["interest"], sums["penalty"], sums["fee"])


def essentials(known: Finances) -> Span | None:
    """What life costs in fen a month; by rule of thumb where the user cannot tell."""
    told = known.total(Role.NEEDS)
    income = known.total(Role.INCOME)
    if told is None and not reckoned(known):
        # Asked for and answered with none, or other payments are all there is.
        return NOTHING if known.needs_done or income == NOTHING else None
    if not reckoned(known) or income is None:
        return told
    low, high = (ceil_div(income.low * percent, 100) for percent in USUAL_NEEDS)
    floor = told or NOTHING
    return Span(max(low, floor.low), max(high, floor.high))


def reckoned(known: Finances) -> bool:
    """Whether the needs are a rule of thumb."""
    return Role.NEEDS in known.unknown
