"""What a plan is made from, and the door through which JSON comes in.

Refusals are in Chinese: the person who typed the number may read them.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coach import clock
from coach.cards import CAUSES
from coach.planner.cost import USUAL_PENALTY_MULTIPLE
from coach.planner.money import NOTHING, SMALLEST_SPOKEN, Span, yuan

MAX_FEN = 10_000_000_000
"""A hundred million yuan: whoever enters more has mistyped."""
MAX_DEBTS = 20
UNNAMED = "这笔贷款"
"""What a debt is called that was given no name."""
MAX_DAYS = 7300
"""Days overdue."""
MAX_PERCENT = 100.0
"""Interest a year."""
_MAX_NAME = 40

_NAMES = {
    "principal_fen": "本金",
    "interest_fen": "利息",
    "penalty_fen": "罚息",
    "fee_fen": "费用",
    "income_fen": "每月到手收入",
    "essentials_fen": "必需开销",
    "priority_fen": "房贷房租水电社保",
    "cash_fen": "能一次拿出的钱",
    "annual_percent": "年利率",
    "monthly_fee_percent": "每月手续费率",
    "penalty_multiple": "罚息倍数",
    "days_overdue": "逾期天数",
    "pay_day": "发薪日",
}


class PlanError(ValueError):
    """The request cannot be planned with; the message says in Chinese which value and why."""


@dataclass(frozen=True)
class Debt:
    """One debt, its parts in fen; a part that was not named is 0.

    principal: None where not known. annual_percent: the contract's yearly rate, None where not
    known. monthly_fee_percent: fee a month on the whole debt, where the lender offers such a plan.
    penalty_multiple: how many times the rate is charged on what is overdue, by the contract.
    """

    name: str
    principal: Span | None
    interest: Span = NOTHING
    penalty: Span = NOTHING
    fee: Span = NOTHING
    annual_percent: float | None = None
    days_overdue: int | None = None
    monthly_fee_percent: float | None = None
    penalty_multiple: float | None = None

    @property
    def owed(self) -> Span | None:
        """Everything that is owed; None where the principal is not known."""
        if self.principal is None:
            return None
        return self.principal + self.interest + self.penalty + self.fee

    @property
    def multiple(self) -> float:
        """How many times the contract's rate is reckoned on what is overdue."""
        return self.penalty_multiple or USUAL_PENALTY_MULTIPLE


@dataclass(frozen=True)
class PlanRequest:
    """The numbers of one household, in fen a month; None: not known.

    priority: mortgage, rent, utilities, social insurance. cash: what can be paid at once without
    touching the coming months. pay_day: day of the month, 1 to 31. today: the day of the plan.
    cause: an id of causes.yml. calendar_key: sets the user's events apart from everybody else's.
    """

    debts: tuple[Debt, ...]
    income: Span | None
    essentials: Span | None
    today: dt.date
    priority: Span = NOTHING
    pay_day: int | None = None
    irregular: bool = False
    cash_fen: int = 0
    cause: str | None = None
    calendar_key: str = ""


def request_from_json(data: Mapping[str, Any]) -> PlanRequest:
    """The request in a JSON object of the contract's row `plan`.

    A sum that is not known exactly may be `null` or a range `[low, high]`.

    Raises:
        PlanError: a value is missing, negative, absurd or of another type.
    """
    if not isinstance(data, Mapping):
        raise PlanError("请求要是一个JSON对象")
    _no_unknown_sums(data, "")
    return PlanRequest(
        debts=_debts(data),
        income=_sum(data, "income_fen", required=True),
        essentials=_sum(data, "essentials_fen", required=True),
        today=_day(data, "today"),
        priority=_sum(data, "priority_fen") or NOTHING,
        pay_day=_whole(data, "pay_day", 1, 31),
        irregular=_flag(data, "irregular"),
        cash_fen=_whole(data, "cash_fen", 0, MAX_FEN) or 0,
        cause=_cause(data),
    )


def _debts(data: Mapping[str, Any]) -> tuple[Debt, ...]:
    entries = data.get("debts")
    if not isinstance(entries, list) or not entries:
        raise PlanError("缺少欠款（debts），至少要有一笔")
    if len(entries) > MAX_DEBTS:
        raise PlanError(f"欠款最多{MAX_DEBTS}笔，这里有{len(entries)}笔")
    return tuple(_debt(entry, number) for number, entry in enumerate(entries, start=1))


