"""Whether the caller named himself, and what the official channel said of him."""

from __future__ import annotations

import pytest

from coach.identity import FAKE, GENUINE, LATER, NO, YES, read_check, read_named


@pytest.mark.parametrize(
    "text", ["报了", "他说他姓王", "工号是0386", "他叫李明", "自称借呗的", "说是法务部的"]
)
def test_a_caller_who_gave_a_name_is_named(text: str) -> None:
    assert read_named(text, "") == YES


@pytest.mark.parametrize(
    "text",
    [
        "没报",
        "不肯说",
        "他没告诉我工号",
        "直接挂了",
        "支支吾吾的",
        "报了名字没报工号",
        "他说了机构，没说姓名",
    ],
)
def test_a_caller_who_holds_anything_back_is_not_named(text: str) -> None:
    assert read_named(text, "") == NO


@pytest.mark.parametrize("text", ["不知道", "嗯", "他就叫我还钱", "今天下雨"])
def test_what_says_nothing_of_a_name_is_no_answer(text: str) -> None:
    assert read_named(text, "") is None


def test_a_plain_yes_or_no_counts_by_its_intent() -> None:
    assert read_named("嗯", "do_affirm") == YES
    assert read_named("没有", "do_deny") == NO


@pytest.mark.parametrize(
    "text",
    [
        "是真的",
        "客服说有这家",
        "有委托",
        "确实是他们的",
        "查过了，是官方的",
        "核实过了没问题",
        "客服说没问题",
        "客服说没有问题",
        "问了，没错",
        "不是骗子",
        "说不是假的",
    ],
)
def test_what_the_official_channel_confirms_is_genuine(text: str) -> None:
    assert read_check(text, "") == GENUINE


@pytest.mark.parametrize(
    "text",
    [
        "查不到",
        "没查到",
        "不是真的",
        "说没委托",
        "假的",
        "客服说没有这笔",
        "客服说不是他们的人",
        "是骗子",
        "没对上",
    ],
)
def test_what_the_official_channel_does_not_know_is_not_genuine(text: str) -> None:
    assert read_check(text, "") == FAKE


@pytest.mark.parametrize("text", ["还没打", "打不通", "客服占线", "等会再查", "不会查"])
def test_who_has_not_asked_yet_will_later(text: str) -> None:
    assert read_check(text, "") == LATER


@pytest.mark.parametrize("text", ["", "他又打来了", "怎么办"])
def test_what_says_nothing_of_the_check_is_no_answer(text: str) -> None:
    assert read_check(text, "") is None


def test_a_plain_yes_or_no_answers_the_check_by_its_intent() -> None:
    assert read_check("嗯", "do_affirm") == GENUINE
    assert read_check("没有", "do_deny") == LATER
