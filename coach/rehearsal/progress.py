"""Progress over several runs: which levels are open, and which item is due to be drilled again.

A pure function of the list of runs, which belongs to the user and can be deleted as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coach.review.labels import NA, Level
from coach.review.names import ITEMS
from coach.review.report import DRILL_DAYS, drill_date

CLEAN = 80
"""The process from which a run without hints and red lines counts towards the next level."""

CLEAN_RUNS = 2
TOP_LEVEL = 4
_WEAK = 1  # up to this level an item is drilled again


@dataclass(frozen=True)
class Run:
    """One finished run. day: ISO date; labels: of the review; retried: whether a line was taken back;
    won: whether the scenario's goal was met; mode: practise or exam.
    """

    scenario: str
    level: int
    day: str
    process: int
    red_lines: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    labels: Mapping[str, Level] = field(default_factory=dict)
    retried: bool = False
    won: bool = False
    mode: str = "practise"

    @property
    def aided(self) -> bool:
        """Whether there was help: a hint, or a line said anew."""
        return bool(self.hints) or self.retried

    @property
    def clean(self) -> bool:
        """Whether it counts: unaided, well led, no red line crossed."""
        return self.process >= CLEAN and not self.red_lines and not self.aided


@dataclass(frozen=True)
class Due:
    """An item that comes up again on a day (ISO)."""

    item: str
    day: str


def unlocked_level(runs: Sequence[Run]) -> int:
    """The level that is recommended: clean runs of two scenarios of a level open the next.

    Any level can be chosen all the same.
    """
    level = 1
    while level < TOP_LEVEL:
        scenarios = {run.scenario for run in runs if run.clean and run.level == level}
        if len(scenarios) < CLEAN_RUNS:
            break
        level += 1
    return level


def due_items(runs: Sequence[Run]) -> list[Due]:
    """The weak items with the day on which each comes up again, the soonest first.

    An item that was weak comes up after 1 day, having gone well after 3, then after 7; after that
    it is done.
    """
    found = []
    for item in ITEMS:
        met = [(run, run.labels[item]) for run in runs if run.labels.get(item, NA) != NA]
        weak = [index for index, (_, label) in enumerate(met) if int(label) <= _WEAK]
        if not weak:
            continue
        well = len(met) - 1 - weak[-1]
        if well < len(DRILL_DAYS):
            day = drill_date(dt.date.fromisoformat(met[-1][0].day), well)
            found.append(Due(item, day.isoformat()))
    return sorted(found, key=lambda due: due.day)
