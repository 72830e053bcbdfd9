"""Numbers about a call beside its score: the first offer, the concessions, calming down."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from coach.review.call import CallBrief, Line, Turn

_PLAN = ("negotiate_instalments", "offer_payment")
_LOST = ("insult", "threaten", "panic")


@dataclass(frozen=True)
class Numbers:
    """first_offer_ratio: first sum offered to what can be kept a month; concessions: how often more
    was offered; turns_to_calm: own lines until calm again (None: never lost it, or never regained);
    own_share: the borrower's part of all that was said, 0 to 1.
    """

    first_offer_ratio: float | None
    concessions: int
    turns_to_calm: int | None
    own_share: float


def numbers_of(turns: Sequence[Turn], lines: Sequence[Line], brief: CallBrief) -> Numbers:
    """The numbers of a call."""
    sums = [
        max(money)
        for line in lines
        if line.does(*_PLAN)
        and (money := [q.value for q in line.values("money") if isinstance(q.value, int)])
    ]
    limit = brief.affordable_month_fen
    spoken = sum(len(turn.text) for turn in turns)
    own = sum(len(line.text) for line in lines)
    return Numbers(
        first_offer_ratio=round(sums[0] / limit, 2) if sums and limit else None,
        concessions=sum(later > earlier for earlier, later in itertools.pairwise(sums)),
        turns_to_calm=_turns_to_calm(lines),
        own_share=round(own / spoken, 2) if spoken else 0.0,
    )


def _turns_to_calm(lines: Sequence[Line]) -> int | None:
    first = next((index for index, line in enumerate(lines) if line.does(*_LOST)), None)
    if first is None:
        return None
    calm = (i for i in range(first + 1, len(lines)) if not lines[i].does(*_LOST))
    back = next(calm, None)
    return None if back is None else back - first
