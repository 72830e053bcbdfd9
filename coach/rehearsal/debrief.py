"""A rehearsal handed over to the review: its turns as those of any call."""

from __future__ import annotations

import dataclasses
import datetime as dt

from coach.content import ContentError
from coach.rehearsal.book import Book
from coach.rehearsal.book import book as own_book
from coach.rehearsal.chips import model_line
from coach.rehearsal.endings import outcome
from coach.rehearsal.engine import call_brief, restore
from coach.rehearsal.role_lines import role_lines
from coach.rehearsal.scenario import Scenario, with_case
from coach.rehearsal.speech import fill, values
from coach.rehearsal.state import Exchange, State
from coach.review.call import Turn
from coach.review.names import ITEMS
from coach.review.report import Context, Point, Report, Result, report
from coach.review.rubric import rubric
from coach.review.score import Review, review

_TURN = 2  # a change of pressure by so much is a turning point


def turns_of(state: State) -> list[Turn]:
    """The turns of the call; the collector's lines of one turn are one turn."""
    turns = [Turn("collector", "".join(state.opening))]
    for exchange in state.exchanges:
        said = exchange.said
        turns.append(Turn("borrower", said.text, tuple(exchange.acts), tuple(said.quantities)))
        if exchange.lines:
            turns.append(Turn("collector", "".join(exchange.lines)))
    return turns


def review_of(state: State, book: Book | None = None) -> Review:
    """The review of the call so far; an item that a hint was given for counts two of three."""
    scenario = with_case((book or own_book()).scenario(state.scenario), state.case)
    brief = call_brief(scenario)
    return review(brief, brief.affordable_month_fen, turns_of(state), state.hints)


def report_of(state: State, today: dt.date, book: Book | None = None) -> Report:
    """The report of the call, with the scenario's own better lines and the user's numbers."""
    known = book or own_book()
    scenario = with_case(known.scenario(state.scenario), state.case)
    following = known.scenarios.get(scenario.debrief.next, scenario)
    role = role_lines(scenario.kind)
    context = Context(
        title=scenario.title,
        better={item: model_line(item, scenario, rubric()) for item in ITEMS},
        red_better={
            id: _filled(role.red_lines.get(id, red.line), scenario)
            for id, red in rubric().red_lines.items()
        },
        answers={kind: _filled(line, scenario) for kind, line in role.violations.items()},
        result=Result(**dataclasses.asdict(outcome(state, scenario))),
        curve=curve_of(state, known),
        best_path=scenario.debrief.best_path,
        next_scenario=(following.id, following.title),
        hints=state.hints,
    )
    return report(review_of(state, known), turns_of(state), call_brief(scenario), today, context)


def _filled(line: str, scenario: Scenario) -> str:
    """The line with the scenario's numbers; "" where it lacks one of them."""
    try:
        return fill(line, values(scenario))
    except ContentError:
        return ""


def curve_of(state: State, book: Book | None = None) -> list[Point]:
    """Pressure, trust and rung at the opening and after each turn, with the turning points in words."""
    opening = restore(state, 0, book)
    points = [Point(turn=0, pressure=opening.pressure, trust=opening.trust, rung=opening.rung)]
    for number, exchange in enumerate(state.exchanges, 1):
        before = state.exchanges[number - 2] if number > 1 else None
        points.append(
            Point(
                turn=number,
                pressure=exchange.pressure,
                trust=exchange.trust,
                rung=exchange.rung,
                turning=_turning(before, exchange),
            )
        )
    return points


def _turning(before: Exchange | None, now: Exchange) -> str:
    """What turned with this line; "" where nothing did."""
    if now.chip and now.chip.mark == "✗":
        return now.chip.text
    if now.rung > (before.rung if before else 0):
        return f"对方让到第{now.rung}档"
    if before and now.pressure - before.pressure >= _TURN:
        return f"压力升到{now.pressure}"
    if before and before.pressure - now.pressure >= _TURN:
        return f"压力降到{now.pressure}"
    return ""
