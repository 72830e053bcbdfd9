"""Server-sent events: a conversation as a stream of text frames."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from web.hub import Conversation

HEARTBEAT_SECONDS = 15.0
_HEARTBEAT = ":\n\n"


def frame(kind: str, data: dict[str, Any], event_id: str) -> str:
    """One event as text. JSON keeps line breaks escaped, so the data is always one line."""
    return f"id: {event_id}\nevent: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def follow(
    conversation: Conversation, last: str, heartbeat: float = HEARTBEAT_SECONDS
) -> AsyncIterator[str]:
    """The frames that a client needs which saw event `last`, then all that comes.

    `event: reset` tells it to load the history, because what it missed is no longer kept.
    """
    seq = conversation.position(last)
    if seq is None:
        seq = conversation.last_seq
        yield frame("reset", {}, conversation.id_of(seq))
    else:
        yield _HEARTBEAT  # the head of the response leaves now, not with the first bubble
    # An old "is typing" says nothing about now; it is left out of what is replayed.
    replayed_to = conversation.last_seq
    if conversation.turns:
        yield frame("typing", {"on": True}, conversation.id_of(seq))
    while not conversation.closed:
        for event in conversation.after(seq):
            seq = event.seq
            if event.kind != "typing" or seq > replayed_to:
                yield frame(event.kind, event.data, event.id)
        if not await conversation.wait(seq, heartbeat):
            yield _HEARTBEAT
