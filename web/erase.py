"""Erasing a conversation for good: its events in the tracker store and its reminders."""

from __future__ import annotations

from typing import Any

from rasa.core import jobs
from rasa.core.tracker_store import (
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)


class CannotEraseError(Exception):
    """This kind of tracker store has no way of erasing that we know of."""


async def erase_conversation(store: TrackerStore, sid: str) -> None:
    """Removes everything kept under this conversation id; raises if anything is left."""
    _cancel_reminders(sid)
    for part in _parts(store):
        if isinstance(part, SQLTrackerStore):
            with part.session_scope() as session:
                session.query(part.SQLEvent).filter(part.SQLEvent.sender_id == sid).delete()
                session.commit()
        elif isinstance(part, InMemoryTrackerStore):
            part.store.pop(sid, None)
        else:
            raise CannotEraseError(type(part).__name__)


def _parts(store: TrackerStore) -> list[Any]:
    """The stores behind Rasa's wrapper, which writes to a second one when the first fails."""
    if not isinstance(store, FailSafeTrackerStore):
        return [store]
    parts = [store._tracker_store, store._fallback_tracker_store]
    return [part for part in parts if part is not None]


def _cancel_reminders(sid: str) -> None:
    # Rasa makes its scheduler at the first reminder; asking for it here would start one.
    scheduler = getattr(jobs, "__scheduler", None)
    for job in scheduler.get_jobs() if scheduler else []:
        if sid in job.args:
            job.remove()
