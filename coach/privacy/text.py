"""Readings of a text that keep its length, so that a match in one is an offset in all of them."""

from __future__ import annotations

import re
from typing import NamedTuple

BARRIER = "\x00"
"""Stands for a span already masked. No pattern may match it."""

# Full-width forms have their half-width twins at a fixed distance; dashes and dots come in many.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_HALF_WIDTH |= {ord(char): ord("-") for char in "—–‐‑−─"}
_HALF_WIDTH |= {ord(char): ord("·") for char in "•･"}
_HALF_WIDTH |= {ord(char): ord(" ") for char in "\u3000\u00a0\u2009\u200b"}

# Digits as Chinese writes and says them; 幺 is how a one is read out on the telephone.
_SPOKEN_DIGITS = {
    ord(char): digit
    for digit, chars in {
        "0": "零〇○洞", "1": "一壹幺", "2": "二贰", "3": "三叁", "4": "四肆",
        "5": "五伍", "6": "六陆", "7": "七柒", "8": "八捌", "9": "九玖",
    }.items()
    for char in chars
}  # fmt: skip


# 一 before a measure word or in a set phrase is no digit of a number: 一串数482913. Nor is a digit
# with its unit: 0516-80001234二十多个.
_COUNTING = re.compile(
    "一(?=[串个条组下直会看样次些定起共边般旦切天年遍块阵路晚早])|[一二两三四五六七八九](?=[十百千万亿])"
)


class Hit(NamedTuple):
    """A find in a View: character offsets, `end` exclusive."""

    start: int
    end: int
    kind: str


class View:
    """One text in two readings of the same length.

    plain: full-width characters as half-width ones.
    digits: plain, with Chinese digits as 0-9 (十 百 千 万 stay: they make amounts, not numbers).
    """

    def __init__(self, text: str) -> None:
        self.plain = text.translate(_HALF_WIDTH)
        self.digits = _COUNTING.sub("弌", self.plain).translate(_SPOKEN_DIGITS)


def only_digits(text: str) -> str:
    """The ASCII digits of `text`, in order."""
    return "".join(char for char in text if char in "0123456789")
