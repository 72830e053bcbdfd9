"""Calls of the log come into letters in words, and what was made is kept."""

from __future__ import annotations

from actions.keeping import keep, logged_calls
from coach import clock
from coach.calls import Call, save
from coach.records import records


def test_the_calls_of_the_log_are_told_with_what_they_show() -> None:
    later = Call(day="2026-11-26", time="10:00", organisation="甲公司", connected=True)
    night = Call(day="2026-11-25", time="22:30", threatened="不还就让你坐牢", connected=True)
    for call in (later, night):
        save(records(), "keeping-calls", call, clock.now())
    first, second = logged_calls("keeping-calls")
    assert "22:30" in first.when
    assert first.said == "不还就让你坐牢"
    assert {"夜间来电", "谎称坐牢"} <= set(first.violations)
    assert (second.organisation, second.violations) == ("甲公司", ())


def test_a_letter_and_a_page_are_kept() -> None:
    keep("keeping-made", "letter", {"letter": "instalment", "title": "分期申请", "told": ""})
    keep("keeping-made", "page", {"causes": "没了工作"})
    stored = records().everything("keeping-made")
    assert [one.data["letter"] for one in stored["letter"]] == ["instalment"]
    assert [one.data["causes"] for one in stored["page"]] == ["没了工作"]
