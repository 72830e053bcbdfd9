"""After a call: the report as a card, the run that is kept, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coach.bubble import Bubble, Button, notice
from coach.facts import DEBT_REMAINS
from coach.planner.calendar_file import Reminder, calendar_file
from coach.practice import cards
from coach.practice.session import Call, Session, Taken
from coach.practice.words import words
from coach.rehearsal.book import book
from coach.rehearsal.brief import COOL_DOWN, is_harsh
from coach.rehearsal.debrief import report_of, turns_of
from coach.rehearsal.progress import Run, unlocked_level
from coach.rehearsal.state import State
from coach.review.report import RETRY, Report, as_text
from coach.review.rubric import rubric

PROGRESS = "do_show_progress"


def close(
    session: Session, runs: Sequence[Run], today: dt.date
) -> tuple[Session, list[Bubble], Run | None]:
    """What is said when the talk is over: the report of the call that has just ended, if there is one.

    The run is there to be kept; a call that was stopped, or in which nothing was said, is none.
    """
    call = session.call
    if call is None or call.filed:
        return session, [], None
    state = call.state()
    done = replace(session, call=replace(call, filed=True))
    if call.broken == "stop":
        return done, [cards.info("stopped_next", _stopped_buttons(call, state))], None
    if not state.turn:
        return done, [cards.info("nothing_said", _again_buttons(call))], None
    scenario = book().scenario(call.scenario)
    bubbles = []
    if is_harsh(scenario, call.intensity):
        bubbles.append(notice(COOL_DOWN, "info"))
    made = report_of(state, today)
    bubbles.append(report_bubble(call, state, made, today))
    run = run_of(call, made, today)
    opened = unlocked_level([*runs, run])
    if opened > unlocked_level(runs):
        bubbles.append(cards.info("unlocked", [_level_button(opened)], level=opened))
    return done, bubbles, run


def run_of(call: Call, made: Report, today: dt.date) -> Run:
    """The run, as it is kept."""
    return Run(
        scenario=call.scenario,
        level=book().scenario(call.scenario).level,
        day=today.isoformat(),
        process=made.process,
        red_lines=[red["id"] for red in made.red_lines],
        hints=list(call.hints),
        labels={item["id"]: item["level"] for item in made.items},
        retried=call.retried,
        won=made.result.won if made.result else False,
        mode=call.mode,
    )


def report_bubble(call: Call, state: State, made: Report, today: dt.date) -> Bubble:
    """card.report with the buttons to go on with."""
    buttons = [
        Button(words().button("retry_turn", number=number + 1), f"do_retry_turn.turn.{number}")
        for number in dict.fromkeys(fix.retry for fix in made.fixes)
    ]
    card = report_card(made, state, call.scenario, call.mode, today)
    return Bubble(as_text(made), (*buttons, *_again_buttons(call)), card)


def show_again(session: Session, today: dt.date) -> Taken:
    """The report of the last call once more; of one that runs, nothing."""
    if session.call is None or session.is_live:
        return Taken(session, [])
    state = session.call.state()
    bubble = report_bubble(session.call, state, report_of(state, today), today)
    return Taken(replace(session, phase="choose"), [bubble])


def report_card(
    made: Report, state: State, scenario: str, mode: str, today: dt.date
) -> dict[str, Any]:
    """The data of card.report for a rehearsed call."""
    card = made.as_card() | {"kind": "rehearsal", "scenario": scenario, "mode": mode}
    if card["result"]:
        card["result"]["text"] = rubric().endings[card["result"]["ending"]]
    for fix in card["fixes"]:
        number = fix.pop("retry")
        payload = {"title": RETRY, "payload_id": f"do_retry_turn.turn.{number}"}
        fix["retry"] = None if mode == "watch" else payload
    if card["next"]:
        card["next"]["payload_id"] = f"{cards.START}.scenario.{card['next']['scenario']}"
    card["reminder"] = DEBT_REMAINS if made.violations else ""
    card["call"] = _call_lines(state)
    card["files"] = _files(made, today)
    return card


def _call_lines(state: State) -> list[dict[str, Any]]:
    """The call as a list, with the mark on each line of the user."""
    chips = iter([exchange.chip for exchange in state.exchanges])
    shown = []
    for number, turn in enumerate(turns_of(state), 1):
        chip = next(chips) if turn.who == "borrower" else None
        shown.append(
            {
                "who": turn.who,
                "text": turn.text,
                "turn": number,
                "mark": chip.mark if chip else "",
                "chip": chip.text if chip else "",
            }
        )
    return shown


def _files(made: Report, today: dt.date) -> list[dict[str, str]]:
    files = [
        {"name": "练习报告.txt", "mime": "text/plain", "text": f"{made.title}\n{as_text(made)}"}
    ]
    if made.next:
        day = dt.date.fromisoformat(made.next.date)
        event = Reminder(f"drill-{day}", day, "从容", "练一通")
        text = calendar_file([event], today, "从容")
        files.append({"name": "下次练习.ics", "mime": "text/calendar", "text": text})
    return files


def _stopped_buttons(call: Call, state: State) -> tuple[Button, ...]:
    report = [cards.button("report", "call.report")] if state.turn else []
    return (*report, cards.button("resume", "call.resume"), cards.button("menu", "call.menu"))


def _again_buttons(call: Call) -> tuple[Button, ...]:
    following = book().scenario(call.scenario).debrief.next
    return (
        cards.button("once_more", "call.once_more"),
        cards.button("next", f"scenario.{following}"),
        Button(words().button("progress"), PROGRESS),
    )


def _level_button(level: int) -> Button:
    return cards.button("level", f"level.{level}", level=level)
