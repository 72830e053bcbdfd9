"""Reminders: a day that was agreed on comes back as a message in the chat.

They are records of their own, so they survive a restart, are exported with the rest and go with it.
"""

from __future__ import annotations

import datetime as dt

from coach.clock import BEIJING
from coach.records import Record, Records

AT = dt.time(9)
"""When on its day a reminder comes, Beijing time."""
QUIET_FROM, QUIET_TO = dt.time(22), dt.time(8)
MAX_CHARACTERS = 60


def is_quiet(now: dt.datetime) -> bool:
    """Whether nobody is to be disturbed at this time: from 22:00 to 8:00 in Beijing."""
    time = now.astimezone(BEIJING).time()
    return time >= QUIET_FROM or time < QUIET_TO


def remind(
    store: Records, sid: str, day: dt.date, what: str, of: str, now: dt.datetime
) -> Record | None:
    """Sets the reminder of the record `of` on that day; None where the day is not to come.

    One record has one reminder a day: setting it again changes its words. `what` is shown as it
    stands, shortened to `MAX_CHARACTERS`.
    """
    due = dt.datetime.combine(day, AT, BEIJING)
    if due <= now:
        return None
    data = {"what": what[:MAX_CHARACTERS], "of": of}
    for reminder in store.all(sid, "reminder"):
        if reminder.data.get("of") == of and reminder.due == due:
            return store.update(sid, reminder.id, data)
    return store.add(sid, "reminder", data, due)


def forget(store: Records, sid: str, of: str) -> int:
    """Removes the reminders of a record that was changed or deleted; says how many there were."""
    mine = [one for one in store.all(sid, "reminder") if one.data.get("of") == of]
    return sum(store.delete(sid, one.id) for one in mine)
