"""Alembic runs this: migrations on the connection that coach/records/database.py gives it."""

from __future__ import annotations

from alembic import context

from coach.records.database import RECORDS

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=RECORDS.metadata)
with context.begin_transaction():
    context.run_migrations()
