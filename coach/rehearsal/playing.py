"""Plays a scenario's own calls: for watching a good or a bad one, and for the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from coach.quantities import extract
from coach.rehearsal.book import Book
from coach.rehearsal.book import book as own_book
from coach.rehearsal.engine import finish, start, step
from coach.rehearsal.scenario import CallTurn, Case
from coach.rehearsal.state import Act, State, Utterance

ANY_DAY = dt.date(2026, 11, 26)
"""The day that 明天 is counted from in a transcript: any will do, for no date is shown."""


def utterance(text: str, acts: Sequence[str], today: dt.date = ANY_DAY) -> Utterance:
    """A line whose acts are known, with its quantities."""
    return Utterance(text, [Act(act) for act in acts], extract(text, today))


def play(
    scenario: str,
    turns: Sequence[CallTurn],
    seed: int,
    intensity: int | None = None,
    case: Case | None = None,
    book: Book | None = None,
) -> State:
    """The state after these lines, ended; what is left of them when the call ends is not said."""
    state, _ = start(scenario, seed, intensity, case, book)
    for turn in turns:
        if state.ending:
            break
        state, _, _ = step(state, utterance(turn.say, turn.acts), book)
    return finish(state)


def play_call(scenario: str, name: str, book: Book | None = None) -> State:
    """The scenario's good, poor or disastrous call."""
    call = (book or own_book()).scenario(scenario).calls[name]
    return play(scenario, call.turns, call.seed, book=book)
