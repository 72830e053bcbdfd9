"""The finished rehearsals of a conversation, in its records."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from typing import Any

from coach.content import ContentError, build
from coach.records import Record, RecordsError, records
from coach.rehearsal.progress import Run

logger = logging.getLogger(__name__)


async def runs_of(conversation: str) -> list[Run]:
    """All runs, the oldest first; one that cannot be read any more is left out.

    Where the records cannot be read now there are none: a call can be practised all the same.
    """
    try:
        found = await asyncio.to_thread(_read, conversation)
    except RecordsError:
        logger.exception("the runs could not be read")
        return []
    return [run for run in (_run(record.data) for record in found) if run is not None]


async def keep_run(conversation: str, run: Run) -> bool:
    """Keeps one more run; False where it could not be kept."""
    try:
        await asyncio.to_thread(_write, conversation, run)
    except RecordsError:
        logger.exception("a run could not be kept")
        return False
    return True


def _read(conversation: str) -> list[Record]:
    return records().all(conversation, "run")


def _write(conversation: str, run: Run) -> None:
    records().add(conversation, "run", dataclasses.asdict(run))


def _run(data: dict[str, Any]) -> Run | None:
    try:
        return build(Run, data, "run")
    except ContentError:
        return None
