"""A second opinion on a tagged call: what it is told, and what the review becomes by it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from coach.review import hearing
from coach.review.call import CallBrief, Turn, read_brief
from coach.review.hearing import Understood, reviewed, use_recogniser
from coach.review.names import ITEMS
from coach.review.opinion import Opinion, described, revised
from coach.review.rubric import rubric
from coach.review.score import RED_CAP, Review, review

BRIEF = "信用卡欠8000元，逾期40天，每月能还600元"
TURNS = [
    Turn("collector", "再不还就抓你", tags={"谎称坐牢": 0.9}),
    Turn("borrower", "您是哪家公司的，怎么称呼", tags={"asks_who": 0.9, "asks_org": 0.8}),
    Turn("collector", "天成的，姓赵", tags={"tells_org": 0.9, "tells_name": 0.9, "单位施压": 0.2}),
    Turn("borrower", "药盒子背面我划拉上了", tags={"notes": 0.4}),
    Turn("borrower", "我姐夫那儿先匀一点", tags={"agrees_borrow": 0.5}),
]


def brief() -> CallBrief:
    return read_brief(BRIEF, None, TURNS, rubric())


def by_rules() -> Review:
    return review(brief(), None, TURNS)


def opinion(**changes: Any) -> Opinion:
    judged = by_rules()
    kinds = [violation.kind for violation in judged.violations]
    made: dict[str, Any] = {
        "levels": judged.labels,
        "red_lines": judged.red_lines,
        "violations": kinds,
    }
    return Opinion(**made | changes)


def levels(**changes: Any) -> Mapping[str, Any]:
    return by_rules().labels | changes


def test_an_opinion_that_says_what_the_rules_say_changes_nothing() -> None:
    assert revised(by_rules(), opinion(), TURNS) == by_rules()


def test_a_level_of_the_opinion_counts_in_the_score() -> None:
    made = revised(by_rules(), opinion(levels=levels(record=3)), TURNS)
    assert made.labels == levels(record=3)
    assert made.process > by_rules().process


def test_what_the_rules_missed_is_quoted_from_the_lines_that_speak_for_it() -> None:
    assert by_rules().evidence["record"] == []
    made = revised(by_rules(), opinion(levels=levels(record=2)), TURNS)
    assert made.evidence["record"] == [4]


def test_what_has_no_line_that_speaks_for_it_is_not_quoted() -> None:
    made = revised(by_rules(), opinion(levels=levels(close=1)), TURNS)
    assert made.evidence["close"] == []


@pytest.mark.parametrize("level", ["na", 0])
def test_what_was_not_done_quotes_nothing(level: Any) -> None:
    assert by_rules().evidence["verify"] != []
    made = revised(by_rules(), opinion(levels=levels(verify=level)), TURNS)
    assert made.evidence["verify"] == []


def test_a_red_line_that_the_rules_missed_stands_at_the_likeliest_line_and_caps() -> None:
    assert by_rules().red_lines == []
    seen = opinion(red_lines=["borrow_to_repay"], levels=dict.fromkeys(ITEMS, 3))
    made = revised(by_rules(), seen, TURNS)
    assert made.crossings == {"borrow_to_repay": [5]}
    assert made.process == RED_CAP


def test_a_red_line_that_the_opinion_does_not_see_is_none() -> None:
    turns = [*TURNS[:4], Turn("borrower", "验证码是4455", tags={"gives_code": 0.9})]
    judged = review(brief(), None, turns)
    assert judged.red_lines == ["gave_code"]
    assert revised(judged, opinion(red_lines=[]), turns).red_lines == []


def test_violations_are_those_of_the_opinion_where_they_are_likeliest() -> None:
    made = revised(by_rules(), opinion(violations=["谎称坐牢", "单位施压"]), TURNS)
    assert [(one.kind, one.turn) for one in made.violations] == [("谎称坐牢", 1), ("单位施压", 3)]
    assert revised(by_rules(), opinion(violations=[]), TURNS).violations == []


def test_a_judge_is_told_tags_brief_and_what_the_rules_say() -> None:
    told = described(brief(), TURNS, by_rules())
    assert told["turns"][3] == {"who": "borrower", "tags": {"notes": 0.4}}
    assert told["brief"]["owed"] is True
    assert told["brief"]["means"] is True
    assert told["labels"] == by_rules().labels
    assert told["violations"] == ["谎称坐牢"]
    assert "药盒子" not in str(told)


# --- asking the judge -----------------------------------------------------------------------------


@pytest.fixture
def _alone() -> Any:
    before = hearing._recogniser, hearing._judge
    yield
    use_recogniser(*before)


async def _recognise(who: str, text: str, prev: str) -> Understood:
    return Understood()


@pytest.mark.usefixtures("_alone")
def test_a_tagged_call_is_judged_by_the_judge_of_the_process() -> None:
    async def judge(told: dict[str, Any]) -> Opinion:
        return opinion(levels=levels(record=3))

    use_recogniser(_recognise, judge)
    assert asyncio.run(reviewed(brief(), TURNS)).labels["record"] == 3


@pytest.mark.usefixtures("_alone")
def test_without_tags_a_judge_or_an_opinion_the_rules_stand() -> None:
    async def silent(told: dict[str, Any]) -> None:
        return None

    async def never(told: dict[str, Any]) -> Opinion:
        raise AssertionError("asked about an untagged call")

    use_recogniser(_recognise)
    assert asyncio.run(reviewed(brief(), TURNS)) == by_rules()
    use_recogniser(_recognise, silent)
    assert asyncio.run(reviewed(brief(), TURNS)) == by_rules()
    use_recogniser(_recognise, never)
    untagged = [Turn(turn.who, turn.text) for turn in TURNS]
    plain = read_brief(BRIEF, None, untagged, rubric())
    assert asyncio.run(reviewed(plain, untagged)) == review(plain, None, untagged)
