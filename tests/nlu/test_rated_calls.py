"""Calls that two raters have rated blind: the review agrees with them, above floors.

rated_calls/calls.jsonl, one call a line: the brief, what is affordable a month (yuan), the turns (c:
collector, b: borrower), and of each rater the level of the ten items in the rubric's order, the red
lines, and the kinds of violations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sklearn.metrics import cohen_kappa_score

from coach.review.names import ITEMS

CALLS = Path(__file__).parent / "rated_calls" / "calls.jsonl"
WHO = {"c": "collector", "b": "borrower"}

# A little under what is measured today (`pytest tests/nlu -s`), all calls and both raters together.
FLOORS = {
    "present or absent": 0.9,
    "kappa": 0.69,
    "red lines found": 0.88,
    "red lines rightly": 0.79,
    "violations found": 0.83,
    "violations rightly": 0.92,
}


@dataclass(frozen=True)
class Rated:
    """One rater's and the review's view of a call, each as levels, red lines and violations."""

    levels: tuple[Sequence[Any], Sequence[Any]]
    red_lines: tuple[set[str], set[str]]
    violations: tuple[set[str], set[str]]


@pytest.fixture(scope="module")
def rated(talker: Any) -> list[Rated]:
    from tools.batch import Conversations

    return list(_rated(talker, Conversations(talker.bot)))


def _rated(talker: Any, batch: Any) -> Iterator[Rated]:
    for line in CALLS.read_text("utf-8").splitlines():
        call = json.loads(line)
        turns = [{"who": WHO[who], "text": text} for who, text in call["turns"]]
        asked = {"brief": call["brief"], "affordable_month": call["affordable_month"]}
        ours = talker.wait(batch.review({**asked, "turns": turns}))
        for theirs in call["ratings"]:
            yield Rated(
                (theirs["labels"], [ours["labels"][item] for item in ITEMS]),
                (set(theirs["red_lines"]), set(ours["red_lines"])),
                (set(theirs["violations"]), {found["kind"] for found in ours["violations"]}),
            )


def found_and_rightly(pairs: Sequence[tuple[set[str], set[str]]]) -> tuple[float, float]:
    """Which share of theirs is found, and which share of ours is theirs."""
    both = sum(len(theirs & ours) for theirs, ours in pairs)
    return both / sum(len(theirs) for theirs, _ in pairs), both / sum(len(o) for _, o in pairs)


def test_the_review_agrees_with_the_raters(rated: list[Rated]) -> None:
    columns = [
        ([one.levels[0][at] for one in rated], [one.levels[1][at] for one in rated])
        for at in range(len(ITEMS))
    ]
    same = [
        (a in (2, 3)) == (b in (2, 3))
        for ours, theirs in columns
        for a, b in zip(ours, theirs, strict=True)
    ]
    kappas = [cohen_kappa_score([*map(str, a)], [*map(str, b)]) for a, b in columns]
    red = found_and_rightly([one.red_lines for one in rated])
    violations = found_and_rightly([one.violations for one in rated])
    figures = {
        "present or absent": sum(same) / len(same),
        "kappa": sum(kappas) / len(kappas),
        "red lines found": red[0],
        "red lines rightly": red[1],
        "violations found": violations[0],
        "violations rightly": violations[1],
    }
    print({name: round(float(value), 3) for name, value in figures.items()})
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}
