"""The normaliser: what later components read, and the way back to what the user wrote."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.normaliser import ORIGINAL_OFFSETS, ORIGINAL_TEXT, Normaliser


def normalised(text: str) -> Message:
    (message,) = Normaliser().process([Message.build(text)])
    return message


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("借吧 余期了，怎么还请", "借呗逾期了,怎么还清"),
        ("每月还１２００元", "每月还1200元"),
        ("￥3,200.50", "¥3,200.50"),
        ("能 不 能 延 期", "能不能延期"),
    ],
)
def test_width_blanks_and_misspellings_are_put_right(written: str, read: str) -> None:
    assert normalised(written).get(TEXT) == read


def test_the_original_text_and_the_way_back_are_kept() -> None:
    message = normalised("我 欠 了 ３ ０ 万")
    assert message.get(ORIGINAL_TEXT) == "我 欠 了 ３ ０ 万"
    offsets = message.get(ORIGINAL_OFFSETS)
    assert [message.get(ORIGINAL_TEXT)[offset] for offset in offsets] == list("我欠了 ３ ０ 万")


@pytest.mark.parametrize("text", ["   ", "\u200b", ""])
def test_a_message_of_nothing_stays_as_it_is(text: str) -> None:
    assert normalised(text).get(TEXT) == text


def test_training_examples_are_normalised_too() -> None:
    data = TrainingData([Message.build("借贝余期", intent="ask_overdue_details")])
    (example,) = Normaliser().process_training_data(data).training_examples
    assert example.get(TEXT) == "借呗逾期"
