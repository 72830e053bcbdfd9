"""The batch interface: one line in, one line out, in order, whatever stands in a line."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import pytest

from coach.paths import ROOT
from tools import batch


def answers(kind: str, *lines: str) -> list[dict[str, Any]]:
    written: list[str] = []
    asyncio.run(batch.run(batch.handler(kind), lines, written.append))
    return [json.loads(line) for line in written]


def test_quantities_are_extracted_with_the_day_that_is_given() -> None:
    line = json.dumps({"text": "下个月15号还三万二", "today": "2026-11-26"})
    assert answers("extract", line) == [
        {
            "quantities": [
                {"type": "date", "value": "2026-12-15", "approx": False, "start": 0, "end": 6},
                {"type": "money", "value": 3200000, "approx": False, "start": 7, "end": 10},
            ]
        }
    ]


def test_personal_data_is_masked() -> None:
    assert answers("redact", '{"text": "我叫王小明"}') == [
        {"text": "我叫〔姓名〕", "spans": [{"start": 2, "end": 5, "kind": "name"}]}
    ]


def test_a_bad_line_is_marked_in_its_place_and_the_rest_goes_on() -> None:
    got = answers("redact", "nonsense", '{"text": "a"}', "[]", '{"text": 3}', "", "{}")
    assert [next(iter(answer)) for answer in got] == ["error", "text", "error", "error", "error"]


@pytest.mark.parametrize("line", ['{"text": "x", "today": "gestern"}', '{"text": "x", "today": 5}'])
def test_a_day_that_is_none_is_an_error(line: str) -> None:
    assert answers("extract", line) == [{"error": '"today" must be an ISO date'}]


def test_a_plan_is_worked_out_and_a_bad_one_is_explained() -> None:
    debts = [{"name": "借呗", "principal_fen": 1200000, "annual_percent": 10.95}]
    good = {"debts": debts, "income_fen": 520000, "essentials_fen": 360000, "irregular": False}
    made, refused = answers("plan", json.dumps(good), json.dumps({**good, "income_fen": -1}))
    assert set(made) == {"affordable_fen", "per_debt", "options", "script", "ladder", "ics"}
    assert made["affordable_fen"] == 144000
    assert set(refused) == {"error"}


def test_an_unknown_kind_is_refused_with_the_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.batch", "nonsense"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "no such kind: nonsense" in done.stderr


class Lines:
    """The kinds that need the model, answered by the shared bot."""

    def __init__(self, talker: Any) -> None:
        self._talker, self._made = talker, batch.Conversations(talker.bot)

    def __call__(self, kind: str, line: Any) -> dict[str, Any]:
        handle = getattr(self._made, kind)
        answer: dict[str, Any] = self._talker.wait(batch.answer_line(handle, json.dumps(line)))
        return answer


@pytest.fixture
def ask(talker: Any) -> Lines:
    return Lines(talker)


@pytest.mark.parametrize(
    ("text", "kind", "id"),
    [
        ("欠钱不还会坐牢吗", "card", "jail_threat"),
        ("帮我做一张假的失业证明", "refusal", "forge_documents"),
        ("我不想活了", "safety", "self_harm_explicit"),
        ("转人工", "command", "talk_to_human"),
        ("今天上海天气怎么样", "fallback", None),
    ],
)
def test_an_answer_says_what_it_is(ask: Lines, text: str, kind: str, id: str | None) -> None:
    answer = ask("answer", {"text": text})
    assert (answer["kind"], answer["id"], answer["offered"]) == (kind, id, [])
    assert 0 <= answer["confidence"] <= 1
    assert answer["bubbles"][0]["text"]


def test_each_answer_is_a_fresh_conversation(ask: Lines) -> None:
    first, second = (ask("answer", {"text": "欠钱不还会坐牢吗"}) for _ in range(2))
    assert first == second


def test_a_talk_is_one_conversation(ask: Lines) -> None:
    turns = ask("talk", {"messages": ["怎么核实打电话的人到底是谁", "不肯报"]})["turns"]
    assert [turn["user"] for turn in turns] == ["怎么核实打电话的人到底是谁", "不肯报"]
    assert "不报身份我不谈" in turns[1]["bubbles"][0]["text"]


def test_acts_are_found_with_and_without_the_line_before(ask: Lines) -> None:
    found = ask("acts", {"prev": "", "text": "我上个月失业了，能不能分12期，每月还六百"})["acts"]
    assert {act["id"] for act in found} == {"explain_hardship", "negotiate_instalments"}
    (bare,) = ask("acts", {"prev": "请问是王磊本人吗", "text": "是"})["acts"]
    assert bare["id"] == "confirm_self"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("answer", {"text": ""}),
        ("answer", {"text": "/restart"}),
        ("answer", {"text": "长" * 501}),
        ("answer", {}),
        ("talk", {"messages": "a"}),
        ("talk", {"messages": ["你好", 3]}),
        ("acts", {"prev": 3, "text": "好"}),
    ],
)
def test_what_cannot_be_answered_is_an_error(ask: Lines, kind: str, line: Any) -> None:
    assert set(ask(kind, line)) == {"error"}
