"""The score of a call: labels, red lines, violations, and the points for the process.

The same call always gets the same score. What came of the call is no part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.review.call import CallBrief, Turn, lines_of, read_brief
from coach.review.labels import NA, Heard, Level, labels_of
from coach.review.names import STOPPING_RED_LINES
from coach.review.red_lines import crossings_of
from coach.review.rubric import TOP_LEVEL, Rubric
from coach.review.rubric import rubric as own_rubric
from coach.review.violations import Violation, violations_of

STOPPED_CAP, RED_CAP = 40, 59
"""The most points of a call with a red line: one that stops it, or another one."""

HINTED_LEVEL = 2
"""The most that an item counts for which a hint was asked."""


@dataclass(frozen=True)
class Review:
    """What the rubric says of a call.

    labels: 0 to 3 or "na" by item; evidence: the turns (from 1 over all turns) that a label rests
    on; crossings: the red lines, each with the turns in which it is crossed; process: 0 to 100.
    """

    labels: dict[str, Level]
    evidence: dict[str, list[int]]
    crossings: dict[str, list[int]]
    violations: list[Violation]
    process: int

    @property
    def red_lines(self) -> list[str]:
        """The red lines that are crossed."""
        return list(self.crossings)

    def as_dict(self) -> dict[str, Any]:
        """The review in the form of the contract."""
        return {
            "labels": self.labels,
            "evidence": self.evidence,
            "red_lines": self.red_lines,
            "violations": [{"kind": v.kind, "turn": v.turn} for v in self.violations],
            "process": self.process,
        }


def review(
    brief: str | CallBrief,
    affordable_month_fen: int | None,
    turns: Sequence[Turn],
    hints: Collection[str] = (),
    rubric: Rubric | None = None,
) -> Review:
    """Reviews a call.

    brief: what is known of the call, in words or read already; affordable_month_fen: the most that
    can be kept every month, None where not known; hints: the items that a hint was asked for.
    """
    known = rubric or own_rubric()
    if isinstance(brief, str):
        brief = read_brief(brief, affordable_month_fen, turns, known)
    lines = lines_of(turns)
    violations = violations_of(turns, brief)
    crossings = crossings_of(lines, brief)
    judged = labels_of(Heard(lines, turns, brief, violations, known, list(crossings)))
    labels = {item: _hinted(label.level, item in hints) for item, label in judged.items()}
    return Review(
        labels=labels,
        evidence={item: label.evidence for item, label in judged.items()},
        crossings=crossings,
        violations=violations,
        process=process_of(labels, crossings, known),
    )


def _hinted(level: Level, hinted: bool) -> Level:
    return level if level == NA or not hinted else min(level, HINTED_LEVEL)


def process_of(labels: Mapping[str, Level], red_lines: Collection[str], rubric: Rubric) -> int:
    """The points of the process: the weighted levels of the items that had an opportunity."""
    weights = {item: rubric.items[item].weight for item, level in labels.items() if level != NA}
    if not weights:
        return 0
    won = sum(weights[item] * int(labels[item]) / TOP_LEVEL for item in weights)
    points = round(100 * won / sum(weights.values()))
    if set(red_lines) & set(STOPPING_RED_LINES):
        return min(points, STOPPED_CAP)
    return min(points, RED_CAP) if red_lines else points
