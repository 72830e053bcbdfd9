"""The tracker store on SQLite, so that it never holds the server up.

Rasa's own waits up to 15 seconds for a locked file, and the whole server with it. Here readers do
not block writers (WAL), and a write that cannot be done soon fails: the turn then says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy import event

BUSY_MILLISECONDS = 500


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
        Path(db).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(domain, dialect="sqlite", db=db, event_broker=event_broker, **kwargs)
        event.listen(self.engine, "connect", _prepare)
        # The connections that Rasa has opened so far know nothing of this yet.
        self.engine.dispose()


def _prepare(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # What is erased is overwritten, not only unlinked.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()
