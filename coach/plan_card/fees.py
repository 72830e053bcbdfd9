"""Instalments with a fee (每月手续费0.6%): what they really cost in a year, and whether they fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.bubble import Bubble, notice
from coach.normalise import normalise
from coach.plan_card.card import Part, button, table_row
from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.planner.cost import REDUCIBLE_ABOVE_PERCENT
from coach.planner.options import Option, with_fee_in
from coach.planner.schedules import MAX_PERIODS
from coach.planner.texts import above_24, hedge, row
from coach.quantities import Quantity, extract

USUAL_PERIODS = 12
"""Reckoned with where nobody says how many."""
_MOST_A_MONTH = 3.0
"""Percent; a higher fee is one for all instalments together."""
_FEE = re.compile(r"手续费|服务费|管理费|费率")
_PERCENT = re.compile(
    r"[0-9]+(?:\.[0-9]+)? ?(?:%|个(?:百分)?点)|百分之[零〇一二两三四五六七八九十点0-9.]+"
)
_IN_ALL = re.compile(r"总|一共|合计|一次性收")
_ANY_SUM = 1_200_000
_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class FeePlan:
    """fee_percent: a month, of the whole debt; assumed: whether the periods were not said."""

    fee_percent: float
    periods: int
    assumed: bool = False


def read_fee(text: str, quantities: Sequence[Quantity]) -> FeePlan | None:
    """The plan with a fee that the message tells of; None where it tells of none."""
    plain = normalise(text).text
    percent = _PERCENT.search(plain)
    if not percent or not _FEE.search(plain):
        return None
    fee = _number(percent.group())
    said = [int(one.value) for one in quantities if one.type == "period"]
    periods = said[0] if said else USUAL_PERIODS
    if not fee or not 1 <= periods <= MAX_PERIODS:
        return None
    in_all = _IN_ALL.search(plain) or fee > _MOST_A_MONTH
    monthly = round(fee / periods, 4) if in_all else fee
    return FeePlan(monthly, periods, not said) if 0 < monthly <= _MOST_A_MONTH else None


def _number(percent: str) -> float:
    """The percentage in words or digits, read as if it were a rate; 0 where it cannot be read."""
    found = extract(f"年利率{percent}", _ANY_DAY)
    return next((float(one.value) for one in found if one.type == "rate"), 0.0)


def with_fee(told: FeePlan, made: Made | None) -> Bubble:
    """What it costs; with the user's own sums where a plan was made."""
    one = made.first if made else None
    owed = one.owed_fen if one else None
    option = with_fee_in(
        owed or _ANY_SUM, told.periods, told.fee_percent, one.limit_fen if one else 0
    )
    lines = _lines(told, option)
    if made is None or one is None or not owed:
        return notice("\n".join(lines), "info", buttons=(button("make"),))
    return Part(
        part="periods",
        title=talk().line("title.fee"),
        lines=(*lines, talk().line("result.fee_ask"), hedge()),
        table=[table_row(one.debt.name, option, row(option))],
        buttons=(button("options"), button("script")),
    ).bubble(made)


def _lines(told: FeePlan, option: Option) -> list[str]:
    cost = option.annual_cost_percent
    line = "result.fee_assumed" if told.assumed else "result.fee"
    values = {"fee": f"{told.fee_percent:g}", "periods": told.periods, "cost": f"{cost:g}"}
    above = [above_24()] if cost > REDUCIBLE_ABOVE_PERCENT else []
    return [talk().line(line, **values), *above]
