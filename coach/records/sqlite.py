"""How the program opens SQLite files, those of the conversations and those of the records.

Readers do not block writers (WAL), a write that cannot be done soon fails instead of holding the
server up, and what is deleted is overwritten with zeros, not only unlinked.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

BUSY_MILLISECONDS = 500
WRITE_SECONDS = 5.0
SCRUB_SECONDS = 5.0
_PAUSE_SECONDS = 0.05


class ScrubError(Exception):
    """Somebody kept reading: what was deleted may still stand in the file's log."""


def prepare(connection: Any, record: Any = None) -> None:
    """Sets a new connection up; for SQLAlchemy's event `connect`."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def make_folder(path: str) -> None:
    """Makes the folder of a database file if it is missing."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)


def begin_by_hand(engine: Engine) -> None:
    """Takes the beginning of transactions out of the driver's hands.

    The driver of SQLite begins none before a table is made, and upgrades from reading to writing
    midway, which fails at once when two do so. Here a transaction that will write says so at its
    start, with the execution option `writes`.
    """

    def take_over(connection: Any, record: Any) -> None:
        connection.isolation_level = None

    def begin(connection: Any) -> None:
        if connection.get_execution_options().get("writes"):
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    event.listen(engine, "connect", take_over)
    event.listen(engine, "begin", begin)


def _begin_writing(connection: Any) -> None:
    """Waits for the writer's turn: SQLite forgets who came first, so patience is asked again.

    It is a thread that waits, never the event loop.
    """
    end = time.monotonic() + WRITE_SECONDS
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        except OperationalError:
            if time.monotonic() > end:
                raise


def scrub(engine: Engine) -> None:
    """Empties the file's log, where copies of deleted rows stand until then. May take seconds.

    Raises:
        ScrubError: others did not let it for `SCRUB_SECONDS`.
    """
    end = time.monotonic() + SCRUB_SECONDS
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        while True:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
            if not busy:
                return
            if time.monotonic() > end:
                raise ScrubError
            time.sleep(_PAUSE_SECONDS)
    finally:
        connection.close()
