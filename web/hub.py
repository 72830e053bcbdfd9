"""The hub: what the bot said, kept for a while, so that no client misses a bubble.

Each conversation has a ring of its latest events with ids `boot-seq`. A client that comes
back names the last id it saw and receives what followed; if that is no longer known (server
restarted, ring overrun), it is told to load the history. All of this lives in one process:
more processes need routing by conversation in front of them.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

RING_SIZE = 64
"""Events kept a conversation: about ten turns."""
MAX_CONVERSATIONS = 2_000
IDLE_SECONDS = 1_800
MAX_STREAMS = 4
MAX_POLLS = 4
_MIDS_KEPT = 64


class TooManyStreamsError(Exception):
    """The conversation is already open in as many windows as are allowed."""


class HubFullError(Exception):
    """Every conversation in the table is in use."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: kind is bot, typing or done; data is what the client gets."""

    id: str
    seq: int
    kind: str
    data: dict[str, Any]


class Conversation:
    """The live state of one conversation. Made by the hub only."""

    def __init__(self, clock: Callable[[], float]) -> None:
        # The boot id belongs to this buffer: new after a restart and after expiry alike.
        self._boot = secrets.token_hex(6)
        self._seq = 0
        self._floor = 0  # the newest seq that the ring no longer holds
        self._ring: deque[Event] = deque()
        self._waiting: set[asyncio.Future[bool]] = set()
        self._clock = clock
        self._open: dict[str, int] = {"stream": 0, "poll": 0}
        self._accepted: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self.lock = asyncio.Lock()  # one turn at a time, in order of arrival
        self.turns = 0  # accepted and not yet finished
        self.settled = 0  # seq at the end of the last turn that Rasa has stored
        self.closed = False
        self.touched = clock()

    @property
    def busy(self) -> bool:
        """Whether someone listens or a turn is on its way: then it must not expire."""
        return self.turns > 0 or any(self._open.values())

    def id_of(self, seq: int) -> str:
        """The SSE id of a position in this conversation."""
        return f"{self._boot}-{seq}"

    @property
    def last_seq(self) -> int:
        """The position of the newest event."""
        return self._seq

    def publish(self, kind: str, data: dict[str, Any]) -> None:
        """Adds an event and wakes everyone who listens. A closed conversation stays silent."""
        if self.closed:
            return
        self._seq += 1
        event_id = self.id_of(self._seq)
        if kind == "bot":
            data = {"id": event_id, "from": "bot", **data, "at": round(time.time(), 3)}
        self._ring.append(Event(event_id, self._seq, kind, data))
        if len(self._ring) > RING_SIZE:
            self._floor = self._ring.popleft().seq
        self.touched = self._clock()
        self._wake()

    def clear(self) -> None:
        """Forgets what was published; who listens goes on listening."""
        self._ring.clear()
        self._floor = self._seq
        self._accepted.clear()

    def close(self) -> None:
        """Ends every stream; nothing more is published."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        for waiter in self._waiting:
            _settle(waiter, True)

    def position(self, last: str) -> int | None:
        """Where a client stands that saw event `last`; None if it must load the history.

        Without `last` it stands before everything that is still kept.
        """
        if not last:
            return self._floor
        boot, _, number = last.rpartition("-")
        if boot != self._boot or not number.isascii() or not number.isdigit():
            return None
        seq = int(number) if len(number) < 16 else -1
        return seq if self._floor <= seq <= self._seq else None

    def after(self, seq: int) -> list[Event]:
        """The events that followed position `seq`, oldest first."""
        return [event for event in self._ring if event.seq > seq]

    async def wait(self, seq: int, seconds: float) -> bool:
        """Waits for something after position `seq` (or the end); False if time ran out."""
        if self._seq > seq or self.closed:
            return True
        # Not asyncio.wait_for: in Python 3.10 it can swallow the cancellation with which
        # Sanic ends the handler of a connection that was lost.
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[bool] = loop.create_future()
        timer = loop.call_later(seconds, _settle, waiter, False)
        self._waiting.add(waiter)
        try:
            return await waiter
        finally:
            timer.cancel()
            self._waiting.discard(waiter)

    @contextmanager
    def listening(self, way: str) -> Iterator[None]:
        """Counts a listener while it listens; way is stream or poll."""
        if self._open[way] >= (MAX_STREAMS if way == "stream" else MAX_POLLS):
            raise TooManyStreamsError(way)
        self._open[way] += 1
        try:
            yield
        finally:
            self._open[way] -= 1
            self.touched = self._clock()

    def answer_to(self, mid: str) -> dict[str, Any] | None:
        """What was answered when this message id came first; None if it is new."""
        return self._accepted.get(mid)

    def accept(self, mid: str, answer: dict[str, Any]) -> None:
        """Remembers a message id, so that a repeated message is not handled twice."""
        self._accepted[mid] = answer
        while len(self._accepted) > _MIDS_KEPT:
            self._accepted.popitem(last=False)


def _settle(waiter: asyncio.Future[bool], result: bool) -> None:
    if not waiter.done():
        waiter.set_result(result)


class Hub:
    """All live conversations, by conversation id; bounded, and idle ones expire."""

    def __init__(
        self,
        max_conversations: int = MAX_CONVERSATIONS,
        idle_seconds: float = IDLE_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max = max_conversations
        self._idle = idle_seconds
        self._clock = clock
        self._conversations: OrderedDict[str, Conversation] = OrderedDict()

    def open(self, sid: str) -> Conversation:
        """The conversation, made if it is not in the table."""
        conversation = self._conversations.get(sid)
        if conversation is None:
            self._make_room()
            conversation = self._conversations[sid] = Conversation(self._clock)
        conversation.touched = self._clock()
        self._conversations.move_to_end(sid)
        return conversation

    def forget(self, sid: str) -> None:
        """Closes a conversation and drops all that was kept of it."""
        conversation = self._conversations.pop(sid, None)
        if conversation is not None:
            conversation.close()

    def close(self) -> None:
        """Ends every stream (the server is stopping)."""
        for conversation in self._conversations.values():
            conversation.close()

    def __len__(self) -> int:
        return len(self._conversations)

    def __contains__(self, sid: str) -> bool:
        return sid in self._conversations

    def _make_room(self) -> None:
        # The table is ordered by use, so the idle ones are in front; looking at a few of
        # them each time is enough to keep it clean and costs the same however long it is.
        now = self._clock()
        for sid in list(self._first(32)):
            conversation = self._conversations[sid]
            if not conversation.busy and now - conversation.touched > self._idle:
                self.forget(sid)
        if len(self._conversations) < self._max:
            return
        for sid, conversation in self._conversations.items():
            if not conversation.busy:
                self.forget(sid)
                return
        raise HubFullError

    def _first(self, count: int) -> Iterator[str]:
        for index, sid in enumerate(self._conversations):
            if index >= count:
                return
            yield sid