def _debt(entry: Any, number: int) -> Debt:
    where = f"第{number}笔欠款的"
    if not isinstance(entry, Mapping):
        raise PlanError(f"第{number}笔欠款要是一个JSON对象")
    _no_unknown_sums(entry, where)
    debt = Debt(
        name=_name(entry, where),
        principal=_sum(entry, "principal_fen", where, required=True),
        interest=_sum(entry, "interest_fen", where) or NOTHING,
        penalty=_sum(entry, "penalty_fen", where) or NOTHING,
        fee=_sum(entry, "fee_fen", where) or NOTHING,
        annual_percent=_number(entry, "annual_percent", where, MAX_PERCENT),
        days_overdue=_whole(entry, "days_overdue", 0, MAX_DAYS, where),
        monthly_fee_percent=_number(entry, "monthly_fee_percent", where, 10.0),
        penalty_multiple=_number(entry, "penalty_multiple", where, 5.0),
    )
    if debt.owed is not None and debt.owed.high < SMALLEST_SPOKEN:
        raise PlanError(f"{where}总额不到1元，不用做方案；不清楚欠多少，principal_fen就填null")
    return debt


def _no_unknown_sums(data: Mapping[str, Any], where: str) -> None:
    # Other unknown fields do no harm; a need or a debt that is dropped makes the promise too high.
    for key in data:
        if str(key).endswith("_fen") and key not in _NAMES:
            raise PlanError(f"{where}{key}不认识，请核对字段名")


def _name(entry: Mapping[str, Any], where: str) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise PlanError(f"{where}名称（name）没有填")
    # A line break or a control character would end up in scripts and calendars.
    clean = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not clean or len(clean) > _MAX_NAME:
        raise PlanError(f"{where}名称（name）要在{_MAX_NAME}个字以内")
    return clean


def _sum(
    data: Mapping[str, Any], key: str, where: str = "", *, required: bool = False
) -> Span | None:
    """A sum in fen, or a range; None where it is null, or missing and not required."""
    label = f"{where}{_NAMES[key]}（{key}）"
    if key not in data and required:
        raise PlanError(f"缺少{label}；不清楚就填null")
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, list):
        if len(value) != 2:
            raise PlanError(f"{label}的范围要写成[最低, 最高]")
        low, high = (_fen(part, label) for part in value)
        if low > high:
            raise PlanError(f"{label}的范围反了：最低{yuan(low)}元，最高{yuan(high)}元")
        return Span(low, high)
    return Span.exactly(_fen(value, label))


def _fen(value: Any, label: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PlanError(f"{label}要是整数，单位是分，这里是{_shown(value)}")
    return _in_range(value, 0, MAX_FEN, label)


def _whole(data: Mapping[str, Any], key: str, low: int, high: int, where: str = "") -> int | None:
    label = f"{where}{_NAMES[key]}（{key}）"
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise PlanError(f"{label}要是整数，这里是{_shown(value)}")
    return _in_range(value, low, high, label)


def _number(data: Mapping[str, Any], key: str, where: str, high: float) -> float | None:
    label = f"{where}{_NAMES[key]}（{key}）"
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PlanError(f"{label}要是数字，这里是{_shown(value)}")
    if isinstance(value, float) and not math.isfinite(value):
        raise PlanError(f"{label}要是数字，这里是{_shown(value)}")
    if value < 0:
        raise PlanError(f"{label}不能是负数，这里是{_shown(value)}")
    if value > high:
        raise PlanError(f"{label}太大了，最多{high:g}，这里是{_shown(value)}")
    return float(value)


def _in_range(value: int, low: int, high: int, label: str) -> int:
    if value < 0:
        raise PlanError(f"{label}不能是负数，这里是{_shown(value)}")
    if value < low:
        raise PlanError(f"{label}最少是{low}，这里是{_shown(value)}")
    if value > high:
        raise PlanError(f"{label}太大了，最多{high}，这里是{_shown(value)}")
    return value


def _cause(data: Mapping[str, Any]) -> str | None:
    cause = data.get("cause")
    if cause is not None and cause not in CAUSES:
        raise PlanError(f"原因（cause）不认识，这里是{_shown(cause)}")
    return cause


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise PlanError(f"收入是否不固定（{key}）要是true或false，这里是{_shown(value)}")
    return value


def _day(data: Mapping[str, Any], key: str) -> dt.date:
    value = data.get(key)
    if value is None:
        return clock.today()
    try:
        day = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PlanError(f"日期（{key}）要写成2026-11-26这样，这里是{_shown(value)}") from None
    if not 2000 <= day.year <= 2100:
        raise PlanError(f"日期（{key}）不对，这里是{_shown(value)}")
    return day


def _shown(value: Any) -> str:
    # Only the beginning: a broken line may be long.
    text = str(value) if isinstance(value, int | float | str) else type(value).__name__
    return text if len(text) <= 20 else text[:20] + "…"
