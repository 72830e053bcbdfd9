"""The calendar file, read back by the library: days, alarms, discretion, and what RFC 5545 asks."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from planner_cases import THREE_DEBTS, debt, made

from coach.planner import Reminder, calendar_file
from coach.planner.dates import due_dates

TODAY = dt.date(2026, 11, 26)


def events(**changes: Any) -> list[Any]:
    """The events of the changed request's calendar."""
    return list(Calendar.from_ical(made(**changes).ics).walk("VEVENT"))


def days(found: list[Any]) -> list[str]:
    return [event.decoded("dtstart").date().isoformat() for event in found]


def test_there_is_one_event_for_each_instalment_and_no_recurrence() -> None:
    ics = made(pay_day=15).ics
    assert ics.count("BEGIN:VEVENT") == 14
    assert "RRULE" not in ics
    assert days(events(pay_day=15))[:3] == ["2026-12-15", "2027-01-15", "2027-02-15"]


def test_the_31st_becomes_the_last_day_of_a_short_month_and_comes_back() -> None:
    assert days(events(pay_day=31))[:6] == [
        *("2026-11-30", "2026-12-31", "2027-01-31"),
        *("2027-02-28", "2027-03-31", "2027-04-30"),
    ]


def test_without_a_pay_day_the_first_instalment_is_a_month_from_today() -> None:
    assert days(events())[:2] == ["2026-12-26", "2027-01-26"]


def test_on_the_pay_day_itself_the_first_instalment_is_next_month() -> None:
    assert due_dates(TODAY, 26, 1) == (dt.date(2026, 12, 26),)
    assert due_dates(TODAY, 27, 1) == (dt.date(2026, 11, 27),)


def test_a_leap_day_is_used_where_there_is_one() -> None:
    assert due_dates(dt.date(2028, 1, 30), 30, 2)[0] == dt.date(2028, 2, 29)


@given(
    st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2100, 12, 31)),
    st.one_of(st.none(), st.integers(1, 31)),
    st.integers(0, 6),
)
def test_due_dates_are_one_a_month_after_today_and_never_drift(
    today: dt.date, pay_day: int | None, deferred: int
) -> None:
    found = due_dates(today, pay_day, 14, deferred_months=deferred)
    assert found[0] > today
    months = [day.year * 12 + day.month for day in found]
    assert months == list(range(months[0], months[0] + 14))
    wanted = pay_day or today.day
    for day in found:
        last = (day + dt.timedelta(days=1)).month != day.month
        assert day.day == wanted or (last and day.day < wanted)


def test_every_event_rings_three_days_and_one_day_before() -> None:
    for event in events(pay_day=15):
        alarms = event.walk("VALARM")
        assert [alarm.decoded("trigger") for alarm in alarms] == [
            dt.timedelta(days=-3),
            dt.timedelta(days=-1),
        ]
        assert {str(alarm["action"]) for alarm in alarms} == {"DISPLAY"}
    assert "TRIGGER:-P3D" in made().ics
    assert "TRIGGER:-P1D" in made().ics


def test_events_ring_in_the_morning_and_do_not_block_the_day() -> None:
    event = events(pay_day=15)[0]
    start = event.decoded("dtstart")
    assert (start.time(), start.tzinfo) == (dt.time(9, 0), None)
    assert str(event["transp"]) == "TRANSPARENT"


def test_a_locked_screen_shows_neither_sums_nor_debts() -> None:
    found = events(debts=THREE_DEBTS)
    for event in found:
        shown = [
            str(event["summary"]),
            *(str(alarm["description"]) for alarm in event.walk("VALARM")),
        ]
        for text in shown:
            assert not re.search(r"元|¥|\d{3}|\.\d|还款|欠|催|借呗|花呗|信用卡", text)


def test_the_last_event_tells_the_last_sum() -> None:
    found = events()
    assert "857.14元" in str(found[0]["description"])
    assert "857.18元" in str(found[-1]["description"])
    assert "以账单为准" in str(found[-1]["description"])


def test_several_debts_have_all_their_instalments_in_one_file() -> None:
    plan = made(debts=THREE_DEBTS)
    assert plan.ics.count("BEGIN:VEVENT") == sum(one.options[0].periods for one in plan.debts)


def test_uids_are_unique_and_stay_the_same_when_the_numbers_change() -> None:
    before = [str(event["uid"]) for event in events(debts=THREE_DEBTS)]
    assert len(set(before)) == len(before)
    after = {str(event["uid"]) for event in events(debts=THREE_DEBTS, income_fen=510_000)}
    assert set(before) <= after


def test_the_same_request_gives_the_same_file() -> None:
    assert made().ics == made().ics


@pytest.mark.parametrize("changes", [{"income_fen": 300_000}, {"income_fen": None}])
def test_without_instalments_one_day_is_set_to_get_in_touch_again(changes: dict[str, Any]) -> None:
    (event,) = events(pay_day=15, **changes)
    assert days([event]) == ["2026-12-15"]
    assert "主动联系" in str(event["description"])


def test_lines_are_folded_at_75_octets_within_no_character() -> None:
    ics = made(debts=[debt(name="长名字的借款" * 6)]).ics
    lines = ics.encode("utf-8").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    assert b"\n" not in b"".join(lines)


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=200))
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    ics = calendar_file([Reminder("1", TODAY, "标题", text)], TODAY, "从容提醒")
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    assert str(event["description"]) == text


def test_the_file_has_what_rfc_5545_requires() -> None:
    calendar = Calendar.from_ical(made().ics)
    assert str(calendar["version"]) == "2.0"
    assert calendar["prodid"]
    for event in calendar.walk("VEVENT"):
        assert event.decoded("dtstamp").tzinfo is not None
        assert event["uid"]
