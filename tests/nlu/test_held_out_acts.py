"""What borrowers say on a call, by a hand that has not seen the training lines: floors.

Each line of tests/nlu/say has the collector's line before it and all its acts; `also` are acts that
a careful reader may hear too: they are neither missed nor wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.act_cues import RED_LINES

FOLDER = Path(__file__).parent / "say"

# A little under what is measured today (`pytest tests/nlu -s`).
FLOORS = {"macro-F1": 0.91, "several, exactly": 0.70, "red lines": 0.95, "an act found": 0.96}


@dataclass(frozen=True)
class Heard:
    """A line with the acts that it has, that it may have, and that were recognised."""

    text: str
    acts: frozenset[str]
    also: frozenset[str]
    found: frozenset[str]

    @property
    def exact(self) -> bool:
        return self.acts <= self.found <= self.acts | self.also


def lines() -> list[dict[str, Any]]:
    return [
        example
        for path in sorted(FOLDER.glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for example in block["examples"]
    ]


@pytest.fixture(scope="module")
def heard(talker: Any) -> list[Heard]:
    cases = []
    for line in lines():
        text, data = line["text"].strip(), line["metadata"]
        parsed = talker.parse(text, {"prev": data["prev"]})
        cases.append(
            Heard(
                text,
                frozenset(data["acts"]) - {"other"},
                frozenset(data.get("also", [])),
                frozenset(act["id"] for act in parsed["acts"]) - {"other"},
            )
        )
    return cases


def f1_of_acts(cases: list[Heard]) -> dict[str, float]:
    """F1 of each act that occurs."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for case in cases:
        right.update(case.acts & case.found)
        wrong.update((case.acts - case.found) | (case.found - case.acts - case.also))
    acts = {act for case in cases for act in case.acts}
    return {act: 2 * right[act] / (2 * right[act] + wrong[act]) for act in sorted(acts)}


def test_the_acts_of_a_line_are_recognised(heard: list[Heard]) -> None:
    f1 = f1_of_acts(heard)
    several = [case for case in heard if len(case.acts) > 1]
    red = [(act in case.found) for case in heard for act in case.acts & RED_LINES]
    acceptable = [
        bool(case.found & (case.acts | case.also)) or not case.acts | case.found for case in heard
    ]
    figures = {
        "macro-F1": sum(f1.values()) / len(f1),
        "several, exactly": sum(case.exact for case in several) / len(several),
        "red lines": sum(red) / len(red),
        "an act found": sum(acceptable) / len(acceptable),
    }
    print({name: round(value, 3) for name, value in figures.items()})
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


def test_no_act_is_left_behind(heard: list[Heard]) -> None:
    assert {act: f1 for act, f1 in f1_of_acts(heard).items() if f1 < 0.5} == {}


def test_every_act_of_the_list_is_heard_in_some_line() -> None:
    known = set(yaml.safe_load((FOLDER.parents[2] / "knowledge/acts.yml").read_text("utf-8")))
    assert known - {act for line in lines() for act in line["metadata"]["acts"]} == set()
