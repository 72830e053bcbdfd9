"""Reads one number, as Chinese people say or type it, from a place in a text.

三万二, 一万八千五, 1w5, 1.5w, 2k, 3千2, 两三千, 十几万, 三点五万, 3,200.50, 叁仟, 千把, 上万.

- A last digit without a unit stands for the next lower one: 三万二 is 32,000, 一百八 is 180.
- Two neighbouring digits are a range and give its middle: 两三千 is 2,500, 三五百 is 400.
- 几 and 多 behind a ten or more keep it vague: 十几万 is 150,000, 十多万 100,000, 二十几 20. 几千
  alone names no number and is not read.
- Three or more bare digits in a row (三三二一) are an identifier and not read, a year excepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹", "二两贰俩", "三叁仨", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
SCALES = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000, "K": 1000,
    "万": 10_000, "w": 10_000, "W": 10_000, "亿": 100_000_000,
}  # fmt: skip
SOME = 5
"""What 几 counts for behind 十: 十几 is 15. Behind more it adds nothing: 二十几 is 20 and more."""

MAX_DIGITS = 12
"""A longer run of digits is an identifier."""

_MYRIAD = 10_000
_HAN = "".join(DIGITS)
_ROUND = {
    "百儿八十": 100, "百八十": 100, "百十来": 110, "百十": 110, "百来": 100, "百把": 100,
    "千儿八百": 1000, "千八百": 1000, "千把": 1000, "千来": 1000,
    "万儿八千": 10_000, "万八千": 10_000, "万把": 10_000, "万来": 10_000,
    "上百": 100, "上千": 1000, "上万": 10_000,
}  # fmt: skip
_ROUND_PATTERN = re.compile(
    f"(?<![{_HAN}几数好成早晚马身网线以加十百千万亿])(?:{'|'.join(_ROUND)})(?![{_HAN}十百千万亿])"
)
_ARABIC = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]+)(?:\.[0-9]{1,6}(?!\.?[0-9]))?"
)
_DIGITS = re.compile("[0-9]+")
_AFTER_DOT = re.compile(r"[0-9]\.")
_PAIR = re.compile(f"([{_HAN}])、?([{_HAN}])(?![{_HAN}])")
_DIGIT_RUN = re.compile(f"[{_HAN}]{{3}}")
_YEAR = re.compile("(?:二[零〇][零〇一二三]|一九[五六七八九])[零〇一二三四五六七八九](?=年)")
_SHORT_YEAR = re.compile(
    "(?<![一二两三四五六七八九十百千万])(?:"
    "二[一二三四五六七八九](?=年[0-9一二三四五六七八九十]{1,2}月)|(?:一[一三四五六七八九]|零[零〇一二三四五六七八九]"
    "|二[零〇]|[七八九][零〇一二三四五六])(?=年))"
)
_SCALE = re.compile(r"[十拾百佰千仟万亿]|个?[wWkK](?![A-Za-z])")
_VAGUE_SCALE = re.compile(r"[多来余]([万亿wW])(?![A-Za-z])")
_DECIMAL = re.compile(
    r"点([零〇一二三四五六七八九]{1,4}?(?=[一两](?:天|个月|年))|[零〇一二三四五六七八九]{1,4}|[0-9]{1,2}(?=万)|(?P<arabic>[0-9]{1,2}))(?P<scale>[百千万亿](?!分之)|[wWkK](?![A-Za-z]))?"
    r"(?P<unit>[%‰元块厘倍]|个(?:百分)?点|分的?[利息])?"
)
_DECIMAL_LEAD = re.compile(
    "(?:分之|率|息|率是|息是|年化(?:写着?|是|到|为)?|月息|LPR|(?<![0-9零一二两三四五六七八九十百千几上好数])万)$"
)
_WEEKDAY_LEAD = re.compile("(?:周|星期|礼拜)$")

# Behind a number these count what they limit. A number too large for them, or one that ends in a
# shorthand digit, is two numbers said in one breath: 三百五号 is 三百 and 五号.
_COUNTED = re.compile(
    r"(?P<day>[号]|日(?![息利期]))|(?P<month>月(?![底初末供息薪还中尾]))|(?P<term>期(?![限间末货望]))"
    r"|(?P<year>年(?![底初末前后化息利]))|(?P<other>个(?!头)|天(?!天)|周(?![一二三四五六日天末])|礼拜|星期)"
)
_COUNT_LIMITS = {"day": 31, "month": 12, "term": 120, "year": 60, "other": 1_000_000_000}


@dataclass(frozen=True)
class Numeral:
    """A number read from a text.

    value: the number; the middle of a range.
    end: the index behind its last character.
    scale: the largest unit written out (1000 for 三千二), 1 where there is none.
    approx: whether it was said vaguely.
    text: its characters.
    """

    value: Decimal
    end: int
    scale: int
    approx: bool
    text: str


@dataclass(frozen=True)
class _Reading:
    numeral: Numeral
    shorthand: bool
    breaks: tuple[int, ...]


@dataclass(frozen=True)
class _Coefficient:
    value: Decimal
    end: int
    approx: bool = False
    arabic: bool = False


def read(text: str, pos: int) -> Numeral | None:
    """The number that begins at `text[pos]`, None where none does."""
    special = _read_round(text, pos) or _read_year(text, pos)
    if special:
        return special
    reading = _read(text, pos, len(text))
    if reading is None:
        return None
    return _read_decimal(text, pos, reading.numeral) or _given_back(text, pos, reading)


def _read_round(text: str, pos: int) -> Numeral | None:
    match = _ROUND_PATTERN.match(text, pos)
    if not match:
        return None
    value = _ROUND[match.group()]
    return Numeral(Decimal(value), match.end(), value, True, match.group())


def _read_year(text: str, pos: int) -> Numeral | None:
    match = _YEAR.match(text, pos) or _SHORT_YEAR.match(text, pos)
    if not match:
        return None
    value = int("".join(str(DIGITS[char]) for char in match.group()))
    if len(match.group()) == 2:
        value += 1900 if value >= 70 else 2000
    return Numeral(Decimal(value), match.end(), 1, False, match.group())


def _read_decimal(text: str, pos: int, whole: Numeral) -> Numeral | None:
    """三点五万, 零点零五; only where it cannot be a time of day."""
    match = _DECIMAL.match(text, whole.end)
    if not match or "." in whole.text or "," in whole.text:
        return None
    lead = text[max(0, pos - 4) : pos]
    sure = (
        match.group("scale")
        or match.group("unit")
        or whole.value == 0
        or _DECIMAL_LEAD.search(lead)
    )
    if not sure or (match["arabic"] and not _DECIMAL_LEAD.search(lead)):
        return None
    fraction = "".join(str(DIGITS.get(char, char)) for char in match.group(1))
    scale = SCALES[match.group("scale")] if match.group("scale") else 1
    end = match.start("unit") if match.group("unit") else match.end()
    value = (whole.value + Decimal(f"0.{fraction}")) * scale
    return Numeral(value, end, max(scale, whole.scale), whole.approx, text[pos:end])


def _given_back(text: str, pos: int, reading: _Reading) -> Numeral:
    """The number without the digits that belong to the unit behind it (三百五号 -> 三百)."""
    numeral = reading.numeral
    counted = _COUNTED.match(text, numeral.end)
    if not counted or not counted.lastgroup:
        return numeral
    limit = _COUNT_LIMITS[counted.lastgroup]
    if not reading.shorthand and numeral.value <= limit:
        return numeral
    for cut in reversed(reading.breaks):
        rest = _read(text, cut, numeral.end)
        if rest and rest.numeral.end == numeral.end and rest.numeral.value <= limit:
            first = _read(text, pos, cut)
            return first.numeral if first else numeral
    return numeral


class _Sum:
    """The terms of one number, added from left to right for as long as their units fall."""

    def __init__(self) -> None:
        self.total = Decimal(0)  # what 万 and 亿 have closed
        self.group = Decimal(0)  # what is still below the next 万
        self.previous = 0  # unit of the last term, 0 before the first
        self.myriad = 0  # the last 万 or 亿
        self.shorthand = False

    def add(self, value: Decimal | None, scale: int, *, after_zero: bool) -> bool:
        """Adds 三千 or 十; False where the term is the beginning of another number."""
        if scale >= _MYRIAD:
            return self._close(value, scale, after_zero=after_zero)
        if self.previous and scale >= self.previous:
            return False
        if value is None and (scale != 10 or not (self.previous in (0, 100) or after_zero)):
            return False
        self.group += scale if value is None else value * scale
        self.previous = scale
        return True

    def _close(self, value: Decimal | None, scale: int, *, after_zero: bool) -> bool:
        """Multiplies what came since the last 万 or 亿: 十二万, 五千万."""
        if value is None:
            fits = self.group != 0 and not after_zero
        else:
            fits = self.previous in (0, 10) or after_zero
        if not fits or (self.myriad and scale >= self.myriad):
            return False
        self.total += (self.group + (value or 0)) * scale
        self.group, self.myriad, self.previous = Decimal(0), scale, scale
        return True

    def finish(self, last: _Coefficient, *, after_zero: bool) -> bool:
        """Adds a term without a unit: 十五, 一百零五, 1万2000, and 三万二 for 三万二千."""
        value, previous = last.value, self.previous
        if previous <= 10 or after_zero:
            fits = not previous or value < previous
        elif last.approx or (value < 10 and value == int(value)):
            self.shorthand = fits = True
            value *= Decimal(previous) / 10
        else:
            fits = last.arabic and value < previous
        if fits:
            self.group += value
            self.previous = 1
        return fits


def _read(text: str, pos: int, stop: int) -> _Reading | None:
    """Reads terms, each a coefficient with or without its unit, from `pos` up to `stop`."""
    terms = _Sum()
    largest, approx, end = 1, False, pos
    breaks: list[int] = []
    while end < stop and terms.previous != 1:
        start = end
        while start < stop and text[start] in "零〇":
            start += 1
        after_zero = start > end
        last = _coefficient(text, start, stop, terms.previous)
        if last and text[start] == "几" and terms.group != 10:
            last = replace(last, value=Decimal(0))
        at = last.end if last else start
        ten = terms.group >= 10 or (last is not None and last.value >= 10)
        vague = _VAGUE_SCALE.match(text, at, stop) if ten else None  # 十多万
        unit = vague or _SCALE.match(text, at, stop)
        if unit:
            scale = SCALES[unit.group()[-1]]
            if not terms.add(last.value if last else None, scale, after_zero=after_zero):
                break
            largest, end = max(largest, scale), unit.end()
            if scale >= 100:
                breaks.append(end)
        elif last:
            if not terms.finish(last, after_zero=after_zero):
                break
            end = last.end
        else:
            end = start if after_zero and not terms.previous else end  # 零 alone
            break
        approx |= bool(vague) or bool(last and last.approx)
    if end == pos:
        return None
    numeral = Numeral(terms.total + terms.group, end, largest, approx, text[pos:end])
    return _Reading(numeral, terms.shorthand, tuple(cut for cut in breaks if cut < end))


def _coefficient(text: str, pos: int, stop: int, previous: int) -> _Coefficient | None:
    """The digits at `pos`; `previous` is the unit of the term before them, 0 where there is none."""
    if pos >= stop:
        return None
    first = not previous
    inner = _AFTER_DOT.match(text, pos - 2) if pos >= 2 else None  # the 12 of 2026.12.15
    arabic = (_DIGITS if inner else _ARABIC).match(text, pos, stop)
    if arabic:
        digits = arabic.group().replace(",", "")
        if len(digits.partition(".")[0]) > MAX_DIGITS:
            return None
        return _Coefficient(Decimal(digits), arabic.end(), arabic=True)
    if text[pos] == "几" and not first:
        return _Coefficient(Decimal(SOME), pos + 1, approx=True)
    if text[pos] not in DIGITS:
        return None
    if first and _WEEKDAY_LEAD.search(text[max(0, pos - 2) : pos]):
        return _Coefficient(Decimal(DIGITS[text[pos]]), pos + 1)
    if first and _DIGIT_RUN.match(text, pos, stop):
        return None
    pair = _PAIR.match(text, pos, stop)
    if (
        pair
        and _is_range(pair)
        and not (previous and _begins_another(text, pair.end(), stop, previous))
        and (first or text[pos - 1] in "十拾" or not _COUNTED.match(text, pair.end(), stop))
    ):
        low, high = (DIGITS[char] for char in pair.groups())
        return _Coefficient(Decimal(low + high) / 2, pair.end(), approx=True)
    return _Coefficient(Decimal(DIGITS[text[pos]]), pos + 1)


def _begins_another(text: str, pos: int, stop: int, previous: int) -> bool:
    """Whether the second digit of a pair before `pos` begins a number: 五千二、三千六 is two."""
    unit = _SCALE.match(text, pos, stop)
    if not unit:
        return False
    more = text[unit.end() : min(stop, unit.end() + 1)]
    return SCALES[unit.group()] >= previous or (more != "" and more in _HAN)


def _is_range(pair: re.Match[str]) -> bool:
    low, high = (DIGITS[char] for char in pair.groups())
    return low > 0 and (high - low == 1 or (low, high) in ((3, 5), (3, 2)))
