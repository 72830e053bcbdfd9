"""Each scenario carries a good, a poor and a disastrous call: they come out as they should."""

from __future__ import annotations

import pytest

from coach.rehearsal.book import book, check_links
from coach.rehearsal.debrief import review_of
from coach.rehearsal.endings import outcome
from coach.rehearsal.playing import play_call
from coach.rehearsal.scenario import CALLS
from coach.rehearsal.state import State

IDS = sorted(book().scenarios)
EVERY_CALL = [(id, name) for id in IDS for name in CALLS]


@pytest.fixture(scope="module")
def played() -> dict[tuple[str, str], State]:
    return {(id, name): play_call(id, name) for id, name in EVERY_CALL}


@pytest.mark.parametrize(("id", "name"), EVERY_CALL)
def test_the_call_comes_to_what_is_expected_of_it(
    id: str, name: str, played: dict[tuple[str, str], State]
) -> None:
    state = played[id, name]
    scenario = book().scenario(id)
    expect = scenario.calls[name].expect
    came = outcome(state, scenario)
    low, high = expect.rungs
    assert came.ending in expect.endings
    assert low <= came.rung <= high
    if name == "good":
        assert came.won


@pytest.mark.parametrize(("id", "name"), EVERY_CALL)
def test_the_call_gets_the_score_that_a_rater_would_give(
    id: str, name: str, played: dict[tuple[str, str], State]
) -> None:
    expect = book().scenario(id).calls[name].expect
    review = review_of(played[id, name])
    assert set(review.red_lines) == set(expect.red_lines)
    assert expect.process[0] <= review.process <= expect.process[1]
    assert {item: review.labels[item] for item in expect.labels} == expect.labels


@pytest.mark.parametrize("id", IDS)
def test_a_better_call_scores_higher(id: str, played: dict[tuple[str, str], State]) -> None:
    good, poor, bad = (review_of(played[id, name]).process for name in CALLS)
    assert good > poor > bad


@pytest.mark.parametrize("id", IDS)
def test_a_good_call_is_said_to_its_end(id: str, played: dict[tuple[str, str], State]) -> None:
    said = played[id, "good"].turn
    assert said == len(book().scenario(id).calls["good"].turns)


def test_there_are_sixteen_scenarios_and_each_leads_on_to_another() -> None:
    assert len(IDS) == 16
    check_links(book())
    assert all(scenario.debrief.next != id for id, scenario in book().scenarios.items())


def test_every_level_has_scenarios_enough_to_be_mastered() -> None:
    levels = [scenario.level for scenario in book().scenarios.values()]
    assert all(levels.count(level) >= 2 for level in (1, 2, 3, 4))
