"""The database of the records: one table, on SQLite or PostgreSQL, brought up to date at opening."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from coach.records import sqlite
from coach.records.model import RecordsError

MIGRATIONS = Path(__file__).parent / "migrations"
_OPEN_SECONDS = 15.0
_ADVISORY_LOCK = 0x434F4E47  # any number, the same in every process
# Alembic keeps the migration that runs in module globals.
_one_at_a_time = threading.Lock()

_metadata = sa.MetaData()

RECORDS = sa.Table(
    "records",
    _metadata,
    # Numbers only order the rows; what is given out is the id.
    sa.Column(
        "number",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("sid", sa.String(255), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("created", sa.Float(53), nullable=False),
    sa.Column("updated", sa.Float(53), nullable=False),
    sa.Column("due", sa.Float(53)),
    sa.Column("delivered", sa.Float(53)),
    sa.Column("data", sa.Text(), nullable=False),
    sa.Index("records_of_conversation", "sid", "kind"),
    sa.Index("records_due", "due"),
)
"""Times are Unix seconds; data is JSON."""


def connect(url: str) -> Engine:
    """The database at `url` (sqlite:///path or postgresql://...), its tables up to date.

    Raises:
        RecordsError: the address is wrong or the database cannot be reached.
    """
    try:
        address = make_url(url)
        engine = _engine(address)
        _bring_up_to_date(engine)
    except (ArgumentError, ImportError, sa.exc.SQLAlchemyError, OSError) as error:
        raise RecordsError(
            f"the database of the records cannot be opened: {_plain(error)}"
        ) from error
    return engine


def _engine(address: URL) -> Engine:
    kind = address.get_backend_name()
    # Parameters are what the user entered: they must not stand in an error that is logged.
    shared: dict[str, Any] = {"future": True, "hide_parameters": True}
    if kind == "sqlite":
        if not address.database or address.database == ":memory:":
            raise RecordsError("the records need a file")
        sqlite.make_folder(address.database)
        engine = sa.create_engine(address, connect_args={"check_same_thread": False}, **shared)
        sqlite.begin_by_hand(engine)
        sa.event.listen(engine, "connect", sqlite.prepare)
        return engine
    if kind == "postgresql":
        patience = "-c lock_timeout=500 -c statement_timeout=5000"
        return sa.create_engine(
            address,
            connect_args={"connect_timeout": 5, "options": patience},
            pool_pre_ping=True,
            **shared,
        )
    raise RecordsError(f"records are kept in SQLite or PostgreSQL, not in {kind}")


def _bring_up_to_date(engine: Engine) -> None:
    """Runs the migrations that are missing; of processes that start at once, one after another."""
    end = time.monotonic() + _OPEN_SECONDS
    while True:
        try:
            with _one_at_a_time, engine.execution_options(writes=True).begin() as connection:
                _migrate(connection)
            return
        except OperationalError:
            # Another process holds the file; it will be done in a moment.
            if engine.dialect.name != "sqlite" or time.monotonic() > end:
                raise
            time.sleep(0.1)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        # Waits for its turn, longer than other statements do.
        connection.exec_driver_sql("SET LOCAL lock_timeout = '15s'")
        connection.exec_driver_sql("SET LOCAL statement_timeout = '60s'")
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _plain(error: BaseException) -> str:
    """The error without the address, which may hold a password."""
    return type(error).__name__
