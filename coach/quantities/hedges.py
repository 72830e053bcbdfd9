"""Words that make a number vague: 大概, 左右, 出头, 快 and their like."""

from __future__ import annotations

import re

from coach.quantities.line import Line

_BEFORE = re.compile(
    "(?:大概|大约|约莫|差不多|估摸着?|估计|将近|接近|不到|不足|不止"
    "|(?<![赶尽很最凉愉])快|(?<![最附])近|(?<![合违契预签节])约|小)(?:是|有|得|要|就|个|共)?$"
)
_VAGUE_BEFORE = re.compile("(?:大概|大约|约莫|差不多|估摸|估计)[^№]{0,6}$")
_AFTER = re.compile(
    " ?(?:左右|上下|出头|不到|的样子|差不多|以上|以内|以下|开外|挂[零№]|往上|朝上|大几|不等|好几"
    "|多(?!少|谢|久|次|亏|给|出|还|的是))"
)


def widen(line: Line, start: int, end: int) -> tuple[int, int, bool]:
    """The span with the vague words that touch it, and whether any makes it approximate."""
    approx = bool(_VAGUE_BEFORE.search(line.before(start, 10)))
    before = _BEFORE.search(line.before(start, 6))
    if before:
        start -= len(before.group())
        approx = True
    while after := _AFTER.match(line.text, end):
        end = after.end()
        approx = True
    return start, end, approx
