"""It is Beijing time, wherever the machine stands."""

from __future__ import annotations

import datetime as dt

from coach import clock


def test_the_clock_shows_beijing_time() -> None:
    assert clock.now().utcoffset() == dt.timedelta(hours=8)
    drift = abs(clock.now() - dt.datetime.now(dt.timezone.utc))
    assert drift < dt.timedelta(seconds=5)


def test_today_is_the_day_in_beijing() -> None:
    before, today, after = clock.now().date(), clock.today(), clock.now().date()
    assert before <= today <= after
