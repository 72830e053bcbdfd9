"""The sum that the user would like to pay, put into the sentence to say: 每月700元我还得上."""

from __future__ import annotations

import re
from typing import Any

from coach.bubble import Bubble
from coach.planner.money import yuan

_OPEN = re.compile(r"(每月[^，。「」]{0,6})××元")


def with_sum(bubble: Bubble, monthly_fen: int) -> Bubble:
    """The bubble with `monthly_fen` wherever a sum a month was left open."""
    words = rf"\g<1>{yuan(monthly_fen)}元"
    return Bubble(_OPEN.sub(words, bubble.text), bubble.buttons, _filled(bubble.custom, words))


def _filled(value: Any, words: str) -> Any:
    if isinstance(value, str):
        return _OPEN.sub(words, value)
    if isinstance(value, dict):
        return {key: _filled(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, words) for one in value]
    return value
