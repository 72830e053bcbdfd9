"""What PostgreSQL needs so that deleted rows do not stay behind in the table's files.

A deleted row stays in its page until the page is used anew, and an ordinary VACUUM only frees the
place without overwriting it. VACUUM FULL writes the table anew with what is left; it is short, since
the table is small. Copies in the write-ahead log and in backups are the server's: it recycles them
by its own settings, and no client can hasten that.
"""

from __future__ import annotations

from sqlalchemy.engine import Engine

LOCK_SECONDS = 5
"""How long it waits for others to finish reading; they in turn wait until the table is written."""
RUN_SECONDS = 60


def scrub(engine: Engine, table: str) -> None:
    """Writes the table anew, without what was deleted or replaced. May take seconds.

    Raises:
        sqlalchemy.exc.OperationalError: others did not let it for `LOCK_SECONDS`.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        connection.exec_driver_sql(f"SET statement_timeout = '{RUN_SECONDS}s'")
        try:
            connection.exec_driver_sql(f"VACUUM (FULL) {table}")
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
            connection.exec_driver_sql("RESET statement_timeout")
