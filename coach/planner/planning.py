"""The whole plan: what can be kept, and for each debt what to ask, say, sign and remember."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coach.planner import texts
from coach.planner.affordability import Affordability, Standing, assess
from coach.planner.calendar_file import Reminder, calendar_file
from coach.planner.dates import due_dates
from coach.planner.debt_plan import DebtPlan, plan_debts
from coach.planner.money import yuan
from coach.planner.options import Option
from coach.planner.request import PlanRequest
from coach.planner.texts import DebtTexts
from coach.planner.wording import wording


@dataclass(frozen=True)
class Plan:
    """The plan for all debts, in the order of the request; `texts[i]` is on `debts[i]`.

    summary: what can be promised in all; proofs: papers to have at hand; help: where to turn, empty
    where a monthly sum can be promised; reminders: the events of the calendar.
    """

    made_on: dt.date
    affordability: Affordability
    debts: tuple[DebtPlan, ...]
    texts: tuple[DebtTexts, ...]
    summary: str
    proofs: tuple[str, ...]
    help: tuple[str, ...]
    reminders: tuple[Reminder, ...]

    @cached_property
    def ics(self) -> str:
        """The calendar file's text, made when first asked for: it takes longer than the rest."""
        return calendar_file(self.reminders, self.made_on, wording().line("calendar.name"))


def plan(request: PlanRequest) -> Plan:
    """What can be promised, and how to ask for it; the same request gives the same plan."""
    afford = assess(
        request.income, request.essentials, request.priority, irregular=request.irregular
    )
    debts = plan_debts(request, afford)
    needs_help = afford.standing is not Standing.KEEPS or any(
        one.standing is Standing.NOTHING_LEFT for one in debts
    )
    return Plan(
        made_on=request.today,
        affordability=afford,
        debts=debts,
        texts=tuple(texts.debt_texts(one, request) for one in debts),
        summary=texts.summary(afford, debts),
        proofs=texts.proofs(request.cause),
        help=texts.help_lines() if needs_help else (),
        reminders=tuple(
            reminder
            for number, one in enumerate(debts, start=1)
            for reminder in reminders_of(request, number, one, one.scheduled)
        ),
    )


def instalment_reminders(
    request: PlanRequest, number: int, name: str, option: Option
) -> list[Reminder]:
    """One reminder for each instalment of `option`; `number` and `name` tell the debt."""
    days = due_dates(
        request.today, request.pay_day, option.periods, deferred_months=option.deferred_months
    )
    dated = zip(days, option.payments, strict=True)
    return [
        Reminder(
            key=f"{request.calendar_key}/{number}/{name}/{count}",
            day=day,
            title=wording().line("calendar.title", number=count, periods=option.periods),
            text=wording().line("calendar.text", debt=name, number=count, amount=yuan(payment)),
        )
        for count, (day, payment) in enumerate(dated, start=1)
    ]


def reminders_of(
    request: PlanRequest, number: int, one: DebtPlan, option: Option | None
) -> Iterator[Reminder]:
    """The instalments of `option` where there are any to keep; else one day to get in touch."""
    if option:
        yield from instalment_reminders(request, number, one.debt.name, option)
        return
    yield Reminder(
        key=f"{request.calendar_key}/{number}/{one.debt.name}/follow_up",
        day=due_dates(request.today, request.pay_day, 1)[0],
        title=wording().line("calendar.follow_up"),
        text=wording().line("calendar.follow_up_text", debt=one.debt.name),
    )
