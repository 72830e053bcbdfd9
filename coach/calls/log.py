"""The log of one conversation: its calls in the records, numbered in the order they were written."""

from __future__ import annotations

import datetime as dt

from coach.calls.model import Call
from coach.library import library
from coach.records import Record, Records
from coach.reminders import forget, remind


def calls_of(store: Records, sid: str) -> list[Call]:
    """All calls of the conversation, the first written first; `n` counts from 1."""
    return [_call(record, n) for n, record in enumerate(store.all(sid, "call"), 1)]


def save(store: Records, sid: str, call: Call, now: dt.datetime) -> str:
    """Writes the call, anew or in its old place, and its reminder; returns its id.

    The reminder is for the day that a promise is about, if that is still to come.
    """
    if call.id:
        id = store.update(sid, call.id, call.data).id
        forget(store, sid, id)
    else:
        id = store.add(sid, "call", call.data).id
    if call.promised_day is not None:
        day = dt.date.fromisoformat(call.promised_day)
        what = library().line("calls.reminder", promised=call.promised or "")
        remind(store, sid, day, what, id, now)
    return id


def delete(store: Records, sid: str, call: Call) -> None:
    """Removes the call and its reminder for good."""
    forget(store, sid, call.id)
    store.delete(sid, call.id)


def _call(record: Record, n: int) -> Call:
    return Call.of(record.data, record.id, n)
