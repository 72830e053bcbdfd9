"""What day it is for the people who use this: Beijing time, whatever the machine's zone."""

from __future__ import annotations

import datetime as dt

BEIJING = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991


def now() -> dt.datetime:
    """The present moment in Beijing time."""
    return dt.datetime.now(BEIJING)


def today() -> dt.date:
    """The present day in Beijing."""
    return now().date()
