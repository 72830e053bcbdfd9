"""The plan as the user sees it: the card's shape, its text, the pushes, the files."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import jsonschema
import pytest
import utterances as check

from coach.bubble import Bubble
from coach.finances import Finances, merge, next_question, read
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.plan_card import (
    Made,
    Push,
    at_monthly,
    in_periods,
    make,
    pushed,
    read_push,
    read_wish,
    show,
    talk,
)
from coach.plan_card.fees import FeePlan, with_fee
from coach.plan_card.parts import PARTS
from coach.planner.affordability import Standing
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)
SCHEMA = json.loads((KNOWLEDGE / "schemas" / "card.plan.json").read_text(encoding="utf-8"))

TALKS: dict[str, tuple[str, ...]] = {
    "plain": ("一万二", "五千二", "三千六"),
    "all beside": ("借呗一万二", "五千二", "3600", "15号发工资，手上有2000", "年化18%，逾期40天"),
    "three debts": ("借呗一万二，花呗4500，信用卡八千", "五千二", "3600，还有车贷600"),
    "month end": ("一万二", "五千二", "3600", "月底发工资"),
    "settle": ("本金一万，罚息500", "五千二", "3600", "手上有一万"),
    "range": ("一万二", "差的时候四千，好的时候六千", "三千"),
    "reckoned": ("一万二", "跑外卖，看单量", "四千", "不知道"),
    "nothing left": ("一万二", "三千", "三千二"),
    "no income": ("一万二", "没有"),
    "income unknown": ("一万二", "不知道", "不知道"),
    "debt unknown": ("不知道", "不知道", "五千二", "三千六"),
    "all unknown": ("不知道", "不知道", "不知道", "不知道"),
    "two debts and a rate": ("借呗一万二，花呗四千，年化18%", "五千二", "三千"),
    "out of reach": ("五十万", "三千", "两千"),
    "wish kept": ("一万二，每月能还六百", "五千二", "三千六"),
    "wish too high": ("一万二，每月能还五千", "五千二", "三千六"),
    "two out of reach": ("借呗五十万，花呗三十万", "五千", "两千"),
    "one yuan left": ("借呗一万二，花呗一百", "3001.2", "3000"),
    "small": ("五百", "五千", "三千"),
}


def known_from(*messages: str) -> Finances:
    known = Finances()
    for text in messages:
        question = next_question(known)
        told = read(text, extract(text, TODAY), question.role if question else None)
        known = merge(known, told).finances
    assert next_question(known) is None
    return known


def made(name: str) -> Made:
    return make(known_from(*TALKS[name]), TODAY, calendar_key="test")


def bubbles(plan: Made) -> list[Bubble]:
    """All that can be asked of a plan."""
    found = [show(part, plan) for part in PARTS]
    found += [in_periods(plan, periods) for periods in (1, 3, 12, 24, 500)]
    for push in (Push(True, None), Push(False, 300_000), Push(False, 10_000)):
        for step in range(5):
            taken = pushed(plan, push, step)
            found += [taken[0]] if taken else []
    return found


def cards(plan: Made) -> list[tuple[Bubble, dict[str, Any]]]:
    return [
        (bubble, bubble.custom)
        for bubble in bubbles(plan)
        if bubble.custom and bubble.custom["type"] == "card.plan"
    ]


@pytest.mark.parametrize("name", TALKS)
def test_every_part_has_the_shape_that_the_schema_promises(name: str) -> None:
    found = cards(made(name))
    assert found
    for _, card in found:
        jsonschema.validate(card, SCHEMA)
        assert json.loads(json.dumps(card, allow_nan=False)) == card


@pytest.mark.parametrize("name", TALKS)
def test_the_text_says_all_that_the_card_shows(name: str) -> None:
    for bubble, card in cards(made(name)):
        shown = [card["title"], card["say_now"] or "", *card["lines"]]
        shown += [row["text"] for row in card["table"]]
        shown += [step["say"] for step in card["ladder"]]
        shown += [text for one in card["numbers"] for text in one.values()]
        shown += [file["name"] for file in card["files"]]
        for text in shown:
            assert text in bubble.text


@pytest.mark.parametrize("name", TALKS)
def test_what_to_say_comes_first_and_no_more_than_can_be_kept_is_ever_said(name: str) -> None:
    plan = made(name)
    promised = plan.plan.affordability.promised_fen
    for bubble, card in cards(plan):
        if card["part"] in {"script", "rung"}:
            assert bubble.text.startswith(f"{card['title']}：「{card['say_now']}」")
        said = (card["say_now"] or "") + "".join(step["say"] for step in card["ladder"])
        said = re.sub(r"每月[\d.]+元我做不到", "", said)
        for yuan in re.findall(r"(?:每月|还|加到)([\d.]+)元", said):
            assert float(yuan) * 100 <= promised


@pytest.mark.parametrize("name", TALKS)
def test_nothing_is_said_that_the_bot_must_not_say(name: str, known: Library) -> None:
    texts = [bubble.text for bubble in bubbles(made(name))]
    texts += [file["text"] for _, card in cards(made(name)) for file in card["files"][1:]]
    for text in texts:
        # Telephone numbers are checked in the file of sentences: here sums may look like them.
        assert check.foreign_hosts(text) == [], text
        assert check.myths_told(text, known) == [], text
        assert check.blanks_left(text) == [], text
        assert check.breach_without_debt(text) == [], text
        assert "  " not in text


@pytest.mark.parametrize("name", TALKS)
def test_buttons_are_told_apart_by_their_titles(name: str) -> None:
    for bubble in bubbles(made(name)):
        titles = [button.title for button in bubble.buttons]
        assert len(set(titles)) == len(titles) <= 8


@pytest.mark.parametrize("name", TALKS)
def test_the_script_fits_on_a_phone(name: str) -> None:
    text = show("script", made(name)).text
    assert len(text.splitlines()) <= 10
    assert len(text) <= 640


def test_every_sentence_of_the_file_has_a_use() -> None:
    said = "\n".join(
        bubble.text + "".join(button.title for button in bubble.buttons)
        for name in TALKS
        for bubble in bubbles(made(name))
    )
    said += "".join(f["text"] for name in TALKS for _, c in cards(made(name)) for f in c["files"])
    for plan in (FeePlan(0.6, 12), FeePlan(0.6, 12, True)):
        said += with_fee(plan, made("plain")).text
    for name, sentence in talk().sentences.items():
        if name.split(".")[0] in {"ask", "why", "what", "fault", "echo", "sum", "button", "remind"}:
            continue  # said by the talk itself: see tests/conversations
        filled = talk().facts.fill(sentence)
        pattern = ".*?".join(re.escape(part) for part in re.split(r"\{[a-z_]+\}", filled))
        assert re.search(pattern, said), name


# --- what the parts say ---------------------------------------------------------------------------


def test_the_script_is_followed_by_where_to_begin_and_where_to_end() -> None:
    card = show("script", made("plain")).custom
    assert card is not None
    assert "每月还1080元，按12期来" in card["say_now"]
    assert "先从每月1080元谈起，最高报到1440元。" in card["lines"]
    assert card["limits"] == {"first_fen": 108_000, "ceiling_fen": 144_000}
    assert card["numbers"] == [
        {"label": "欠款", "text": "12000元"},
        {"label": "每月到手", "text": "5200元"},
        {"label": "必需开销", "text": "3600元"},
    ]


def test_who_has_nothing_left_hears_no_sum_but_deferral_and_help() -> None:
    for name in ("nothing left", "no income"):
        card = show("script", made(name)).custom
        assert card is not None
        assert card["limits"] is None
        assert card["standing"] == "nothing_left"
        assert "延期" in card["say_now"]
        assert not re.search(r"\d", card["say_now"])
        assert any("12345" in line for line in card["lines"])


def test_several_debts_are_each_told_their_own_sum() -> None:
    text = show("script", made("three debts")).text
    assert "借呗每月440元" in text
    assert "借呗先从每月330元谈起，最高报到440元" in text
    assert "花呗打来也这么说，数换成每月123元" in text


def test_the_penalty_is_estimated_with_its_hedge() -> None:
    text = show("script", made("all beside")).text
    assert "逾期40天，罚息估计355.07元左右" in text
    assert "常见值，请核对合同" in text


def test_cash_is_kept_back_for_the_second_step() -> None:
    plan = made("all beside")
    assert "手上的2000元先别亮" in show("script", plan).text
    assert "先付2000元" in show("ladder", plan).text


def test_a_plan_of_more_than_sixty_instalments_asks_for_relief_instead() -> None:
    script = made("reckoned").plan.texts[0].script
    assert "按12期" not in script
    long = make(known_from("五万", "四千", "3500"), TODAY)
    assert long.first.ladder[0].periods > 60
    assert "看看利息罚息能不能减" in long.plan.texts[0].script


# --- other numbers of instalments -----------------------------------------------------------------


def test_instalments_that_fit_come_with_words_and_a_calendar() -> None:
    card = in_periods(made("plain"), 12).custom
    assert card is not None
    assert card["say_now"] == (
        "您好，这笔贷款我想每月还1000元，按12期来，请您登记这个方案，再用文字发给我。"
    )
    assert card["files"][0]["text"].count("BEGIN:VEVENT") == 12
    assert card["table"][0]["fits"]


def test_instalments_that_do_not_fit_are_not_to_be_said() -> None:
    card = in_periods(made("plain"), 6).custom
    assert card is not None
    assert card["say_now"] is None
    assert card["files"] == []
    assert "每月要2000元，超过您守得住的1440元，别答应。" in card["lines"]


@pytest.mark.parametrize(
    ("name", "word"), [("nothing left", "先申请延期"), ("debt unknown", "补齐")]
)
def test_without_a_sum_there_is_no_other_number_of_instalments(name: str, word: str) -> None:
    assert word in in_periods(made(name), 6).text


def test_nobody_is_planned_for_a_lifetime() -> None:
    assert "最多算到120期" in in_periods(made("plain"), 500).text


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("我能不能只还500", 24),
        ("每月最多500", 24),
        ("1000行吗", 12),
        ("他说还500", None),
        ("500", None),
    ],
)
def test_a_wish_for_another_sum_is_worked_out(text: str, periods: int | None) -> None:
    wish = read_wish(text, extract(text, TODAY))
    assert (wish is None) is (periods is None)
    if wish:
        assert f"换成{periods}期" in at_monthly(made("plain"), wish).text


# --- pushes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "push"),
    [
        ("他还是要我今天还清怎么办", Push(True, None)),
        ("对方不同意", Push(False, None)),
        ("他嫌少", Push(False, None)),
        ("他说最少一个月2000", Push(False, 200_000)),
        ("他说每个月还1200就行", Push(False, 120_000)),
        ("我妈病了", None),
        ("收入改成4000", None),
    ],
)
def test_a_push_is_told_from_other_messages(text: str, push: Push | None) -> None:
    assert read_push(text, extract(text, TODAY)) == push


def test_each_push_brings_the_next_step_and_the_last_one_is_the_end() -> None:
    plan = made("plain")
    said, step = [], 0
    while taken := pushed(plan, Push(False, None), step):
        bubble, step = taken
        assert bubble.custom is not None
        said.append(bubble.custom["say_now"])
    assert [re.findall(r"(\d+)元", text) for text in said] == [["1260"], ["1440"], ["1440"]]
    assert "上限" in said[-1]


def test_what_is_within_reach_may_be_agreed_to_and_what_is_not_is_declined() -> None:
    plan = made("plain")
    taken = pushed(plan, Push(False, 120_000), 0)
    assert taken is not None
    assert taken[1] == 0
    assert "每月1200元我可以" in taken[0].text
    taken = pushed(plan, Push(False, 200_000), 0)
    assert taken is not None
    assert "每月2000元我做不到" in taken[0].text


def test_who_has_nothing_left_gives_no_sum_however_hard_the_push() -> None:
    plan = made("nothing left")
    assert plan.standing is Standing.NOTHING_LEFT
    taken = pushed(plan, Push(True, None), 0)
    assert taken is not None
    assert not re.search(r"\d+元", taken[0].text)
    assert pushed(plan, Push(True, None), 1) is None


# --- files ----------------------------------------------------------------------------------------


def test_the_calendar_has_an_event_for_each_instalment_and_no_sum_in_its_titles() -> None:
    plan = made("all beside")
    files = {file["name"]: file for file in (show("script", plan).custom or {})["files"]}
    ics = files["还款提醒.ics"]["text"]
    assert ics.count("BEGIN:VEVENT") == len(plan.reminders())
    for title in re.findall(r"SUMMARY:(.*)", ics):
        assert "元" not in title


def test_the_calendar_follows_what_is_asked_for_first() -> None:
    plan = made("plain")
    step = plan.first.ladder[0]
    option = plan.first.asked
    assert option is not None
    assert (option.monthly_fen, option.periods) == (step.monthly_fen, step.periods)
    assert sum(option.payments) == plan.first.owed_fen
    files = (show("script", plan).custom or {})["files"]
    assert "1080元" in files[0]["text"].replace("\r\n ", "")
    assert "1333.33元" not in files[0]["text"].replace("\r\n ", "")
    assert "每月还1080元，共12期，最后一期120元；" in files[1]["text"]


def test_the_text_file_holds_the_whole_plan() -> None:
    for name in TALKS:
        plan = made(name)
        text = (show("script", plan).custom or {})["files"][1]["text"]
        for words in plan.plan.texts:
            for part in (words.script, words.confirmation, *words.rows, *words.steps):
                assert part in text
        for proof in plan.plan.proofs:
            assert proof in text
