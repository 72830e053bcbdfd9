"""A scenario's own call to look at, before one's own turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from coach.bubble import Bubble
from coach.practice import cards
from coach.practice.closing import report_card
from coach.practice.session import Call, Session, Taken
from coach.practice.words import words
from coach.rehearsal import engine
from coach.rehearsal.debrief import report_of
from coach.rehearsal.playing import play_call
from coach.rehearsal.state import State
from coach.review.report import as_text


def watch(session: Session, mode: str, today: dt.date) -> Taken:
    """A good or a bad call to look at, every line of it, and what to take from it.

    mode: watch_good or watch_bad.
    """
    name = "good" if mode == "watch_good" else "disastrous"
    state = play_call(session.scenario, name)
    call = Call(session.scenario, "watch", state.seed, "", state.intensity)
    said = [cards.info(mode), *_watched_lines(call, state)]
    return Taken(replace(session, phase="ready"), [*said, _lesson(call, state, mode, today)])


def _watched_lines(call: Call, state: State) -> list[Bubble]:
    at = engine.restore(state, 0)
    bubbles = [
        Bubble(text, (), cards.line_card(call, at, "ring" if not number else "line"))
        for number, text in enumerate(state.opening)
    ]
    for number, exchange in enumerate(state.exchanges, 1):
        at = replace(at, stage=exchange.stage, exchanges=state.exchanges[:number])
        own = cards.line_card(call, at, "line", who="borrower")
        bubbles.append(Bubble(exchange.said.text, (), own))
        if exchange.chip:
            bubbles.append(cards.chip_bubble(exchange.chip, number))
        last = number == state.turn
        for place, text in enumerate(exchange.lines):
            ends = last and place == len(exchange.lines) - 1
            shown = state if ends else at
            bubbles.append(
                Bubble(text, (), cards.line_card(call, shown, "end" if ends else "line"))
            )
    if state.exchanges and not state.exchanges[-1].lines:
        bubbles.append(cards.hung_up(call, state))
    return bubbles


def _lesson(call: Call, state: State, mode: str, today: dt.date) -> Bubble:
    """What to take from a call that was watched: of a good one what was done well, of a bad one what
    went wrong.
    """
    made = report_of(state, today)
    good = mode == "watch_good"
    shown = replace(
        made,
        strengths=made.strengths if good else [],
        fixes=[] if good else made.fixes,
        next=None,
    )
    other = "watch_bad" if good else "watch_good"
    buttons = (
        cards.button("practise", "mode.practise"),
        cards.button(other, f"mode.{other}"),
        cards.button("menu", "call.menu"),
    )
    card = report_card(shown, state, call.scenario, "watch", today)
    return Bubble(f"{as_text(shown)}\n{words().line('watched')}", buttons, card)
