"""What the user reads and says: the plan's numbers put into the sentences of plan.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.library import library
from coach.planner.affordability import Affordability, Standing
from coach.planner.cost import REDUCIBLE_ABOVE_PERCENT
from coach.planner.debt_plan import DebtPlan
from coach.planner.ladder import Step
from coach.planner.money import half_up, round_yuan, yuan
from coach.planner.options import DEFERRAL, FEE, LEVEL_PRINCIPAL, LUMP_SUM, Option
from coach.planner.request import UNNAMED, PlanRequest
from coach.planner.schedules import LONG_PLAN, MAX_PERIODS, monthly_rate, periods_needed
from coach.planner.wording import wording


@dataclass(frozen=True)
class DebtTexts:
    """The words for one debt.

    script: half a minute on the phone; rows, steps, wishes: a sentence for each option, for each
    rung and for what each rung is to bring ("" for the first ask); confirmation: the text to ask
    for before anything is paid; notes: cautions, the most important first.
    """

    script: str
    rows: tuple[str, ...]
    steps: tuple[str, ...]
    wishes: tuple[str, ...]
    confirmation: str
    notes: tuple[str, ...]


def debt_texts(one: DebtPlan, request: PlanRequest) -> DebtTexts:
    """All words for one debt."""
    return DebtTexts(
        script=_script(one, request),
        rows=tuple(row(option) for option in one.options),
        steps=tuple(_steps(one, request)),
        wishes=tuple(_wish(step, request) for step in one.ladder),
        confirmation=_confirmation(one, request),
        notes=tuple(_notes(one)),
    )


def summary(afford: Affordability, debts: Sequence[DebtPlan]) -> str:
    """What can be promised in all, and how it is shared where there are several debts."""
    if afford.affordable is None:
        return _line("summary.no_income")
    if afford.standing is Standing.NOTHING_LEFT:
        return _line("summary.nothing_left")
    if afford.standing is Standing.UNKNOWN:
        return _line("summary.uncertain", high=yuan(afford.affordable.high))
    text = _line(
        "summary.known" if afford.affordable.known else "summary.range",
        affordable=yuan(round_yuan(afford.promised_fen)),
        buffer=afford.buffer_percent,
    )
    if len(debts) == 1:
        return text
    if any(one.share is None for one in debts):
        return text + _line("summary.unshared")
    parts = "，".join(
        _line("summary.part", debt=one.debt.name, share=yuan(round_yuan(one.share.low)))
        for one in debts
        if one.share
    )
    return text + _line("summary.shared", parts=parts)


def proofs(cause: str | None) -> tuple[str, ...]:
    """Papers to have at hand; with those of the cause (an id of causes.yml) where it is known."""
    papers = library().causes[cause].proofs if cause else ""
    return tuple(
        _line(name, proofs=papers)
        for name in wording().names("proof")
        if papers or name != "proof.cause"
    )


def help_lines() -> tuple[str, ...]:
    """Where to turn when no sum can be kept."""
    return tuple(_line(name) for name in wording().names("help"))


def row(option: Option) -> str:
    """One row of the table as a sentence."""
    return _line(
        f"row.{_row_name(option)}",
        kind=option.kind,
        monthly=yuan(option.monthly_fen),
        last=yuan(option.last_fen),
        total=yuan(option.total_fen),
        down=yuan(option.down_fen),
        saving=yuan(option.saving_fen),
        periods=option.periods,
        months=option.deferred_months,
        cost=_cost(option.annual_cost_percent),
        fits=_line("row.fits" if option.fits else "row.too_much"),
    )


def _cost(percent: float) -> str:
    return _line("row.costs", percent=f"{percent:g}") if percent else _line("row.free")


def _row_name(option: Option) -> str:
    if option.kind == DEFERRAL:
        return "deferral_interest" if option.annual_cost_percent else "deferral"
    if option.kind == LUMP_SUM:
        return "lump"
    if option.down_fen:
        return "down"
    if option.deferred_months:
        return "deferred"
    if option.periods == 1:
        return "single"
    return "falling" if option.kind == LEVEL_PRINCIPAL else "instalments"


def _script(one: DebtPlan, request: PlanRequest) -> str:
    situation = _situation(one)
    if situation == "instalments" and one.ladder[0].periods > LONG_PLAN:
        # Whoever asks for a hundred instalments is not heard; whoever asks for relief may be.
        situation = "out_of_reach"
    return _line(f"script.{situation}", **_numbers(one, request))


def _confirmation(one: DebtPlan, request: PlanRequest) -> str:
    situation = _situation(one)
    name = {
        "nothing_left": "deferral",
        "unknown": "details",
        "no_sum": "details",
    }.get(situation, situation)
    return _line(f"confirmation.{name}", **_numbers(one, request))


def _numbers(one: DebtPlan, request: PlanRequest) -> dict[str, object]:
    """What fills the blanks of a script: the first ask, where there is one."""
    values: dict[str, object] = {
        "debt": one.debt.name,
        "this": this(one.debt.name),
        "reason": _reason(request.cause, short=one.standing is Standing.KEEPS),
        "when": when(request.pay_day),
    }
    if one.owed_fen is not None:
        values["owed"] = yuan(one.owed_fen)
    if one.ladder:
        values["monthly"] = yuan(one.ladder[0].monthly_fen)
        values["periods"] = one.ladder[0].periods
        asked = one.asked
        odd = asked is not None and asked.last_fen != asked.monthly_fen
        last = yuan(asked.last_fen) if asked and odd else ""
        values["last"] = _line("confirmation.last", last=last) if last else ""
    return values


def _situation(one: DebtPlan) -> str:
    if one.standing is Standing.KEEPS:
        return "out_of_reach" if one.out_of_reach else "instalments"
    if one.standing is Standing.UNKNOWN and one.owed_fen is None:
        return "no_sum"
    return str(one.standing.value)


def _reason(cause: str | None, *, short: bool) -> str:
    if not cause:
        return ""
    clause = library().causes[cause].clause
    # Whoever can pay something every month does not say to have no income at all.
    return _line("script.reason", clause=clause.split("，")[0] if short else clause)


def when(pay_day: int | None) -> str:
    """On which day of every month: 每月15号."""
    if pay_day is None:
        return _line("script.every_month")
    if pay_day == 31:
        return _line("script.every_month_end")
    return _line("script.every_month_on", day=pay_day)


def _steps(one: DebtPlan, request: PlanRequest) -> Iterator[str]:
    down_before = 0
    for step in one.ladder:
        name = "first"
        if step.wish:
            raised = "more_down" if step.down_fen else "more"
            name = "down" if step.down_fen > down_before else raised
        down_before = step.down_fen
        yield _line(
            f"step.{name}{'_open' if one.out_of_reach else ''}",
            when=when(request.pay_day),
            monthly=yuan(step.monthly_fen),
            down=yuan(step.down_fen),
            periods=step.periods,
            wish=_wish(step, request),
        )


def _wish(step: Step, request: PlanRequest) -> str:
    if not step.wish:
        return ""
    if step.wish == "written" and request.pay_day:
        return _line("wish.written_on", when=when(request.pay_day))
    return _line(f"wish.{step.wish}")


def cautions(one: DebtPlan) -> tuple[str, ...]:
    """What is out of the ordinary with this debt: its length, its cost, what cash could do."""
    kept = one.standing is Standing.KEEPS
    within = (*_notes_on_reach(one), *_notes_on_cash(one)) if kept else ()
    return (*within, *_notes_on_cost(one))


def stop_line(one: DebtPlan) -> str:
    """How to say that there is nothing more to give."""
    return _line("step.stop", ceiling=yuan(one.ceiling_fen))


def above_24() -> str:
    """That a cost this high may be reduced in talks or in court."""
    return _line("note.above_24")


def hedge() -> str:
    """That all of it is an estimate, and who decides."""
    return _line("note.hedge")


def _notes(one: DebtPlan) -> Iterator[str]:
    yield _line("note.verify")
    if one.debt.owed and not one.debt.owed.known:
        yield _line("note.owed_range", owed=yuan(one.debt.owed.high))
    yield from cautions(one)
    if one.ladder:
        yield stop_line(one)
        yield _line("note.keep_paying")
        yield _line("confirmation.hint")
    yield _line("note.honest")
    yield hedge()


def _notes_on_reach(one: DebtPlan) -> Iterator[str]:
    """Plans that are too long, or never end."""
    owed, rate = one.owed_fen or 0, one.debt.annual_percent
    first = one.options[0]
    if one.out_of_reach:
        yield _line(
            "note.out_of_reach",
            most=MAX_PERIODS,
            periods=first.periods,
            monthly=yuan(first.monthly_fen),
        )
    elif one.ladder[0].periods > LONG_PLAN:
        yield _line("note.long", periods=one.ladder[0].periods)
    if rate and periods_needed(owed, one.limit_fen, rate) is None:
        interest = half_up(monthly_rate(rate), owed)
        yield _line("note.impossible", interest=yuan(interest), limit=yuan(one.limit_fen))


def _notes_on_cash(one: DebtPlan) -> Iterator[str]:
    if one.cash_fen >= (one.owed_fen or 0):
        yield _line("note.pay_off")
    for option in one.options:
        if option.kind == LUMP_SUM:
            yield _line("note.lump", offer=yuan(option.total_fen))


def _notes_on_cost(one: DebtPlan) -> Iterator[str]:
    """Penalty interest, fees, and what is above the mark that a court may reduce."""
    debt = one.debt
    if one.penalty_estimate_fen:
        yield _line(
            "note.estimate" if debt.penalty_multiple else "note.estimate_usual",
            days=debt.days_overdue,
            penalty=yuan(one.penalty_estimate_fen),
            multiple=f"{debt.multiple:g}",
        )
    for option in one.options:
        if option.kind == FEE:
            yield _line(
                "note.fee",
                fee=f"{debt.monthly_fee_percent:g}",
                cost=f"{option.annual_cost_percent:g}",
            )
    if one.highest_cost_percent > REDUCIBLE_ABOVE_PERCENT:
        yield above_24()


def this(debt: str) -> str:
    """The debt as a sentence begins with it: 借呗这笔."""
    names_itself = debt.startswith(UNNAMED) or debt.endswith("笔")  # 第二笔
    return debt if names_itself else _line("script.this", debt=debt)


def _line(name: str, **values: object) -> str:
    return wording().line(name, **values)
