"""The parts of the plan: what to say comes first and is short, the rest when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coach.bubble import Bubble, Button
from coach.plan_card.card import Part, button, table_row
from coach.plan_card.files import files
from coach.plan_card.made import Made
from coach.plan_card.numbers import numbers
from coach.plan_card.talk import talk
from coach.planner.affordability import Standing
from coach.planner.debt_plan import DebtPlan
from coach.planner.money import yuan
from coach.planner.texts import cautions, hedge, stop_line

_TITLES = {
    Standing.KEEPS: "title.script",
    Standing.NOTHING_LEFT: "title.script_none",
    Standing.UNKNOWN: "title.script_unknown",
}


def show(part: str, made: Made, others: tuple[Button, ...] = ()) -> Bubble:
    """The bubble of a part: script, options, ladder or papers.

    others: buttons of other uses that go with the script (练一练).

    Raises:
        KeyError: there is no such part.
    """
    return _PARTS[part](made, others)


def has_ways(made: Made) -> bool:
    """Whether there is a table to show."""
    return any(one.options for one in made.plan.debts)


def _script(made: Made, others: tuple[Button, ...]) -> Bubble:
    ladder = any(one.ladder for one in made.plan.debts)
    names = [
        *(["options"] if has_ways(made) else []),
        *(["ladder"] if ladder else []),
        "papers",
        "change",
    ]
    return Part(
        part="script",
        title=talk().line(_TITLES[made.standing]),
        say_now=made.plan.texts[made.lead].script,
        lines=tuple(_below_script(made)),
        numbers=numbers(made.known),
        files=files(made),
        buttons=(*map(button, names), *others),
    ).bubble(made)


def _below_script(made: Made) -> Iterator[str]:
    plan, first = made.plan, made.first
    yield plan.summary
    if first.ladder:
        yield _from_where_to_where(first, several=len(plan.debts) > 1)
        if any(step.down_fen for step in first.ladder):
            yield talk().line("result.cash", cash=yuan(made.request.cash_fen))
    elif plan.affordability.standing is Standing.KEEPS:
        yield talk().line("result.no_sum")
    wish = made.known.wish
    if wish and plan.affordability.standing is Standing.KEEPS:
        promised = plan.affordability.promised_fen
        line = "result.wish_fits" if wish <= promised else "result.wish_too_much"
        yield talk().line(line, wish=yuan(wish), limit=yuan(promised // 100 * 100))
    yield from (_other(made, n) for n in range(len(plan.debts)) if n != made.lead and first.ladder)
    yield from cautions(first)
    if made.request.essentials and "needs" in made.known.unknown:
        yield talk().line("result.reckoned")
    if len(plan.debts) > 1 and (made.known.annual_percent or made.known.days_overdue):
        yield talk().line("result.several")
    yield from plan.help[:1]
    yield talk().line("result.hedge" if first.ladder else "result.hedge_none")


def _from_where_to_where(one: DebtPlan, *, several: bool) -> str:
    debt = one.debt.name if several else ""
    first, ceiling = one.ladder[0].monthly_fen, one.ceiling_fen
    line = "result.first" if first < ceiling else "result.only"
    return talk().line(line, debt=debt, first=yuan(first), ceiling=yuan(ceiling))


def _other(made: Made, number: int) -> str:
    one = made.plan.debts[number]
    if not one.ladder:
        return talk().line("result.other_none", debt=one.debt.name)
    line = "result.other_open" if one.out_of_reach else "result.other"
    step = one.ladder[0]
    return talk().line(
        line, debt=one.debt.name, monthly=yuan(step.monthly_fen), periods=step.periods
    )


def _options(made: Made, others: tuple[Button, ...]) -> Bubble:
    rows = [
        table_row(one.debt.name, option, text)
        for one, words in zip(made.plan.debts, made.plan.texts, strict=True)
        for option, text in zip(one.options, words.rows, strict=True)
    ]
    periods = ("in_3", "in_6", "in_12", "in_24") if made.first.ladder else ()
    return Part(
        part="options",
        title=talk().line("title.options"),
        lines=(hedge(),),
        table=rows,
        buttons=tuple(map(button, (*periods, "script"))),
    ).bubble(made)


def _ladder(made: Made, others: tuple[Button, ...]) -> Bubble:
    steps = [
        {
            "debt": one.debt.name,
            "say": said,
            "monthly_fen": step.monthly_fen,
            "periods": step.periods,
            "down_fen": step.down_fen,
            "in_return": wish,
        }
        for one, words in zip(made.plan.debts, made.plan.texts, strict=True)
        for step, said, wish in zip(one.ladder, words.steps, words.wishes, strict=True)
    ]
    stops = [stop_line(one) for one in made.plan.debts if one.ladder]
    if len(stops) > 1:
        names = [one.debt.name for one in made.plan.debts if one.ladder]
        stops = [f"{name}：{stop}" for name, stop in zip(names, stops, strict=True)]
    return Part(
        part="ladder",
        title=talk().line("title.ladder"),
        lines=stops,
        ladder=steps,
        buttons=(button("script"), button("papers")),
    ).bubble(made)


def _papers(made: Made, others: tuple[Button, ...]) -> Bubble:
    confirmation = made.plan.texts[made.lead].confirmation
    return Part(
        part="papers",
        title=talk().line("title.papers"),
        lines=(*made.plan.proofs, talk().line("result.confirm", text=confirmation)),
        buttons=(button("script"),),
    ).bubble(made)


_PARTS: Mapping[str, Callable[[Made, tuple[Button, ...]], Bubble]] = {
    "script": _script,
    "options": _options,
    "ladder": _ladder,
    "papers": _papers,
}
PARTS = tuple(_PARTS)
"""The names of the parts."""
