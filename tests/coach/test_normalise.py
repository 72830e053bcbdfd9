from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("欠１２，０００元", "欠12,000元"),
        ("￥3,200.50", "¥3,200.50"),
        ("ＡＰＰ", "APP"),
        ("三 万\u3000二", "三万二"),
        ("还 300 元", "还 300 元"),
        ("I owe 300", "I owe 300"),
        ("真的！！！？？", "真的!!!??"),
        ("唉……", "唉......"),
        ("三百\n五月", "三百\n五月"),
        ("三\u200b百", "三百"),
        ("①②", "12"),
        ("😀还😀", "😀还😀"),
    ],
)
def test_width_and_stray_blanks_are_unified_and_nothing_else(text: str, expected: str) -> None:
    assert normalise(text).text == expected


def test_every_character_knows_where_it_stood() -> None:
    normal = normalise("还 三 百㎡")
    assert normal.text == "还三百m2"
    assert normal.offsets == (0, 2, 4, 5, 5)


def test_a_span_leads_back_to_the_characters_the_user_wrote() -> None:
    text = "先还　３ 百 块 吧"
    normal = normalise(text)
    start = normal.text.index("3")
    end = normal.text.index("块") + 1
    left, right = normal.span(start, end)
    assert text[left:right] == "３ 百 块"


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 3), (1, 1), (1, 0)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        normalise("三百").span(start, end)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 0x10FFFF).map(chr), max_size=40).map("".join))
def test_normalising_twice_changes_nothing_and_offsets_never_fall(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal.text).text == normal.text
    assert len(normal.offsets) == len(normal.text)
    assert list(normal.offsets) == sorted(normal.offsets)
    assert all(0 <= offset < len(text) for offset in normal.offsets)


@pytest.mark.parametrize("piece", ["　", "三 ", "\u0301", "９"])
def test_a_hostile_text_costs_linear_time(piece: str) -> None:
    began = time.process_time()
    normalise(piece * (50_000 // len(piece)))
    assert time.process_time() - began < 1
