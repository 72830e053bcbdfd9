"""Shared by all tests: the trained bot, loaded once a session (trained first if there is none)."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # importing Rasa takes seconds, which the pure tests do not need
    from tools.bot import Bot, Reply


class Talker:
    """The bot as a test uses it: one call, one answer; each test gets conversations of its own."""

    def __init__(self, bot: Bot, loop: asyncio.AbstractEventLoop) -> None:
        self.bot = bot
        self._loop = loop
        self._names = (f"test-{number}" for number in itertools.count())

    def wait(self, coroutine: Any) -> Any:
        """Runs a coroutine in the bot's loop and waits for its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=60)

    def start(self) -> Conversation:
        """A fresh conversation."""
        return Conversation(self, next(self._names))

    def parse(self, text: str, metadata: dict[str, Any] | None = None) -> dict[str, Any]:
        """How a text is understood."""
        parsed: dict[str, Any] = self.wait(self.bot.parse(text, metadata))
        return parsed


class Conversation:
    """One conversation with the bot."""

    def __init__(self, talker: Talker, name: str) -> None:
        self._talker = talker
        self.name = name

    def say(self, text: str) -> Reply:
        reply: Reply = self._talker.wait(self._talker.bot.say(self.name, text))
        return reply

    def press(self, payload_id: str) -> Reply:
        reply: Reply = self._talker.wait(self._talker.bot.press(self.name, payload_id))
        return reply

    def slots(self) -> dict[str, Any]:
        tracker = self._talker.wait(self._talker.bot.tracker(self.name))
        return dict(tracker.current_slot_values())


@pytest.fixture(scope="session")
def talker() -> Iterator[Talker]:
    from tools.bot import Bot

    # In a thread of its own: the browser tests keep a loop running in the main thread.
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield Talker(Bot.load(), loop)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last.

    Playwright's plain interface keeps an event loop running in the main thread for as long as its
    browser lives, and in a running loop no other test can start one of its own.
    """
    items.sort(key=lambda item: "/browser/" in item.path.as_posix())
