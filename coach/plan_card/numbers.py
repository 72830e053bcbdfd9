"""What the user has told, said back: so that a mistake is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.finances import Finances, Item, Role
from coach.finances.request import USUAL_NEEDS
from coach.finances.words import SELF
from coach.plan_card.talk import talk
from coach.planner.money import Span, yuan, yuan_span

_SHOWN = (Role.DEBT, Role.INCOME, Role.NEEDS, Role.PRIORITY, Role.CASH)


def numbers(known: Finances) -> list[dict[str, str]]:
    """Label and text of everything that the plan rests on."""
    return [{"label": label, "text": text} for label, text in _numbers(known)]


def echo(items: Iterable[Item]) -> str:
    """The sums in one phrase: 欠款借呗18000元、花呗6000元，每月到手4000元."""
    by_role: dict[Role, list[str]] = {}
    for item in items:
        several = item.role in by_role
        line = "number.sum" if several else f"sum.{item.role.value}"
        said = talk().line(line, whose=_name(item), sum=yuan_span(item.span))
        by_role.setdefault(item.role, []).append(said)
    return "，".join("、".join(said) for said in by_role.values())


def listed(items: Iterable[Item]) -> str:
    """The sums with their own names only: 房租1500元，吃饭1000元."""
    return "，".join(_sum(_name(item), item.span) for item in items)


def _numbers(known: Finances) -> Iterator[tuple[str, str]]:
    for role in _SHOWN:
        text = _role(known, role)
        if text:
            yield talk().line(f"label.{role.value}"), text
    if known.pay_day:
        end = known.pay_day == 31
        line = "number.pay_day_end" if end else "number.pay_day"
        yield talk().line("label.pay_day"), talk().line(line, day=known.pay_day)
    if known.annual_percent is not None:
        percent = f"{known.annual_percent:g}"
        yield talk().line("label.rate"), talk().line("number.rate", percent=percent)
    if known.days_overdue is not None:
        days = talk().line("number.overdue", days=known.days_overdue)
        yield talk().line("label.overdue"), days


def _role(known: Finances, role: Role) -> str:
    items = known.of(role)
    if role in known.unknown:
        low, high = USUAL_NEEDS
        reckoned = role is Role.NEEDS and known.of(Role.INCOME)
        return talk().line("number.reckoned" if reckoned else "number.unknown", low=low, high=high)
    total = known.total(role)
    if total is not None and total.high == 0:
        return talk().line("number.none")
    irregular = talk().line("number.irregular") if role is Role.INCOME and known.irregular else ""
    said = listed(items)
    return said + irregular if said else ""


def _name(item: Item) -> str:
    return "" if item.name == SELF else item.name


def _sum(name: str, span: Span) -> str:
    if span.low == 0 and span.high:
        return talk().line("number.at_most", whose=name, sum=yuan(span.high))
    return talk().line("number.sum", whose=name, sum=yuan_span(span))
