"""Reminders as a calendar file (RFC 5545): one event each, no recurrence rule, two alarms.

One event per instalment, since days shift at the end of a month and the last sum differs. The title
shows on a locked screen, so it is for the caller to keep sums and names out of it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event

from coach import clock

ALARMS = (dt.timedelta(days=-3), dt.timedelta(days=-1))
"""When to remind, counted from the event."""
# An event of a whole day would ring at midnight.
_AT = dt.time(9, 0)
_LENGTH = dt.timedelta(minutes=30)
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:congrong:reminder")


@dataclass(frozen=True)
class Reminder:
    """One event: `key` names it for good, so that a file made anew replaces the old events."""

    key: str
    day: dt.date
    title: str
    text: str


def calendar_file(reminders: Sequence[Reminder], made_on: dt.date, name: str) -> str:
    """The text of the .ics file; the same input gives the same file.

    Events start at nine o'clock where the user is (RFC 5545 "floating"). name: of the calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//congrong//planner//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for reminder in reminders:
        calendar.add_component(_event(reminder, made_on))
    content: bytes = calendar.to_ical()
    return content.decode("utf-8")


def _event(reminder: Reminder, made_on: dt.date) -> Event:
    start = dt.datetime.combine(reminder.day, _AT)
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, reminder.key)}@congrong")
    event.add("dtstamp", _stamp(made_on))
    event.add("dtstart", start)
    event.add("dtend", start + _LENGTH)
    event.add("summary", reminder.title)
    event.add("description", reminder.text)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in ALARMS:
        event.add_component(_alarm(before, reminder.title))
    return event


def _alarm(before: dt.timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", title)
    return alarm


def _stamp(made_on: dt.date) -> dt.datetime:
    return dt.datetime.combine(made_on, dt.time(), clock.BEIJING).astimezone(dt.timezone.utc)
