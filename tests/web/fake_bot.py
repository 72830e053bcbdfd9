"""A bot without a model: Rasa's tracker store and channel contract, scripted answers.

Used by the HTTP tests and by the tests of the page; `python tests/web/fake_bot.py` serves it.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from rasa.core.channels.channel import UserMessage, register
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered
from sanic import Sanic
from sanic.touchup import TouchUp

from web.channel import ChatChannel
from web.settings import Settings

_touch_up = TouchUp.run
_touched: list[Sanic] = []


def _touch_up_once(app: Sanic) -> None:
    """Sanic rewrites its own classes when a server starts, and cannot do so twice."""
    if not _touched:
        _touched.append(app)
        _touch_up(app)


TouchUp.run = _touch_up_once

SECRET = "test-secret-of-32-characters-xx"
ACTION_TOKEN = "test-action-token"

DOMAIN = {
    "intents": ["ask_home_visit", "ask_verify_caller", "say_explain_hardship", "out_of_scope"],
    "entities": ["cause"],
}

CARD = {
    "type": "card.script",
    "v": 1,
    "id": "verify_caller",
    "title": "核实对方身份",
    "say_now": "请先说您的机构、姓名和工号。",
    "if_they_push": "不报身份我不谈，我打官方电话核实。",
    "never_say": "先报自己的证件号",
    "answer": "先弄清对方是谁，再谈钱。正规催收应当说明自己的机构和身份。",
    "next": "挂断 → 打官方客服核实",
    "why": [
        {"tag": "指南", "text": "接到电话先核实对方身份。", "source": "借呗逾期协商指南 五B"},
        {"tag": "法规", "text": "催收人员应当表明身份。", "source": "互联网金融贷后催收业务指引"},
    ],
    "sources": ["借呗逾期协商指南", "互联网金融贷后催收业务指引"],
    "notes": ["对方报了工号也可以再核实一次。"],
}
CARD_TEXT = f"现在说：{CARD['say_now']}\n再逼就说：{CARD['if_they_push']}"


class FakeAgent:
    """Stands where Rasa puts its agent; answers by what the text says."""

    def __init__(self) -> None:
        self.domain = Domain.from_dict(DOMAIN)
        self.tracker_store = FailSafeTrackerStore(InMemoryTrackerStore(self.domain))
        self.handled: list[UserMessage] = []
        self.parsed: list[str] = []
        self.delay = 0.0
        self.scripted: dict[str, list[dict[str, Any]]] = {}  # answers by the text they answer
        self._clock = itertools.count(1_700_000_000)

    def is_ready(self) -> bool:
        return True

    @property
    def processor(self) -> FakeAgent:
        return self

    async def parse_message(self, text: str) -> dict[str, Any]:
        self.parsed.append(text)
        return {}

    async def handle_message(self, message: UserMessage) -> None:
        text = message.text or ""
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        if not any(isinstance(event, SessionStarted) for event in tracker.events):
            tracker.update_with_events(
                [ActionExecuted("action_session_start"), SessionStarted()], self.domain
            )
        await asyncio.sleep(0.3 if text.startswith("慢") else self.delay)
        if "崩溃" in text:
            raise RuntimeError(f"cannot answer {text}")
        self.handled.append(message)
        tracker.update(UserUttered(text, message_id=message.message_id, metadata=message.metadata))
        for response in self.responses_to(text):
            bot = BotUttered(
                response.get("text"),
                {"buttons": response.get("buttons"), "custom": response.get("custom")},
            )
            tracker.update(bot)
            await message.output_channel.send_response(message.sender_id, bot.message())
        await self.tracker_store.save(tracker)

    def responses_to(self, text: str) -> list[dict[str, Any]]:
        if text in self.scripted:
            return self.scripted[text]
        if "沉默" in text:
            return []
        if text.startswith("/"):
            return [{"text": f"收到按钮 {text}"}]
        if "身份" in text:
            return [{"text": CARD_TEXT, "custom": CARD}]
        if "困难" in text:
            return [
                {
                    "text": "能说说主要是什么原因吗？\n\n点一个就行，也可以自己写。",
                    "buttons": [
                        {
                            "title": "失业了",
                            "payload": '/say_explain_hardship{"cause": "job_lost"}',
                        },
                        {
                            "title": "生病住院",
                            "payload": '/say_explain_hardship{"cause": "illness"}',
                        },
                        {"title": "上门怎么办", "payload": "/ask_home_visit"},
                    ],
                }
            ]
        if "未知卡" in text:
            return [{"text": "这是文字版", "custom": {"type": "card.future", "v": 9}}]
        return [{"text": f"听到了：{text}"}]


class FakeRunner:
    """Stands for actions.runner.ActionRunner."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []

    async def run(self, call: dict[str, Any]) -> dict[str, Any]:
        self.calls.append(call)
        return {"events": [], "responses": [{"text": "做好了"}]}


class FakeBot:
    """A running server and what stands behind it."""

    def __init__(self, port: int, **settings: Any) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.agent = FakeAgent()
        self.runner = FakeRunner()
        chosen = {"secret": SECRET, "action_token": ACTION_TOKEN, **settings}
        self.channel = ChatChannel(Settings(**chosen), make_runner=lambda: self.runner)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.asynccontextmanager
async def serving(port: int | None = None, **settings: Any) -> AsyncIterator[FakeBot]:
    """A real Sanic server on loopback, mounted as Rasa mounts it, in the running loop."""
    bot = FakeBot(port or free_port(), **settings)
    app = Sanic(f"fake_bot_{bot.port}", configure_logging=False)
    app.config.update(MOTD=False, ACCESS_LOG=False)
    app.ctx.agent = bot.agent
    register([bot.channel], app, route="/webhooks/")
    server = await app.create_server("127.0.0.1", bot.port, return_asyncio_server=True)
    assert server is not None
    await server.startup()
    await server.before_start()
    await server.after_start()
    try:
        yield bot
    finally:
        await server.before_stop()
        closing = server.close()
        for connection in list(server.connections):
            connection.abort()
        if closing is not None:
            await closing
        await server.after_stop()
        Sanic._app_registry.pop(app.name, None)


@contextlib.contextmanager
def serving_in_thread(port: int | None = None, **settings: Any) -> Iterator[FakeBot]:
    """The same for tests that are not asynchronous themselves."""
    started = threading.Event()
    stop: asyncio.Event
    loop: asyncio.AbstractEventLoop
    found: list[FakeBot] = []

    async def serve() -> None:
        nonlocal stop, loop
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        async with serving(port, **settings) as bot:
            found.append(bot)
            started.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert started.wait(20), "the fake bot did not start"
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)


if __name__ == "__main__":
    with serving_in_thread(int(os.environ.get("PORT", "5055"))) as running:
        running.agent.delay = 0.4
        threading.Event().wait()
