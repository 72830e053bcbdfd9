"""What the server does by itself: it delivers reminders when they are due, and lets old data go.

Reminders are rows of the records, so a restart loses none; of several processes the one that claims
a reminder first delivers it. It comes as a turn of the conversation, so it is in the history for
who was not there. Nobody is reminded between 22:00 and 8:00, Beijing time.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.channels.channel import OutputChannel
from rasa.shared.core.events import BotUttered, Event

from coach import clock
from coach.records import Record, records
from coach.reminders import is_quiet
from web import logs
from web.erase import erase_conversation, stale_conversations
from web.hub import Hub, HubFullError
from web.output import HubOutput

logger = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
TURN_SECONDS = 30.0
INTENT = "EXTERNAL_reminder"


class Upkeep:
    """One for each process. `agent`: Rasa's, or None while it has none."""

    def __init__(
        self,
        find_agent: Callable[[], Any],
        hub: Hub,
        retention_days: int,
        now: Callable[[], dt.datetime] = clock.now,
    ) -> None:
        self._find_agent = find_agent
        self._hub = hub
        self._retention = dt.timedelta(days=retention_days)
        self._now = now
        self._expired_on: dt.date | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def agent(self) -> Any:
        """Rasa's agent."""
        return self._find_agent()

    def start(self) -> None:
        """Begins to look, now and each minute."""
        self._task = asyncio.get_running_loop().create_task(self._go_on())

    async def stop(self) -> None:
        """Ends it; what is on its way is given back by its own hands."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _go_on(self) -> None:
        while True:
            await self.once()
            await asyncio.sleep(EVERY_SECONDS)

    async def once(self) -> None:
        """Does what there is to do now; what fails is tried again the next time."""
        for task in (self.deliver_due, self.expire_daily):
            try:
                await task()
            except Exception as error:
                logger.error("upkeep failed: %s", logs.trace_of(error))

    async def deliver_due(self) -> int:
        """Delivers the reminders that are due; says how many."""
        now = self._now()
        if is_quiet(now):
            return 0
        delivered = 0
        for sid, reminder in await asyncio.to_thread(records().due, now):
            if not await asyncio.to_thread(records().claim, reminder.id):
                continue
            if await self._deliver(sid, reminder):
                delivered += 1
            else:
                await asyncio.to_thread(records().give_back, reminder.id)
        return delivered

    async def _deliver(self, sid: str, reminder: Record) -> bool:
        try:
            conversation = self._hub.open(sid)
        except HubFullError:
            return False
        output = HubOutput(self._hub)
        try:
            # Waits for the turn on its way, and no other begins meanwhile.
            async with conversation.lock:
                await asyncio.wait_for(self._trigger(sid, reminder, output), TURN_SECONDS)
                conversation.settled = conversation.last_seq
        except Exception as error:
            logger.error("reminder failed: %s", logs.trace_of(error))
        return output.sent > 0

    async def _trigger(self, sid: str, reminder: Record, output: OutputChannel) -> None:
        agent = self.agent
        async with agent.lock_store.lock(sid):
            tracker = await agent.processor.fetch_tracker_and_update_session(sid, output)
            if _in_danger(tracker.events):
                return  # not a word of money now; it comes when the talk has gone on
            await agent.processor.trigger_external_user_uttered(
                INTENT, [{"entity": "what", "value": reminder.data["what"]}], tracker, output
            )

    async def expire_daily(self) -> int:
        """Erases, once a day, what nobody came back for; says how many conversations."""
        now = self._now()
        if self._expired_on == now.date():
            return 0
        before = now - self._retention
        await asyncio.to_thread(records().expire, before)
        store = self.agent.tracker_store
        stale = await asyncio.to_thread(stale_conversations, store, before.timestamp())
        gone = 0
        for sid in stale:
            if not await asyncio.to_thread(_has_something_ahead, sid, now):
                await erase_conversation(store, sid)
                gone += 1
        self._expired_on = now.date()
        return gone


def _has_something_ahead(sid: str, now: dt.datetime) -> bool:
    reminders = records().all(sid, "reminder")
    return any(one.due is not None and one.due > now and not one.delivered for one in reminders)


def _in_danger(events: Iterable[Event]) -> bool:
    """Whether the last thing that was said to the user was about danger to life."""
    said = [event for event in events if isinstance(event, BotUttered)]
    custom = (said[-1].data or {}).get("custom") or {} if said else {}
    return bool(custom.get("kind") == "safety")
