"""The user's own sum stands in the sentence to say."""

from __future__ import annotations

from coach.bubble import Bubble
from coach.sentence_sum import with_sum


def test_the_open_sum_is_filled_in_text_and_card() -> None:
    bubble = Bubble("每月××元我还得上", (), {"say": ["每月只还得起××元"], "n": 1})
    filled = with_sum(bubble, 70_000)
    assert filled.text == "每月700元我还得上"
    assert filled.custom == {"say": ["每月只还得起700元"], "n": 1}


def test_another_open_sum_stays() -> None:
    assert with_sum(Bubble("超过××元我先问你"), 70_000).text == "超过××元我先问你"
