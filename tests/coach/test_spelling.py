"""Misspellings are put right, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.content import ContentError, read
from coach.paths import KNOWLEDGE
from coach.spelling import correct, load_corrections

TABLE: dict[str, list[str]] = read(KNOWLEDGE / "misspellings.yml")
WRONG = [wrong for wrongs in TABLE.values() for wrong in wrongs]


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("借吧余期了怎么换款", "借呗逾期了怎么还款"),
        ("上证信吗", "上征信吗"),
        ("帐单对不上", "账单对不上"),
        ("收到律师含", "收到律师函"),
        ("他要验证吗", "他要验证码"),
        ("停机挂账是真的吗", "停息挂账是真的吗"),
    ],
)
def test_what_a_recogniser_misheard_is_put_right(heard: str, meant: str) -> None:
    assert correct(heard) == meant


def test_every_misspelling_becomes_the_word_it_stands_for() -> None:
    for right, wrongs in TABLE.items():
        for wrong in wrongs:
            assert correct(f"我{wrong}了") == f"我{right}了", wrong


@pytest.mark.parametrize("text", ["", "逾期三天了", "怎么核实身份", "今天天气不错", "我想换个方案"])
def test_what_is_spelt_well_stays_as_it_is(text: str) -> None:
    assert correct(text) == text


@given(st.lists(st.sampled_from([*WRONG, *TABLE, "了", "，", "我"]), max_size=12).map("".join))
def test_no_character_moves(text: str) -> None:
    assert len(correct(text)) == len(text)


def test_no_right_word_is_anybodys_misspelling() -> None:
    assert set(TABLE) & set(WRONG) == set()
    for right in TABLE:
        assert correct(right) == right


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("还款: [还宽款]", "还宽款 and 还款 differ in length"),
        ("还款: [还宽]\n还钱: [还宽]", "还宽 stands twice"),
        ("还款: 还宽", "还款: expected a list of words"),
        ("还款: [还宽]\n还宽带: [环宽带]", "还宽带 is right, yet 还宽 in it would be corrected"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    tmp_path: Path, table: str, message: str
) -> None:
    (tmp_path / "misspellings.yml").write_text(table, encoding="utf-8")
    with pytest.raises(ContentError, match=f"misspellings.yml:? ?.*{message}"):
        load_corrections(tmp_path)
