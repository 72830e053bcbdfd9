"""A pasted call: who said what, with and without marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.review.transcript import MAX_LINES, read_transcript

LINES = [
    ("collector", "您好，请问是张伟吗？您的借呗逾期63天了。"),
    ("borrower", "您是哪家公司的，工号多少？"),
    ("collector", "我是恒诚的，今天必须还清，不还就起诉。"),
    ("borrower", "我失业了，每月能还五百。"),
]


@pytest.mark.parametrize(
    ("collector", "borrower"),
    [
        ("催收：", "我："),
        ("催收员: ", "本人: "),
        ("对方：", "我："),
        ("A：", "B："),
        ("【客服】：", "【用户】："),
        ("10:23 催收：", "10:24 我："),
        ("王强：", "张伟："),
        ("张伟：", "王强："),
        ("", ""),
    ],
)
def test_the_speakers_are_told_apart(collector: str, borrower: str) -> None:
    marks = {"collector": collector, "borrower": borrower}
    text = "\n".join(marks[who] + line for who, line in LINES)
    assert read_transcript(text) == LINES


def test_an_unmarked_call_may_begin_with_the_borrower() -> None:
    lines = [("borrower", "喂，哪位？"), *LINES]
    assert read_transcript("\n".join(line for _, line in lines)) == lines


def test_a_line_without_a_mark_goes_on_with_the_same_speaker() -> None:
    text = "催收：您好。\n您的借呗逾期了。\n我：知道了。"
    assert read_transcript(text) == [
        ("collector", "您好。"),
        ("collector", "您的借呗逾期了。"),
        ("borrower", "知道了。"),
    ]


def test_a_time_inside_a_line_is_no_mark() -> None:
    assert read_transcript("催收：今天17:00前还清。\n我：做不到。")[0][1] == "今天17:00前还清。"


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    turns = read_transcript(text)
    assert len(turns) <= MAX_LINES
    assert all(who in ("collector", "borrower") and line for who, line in turns)
