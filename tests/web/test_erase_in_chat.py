"""What the chat does when the bot says that it deletes everything: after the turn, not in it."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from chat_client import Client
from fake_bot import FakeBot

from coach.records import records
from web import channel
from web.bubbles import ERASED, NOT_ERASED

ERASE = {"text": "正在删", "custom": {"type": "card.notice", "v": 1, "kind": "erase", "id": None}}


@pytest.fixture
def erasing(bot: FakeBot, monkeypatch: pytest.MonkeyPatch) -> FakeBot:
    plain = bot.agent.responses_to
    monkeypatch.setattr(
        bot.agent, "responses_to", lambda text: [ERASE] if "删" in text else plain(text)
    )
    return bot


async def bubbles(client: Client, turns: int) -> list[dict[str, Any]]:
    return [data for kind, _, data in await client.events(turns) if kind == "bot"]


async def test_after_the_turn_nothing_is_left_and_the_talk_can_go_on(
    client: Client, erasing: FakeBot
) -> None:
    sid = client.token.split(".")[1]
    records().add(sid, "call", {"claimed": "要我还清"})
    await client.send("先说一句")
    await client.send("全部删掉")
    await asyncio.sleep(0.5)
    seen = await client.events(2)
    assert [data["text"] for kind, _, data in seen if kind == "bot"] == [ERASED]
    assert await client.history() == []
    assert records().everything(sid)["call"] == []
    assert await erasing.agent.tracker_store.retrieve(sid) is None
    await client.send("还在吗")
    await asyncio.sleep(0.3)
    assert [event["from"] for event in await client.history()] == ["user", "bot"]


async def test_who_listens_is_told_to_load_the_empty_history_and_then_that_it_is_done(
    client: Client, erasing: FakeBot
) -> None:
    listening = asyncio.create_task(client.events(2))
    await asyncio.sleep(0.2)
    await client.send("全部删掉")
    seen = await listening
    kinds = [(kind, data.get("text", "")) for kind, _, data in seen if kind != "typing"]
    assert kinds == [("bot", "正在删"), ("reset", ""), ("bot", ERASED), ("done", "")]


async def test_when_it_fails_that_is_said_and_nothing_is_lost(
    client: Client, erasing: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(store: Any, sid: str) -> None:
        raise OSError("no disk")

    monkeypatch.setattr(channel, "erase_conversation", fail)
    sid = client.token.split(".")[1]
    records().add(sid, "call", {"claimed": "要我还清"})
    await client.send("全部删掉")
    await asyncio.sleep(0.3)
    told = [data["text"] for data in await bubbles(client, 1)]
    assert told == ["正在删", NOT_ERASED]
    assert len(records().all(sid, "call")) == 1
    assert len(await client.history()) == 2


async def test_another_conversation_is_not_touched(
    client: Client, erasing: FakeBot, http: aiohttp.ClientSession
) -> None:
    other = await Client(http, erasing).open()
    await other.send("别人的话")
    await client.send("全部删掉")
    await asyncio.sleep(0.5)
    assert len(await other.history()) == 2
