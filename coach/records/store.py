"""Reading and writing records. Every call is one short transaction; none may run in an event loop.

A write waits half a second for other writers at most and then fails with `RecordsError`.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from coach.clock import BEIJING
from coach.records import postgres, sqlite
from coach.records.database import RECORDS, connect
from coach.records.masking import masked
from coach.records.model import (
    KINDS,
    Kind,
    Record,
    RecordsError,
    RecordsFullError,
    TooLargeError,
    UnknownRecordError,
)

MAX_RECORDS = 1_000
"""Of one conversation, all kinds together."""
MAX_BYTES = 64 * 1024
"""Of one record."""

_t = RECORDS.c


def _new_id() -> str:
    """An id that is nothing but consonants.

    Records name each other in their data, where what looks like a telephone number or an account
    (1380…, wx…, qq…) would be masked.
    """
    return "".join(secrets.choice("bcdfghjkmnprstz") for _ in range(16))


class Records:
    """All records of all conversations in one database. Threads may share it."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        """Opens the database and brings it up to date; `clock` gives Unix seconds.

        Raises:
            RecordsError: it cannot be opened.
        """
        self._engine = connect(url)
        self._clock = clock

    def add(
        self, sid: str, kind: Kind, data: Mapping[str, Any], due: dt.datetime | None = None
    ) -> Record:
        """Writes a new record; private data in it is masked. `due` needs a time zone.

        Raises:
            TooLargeError, RecordsFullError: nothing was written.
        """
        _check_kind(kind)
        text = _as_json(data)
        with self._writing() as connection:
            count = sa.select(sa.func.count()).select_from(RECORDS).where(_t.sid == sid)
            if connection.execute(count).scalar_one() >= MAX_RECORDS:
                raise RecordsFullError(f"more than {MAX_RECORDS} records")
            now = self._clock()
            row = {
                "id": _new_id(),
                "sid": sid,
                "kind": kind,
                "created": now,
                "updated": now,
                "due": None if due is None else due.timestamp(),
                "delivered": None,
                "data": text,
            }
            connection.execute(RECORDS.insert().values(**row))
        return _record(row)

    def all(self, sid: str, kind: Kind) -> list[Record]:
        """The conversation's records of one kind, oldest first."""
        _check_kind(kind)
        query = sa.select(RECORDS).where(_t.sid == sid, _t.kind == kind).order_by(_t.number)
        with self._reading() as connection:
            return [_record(row) for row in connection.execute(query).mappings()]

    def get(self, sid: str, id: str) -> Record | None:
        """The record, None where the conversation has no such one."""
        query = sa.select(RECORDS).where(_t.sid == sid, _t.id == id)
        with self._reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _record(row)

    def update(
        self, sid: str, id: str, data: Mapping[str, Any], due: dt.datetime | None = None
    ) -> Record:
        """Puts `data` in the place of what was there; a `due` that is given, too.

        A reminder with a new due time is delivered again then.

        Raises:
            UnknownRecordError, TooLargeError: nothing was written.
        """
        values: dict[str, Any] = {"data": _as_json(data), "updated": self._clock()}
        if due is not None:
            values |= {"due": due.timestamp(), "delivered": None}
        change = RECORDS.update().where(_t.sid == sid, _t.id == id).values(**values)
        with self._writing() as connection:
            if connection.execute(change).rowcount == 0:
                raise UnknownRecordError(id)
            row = connection.execute(sa.select(RECORDS).where(_t.id == id)).mappings().one()
            return _record(row)

    def delete(self, sid: str, id: str) -> bool:
        """Removes one record for good; False where there was none."""
        return self._remove(_t.sid == sid, _t.id == id, thorough=False) > 0

    def delete_all(self, sid: str) -> int:
        """Removes all records of a conversation for good; says how many there were."""
        return self._remove(_t.sid == sid)

    def everything(self, sid: str) -> dict[Kind, list[Record]]:
        """All records of a conversation by kind, oldest first; every kind has its list."""
        query = sa.select(RECORDS).where(_t.sid == sid).order_by(_t.number)
        found: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                found[row["kind"]].append(_record(row))
        return found

    def expire(self, before: dt.datetime) -> int:
        """Removes what was last touched, and is due if at all, before that time; says how many."""
        end = before.timestamp()
        return self._remove(_t.updated < end, sa.or_(_t.due.is_(None), _t.due < end))

    def due(self, now: dt.datetime) -> list[tuple[str, Record]]:
        """The reminders to deliver, with their conversations, those due earliest first."""
        query = (
            sa.select(RECORDS)
            .where(_t.due <= now.timestamp(), _t.delivered.is_(None))
            .order_by(_t.due, _t.number)
            .limit(200)
        )
        with self._reading() as connection:
            rows = list(connection.execute(query).mappings())
        return [(row["sid"], _record(row)) for row in rows]

    def claim(self, id: str) -> bool:
        """Takes a reminder for delivery: of all who ask, one process gets True."""
        change = RECORDS.update().where(_t.id == id, _t.delivered.is_(None))
        with self._writing() as connection:
            taken = connection.execute(change.values(delivered=self._clock()))
            return bool(taken.rowcount == 1)

    def give_back(self, id: str) -> None:
        """Undoes `claim` where the delivery failed."""
        change = RECORDS.update().where(_t.id == id).values(delivered=None)
        with self._writing() as connection:
            connection.execute(change)

    def close(self) -> None:
        """Closes what connections are open."""
        self._engine.dispose()

    def _remove(self, *conditions: Any, thorough: bool = True) -> int:
        """`thorough`: clears the files even if nothing was there, in case it failed last time.

        PostgreSQL writes the whole table for that, so that a single record stays in its page until
        the next thorough deletion; `expire` is one.
        """
        with self._writing() as connection:
            count = int(connection.execute(RECORDS.delete().where(*conditions)).rowcount)
        with _plain_errors():
            if self._engine.dialect.name == "sqlite":
                if count or thorough:
                    sqlite.scrub(self._engine)
            elif thorough:
                postgres.scrub(self._engine, RECORDS.name)
        return count

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _plain_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer: Engine = self._engine.execution_options(writes=True)
        with _plain_errors(), writer.begin() as connection:
            yield connection


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except (sa.exc.SQLAlchemyError, sqlite.ScrubError) as error:
        raise RecordsError(type(error).__name__) from error


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise ValueError(f"no kind of record: {kind}")


def _as_json(data: Mapping[str, Any]) -> str:
    text = json.dumps(masked(dict(data)), ensure_ascii=False, allow_nan=False)
    # PostgreSQL takes no NUL in a text; JSON writes it as an escape, which is none.
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise TooLargeError(f"more than {MAX_BYTES} bytes")
    return text


def _record(row: Mapping[str, Any]) -> Record:
    due = row["due"]
    return Record(
        id=row["id"],
        kind=row["kind"],
        created=_moment(row["created"]),
        updated=_moment(row["updated"]),
        data=json.loads(row["data"]),
        due=None if due is None else _moment(due),
        delivered=row["delivered"] is not None,
    )


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, BEIJING)
