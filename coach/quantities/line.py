"""A text in which every number is one mark, so that rules can be written as plain patterns.

借了三万二分12期 reads 借了№分№期: the pattern `分№期` then needs to know nothing about how
numbers are said. № is safe as a mark, because normalising turns a user's № into the letters No.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from coach.quantities import numerals
from coach.quantities.numerals import Numeral
from coach.quantities.words import ONLY_WORDS

MARK = "№"
_COVER = "□"
_CLAUSE_HEAD = re.compile(r"[^，。,!?;:、…\n\r()\[\]]*")
_CLAUSE_TAIL = re.compile(_CLAUSE_HEAD.pattern + "$")
_STARTS = frozenset(numerals.DIGITS) | frozenset("0123456789十拾百千万上")
_DIGIT_RUN = re.compile(f"[0-9]+|[{''.join(numerals.DIGITS)}]{{3,}}")
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,8}$")
_LETTERS_ALLOWED = frozenset({"rmb", "cny", "apr", "irr", "lpr", "app", "ok"})
_RANGE = re.compile("(?:到|至|~|-|—)(?=[0-9一二两三四五六七八九十])")
_NO_RANGE = re.compile(r"[-.号日点:/楼岁次]")

_FIRST_MONTH = re.compile(
    "(?<![0-9一二三四五六七八九十百千万])元月(?=[0-9一二三四五六七八九十份初中底])"
)

# One character for one: traditional forms and a few variants people type.
_SIMPLE = str.maketrans(
    "圆萬億兩個塊錢號點週禮後還給過內開這當來圓條張歲貳參柒陸負餘約幾從間時們現發際實綜",
    "元万亿两个块钱号点周礼后还给过内开这当来元条张岁二三七六负余约几从间时们现发际实综",
)


@dataclass(frozen=True)
class Line:
    """One message as the rules see it.

    text: the message with each number as one MARK, idioms and identifiers covered up.
    numerals: the number behind each mark, by its index in `text`.
    sources: for each character of `text`, the first index of what it stands for in the
        normalised message; one more entry at the end.
    today: the day that 明天 is counted from.
    """

    text: str
    numerals: dict[int, Numeral]
    sources: list[int]
    today: date

    def number(self, match: re.Match[str], group: str) -> Numeral:
        """The number that a pattern's group stands on."""
        return self.numerals[match.start(group)]

    def before(self, index: int, width: int) -> str:
        """Up to `width` characters before `index` within its clause."""
        clause = _CLAUSE_TAIL.search(self.text, max(0, index - width), index)
        return clause.group() if clause else ""

    def after(self, index: int, width: int) -> str:
        """Up to `width` characters from `index` on within its clause."""
        clause = _CLAUSE_HEAD.match(self.text, index, index + width)
        return clause.group() if clause else ""


def read_line(text: str, today: date) -> Line:
    """Marks the numbers of a normalised text."""
    text = _FIRST_MONTH.sub("一月", text.translate(_SIMPLE).replace(MARK, _COVER))
    shadow: list[str] = []
    found: dict[int, Numeral] = {}
    sources: list[int] = []
    covers = {match.start(): match.end() for match in ONLY_WORDS.finditer(text)}
    cover_starts = sorted(covers, reverse=True)
    position = 0
    while position < len(text):
        while cover_starts and cover_starts[-1] < position:
            cover_starts.pop()
        if position in covers:
            sources.extend(range(position, covers[position]))
            shadow.extend(_COVER * (covers[position] - position))
            position = covers[position]
            continue
        stop = cover_starts[-1] if cover_starts else len(text)
        numeral = _numeral(text, position, stop)
        if numeral:
            found[len(shadow)] = numeral
            sources.append(position)
            shadow.append(MARK)
            position = numeral.end
            continue
        run = _DIGIT_RUN.match(text, position)
        end = run.end() if run else position + 1
        sources.extend(range(position, end))
        shadow.extend(_COVER * (end - position) if run else text[position])
        position = end
    sources.append(len(text))
    return Line("".join(shadow), found, sources, today)


def _numeral(text: str, position: int, stop: int) -> Numeral | None:
    """The number at `position`, a range (300到500, 三到五百) as its approximate middle."""
    if text[position] not in _STARTS:
        return None
    if text[position] in numerals.SCALES and text[position - 1 : position] in ("几", "数"):
        return None  # 几十 is no ten
    letters = _LETTERS_BEFORE.search(text[max(0, position - 8) : position])
    if letters and letters.group().lower() not in _LETTERS_ALLOWED:
        return None
    low = numerals.read(text, position)
    if low is None or low.end > stop:
        return None
    link = _RANGE.match(text, low.end)
    if not link or _NO_RANGE.match(text, position - 1 if position else len(text)):
        return low
    high = numerals.read(text, link.end())
    if high is None or high.end > stop or _NO_RANGE.match(text, high.end):
        return low
    base = low.value
    if low.scale == 1 and base < 10 and high.scale > 1:
        base *= high.scale
    if not base < high.value <= base * 10 or 1900 <= low.value <= 2100:
        return low
    return replace(
        high,
        value=(base + high.value) / Decimal(2),
        approx=True,
        text=text[position : high.end],
    )
