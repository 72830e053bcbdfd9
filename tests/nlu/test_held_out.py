"""Sentences by hands that have not seen the training sentences: floors, and failures that may only shrink.

`known_failures.yml` lists every held-out sentence that is understood wrongly today. A new failure
fails the test, and so does one that is listed but understood by now: it has to be taken out.
After retraining with other sentences: `python -m tests.nlu.known_failures` writes the list anew,
and the diff shows what got better and what got worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.advice import offers
from tools.sentences import read_sentences

HERE = Path(__file__).parent
KNOWN = HERE.parent / "known_failures.yml"

# Shares of held-out sentences: a little under what is measured today (`pytest tests/nlu -s`).
FLOORS = {
    "ask first": 0.96,
    "ask offered": 0.97,
    "dictated first": 0.95,
    "dictated offered": 0.96,
    "do first": 0.90,
    "refuse first": 0.90,
    "out of scope, far": 0.92,
    "out of scope, near": 0.94,
    "crisis noticed": 0.95,
    "in-domain refused": 0.03,
}
LEAST_OF_AN_INTENT = 0.7
FALSE_ALARMS_AT_MOST = 0.13


class Understood:
    """One held-out sentence: what it means, and what the pipeline made of it."""

    def __init__(self, group: str, meant: str, text: str, parsed: dict[str, Any]) -> None:
        self.group, self.meant, self.text = group, meant, text
        self.intent = parsed["intent"]["name"]
        ranking = [(guess["name"], guess["confidence"]) for guess in parsed["intent_ranking"]]
        self.offered = offers(ranking) if self.intent == "nlu_fallback" else []

    @property
    def first(self) -> bool:
        """The right answer is given, or stands first among those that are offered."""
        return self.meant in {self.intent, *self.offered[:1]}

    @property
    def found(self) -> bool:
        """The right answer is given or among those that are offered."""
        return self.meant in {self.intent, *self.offered}

    @property
    def refused(self) -> bool:
        """The bot says that it cannot help."""
        return self.intent == "out_of_scope" or (self.intent == "nlu_fallback" and not self.offered)

    @property
    def alarm(self) -> bool:
        return self.intent.startswith("safety_")

    @property
    def wrong(self) -> bool:
        if self.meant == "out_of_scope":
            return not self.refused
        if self.meant == "no crisis":
            return self.alarm
        if self.meant.startswith("safety_"):
            return not self.alarm
        return not self.first


def sentences() -> Iterable[tuple[str, str, str]]:
    """Group, meaning and text of every held-out sentence but the lines of a call."""
    for sentence in read_sentences(HERE):
        if sentence.spoken:
            continue
        group = Path(sentence.file).parts[0].removesuffix(".yml")
        yield group, sentence.intent or "no crisis", sentence.text


@pytest.fixture(scope="session")
def understood(talker: Any) -> list[Understood]:
    return [
        Understood(group, meant, text, talker.parse(text)) for group, meant, text in sentences()
    ]


def share(cases: Iterable[bool]) -> float:
    listed = list(cases)
    return sum(listed) / len(listed)


def test_the_right_answer_comes_first_or_is_offered(understood: list[Understood]) -> None:
    groups = defaultdict(list)
    for case in understood:
        groups[case.group].append(case)
    figures = {
        "ask first": share(case.first for case in groups["ask"]),
        "ask offered": share(case.found for case in groups["ask"]),
        "dictated first": share(case.first for case in groups["dictated"]),
        "dictated offered": share(case.found for case in groups["dictated"]),
        "do first": share(case.first for case in groups["do"]),
        "refuse first": share(case.first for case in groups["refuse"]),
        "out of scope, far": share(case.refused for case in groups["out_of_scope_far"]),
        "out of scope, near": share(case.refused for case in groups["out_of_scope_near"]),
        "crisis noticed": share(case.alarm for case in groups["safety"]),
    }
    print({name: round(value, 3) for name, value in figures.items()})
    below = {name: value for name, value in figures.items() if value < FLOORS[name]}
    assert below == {}


def test_few_questions_of_the_field_are_refused(understood: list[Understood]) -> None:
    asked = [case for case in understood if case.meant.startswith("ask_")]
    assert share(case.refused for case in asked) <= FLOORS["in-domain refused"]


def test_hyperbole_seldom_raises_an_alarm(understood: list[Understood]) -> None:
    harmless = [case for case in understood if case.meant == "no crisis"]
    assert share(case.alarm for case in harmless) <= FALSE_ALARMS_AT_MOST


def test_no_intent_is_left_behind(understood: list[Understood]) -> None:
    by_intent = defaultdict(list)
    for case in understood:
        if case.meant.startswith("ask_") and case.group == "ask":
            by_intent[case.meant].append(case.first)
    weak = {name: share(cases) for name, cases in by_intent.items()}
    assert {name: value for name, value in weak.items() if value < LEAST_OF_AN_INTENT} == {}


def test_every_card_is_tested_with_at_least_eight_sentences(understood: list[Understood]) -> None:
    counts: dict[str, int] = defaultdict(int)
    for case in understood:
        counts[case.meant] += case.group == "ask"
    few = {name: n for name, n in counts.items() if name.startswith("ask_") and n < 8}
    assert few == {}


def test_failures_only_shrink(understood: list[Understood]) -> None:
    known = {tuple(entry) for entry in yaml.safe_load(KNOWN.read_text())}
    failing = {(case.meant, case.text) for case in understood if case.wrong}
    assert failing - known == set(), "understood before, not any more"
    assert known - failing == set(), "understood by now: take them out of known_failures.yml"
