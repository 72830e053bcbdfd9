"""A record, its kinds, and what can go wrong with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["run", "call", "plan", "letter", "page", "reminder"]
"""run: a rehearsal; call: an entry of the call log; page: a reflection."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Record:
    """One thing that the user wrote down.

    id: unique, not to be guessed. created, updated: Beijing time. due: when it is to come back
    (reminders only). delivered: whether it has. data: what was entered, plain JSON.
    """

    id: str
    kind: Kind
    created: dt.datetime
    updated: dt.datetime
    data: dict[str, Any]
    due: dt.datetime | None = None
    delivered: bool = False


class RecordsError(Exception):
    """The records cannot be read or written now. The message holds nothing of their content."""


class RecordsFullError(RecordsError):
    """One conversation has as many records as it may have."""


class TooLargeError(RecordsError):
    """One record is larger than a record may be."""


class UnknownRecordError(RecordsError, KeyError):
    """This conversation has no record with that id."""
