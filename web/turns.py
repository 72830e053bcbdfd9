"""Turns: hands messages to Rasa one after another and sees that each gets an answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from web import logs
from web.bubbles import ERASED, MISSED, NOT_ERASED
from web.hub import Conversation, Hub
from web.intake import Message
from web.output import HubOutput

logger = logging.getLogger(__name__)

TURN_SECONDS = 30.0
"""After this long a turn is given up, so that the conversation is not stuck behind it."""

MAX_WAITING = 10
"""Messages of one conversation that may wait for their turn."""


class Turns:
    """Runs turns in the background; those of one conversation strictly in order."""

    def __init__(
        self,
        hub: Hub,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        is_erased: Callable[[str], bool] = lambda sid: False,
        erase: Callable[[str], Awaitable[None]] | None = None,
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._hub = hub
        self._on_new_message = on_new_message
        self._is_erased = is_erased
        self._erase = erase
        self._turn_seconds = turn_seconds
        # asyncio keeps weak references only: without this set a turn might vanish midway.
        self._running: set[asyncio.Task[None]] = set()

    def start(self, sid: str, conversation: Conversation, message: Message) -> None:
        """Queues a turn and returns at once."""
        conversation.turns += 1
        task = asyncio.get_running_loop().create_task(self._turn(sid, conversation, message))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self, seconds: float) -> None:
        """Waits for the turns on their way, at most this long (the server is stopping)."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=seconds)

    async def _turn(self, sid: str, conversation: Conversation, message: Message) -> None:
        try:
            # The lock lets waiters through in the order in which they came.
            async with conversation.lock:
                if not conversation.closed:
                    await self._answer(sid, conversation, message)
        finally:
            conversation.turns -= 1

    async def _answer(self, sid: str, conversation: Conversation, message: Message) -> None:
        output = HubOutput(self._hub, self._is_erased)
        conversation.publish("typing", {"on": True})
        failed = False
        try:
            with logs.hidden(message.text, message.shown):
                await asyncio.wait_for(
                    self._on_new_message(
                        UserMessage(
                            message.text,
                            output,
                            sid,
                            input_channel=output.name(),
                            message_id=message.mid,
                            metadata=message.metadata,
                        )
                    ),
                    self._turn_seconds,
                )
        except Exception as error:
            failed = True
            logger.error("turn failed: %s", logs.trace_of(error))
        if failed or output.sent == 0:
            conversation.publish("bot", {"text": MISSED})
        if output.erases and not failed:
            await self._forget(sid, conversation)
        conversation.publish("typing", {"on": False})
        conversation.publish("done", {"mid": message.mid})
        conversation.settled = conversation.last_seq

    async def _forget(self, sid: str, conversation: Conversation) -> None:
        """Erases the conversation after the turn in which that was asked for was stored itself.

        What is said of it afterwards is stored nowhere: only who listens hears it.
        """
        try:
            if self._erase is None:
                raise RuntimeError("nothing to erase with")
            await self._erase(sid)
        except Exception as error:
            logger.error("erasing failed: %s", logs.trace_of(error))
            conversation.publish("bot", {"text": NOT_ERASED})
            return
        conversation.clear()
        conversation.publish("reset", {"erased": True})
        conversation.publish("bot", {"text": ERASED})
