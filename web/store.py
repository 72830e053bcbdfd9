"""The tracker store on SQLite, so that it never holds the server up.

Rasa's own waits up to 15 seconds for a locked file, and the whole server with it. Here readers do
not block writers (WAL), and a write that cannot be done soon fails: the turn then says so.
"""

from __future__ import annotations

from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy import event

from coach.records import sqlite


class SqliteTrackerStore(SQLTrackerStore):
    """Conversations in one SQLite file; its folder is made if it is missing."""

    def __init__(
        self,
        domain: Domain | None = None,
        db: str = "var/tracker.db",
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        """`db`: the file's path."""
        sqlite.make_folder(db)
        super().__init__(domain, dialect="sqlite", db=db, event_broker=event_broker, **kwargs)
        event.listen(self.engine, "connect", sqlite.prepare)
        # The connections that Rasa has opened so far know nothing of this yet.
        self.engine.dispose()
