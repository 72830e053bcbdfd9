"""What the live-call screen says to the log is read as it was meant."""

from __future__ import annotations

import datetime as dt

from coach.calls.reading import read_call
from coach.clock import BEIJING

# The sentence of tests/browser/test_live_call_screen.py.
SAID = "记一下这通电话：2026年11月26日10:42打来，自称恒诚，姓名是王强，不肯说工号，骂人，要验证码"


def test_the_notes_of_a_call_reach_the_log_part_by_part() -> None:
    told = read_call(SAID, dt.datetime(2026, 11, 26, 11, 0, tzinfo=BEIJING))
    assert told == {
        "day": "2026-11-26",
        "time": "10:42",
        "sure": True,
        "organisation": "恒诚",
        "name": "王强",
        "staff": "不肯报",
        "threatened": "骂人",
        "claimed": "要验证码",
        "connected": True,
    }
