"""Live-call mode: eight steps and ten keys that can be said at once, whoever is calling."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import utterances as check
import yaml

from coach.content import ContentError
from coach.library import Library
from coach.live_call import as_json, live_call, load_live_call
from coach.paths import KNOWLEDGE

LIVE = live_call()
SPOKEN = [
    *(text for entry in (*LIVE.steps, *LIVE.keys) for text in (entry.say, entry.push)),
    *(LIVE.panic.say, LIVE.any, LIVE.fraud),
    *(text for harm in LIVE.harms for text in (harm.say, harm.push) if text),
]


def test_the_steps_and_keys_are_those_of_a_call() -> None:
    titles = "稳住 问身份 记下来 问清账 说困难 提方案 要书面 挂断后"
    assert " ".join(step.title for step in LIVE.steps) == titles
    keys = (
        "不报身份 要全额今天 威胁起诉 说坐牢 骂人 要验证码 问家人单位 加微信转账 给方案 太晚太频繁"
    )
    assert " ".join(key.title for key in LIVE.keys) == keys


@pytest.mark.parametrize("text", SPOKEN)
def test_every_sentence_is_short_speakable_and_promises_no_money(text: str) -> None:
    assert len(text) <= 28
    assert text.endswith("。")
    assert re.fullmatch(r"[\u4e00-\u9fff0-9，。、A-Za-z]+", text)
    assert check.money_promised(text) == []
    assert not re.search(r"×|之规定|依照|敬请|贵司|兹|鉴于", text)


def test_the_page_gets_all_of_it_in_one_piece(known: Library) -> None:
    content = as_json(LIVE, known)
    schema = json.loads((KNOWLEDGE / "schemas" / "live_call.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    assert "{" not in json.dumps(content, ensure_ascii=False).replace('{"', "")
    assert as_json(LIVE, known)["version"] == content["version"]


def test_law_beside_a_key_has_its_hedge_and_source(known: Library) -> None:
    for key, shown in zip(LIVE.keys, as_json(LIVE, known)["keys"], strict=True):
        for id, why in zip(key.facts, shown["why"], strict=True):
            fact = known.facts.facts[id]
            assert why == {"tag": fact.tag, "text": fact.spoken, "source": fact.source}


def test_every_step_names_its_section_of_the_guide() -> None:
    assert all(re.fullmatch(r"[四五][A-E]", step.guide) for step in LIVE.steps)


def test_the_next_step_of_the_last_is_the_last() -> None:
    assert LIVE.after("steady").id == "identity"
    assert LIVE.after("after").id == "after"
    assert LIVE.step("no such step").id == "steady"


@pytest.mark.parametrize("text", ["挂了", "我挂断了", "电话挂了", "结束", "打完了", "他挂了"])
def test_the_end_of_the_call_is_heard(text: str) -> None:
    assert LIVE.ends(text)


@pytest.mark.parametrize("text", ["他说挂了就起诉我", "他不让我挂", "怎么结束这通电话", "我想挂"])
def test_talk_of_hanging_up_is_not_the_end(text: str) -> None:
    assert not LIVE.ends(text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("已经开了共享屏幕", "screen_shared"),
        ("他看得到我手机", "screen_shared"),
        ("我把验证码念给他了", "code_given"),
        ("刚转了三千", "money_sent"),
        ("我点了他发的链接", "link_opened"),
        ("我把身份证号报了", "identity_given"),
        ("共享关掉了", "closed"),
        ("我答应今天还五千了", "promised"),
        ("我说了明天一定还他了", "promised"),
        ("我已经答应了", "promised"),
        ("怎么挂", "leaving"),
        ("能不能直接挂", "leaving"),
    ],
)
def test_what_is_done_already_is_heard(text: str, id: str) -> None:
    harm = LIVE.harm_in(text)
    assert harm is not None
    assert harm.id == id


@pytest.mark.parametrize(
    "text",
    ["他让我转三千", "我没给他验证码", "他答应给我分期了", "我没答应他", "挂了", "停息挂账能办吗"],
)
def test_what_is_not_done_is_not_undone(text: str) -> None:
    assert LIVE.harm_in(text) is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda raw: raw["steps"].pop(), "8 steps and 10 keys"),
        (lambda raw: raw["keys"][0].update(say="长" * 29), "no_identity say: 29 characters"),
        (lambda raw: raw["keys"][0].update(facts=["X99"]), "unknown fact X99"),
        (lambda raw: raw["keys"][0].update(cards=["insulted"]), "card insulted"),
        (lambda raw: raw["steps"][1].update(id="steady"), "an id stands twice"),
        (lambda raw: raw.update(any="长" * 29), "29 characters"),
        (lambda raw: raw.update(end="("), "live_call.yml"),
        (lambda raw: raw["steps"][0].update(colour="red"), "unknown field colour"),
        (lambda raw: raw["harms"][0].update(id="nothing"), "nothing is no variant"),
        (lambda raw: raw["harms"][0].update(when="("), "live_call.yml"),
        (lambda raw: raw["harms"][0].update(say="长" * 29), "29 characters"),
    ],
)
def test_what_does_not_fit_is_refused(
    change: Any, fault: str, tmp_path: Path, known: Library
) -> None:
    raw = yaml.safe_load((KNOWLEDGE / "live_call.yml").read_text(encoding="utf-8"))
    change(raw)
    path = tmp_path / "live_call.yml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        load_live_call(path, known)
