"""What the user wrote down and wants to find again: calls, plans, runs, letters, pages, reminders.

One `Record` is one of them: a kind, and what the user entered, as JSON. Records belong to a
conversation (Rasa's sender_id, here `sid`) and nobody reads them without it. Every text is masked
once more when it is written. `records()` is the store of this process; see `Records`.
"""

from coach.records.current import open_records, records, use_records
from coach.records.model import (
    KINDS,
    Kind,
    Record,
    RecordsError,
    RecordsFullError,
    TooLargeError,
    UnknownRecordError,
)
from coach.records.store import Records

__all__ = [
    "KINDS",
    "Kind",
    "Record",
    "Records",
    "RecordsError",
    "RecordsFullError",
    "TooLargeError",
    "UnknownRecordError",
    "open_records",
    "records",
    "use_records",
]
