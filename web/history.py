"""The history: a conversation as the user saw it, rebuilt from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

from web.bubbles import bubble_from

LONGEST = 200
"""Events given out; earlier ones stay in the store."""


def visible_events(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The contract's events, oldest first: what was typed, pressed and said, nothing else."""
    shown = []
    for number, event in enumerate(events):
        if isinstance(event, UserUttered):
            entry = _user_entry(event)
        elif isinstance(event, BotUttered):
            bubble = bubble_from(event.message())
            entry = None if bubble is None else {"id": f"h-{number}", "from": "bot", **bubble}
        else:
            continue
        if entry is not None:
            shown.append({**entry, "at": round(event.timestamp, 3)})
    return shown[-LONGEST:]


def _user_entry(event: UserUttered) -> dict[str, Any] | None:
    metadata = event.metadata or {}
    if metadata.get("is_external") or not event.text:
        return None  # a reminder: nobody said this
    text = metadata.get("title") or event.text
    if text.startswith("/"):
        return None
    return {"id": str(metadata.get("mid") or event.message_id), "from": "user", "text": text}
