"""Readings of a text that keep its length, so that a match in one is an offset in all of them."""

from __future__ import annotations

from typing import NamedTuple

BARRIER = "\x00"
"""Stands for a span already masked. No pattern may match it."""

# Full-width forms have their half-width twins at a fixed distance.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {
    ord("\u3000"): " ", ord("\u00a0"): " ", ord("。"): "。", ord("．"): ".", ord("－"): "-",
    ord("—"): "-", ord("–"): "-", ord("‐"): "-", ord("‑"): "-", ord("−"): "-", ord("･"): "·",
    ord("•"): "·",
}  # fmt: skip
# Digits as Chinese writes and says them; 幺 is how a one is read out on the telephone.
_SPOKEN_DIGITS = {
    ord(char): digit
    for digit, chars in {
        "0": "零〇○０洞", "1": "一壹幺么１①", "2": "二贰２②", "3": "三叁３③", "4": "四肆４④",
        "5": "五伍５⑤", "6": "六陆６⑥", "7": "七柒７⑦", "8": "八捌８⑧", "9": "九玖９⑨",
    }.items()
    for char in chars
}  # fmt: skip


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
        self.digits = self.plain.translate(_SPOKEN_DIGITS)


def only_digits(text: str) -> str:
    """The ASCII digits of `text`, in order."""
    return "".join(char for char in text if char in "0123456789")
