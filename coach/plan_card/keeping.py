"""The plan in the user's records, and its days as reminders in the chat.

Only the numbers that the user told are kept, and how many instalments were agreed on; the plan is made anew from them. A conversation has one
plan: a changed number changes it, and the reminders that were set go with it.
"""

from __future__ import annotations

import datetime as dt

from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.records import Record, Records
from coach.reminders import forget, remind


def keep_plan(store: Records, sid: str, made: Made, now: dt.datetime) -> Record:
    """Keeps the plan of the conversation `sid`.

    Raises:
        RecordsError: it cannot be kept now.
    """
    kept = store.all(sid, "plan")
    return _keep(store, sid, made, kept[-1].data.get("periods") if kept else None, now)


def _keep(store: Records, sid: str, made: Made, periods: int | None, now: dt.datetime) -> Record:
    data = {"finances": made.known.to_json(), "cause": made.request.cause, "periods": periods}
    kept = store.all(sid, "plan")
    record = store.update(sid, kept[-1].id, data) if kept else store.add(sid, "plan", data)
    if forget(store, sid, record.id):
        _set(store, sid, made, record, now)
    return record


def remember(
    store: Records, sid: str, made: Made, now: dt.datetime, periods: int | None = None
) -> list[dt.date]:
    """Keeps the plan and sets a reminder for each of its days; the days, the first one first.

    periods: how many instalments were agreed on; None: those that are asked for first.

    Raises:
        RecordsError: they cannot be kept now.
    """
    record = _keep(store, sid, made, periods, now)
    forget(store, sid, record.id)
    return _set(store, sid, made, record, now)


def _set(store: Records, sid: str, made: Made, record: Record, now: dt.datetime) -> list[dt.date]:
    line = "remind.instalment" if any(one.scheduled for one in made.plan.debts) else "remind.again"
    days = sorted({one.day for one in made.reminders(record.data.get("periods"))})
    return [
        day
        for number, day in enumerate(days, 1)
        if remind(store, sid, day, talk().line(line, number=number), record.id, now)
    ]
