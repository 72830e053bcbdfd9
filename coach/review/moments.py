"""Where in a call an item is to be seen: the line that earned it, or the one that should have."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from coach.review.call import Line
from coach.review.rubric import Rubric
from coach.review.score import Review


def best_moment(item: str, review: Review, lines: Sequence[Line], rubric: Rubric) -> Line | None:
    """The line of the evidence that says most to the item: numbers first, then what it names."""
    shown = [line for line in lines if line.number in review.evidence[item]]
    about = rubric.items[item]
    return max(
        shown,
        key=lambda line: (len(line.quantities), len(about.named(line.text)), len(line.text)),
        default=None,
    )


def weak_moment(
    item: str, review: Review, lines: Sequence[Line], rubric: Rubric, taken: Collection[int]
) -> Line | None:
    """The line to be said better: what there is of evidence, else the first opportunity.

    taken: the numbers of lines that are corrected already; another one is preferred.
    """
    if not lines:
        return None
    shown = [line for line in lines if line.number in review.evidence[item]]
    where = rubric.moments[item]
    if where == "first":
        wanted = lines[:1]
    elif where == "last":
        wanted = lines[-1:]
    elif where == "violation":
        turns = [violation.turn for violation in review.violations]
        wanted = [line for line in lines if turns and line.number > turns[0]][:1] or lines[-1:]
    else:
        wanted = [line for line in lines if re.search(where, line.prev)]
    free = [line for line in (*shown, *wanted, *lines) if line.number not in taken]
    return free[0] if free else lines[0]
