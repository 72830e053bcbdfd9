"""The plan in another number of instalments, as the user asks for it."""

from __future__ import annotations

from coach.bubble import Bubble, notice
from coach.plan_card.card import Part, button, table_row
from coach.plan_card.files import calendar
from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.planner import instalment_reminders
from coach.planner.debt_plan import DebtPlan
from coach.planner.money import yuan
from coach.planner.options import Option, interest_free_in
from coach.planner.schedules import MAX_PERIODS
from coach.planner.texts import hedge, row, this, when


def in_periods(made: Made, periods: int) -> Bubble:
    """What `periods` instalments come to for each debt, and how to ask for them if they fit."""
    if not 1 <= periods <= MAX_PERIODS:
        return notice(talk().line("result.periods_most", most=MAX_PERIODS), "info")
    debts = [one for one in made.plan.debts if one.ladder and one.owed_fen]
    if not debts:
        return notice(talk().line("result.periods_open"), "info", buttons=(button("change"),))
    options = [interest_free_in(one.owed_fen or 0, periods, one.limit_fen) for one in debts]
    first, option = debts[0], options[0]
    fits = all(option.fits for option in options)
    return Part(
        part="periods",
        title=talk().line("title.periods", periods=periods),
        say_now=_script(made, first, option) if option.fits else None,
        lines=(_verdict(first, option), hedge()),
        table=[
            table_row(one.debt.name, option, row(option))
            for one, option in zip(debts, options, strict=True)
        ],
        files=[_calendar(made, debts, options)] if fits else [],
        buttons=(button("options"), button("script")),
    ).bubble(made)


def _script(made: Made, one: DebtPlan, option: Option) -> str:
    return talk().line(
        "result.say",
        this=this(one.debt.name),
        when=when(made.request.pay_day),
        monthly=yuan(option.monthly_fen),
        periods=option.periods,
    )


def _verdict(one: DebtPlan, option: Option) -> str:
    line = "result.fits" if option.fits else "result.too_much"
    return talk().line(line, monthly=yuan(option.monthly_fen), limit=yuan(one.limit_fen))


def _calendar(made: Made, debts: list[DebtPlan], options: list[Option]) -> dict[str, str]:
    reminders = [
        reminder
        for number, (one, option) in enumerate(zip(debts, options, strict=True), 1)
        for reminder in instalment_reminders(made.request, number, one.debt.name, option)
    ]
    return calendar(made, reminders)
