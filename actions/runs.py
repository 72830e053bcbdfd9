"""The finished rehearsals of a conversation: the one place that knows where they are kept."""

from __future__ import annotations

import dataclasses

from rasa_sdk.events import EventType, SlotSet

from actions.base import Turn
from coach.content import ContentError, build
from coach.rehearsal.progress import Run

SLOT = "rehearsal_runs"


def runs_of(turn: Turn) -> list[Run]:
    """All runs, the oldest first; one that cannot be read any more is left out."""
    runs = []
    for entry in turn.slot(SLOT) or []:
        try:
            runs.append(build(Run, entry, "run"))
        except ContentError:
            continue
    return runs


def keep_run(turn: Turn, run: Run) -> list[EventType]:
    """Keeps one more run."""
    return [SlotSet(SLOT, [*(turn.slot(SLOT) or []), dataclasses.asdict(run)])]
