"""The history: a conversation as the user saw it, rebuilt from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

from web.bubbles import MISSED, bubble_from

LONGEST = 200
"""Events given out; earlier ones stay in the store."""


def visible_events(events: Iterable[Event], complete: bool = True) -> list[dict[str, Any]]:
    """The contract's events, oldest first: what was typed, pressed and said, nothing else.

    A turn that left nothing in the tracker was answered with `MISSED` on screen, so it is
    here too; unless not `complete`: then the last turn is still on its way.
    """
    shown: list[dict[str, Any]] = []
    for number, event in enumerate(events):
        if isinstance(event, UserUttered):
            entry = _user_entry(event)
        elif isinstance(event, BotUttered):
            bubble = bubble_from(event.message())
            entry = None if bubble is None else {"id": f"h-{number}", "from": "bot", **bubble}
        else:
            continue
        if entry is None:
            continue
        if entry["from"] == "user":
            _fill_gap(shown)
        shown.append({**entry, "at": round(event.timestamp, 3)})
    if complete:
        _fill_gap(shown)
    return shown[-LONGEST:]


def _fill_gap(shown: list[dict[str, Any]]) -> None:
    if shown and shown[-1]["from"] == "user":
        asked = shown[-1]
        shown.append(
            {"id": f"{asked['id']}-missed", "from": "bot", "text": MISSED, "at": asked["at"]}
        )


def _user_entry(event: UserUttered) -> dict[str, Any] | None:
    metadata = event.metadata or {}
    if metadata.get("is_external") or not event.text:
        return None  # a reminder: nobody said this
    text = metadata.get("title") or event.text
    if text.startswith("/"):
        return None
    return {"id": str(metadata.get("mid") or event.message_id), "from": "user", "text": text}
