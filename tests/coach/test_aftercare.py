"""What somebody in danger answers to the bot's question: in doubt the worse reading."""

from __future__ import annotations

import re

import pytest

from coach import aftercare
from coach.aftercare import CALLED, EXPLICIT, LIGHTLY, OPEN, SAFETY, THOUGHTS, Talk, answer, read
from coach.safety import SafetySignal, messages

VEILED = Talk("self_harm_veiled", THOUGHTS, messages(SafetySignal("self_harm_veiled", "")))
PLAIN = Talk(EXPLICIT, SAFETY, messages(SafetySignal(EXPLICIT, "")))
UNDER_WAY = Talk(EXPLICIT, SAFETY, messages(SafetySignal(EXPLICIT, "", now=True)), now=True)


@pytest.mark.parametrize("text", ["有", "是的", "嗯", "有过。", "控制不住", "还是想死"])
def test_a_yes_to_thoughts_of_self_harm_is_not_safe(text: str) -> None:
    assert read(text, THOUGHTS) == "not_safe"


@pytest.mark.parametrize("text", ["已经吃了", "我在楼顶", "我手里有药", "割了", "我都吃下去了"])
def test_what_is_done_or_at_hand_is_happening_now(text: str) -> None:
    assert read(text, THOUGHTS) == read(text, SAFETY) == "now"


@pytest.mark.parametrize("text", ["没有", "不", "不安全", "没有。没有"])
def test_a_no_to_being_safe_or_to_having_somebody_near_is_not_safe(text: str) -> None:
    assert read(text, SAFETY) == "not_safe"


@pytest.mark.parametrize(
    "text",
    [
        "身边没人",
        "没有人",
        "没人",
        "就我一个人",
        "家里没别人",
        "就我自己",
        "我一个人住",
        "他们都睡了",
    ],
)
def test_nobody_near_is_an_answer(text: str) -> None:
    assert read(text, SAFETY) == "alone"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("没有", THOUGHTS),
        ("没有没有", THOUGHTS),
        ("安全", SAFETY),
        ("嗯", SAFETY),
        ("我没事了", SAFETY),
        ("我妈在，有人陪", SAFETY),
        ("没有", LIGHTLY),
    ],
)
def test_being_well_is_heard(text: str, asked: str) -> None:
    assert read(text, asked) == "safe"


@pytest.mark.parametrize(
    "text",
    ["没有，我就是累", "没有,就是压力大", "没，就是有点烦", "不是，我只是太累了", "就是太累"],
)
def test_a_no_with_a_reason_is_a_no(text: str) -> None:
    assert read(text, THOUGHTS) == "tired"


@pytest.mark.parametrize(
    "text",
    ["没有，开玩笑的", "我是说我肚子饿", "你想多了", "随口说说而已", "别当真", "我就吐槽一下"],
)
def test_whoever_was_misread_is_let_go(text: str) -> None:
    said = answer(text, VEILED)
    assert said is not None
    assert said.over
    assert "没事就好" in said.texts[0]


@pytest.mark.parametrize("text", ["别跟我说热线", "别再说12356了", "我不想打电话", "热线有什么用"])
def test_no_hotline_is_named_to_whoever_wants_none_and_the_talk_stays_open(text: str) -> None:
    said = answer(text, VEILED)
    assert said is not None
    assert not said.over
    assert not re.search(r"\d{3}", said.texts[0])
    again = answer(
        "唉", Talk(said.talk.kind, said.talk.asked, (*VEILED.said, *said.texts), quiet=True)
    )
    assert again is not None
    assert not re.search(r"\d{3}", again.texts[0])
    assert again.texts != said.texts


def test_after_a_question_how_it_is_a_bare_word_says_nothing_of_safety() -> None:
    assert read("没有", OPEN) == read("嗯", OPEN) == "unclear"
    assert read("没有，我就是累", OPEN) == "tired"


def test_a_short_word_that_says_nothing_is_unclear_and_a_long_message_is_another_matter() -> None:
    assert read("唉", SAFETY) == "unclear"
    assert read("刚才那个催收又打过来让我今天把钱全部还上", SAFETY) is None
    assert read("他又骂我", LIGHTLY) is None


@pytest.mark.parametrize(
    "text",
    [
        "我把东西都收拾好了，孩子托给我妈了",
        "孩子交给我姐了",
        "猫也送人了，密码都写好了",
        "该交代的都交代完了",
        "别劝我了",
    ],
)
def test_taking_leave_makes_a_veiled_sign_a_plain_one(text: str) -> None:
    said = answer(text, VEILED)
    assert said is not None
    assert said.talk.kind == EXPLICIT
    assert said.texts == messages(SafetySignal(EXPLICIT, ""))


@pytest.mark.parametrize("text", ["身边没人", "没有", "活着没意思", "唉", "撑不下去了", "算了"])
def test_plain_words_never_become_veiled_again(text: str) -> None:
    said = answer(text, PLAIN, alarmed=True)
    assert said is not None
    assert said.talk.kind == EXPLICIT
    assert said.texts[0] not in messages(SafetySignal("self_harm_veiled", ""))


@pytest.mark.parametrize(
    "text", ["没有", "唉", "嗯", "头好晕", "不想打电话", "我怕", "会坐牢吗", "来了"]
)
def test_while_it_happens_the_ambulance_is_named_whatever_is_said(text: str) -> None:
    said = answer(text, UNDER_WAY)
    assert said is not None
    assert not said.over
    assert "120" in said.texts[0]


def test_a_yes_to_having_called_does_not_end_the_talk() -> None:
    for text in ("打了", "嗯", "救护车在路上了"):
        said = answer(text, Talk(EXPLICIT, CALLED, UNDER_WAY.said, now=True))
        assert said is not None
        assert not said.over
        assert "做得对" in said.texts[0]


@pytest.mark.parametrize("word", ["没有", "身边没人", "唉", "我不想活了", "真的没意思"])
def test_the_same_words_are_never_said_twice_running(word: str) -> None:
    talk = PLAIN
    for _ in range(6):
        said = answer(word, talk)
        assert said is not None
        assert said.texts[0] != talk.said[-1]
        talk = Talk(
            said.talk.kind,
            said.talk.asked,
            (*talk.said, *said.texts),
            said.talk.now,
            said.talk.quiet,
        )


def test_a_question_about_the_call_is_answered_after_one_question_for_safety() -> None:
    first = answer("那我明天怎么跟催收说", VEILED)
    assert first is not None
    assert "这个我帮您" in first.texts[0]
    talk = Talk(first.talk.kind, first.talk.asked, (*VEILED.said, *first.texts))
    assert answer("那我明天怎么跟催收说", talk) is None


@pytest.mark.parametrize("text", ["他们又打电话来了怎么办", "别让他们打电话给我妈"])
def test_the_collectors_calls_are_no_wish_for_silence(text: str) -> None:
    assert read(text, SAFETY) != "quiet"


def test_only_a_veiled_sign_is_asked_about_thoughts() -> None:
    assert aftercare.question_after("self_harm_veiled") == THOUGHTS
    assert aftercare.question_after(EXPLICIT) == SAFETY
    assert aftercare.question_after("violence_at_home") == SAFETY


def test_no_line_speaks_of_money_or_says_du() -> None:
    lines = [line for group in aftercare._lines().values() for line in group]
    assert not [line for line in lines if re.search("[你]|钱|债|还款|欠|逾期", line)]
