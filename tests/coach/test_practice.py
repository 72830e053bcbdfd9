"""The rehearsal as a talk: commands and lines, wishes, retries, the report and the runs."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from coach.bubble import Bubble
from coach.clock import BEIJING
from coach.paths import KNOWLEDGE
from coach.practice import closing, talk
from coach.practice.session import Session, from_json, seed_of, to_json
from coach.practice.showing import progress_bubble
from coach.practice.talk import Message, World
from coach.practice.wishes import opens_practice, read_wish
from coach.practice.words import command_in, words
from coach.rehearsal.book import book
from coach.rehearsal.progress import Run
from coach.rehearsal.state import Act

TODAY = dt.date(2026, 11, 26)
WORLD = World(dt.datetime(2026, 11, 26, 20, 0, tzinfo=BEIJING), "a-talk")
SCHEMAS = {
    path.name.removesuffix(".json"): json.loads(path.read_text(encoding="utf-8"))
    for path in (KNOWLEDGE / "schemas").glob("card.*.json")
}


def check(bubble: Bubble) -> None:
    """The card keeps to its schema, and the text says something."""
    assert bubble.text.strip()
    assert "{" not in bubble.text
    card = json.loads(json.dumps(bubble.custom or {}, ensure_ascii=False))
    for name in (str(card.get("type")), f"{card.get('type')}.{card.get('kind')}"):
        if name in SCHEMAS and name.count(".") <= 2:
            jsonschema.validate(card, SCHEMAS[name])


def press(session: Session, name: str, value: str) -> talk.Taken:
    taken = talk.take(session, Message(pressed=(name, value)), WORLD)
    for bubble in taken.bubbles:
        check(bubble)
    return taken


def say(session: Session, text: str, *acts: str) -> talk.Taken:
    message = Message(text, [Act(act) for act in acts])
    assert talk.wants(session, message)
    taken = talk.take(session, message, WORLD)
    for bubble in taken.bubbles:
        check(bubble)
    return taken


def ringing(scenario: str = "m2_agency_cold", mode: str = "practise") -> Session:
    return press(press(Session(), "scenario", scenario).session, "mode", mode).session


def kinds(taken: talk.Taken) -> list[str]:
    return [str((bubble.custom or {}).get("type")) for bubble in taken.bubbles]


COMMAND_LINES = [(id, line) for id, word in words().commands.items() for line in word.lines]
COMMAND_WORDS = [
    (id, text)
    for id, word in words().commands.items()
    for text in (word.title, *word.whole)
    if word.call
]


@pytest.mark.parametrize(("id", "line"), COMMAND_LINES)
def test_a_line_for_the_collector_is_no_command(id: str, line: str) -> None:
    assert command_in(line, paused=False) is None


@pytest.mark.parametrize(("id", "text"), COMMAND_WORDS)
def test_a_command_is_known_by_its_words_whatever_marks_follow(id: str, text: str) -> None:
    for typed in (text, f" {text}！"):
        found = command_in(typed, paused=False)
        assert found is not None
        assert found.id == id


@pytest.mark.parametrize("id", sorted(book().scenarios))
def test_no_line_of_the_written_calls_is_taken_for_a_command(id: str) -> None:
    lines = [turn.say for call in book().scenario(id).calls.values() for turn in call.turns]
    assert [line for line in lines if command_in(line, paused=False)] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("练一下爆通讯录那种", "insulting_collector"),
        ("练个上门那种场景的", "home_visit_notice"),
        ("我要练怎么拒绝他要验证码", "fraud_cancel_account"),
        ("练晚上打来的", "night_call"),
    ],
)
def test_a_scenario_is_found_by_what_is_said_of_it(text: str, wanted: str) -> None:
    assert read_wish(text).scenarios == [wanted]


@pytest.mark.parametrize(
    ("text", "level"), [("第3关", 3), ("难度二", 2), ("选最难那档", 4), ("1", 1)]
)
def test_a_level_is_read_from_the_words(text: str, level: int) -> None:
    assert read_wish(text).level == level


@pytest.mark.parametrize("id", sorted(book().scenarios))
def test_every_scenario_rings_after_its_brief_and_a_harsh_one_is_announced(id: str) -> None:
    brief = press(Session(), "scenario", id)
    card = brief.bubbles[-1].custom or {}
    assert card["kind"] == "brief"
    assert bool(card["notice"]) == book().scenario(id).harsh
    rung = press(brief.session, "mode", "practise")
    lines = [bubble for bubble in rung.bubbles if (bubble.custom or {})["type"] == "card.line"]
    assert (lines[0].custom or {})["event"] == "ring"
    assert [button.title for button in lines[-1].buttons] == [
        "提示",
        "再说一遍",
        "暂停",
        "挂断",
        "停",
    ]


def test_while_a_call_runs_every_message_belongs_to_it() -> None:
    session = ringing()
    for text in ("你好", "会坐牢吗", "今天天气怎么样", "谢谢", "？", "算了"):
        assert talk.wants(session, Message(text, intent="ask_jail_threat", elsewhere=True))


def test_a_button_of_something_else_leaves_the_call_on_hold() -> None:
    session = ringing()
    assert not talk.wants(session, Message(pressed=talk.OTHER))
    assert talk.hold(session).phase == "paused"


def test_on_hold_only_the_call_s_own_words_belong_to_it() -> None:
    session = say(ringing(), "暂停").session
    assert session.phase == "paused"
    assert not talk.wants(session, Message("会坐牢吗", elsewhere=True))
    taken = say(session, "继续")
    assert taken.session.phase == "call"
    assert (taken.bubbles[-1].custom or {})["again"] is True


def test_a_session_goes_through_json_and_what_cannot_be_read_begins_anew() -> None:
    session = say(ringing(), "请问您是哪家机构的，工号多少？", "identity_check").session
    again = from_json(json.loads(json.dumps(to_json(session))))
    assert again == session
    assert again.call is not None
    assert again.call.state().turn == 1
    for broken in (None, 3, {"phase": "no"}, {**to_json(session), "more": 1}):
        assert from_json(broken) == Session()


def test_a_retry_goes_back_one_line_and_shows_the_difference() -> None:
    session = say(ringing(), "没钱，不还了", "refuse_pay").session
    back = say(session, "重来这一句")
    assert back.session.call is not None
    assert back.session.call.said == []
    taken = say(back.session, "请问您是哪家机构的，工号多少？", "identity_check")
    card = taken.bubbles[0].custom or {}
    assert card["kind"] == "difference"
    assert card["before"]["text"] == "没钱，不还了"
    assert card["after"]["pressure"] < card["before"]["pressure"]


def test_any_line_can_be_said_anew_by_its_number() -> None:
    session = ringing()
    for _ in range(3):
        session = say(session, "我现在失业了，能分期吗", "explain_hardship").session
    back = say(session, "重来第2句").session
    assert back.call is not None
    assert len(back.call.said) == 1


def test_a_hint_costs_its_item_and_there_is_none_in_an_exam() -> None:
    helped = say(ringing(), "提示")
    assert (helped.bubbles[0].custom or {})["say_now"]
    assert helped.session.call is not None
    assert len(helped.session.call.hints) == 1
    exam = say(ringing(mode="exam"), "提示")
    assert exam.session.call is not None
    assert exam.session.call.hints == []
    assert "没有提示" in exam.bubbles[0].text


def test_in_an_exam_no_line_gets_a_mark() -> None:
    taken = say(ringing(mode="exam"), "请问您是哪家机构的，工号多少？", "identity_check")
    assert set(kinds(taken)) == {"card.line"}


def test_the_safe_word_ends_the_call_at_any_time_without_a_run() -> None:
    for session in (ringing(), say(ringing(), "暂停").session):
        over = say(session, "停").session
        assert over.phase == "over"
        _, bubbles, run = closing.close(over, [], TODAY)
        assert run is None
        assert [button.title for button in bubbles[0].buttons] == ["接着打", "换一通"]


def test_a_stopped_call_can_be_taken_up_again() -> None:
    stopped = say(ringing(), "停").session
    closed, _, _ = closing.close(stopped, [], TODAY)
    assert press(closed, "call", "resume").session.phase == "call"


def played(scenario: str, name: str) -> Session:
    session = ringing(scenario)
    call = book().scenario(scenario).calls[name]
    assert session.call is not None
    session = replace(session, call=replace(session.call, seed=call.seed))
    for turn in call.turns:
        if session.phase == "over":
            break
        session = talk.take(
            session, Message(turn.say, [Act(act) for act in turn.acts]), WORLD
        ).session
    return session if session.phase == "over" else say(session, "挂断").session


@pytest.mark.parametrize("id", sorted(book().scenarios))
@pytest.mark.parametrize("name", ["good", "poor", "disastrous"])
def test_every_report_keeps_to_its_schema_and_leads_on(id: str, name: str) -> None:
    _, bubbles, run = closing.close(played(id, name), [], TODAY)
    for bubble in bubbles:
        check(bubble)
    report: dict[str, Any] = next(
        bubble.custom or {} for bubble in bubbles if (bubble.custom or {})["type"] == "card.report"
    )
    assert run is not None
    assert run.process == report["process"]
    assert len(report["items"]) == 10
    assert len(report["strengths"]) <= 2
    assert len(report["fixes"]) <= 2
    assert [point["turn"] for point in report["curve"]] == list(range(len(report["curve"])))
    titles = [button.title for button in bubbles[-1].buttons]
    assert {"再练一次", "下一关", "看进度"} <= set(titles)
    assert ("喝口水" in bubbles[0].text) == book().scenario(id).harsh


def test_a_report_is_given_once() -> None:
    closed, _, _ = closing.close(played("m2_agency_cold", "good"), [], TODAY)
    assert closing.close(closed, [], TODAY)[1:] == ([], None)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("你演我看", "watch_good"),
        ("看别人怎么接的，给我看个好的示范", "watch_good"),
        ("高手咋接招的", "watch_good"),
        ("我先旁听", "watch_good"),
        ("来个反面教材", "watch_bad"),
        ("想看翻车的", "watch_bad"),
        ("说错话的是啥样，我想见识见识", "watch_bad"),
        ("我先练一遍试试", ""),
        ("别演了", ""),
        ("整个凶的", ""),
        ("我怕说错话", ""),
        ("上次谈砸了", ""),
        ("我怕吃亏", ""),
    ],
)
def test_who_wants_to_look_on_first_is_understood(text: str, mode: str) -> None:
    assert read_wish(text).mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "看别人怎么接的",
        "看别人怎么接的，给我看个好的示范",
        "有没有示范电话看看",
        "你演我看",
        "我先旁听",
        "先看示范",
        "给我演示一遍",
        "来个反面教材",
    ],
)
def test_who_asks_to_look_on_wants_a_call_whatever_it_was_taken_for(text: str) -> None:
    assert opens_practice(text)


@pytest.mark.parametrize(
    "text", ["看别人都还完了我着急", "示范协议要签吗", "他让我旁听庭审", "跑外卖，看单量"]
)
def test_other_looking_opens_no_practice(text: str) -> None:
    assert not opens_practice(text)


@pytest.mark.parametrize("id", sorted(book().scenarios))
def test_a_good_and_a_bad_call_can_be_watched(id: str) -> None:
    ready = press(Session(), "scenario", id).session
    for mode in ("watch_good", "watch_bad"):
        taken = press(ready, "mode", mode)
        assert taken.session.phase == "ready"
        assert kinds(taken)[-1] == "card.report"
        events = [(b.custom or {}).get("event") for b in taken.bubbles]
        assert events.count("ring") == 1


def test_the_user_s_own_numbers_replace_the_scenario_s() -> None:
    session = press(Session(), "scenario", "m2_agency_cold").session
    world = replace(
        WORLD,
        known={
            "debt_fen": 2000000,
            "income_fen": 500000,
            "essentials_fen": 400000,
            "cause": "illness",
        },
    )
    taken = talk.take(session, Message(pressed=("case", "own")), world)
    text = taken.bubbles[-1].text
    assert "20000元" in text
    assert "900元" in text
    assert "12701" not in text


def test_seeds_differ_from_call_to_call_and_stay_the_same_for_the_same_talk() -> None:
    assert seed_of("a", 0) == seed_of("a", 0)
    assert len({seed_of("a", 0), seed_of("a", 1), seed_of("b", 0)}) == 3


def test_progress_shows_runs_weak_items_and_what_is_missing() -> None:
    check(progress_bubble([], TODAY))
    run = Run("m0_three_days", 1, "2026-11-25", 82, labels={"verify": 3, "close": 0}, won=True)
    shown = progress_bubble([run], TODAY)
    check(shown)
    card = shown.custom or {}
    assert card["need"] == 1
    assert [due["item"] for due in card["due"]] == ["close"]
    assert card["due"][0]["now"]
    assert "82分" in shown.text
    aided = progress_bubble([replace(run, retried=True)], TODAY)
    assert (aided.custom or {})["need"] == 2
