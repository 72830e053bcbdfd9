"""A second opinion on a call whose lines are tagged, by a model that has learnt from rated calls.

The rules of the rubric judge first. The model sees what they say and how likely each tag of each line
is, and weighs both as raters do; where it says otherwise it is believed. What a level or a red line
rests on is still shown: the rules' lines, or those whose tags speak for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coach.review.call import CallBrief, Turn
from coach.review.heard import NA, Level
from coach.review.names import ITEMS, RED_LINES, VIOLATIONS
from coach.review.rubric import Rubric
from coach.review.rubric import rubric as own_rubric
from coach.review.score import Review, process_of
from coach.review.tags import tag_book
from coach.review.violations import Violation

FLAGS = ("owed", "dialled", "fraud", "can_pay_all", "night", "often")
"""What a judge is told of the brief."""

_LIKELY = 0.3  # probability of a tag from which a line may be quoted for what the tag speaks for
_QUOTED = 2  # lines that an item rests on where the rules had none


@dataclass(frozen=True)
class Opinion:
    """What the model says of a call: the levels by item, the red lines, the kinds of violations."""

    levels: Mapping[str, Level]
    red_lines: Sequence[str]
    violations: Sequence[str]


def described(brief: CallBrief, turns: Sequence[Turn], judged: Review) -> dict[str, Any]:
    """The call as a judge is told of it: plain data."""
    return {
        "turns": [{"who": turn.who, "tags": dict(turn.tags or {})} for turn in turns],
        "brief": {flag: bool(getattr(brief, flag)) for flag in FLAGS}
        | {"means": brief.affordable_month_fen is not None},
        "labels": dict(judged.labels),
        "red_lines": judged.red_lines,
        "violations": sorted({violation.kind for violation in judged.violations}),
    }


def revised(
    judged: Review, opinion: Opinion, turns: Sequence[Turn], rubric: Rubric | None = None
) -> Review:
    """The review as the opinion has it, with the lines that it rests on."""
    book = tag_book()
    crossings = {
        name: judged.crossings.get(name) or _likeliest(turns, book.by_red_line.get(name, ()))
        for name in RED_LINES
        if name in opinion.red_lines
    }
    levels = {item: opinion.levels[item] for item in ITEMS}
    return replace(
        judged,
        labels=levels,
        evidence={item: _evidence(item, judged, levels[item], turns) for item in ITEMS},
        crossings=crossings,
        violations=_violations(judged, opinion.violations, turns),
        process=process_of(levels, crossings, rubric or own_rubric()),
    )


def _evidence(item: str, judged: Review, level: Level, turns: Sequence[Turn]) -> list[int]:
    if level == judged.labels[item]:
        return judged.evidence[item]
    if level in (NA, 0):
        return []
    return judged.evidence[item] or _likely(turns, tag_book().by_item.get(item, ()))


def _likely(turns: Sequence[Turn], tags: Iterable[str]) -> list[int]:
    """The borrower's turns, at most _QUOTED, that these tags speak for most."""
    strength = _strengths(turns, tags, "borrower")
    likely = [turn for turn, most in strength.items() if most >= _LIKELY]
    return sorted(sorted(likely, key=lambda turn: -strength[turn])[:_QUOTED])


def _likeliest(turns: Sequence[Turn], tags: Iterable[str]) -> list[int]:
    strength = _strengths(turns, tags, "borrower")
    return [max(strength, key=lambda turn: strength[turn])] if strength else []


def _strengths(turns: Sequence[Turn], tags: Iterable[str], who: str) -> dict[int, float]:
    """For each turn of one side, counted from 1, the highest probability of one of the tags."""
    wanted = tuple(tags)
    return {
        number: max(((turn.tags or {}).get(tag, 0.0) for tag in wanted), default=0.0)
        for number, turn in enumerate(turns, 1)
        if turn.who == who
    }


def _violations(judged: Review, kinds: Sequence[str], turns: Sequence[Turn]) -> list[Violation]:
    found: list[Violation] = []
    for kind in VIOLATIONS:
        if kind not in kinds:
            continue
        known = [violation for violation in judged.violations if violation.kind == kind]
        strength = _strengths(turns, (kind,), "collector")
        if not known and strength:
            known = [Violation(kind, max(strength, key=lambda turn: strength[turn]))]
        found += known
    return sorted(found, key=lambda violation: violation.turn)
