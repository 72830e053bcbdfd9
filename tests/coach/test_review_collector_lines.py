"""Violations in many voices: each class of words is found, and its look-alikes are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content import read_mapping
from coach.review.names import VIOLATIONS
from coach.review.violations import violations_in

LINES = read_mapping(Path(__file__).parent / "collector_lines.yml")


def lines(which: str) -> list[tuple[str, str]]:
    return [(kind, str(line)) for kind, both in LINES.items() for line in both[which]]


def kinds_of(line: str) -> list[str]:
    """A line may carry the borrower's line before it, in front of a bar."""
    prev, _, text = line.rpartition("|")
    return violations_in(text, prev)


@pytest.mark.parametrize(("kind", "line"), lines("shows"))
def test_a_violation_is_found_whoever_says_it(kind: str, line: str) -> None:
    assert kind in kinds_of(line)


@pytest.mark.parametrize(("kind", "line"), lines("alike"))
def test_what_only_sounds_like_a_violation_is_none(kind: str, line: str) -> None:
    assert kind not in kinds_of(line)


def test_every_kind_has_lines_of_both_sorts() -> None:
    assert set(LINES) == set(VIOLATIONS)
    assert all(len(both["shows"]) >= 12 and len(both["alike"]) >= 12 for both in LINES.values())
