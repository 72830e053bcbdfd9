"""Erasing a conversation for good: its events in the tracker store, and its records.

On SQLite nothing of it is left in the files, not even in unused places. Everything that waits for
the disk does so in a thread.
"""

from __future__ import annotations

import asyncio
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import (
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)

from coach.records import records, sqlite


class CannotEraseError(Exception):
    """This kind of tracker store has no way of erasing that we know of."""


async def erase_conversation(store: TrackerStore, sid: str) -> None:
    """Removes everything kept under this conversation id; raises if anything is left."""
    await asyncio.to_thread(_erase, store, sid)


def _erase(store: TrackerStore, sid: str) -> None:
    records().delete_all(sid)
    for part in _parts(store):
        if isinstance(part, SQLTrackerStore):
            with part.session_scope() as session:
                session.query(part.SQLEvent).filter(part.SQLEvent.sender_id == sid).delete()
                session.commit()
            if part.engine.dialect.name == "sqlite":
                sqlite.scrub(part.engine)
        elif isinstance(part, InMemoryTrackerStore):
            part.store.pop(sid, None)
        else:
            raise CannotEraseError(type(part).__name__)


def stale_conversations(store: TrackerStore, before: float) -> list[str]:
    """The ids of conversations in which nothing happened since that time (Unix seconds)."""
    found: list[str] = []
    for part in _parts(store):
        if isinstance(part, SQLTrackerStore):
            event = part.SQLEvent
            with part.session_scope() as session:
                rows = (
                    session.query(event.sender_id)
                    .group_by(event.sender_id)
                    .having(sa.func.max(event.timestamp) < before)
                    .all()
                )
            found += [row[0] for row in rows]
    return found


def _parts(store: TrackerStore) -> list[Any]:
    """The stores behind Rasa's wrapper, which writes to a second one when the first fails."""
    if not isinstance(store, FailSafeTrackerStore):
        return [store]
    parts = [store._tracker_store, store._fallback_tracker_store]
    return [part for part in parts if part is not None]
