"""Reminders on their day and data that nobody came back for: a clock of our own, the real model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from coach.clock import BEIJING
from coach.records import Records, records, use_records
from coach.reminders import forget, is_quiet, remind
from web.history import visible_events
from web.hub import Hub
from web.upkeep import Upkeep

SET = dt.datetime(2026, 11, 26, 18, 30, tzinfo=BEIJING)
DAY = dt.date(2026, 12, 15)
DUE = dt.datetime(2026, 12, 15, 9, tzinfo=BEIJING)
SAID = "今天是您记下的日子：还第3期。要是情况变了，趁早跟对方说，别等过了再说。"


class Server:
    """What a process has: a hub, the records of the file, and upkeep with the test's clock."""

    def __init__(self, agent: Any, file: Path) -> None:
        use_records(Records(f"sqlite:///{file}"))
        self.agent, self.hub, self.now = agent, Hub(), SET
        self.upkeep = Upkeep(lambda: agent, self.hub, 180, lambda: self.now)

    def said(self, sid: str) -> list[str]:
        events = self.hub.open(sid).after(0)
        return [event.data["text"] for event in events if event.kind == "bot"]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    before = records()
    yield tmp_path / "records.db"
    use_records(before)


@pytest.fixture
def agent(talker: Any) -> Any:
    return talker.bot._agent


def test_a_reminder_comes_on_its_day_though_the_server_was_started_anew(
    talker: Any, agent: Any, file: Path
) -> None:
    server = Server(agent, file)
    remind(records(), "remind-1", DAY, "还第3期", "plan-1", SET)
    assert talker.wait(server.upkeep.deliver_due()) == 0
    again = Server(agent, file)
    again.now = DUE - dt.timedelta(minutes=1)
    assert talker.wait(again.upkeep.deliver_due()) == 0
    again.now = DUE
    assert talker.wait(again.upkeep.deliver_due()) == 1
    assert again.said("remind-1") == [SAID]
    # Once only, and another process that looks finds nothing either.
    assert talker.wait(again.upkeep.deliver_due()) == 0
    assert talker.wait(server.upkeep.deliver_due()) == 0
    # Who was not there finds it in the history, and no trace of the machinery.
    tracker = talker.wait(agent.tracker_store.retrieve_full_tracker("remind-1"))
    assert [event["text"] for event in visible_events(tracker.events)] == [SAID]


def test_nobody_is_reminded_at_night(talker: Any, agent: Any, file: Path) -> None:
    server = Server(agent, file)
    remind(records(), "remind-2", DAY, "还第3期", "plan-1", SET)
    for hour, minute in ((22, 0), (23, 59), (0, 0), (7, 59)):
        server.now = DUE.replace(day=16, hour=hour, minute=minute)
        assert talker.wait(server.upkeep.deliver_due()) == 0
    server.now = DUE.replace(day=16, hour=8)
    assert talker.wait(server.upkeep.deliver_due()) == 1


def test_after_words_of_danger_nothing_is_said_of_money_until_the_talk_goes_on(
    talker: Any, agent: Any, file: Path
) -> None:
    server = Server(agent, file)
    conversation = talker.start()
    remind(records(), conversation.name, DAY, "还第3期", "plan-1", SET)
    server.now = DUE
    conversation.say("我不想活了")
    assert talker.wait(server.upkeep.deliver_due()) == 0
    conversation.say("我现在安全，我妈在我身边")
    conversation.say("谢谢")
    assert talker.wait(server.upkeep.deliver_due()) == 1
    assert server.said(conversation.name) == [SAID]


def test_a_reminder_in_the_middle_of_a_question_spoils_nothing(
    talker: Any, agent: Any, file: Path
) -> None:
    server = Server(agent, file)
    conversation = talker.start()
    conversation.say("我要记一通电话")
    remind(records(), conversation.name, DAY, "还第3期", "plan-1", SET)
    server.now = DUE
    assert talker.wait(server.upkeep.deliver_due()) == 1
    assert server.said(conversation.name) == [SAID]
    assert "对方报的是哪家" in conversation.say("昨天下午三点，接了").text
    (call,) = records().all(conversation.name, "call")
    assert call.data["time"] == "15:00"
    assert call.data["claimed"] is None


def test_what_cannot_be_delivered_is_kept(talker: Any, file: Path) -> None:
    server = Server(SimpleNamespace(), file)  # an agent that can nothing
    remind(records(), "remind-3", DAY, "还第3期", "plan-1", SET)
    server.now = DUE
    assert talker.wait(server.upkeep.deliver_due()) == 0
    assert len(records().due(DUE)) == 1


def test_one_record_has_one_reminder_a_day_and_none_in_the_past(file: Path) -> None:
    store = Records(f"sqlite:///{file}")
    assert remind(store, "me", dt.date(2026, 11, 26), "今天", "a", SET) is None
    first = remind(store, "me", DAY, "还第3期", "a", SET)
    second = remind(store, "me", DAY, "还第3期，改了", "a", SET)
    assert first is not None
    assert second is not None
    assert (first.id, second.data["what"]) == (second.id, "还第3期，改了")
    assert first.due == DUE
    remind(store, "me", DAY, "别的", "b", SET)
    assert forget(store, "me", "a") == 1
    assert [one.data["what"] for one in store.all("me", "reminder")] == ["别的"]


def test_quiet_hours() -> None:
    assert is_quiet(dt.datetime(2026, 1, 1, 14, 0, tzinfo=dt.timezone.utc))  # 22:00 in Beijing
    assert not is_quiet(dt.datetime(2026, 1, 1, 13, 59, tzinfo=dt.timezone.utc))


async def test_what_nobody_came_back_for_goes_after_the_time_that_is_set(
    file: Path, tmp_path: Path
) -> None:
    tracked = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(tmp_path / "tracker.db"))
    for sid, days in (("old", 181), ("new", 179), ("waits", 300)):
        tracker = await tracked.get_or_create_tracker(sid)
        tracker.update(UserUttered(sid, timestamp=(SET - dt.timedelta(days=days)).timestamp()))
        await tracked.save(tracker)
    server = Server(SimpleNamespace(tracker_store=tracked), file)
    written = {"old": 181, "new": 179}
    for sid, days in written.items():
        at = SET - dt.timedelta(days=days)
        Records(f"sqlite:///{file}", at.timestamp).add(sid, "call", {"n": sid})
    remind(records(), "waits", DAY, "还第3期", "plan-1", SET)
    assert await server.upkeep.expire_daily() == 1
    assert sorted(await tracked.keys()) == ["new", "waits"]
    assert records().all("old", "call") == []
    assert len(records().all("new", "call")) == 1
    # Once a day is enough.
    server.now += dt.timedelta(hours=2)
    assert await server.upkeep.expire_daily() == 0
