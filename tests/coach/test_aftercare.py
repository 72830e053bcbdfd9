"""What somebody in danger answers to the bot's question: in doubt the worse reading."""

from __future__ import annotations

import pytest

from coach.aftercare import NOT_SAFE, SAFE, SAFETY, THOUGHTS, UNCLEAR, question_after, read


@pytest.mark.parametrize("text", ["有", "是的", "嗯", "有过。", "已经吃了", "我在楼顶", "控制不住"])
def test_a_yes_to_thoughts_of_self_harm_is_not_safe(text: str) -> None:
    assert read(text, THOUGHTS) == NOT_SAFE


@pytest.mark.parametrize("text", ["没有", "不", "不安全", "没有人", "就我一个人", "我手里有药"])
def test_a_no_to_being_safe_or_to_having_somebody_near_is_not_safe(text: str) -> None:
    assert read(text, SAFETY) == NOT_SAFE


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("没有", THOUGHTS),
        ("安全", SAFETY),
        ("嗯", SAFETY),
        ("我没事了", SAFETY),
        ("我妈在，有人陪", SAFETY),
    ],
)
def test_being_well_is_heard(text: str, asked: str) -> None:
    assert read(text, asked) == SAFE


def test_a_short_word_that_says_nothing_is_unclear_and_a_long_message_is_another_matter() -> None:
    assert read("唉", SAFETY) == UNCLEAR
    assert read("刚才那个催收又打过来让我今天把钱全部还上", SAFETY) is None


def test_only_a_veiled_sign_is_asked_about_thoughts() -> None:
    assert question_after("self_harm_veiled") == THOUGHTS
    assert question_after("self_harm_explicit") == question_after("violence_at_home") == SAFETY
