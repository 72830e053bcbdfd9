"""What a user made is kept in the records, and the calls of the log are at hand for letters.

A record that cannot be read or written never keeps anybody from what they asked for.
"""

from __future__ import annotations

import logging
from typing import Any, Literal

from coach import calls, letters
from coach.calls import findings_of, findings_together
from coach.records import Record, RecordsError, records

logger = logging.getLogger(__name__)


def keep(conversation: str, kind: Literal["letter", "page"], data: dict[str, Any]) -> None:
    """Writes one record; blocks on the store."""
    try:
        records().add(conversation, kind, data)
    except RecordsError:
        logger.exception("a %s could not be kept", kind)


def last_kept(conversation: str, kind: Literal["letter", "page"]) -> Record | None:
    """The record of that kind that was written last; blocks on the store."""
    try:
        found = records().all(conversation, kind)
    except RecordsError:
        logger.exception("a %s could not be read", kind)
        return None
    return found[-1] if found else None


def change_kept(conversation: str, record: Record, data: dict[str, Any]) -> None:
    """Writes the record anew in its place; blocks on the store."""
    try:
        records().update(conversation, record.id, data)
    except RecordsError:
        logger.exception("a %s could not be kept", record.kind)


def logged_calls(conversation: str) -> tuple[letters.Call, ...]:
    """The calls of the log in the words of a letter, the earliest first; blocks on the store."""
    try:
        found = calls.calls_of(records(), conversation)
    except RecordsError:
        logger.exception("the calls could not be read")
        return ()
    together = findings_together(found)
    return tuple(
        _in_words(call, [one.kind for one in (*findings_of(call), *together)])
        for call in sorted(found, key=lambda call: call.order)
    )


def _in_words(call: calls.Call, kinds: list[str]) -> letters.Call:
    said = "；".join(text for text in (call.claimed, call.threatened) if text)
    return letters.Call(
        when=call.when_text,
        number=call.number or "",
        organisation=call.organisation or "",
        name=call.name or "",
        staff=call.staff or "",
        said=said,
        violations=tuple(dict.fromkeys(kinds)),
        n=call.n,
        title=call.title,
        times=call.times,
    )
