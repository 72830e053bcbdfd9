"""The plan in the records: one a conversation, made anew from its numbers, reminders going with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.clock import BEIJING
from coach.finances import Finances, Item, Role
from coach.plan_card import Made, keep_plan, make, remember
from coach.records import Records

NOW = dt.datetime(2026, 11, 26, 12, 0, tzinfo=BEIJING)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Records]:
    kept = Records(f"sqlite:///{tmp_path}/r.db", NOW.timestamp)
    yield kept
    kept.close()


def made(income: int = 520_000, pay_day: int | None = 15) -> Made:
    items = (
        Item(Role.DEBT, "借呗", 1_200_000, 1_200_000),
        Item(Role.INCOME, "", income, income),
        Item(Role.NEEDS, "房租", 360_000, 360_000),
    )
    return make(Finances(items=items, needs_done=True, pay_day=pay_day), NOW.date())


def test_what_is_kept_makes_the_same_plan_again(store: Records) -> None:
    record = keep_plan(store, "a", made(), NOW)
    known = Finances.from_json(record.data["finances"])
    assert make(known, NOW.date()).plan.summary == made().plan.summary


def test_a_changed_number_changes_the_plan_that_is_kept(store: Records) -> None:
    keep_plan(store, "a", made(), NOW)
    keep_plan(store, "a", made(income=600_000), NOW)
    (record,) = store.all("a", "plan")
    assert Finances.from_json(record.data["finances"]).of(Role.INCOME)[0].low == 600_000
    assert store.all("b", "plan") == []


def test_nothing_reminds_until_it_is_asked_for(store: Records) -> None:
    keep_plan(store, "a", made(), NOW)
    assert store.all("a", "reminder") == []


def test_each_instalment_is_reminded_of_without_sums_or_names(store: Records) -> None:
    days = remember(store, "a", made(), NOW)
    assert days[0] == dt.date(2026, 12, 15)
    assert len(days) == made().first.ladder[0].periods
    reminders = store.all("a", "reminder")
    assert [one.data["what"] for one in reminders][:2] == ["第1期还款", "第2期还款"]
    assert remember(store, "a", made(), NOW) == days
    assert len(store.all("a", "reminder")) == len(days)


def test_what_was_agreed_on_is_reminded_of_also_after_a_changed_number(store: Records) -> None:
    assert len(remember(store, "a", made(), NOW, 10)) == 10
    keep_plan(store, "a", made(pay_day=20), NOW)
    days = [one.due.astimezone(BEIJING).day for one in store.all("a", "reminder") if one.due]
    assert days == [20] * 10
    assert len(remember(store, "a", made(), NOW)) == made().first.ladder[0].periods


def test_reminders_that_were_set_go_with_the_plan(store: Records) -> None:
    remember(store, "a", made(), NOW)
    keep_plan(store, "a", made(pay_day=20), NOW)
    days = {one.due.astimezone(BEIJING).day for one in store.all("a", "reminder") if one.due}
    assert days == {20}


def test_who_can_pay_nothing_is_reminded_to_get_in_touch(store: Records) -> None:
    remember(store, "a", made(income=300_000), NOW)
    assert [one.data["what"] for one in store.all("a", "reminder")] == ["主动联系放贷机构"]
