"""The plan in another number of instalments, as the user asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.bubble import Bubble, Button, notice
from coach.finances.sums import sums
from coach.plan_card.card import BUTTON, Part, button, table_row
from coach.plan_card.files import calendar
from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.planner import instalment_reminders
from coach.planner.affordability import Standing
from coach.planner.debt_plan import DebtPlan
from coach.planner.money import ceil_div, yuan
from coach.planner.options import Option, interest_free_in
from coach.planner.schedules import MAX_PERIODS
from coach.planner.texts import hedge, row, this, when
from coach.quantities import Quantity

_OTHERS = re.compile(r"[他她]|对方|催收|客服|人家|那边")
_WISH = re.compile(r"每个?月|一个?月|一期|还|行吗|行不行|可以吗|可不可以|呢|最多|只能")


def in_periods(made: Made, periods: int) -> Bubble:
    """What `periods` instalments come to for each debt, and how to ask for them if they fit."""
    if not 1 <= periods <= MAX_PERIODS:
        return notice(talk().line("result.periods_most", most=MAX_PERIODS), "info")
    debts = [one for one in made.plan.debts if one.ladder and one.owed_fen]
    if made.standing is Standing.NOTHING_LEFT:
        return notice(talk().line("result.periods_none"), "info", buttons=(button("change"),))
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
        buttons=(*_remind(periods, fits=fits), button("options"), button("script")),
    ).bubble(made)


def read_wish(text: str, quantities: Sequence[Quantity]) -> int | None:
    """What the user would like to pay every month, in fen (我能不能只还500); None: no such wish."""
    found = sums(text, quantities)
    if len(found) != 1 or not found[0].low or _OTHERS.search(text) or not _WISH.search(text):
        return None
    return found[0].low


def at_monthly(made: Made, monthly_fen: int) -> Bubble:
    """What the wish comes to: as many instalments as it takes."""
    owed = sum(one.owed_fen or 0 for one in made.plan.debts)
    return in_periods(made, max(1, ceil_div(owed, monthly_fen)))


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


def _remind(periods: int, *, fits: bool) -> tuple[Button, ...]:
    title = talk().line("button.remind_in", periods=periods)
    return (Button(title, f"{BUTTON}remind_{periods}"),) if fits else ()


def _calendar(made: Made, debts: list[DebtPlan], options: list[Option]) -> dict[str, str]:
    reminders = [
        reminder
        for number, (one, option) in enumerate(zip(debts, options, strict=True), 1)
        for reminder in instalment_reminders(made.request, number, one.debt.name, option)
    ]
    return calendar(made, reminders)
