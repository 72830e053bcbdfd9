"""Days on the calendar: 15号, 下月初, 这周五, 3月8号, 去年十月, 明天, 国庆.

- A day without its month, a date without its year and a weekday without its week mean the next one
  from today on, today included; beside words of the past (15号还过了) the last one up to today.
- A date within the last JUST_NOW days is not put off by a year (账单日是3月5号, said on the 18th),
  unless it stands alone, as an answer to when, or something is to be done on it.
- Weeks start on Monday: 下周日 on a Monday is thirteen days away.
- A month without a day is its first day; 月初 and 上旬 are the 1st, 中旬 the 11th, 月中 the 15th,
  下旬 the 21st, 月底 the last day; a week without a day is its Monday: all approximate.
- 三月份开始 looks back unless something is to be done from then on
  (三月份开始每月还).
- 这个月, 今年, 这周 alone, 年前, 年后 and 发工资那天 name no day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from coach.quantities.almanac import (
    FIXED_HOLIDAYS,
    MOVING_HOLIDAYS,
    day_of_month,
    holiday,
    last_day,
    month_and_day,
    shift_months,
    weekday,
)
from coach.quantities.line import Line
from coach.quantities.model import Found
from coach.quantities.numerals import Numeral
from coach.quantities.rule import Rule, nothing, rule
from coach.quantities.units import COUNTING_WORD

_DAY_WORDS = {
    "大前天": -3, "大前儿": -3, "前天": -2, "前日": -2, "前儿": -2, "前晚": -2,
    "昨天": -1, "昨日": -1, "昨儿": -1, "昨晚": -1, "昨夜": -1,
    "今天": 0, "今日": 0, "今儿": 0, "今晚": 0, "今早": 0, "今夜": 0, "今晨": 0,
    "明天": 1, "明日": 1, "明儿": 1, "明早": 1, "明晚": 1, "听日": 1,
    "后天": 2, "后日": 2, "后儿": 2, "大后天": 3, "大后儿": 3,
}  # fmt: skip
_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
_MONTHS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "次": 1, "下下": 2}
_WEEKDAYS = {"日": 6, "天": 6, "末": 5}
_PARTS = {"初": 1, "头": 1, "上旬": 1, "中旬": 11, "中": 15, "下旬": 21, "底": 0, "末": 0, "尾": 0}
"""The day each part of a month stands for, 0 for the last."""

_YEAR = f"(?P<year>{'|'.join(_YEARS)})"
_PART = "(?P<part>上旬|中旬|下旬|月?(?:[底末尾头]|初(?!№))|中(?![心介国间专秋]))"
_NOT_OTHER = "(?<![剩余底乡名碰赶遇早晚马网线])"
"""Not the 下 of 剩下 nor the 上 of 晚上 and 碰上."""
_NOT_COUNTED = f"(?!{COUNTING_WORD}|[元块毛万千百]|№)"
_DAY = f"(?:(?P<day>№)(?: ?(?:号|日(?![息利常均]))|{_NOT_COUNTED}))"

# Words behind a date, or in front of it, that put it in the past.
_PAST_AFTER = re.compile(
    "[^№]{0,6}?(?:已经|(?:还|借|给|付|交|转|扣|办|贷|失业|断供|打|签|说|答应)(?:了|过)(?!再|就|款)"
    "|(?:借|办|贷|买|逾期|失业|还|转|签|欠|到期|放款|下款|离职|出院|住院|丢|扣|收到|打来?|下|走|没|裁|停|离|关|倒|摔|伤)的"
    "|开始(?:就|没|逾期|失业|断|还不|欠)|就(?:停|关门|倒闭|不行|没|逾期|失业|还不上|断|欠)|以来|至今|到现在|失业|被裁|下岗|下款|才还)"
)
_PAST_BEFORE = re.compile("(?:自从|打从|上次|本来是?|原本|本该|之前|原来|当时|曾经)[^№]{0,3}$")
_FUTURE_AFTER = re.compile(
    "[^№]{0,8}?(?:每月|每期|再|还(?!不|没)|分|能|可以|恢复|打算|准备|正常|给您?|付)"
)
_NOT_YET = re.compile("[^№]{0,4}?(?:要|能|会|可以|[№一]定|肯定|准|才能?|再|前|之前)")


JUST_NOW = 62
_TO_BE_DONE = re.compile(
    "[^№]{0,6}?(?:[之以]?前|还(?!款|不|没|了|过)|给|付|交(?!了|过)|转|凑|能|可以|再|[再会才](?!说)|准备|打算|发工资|到账|开始|起|到期|截止)"
)
_THAT_ONE = re.compile("的?(?:那[一]?[笔期次天回]|账单|时候)|的?(?:没还|没扣|还不上|没交|断)")
_DUE_DAY = re.compile(
    "(?:账单|还款|出账|到期|扣款|应还|放款|下款|借款|合同|签约)(?:日期?|那天|时间)?[是在为:]?$"
)


def _next_or_last(line: Line, match: re.Match[str], month: int, day: int) -> date:
    """The date in this year or the one beside it that is meant."""
    past = _is_past(line, match.start(), match.end())
    if not past:
        last = month_and_day(line.today, month, day, past=True)
        after = line.after(match.end(), 10)
        recent = line.today - last < timedelta(days=JUST_NOW * (5 if _THAT_ONE.match(after) else 1))
        due = _DUE_DAY.search(line.before(match.start(), 6))
        alone = not re.search(r"\w", line.text[: match.start()] + line.text[match.end() :])
        open_ = alone or _TO_BE_DONE.match(after)
        past = recent and bool(due or not open_)
    return month_and_day(line.today, month, day, past=past)


def _is_past(line: Line, start: int, end: int) -> bool:
    after = line.after(end, 12)
    if _NOT_YET.match(after) and not re.match("[^№]{0,4}?(?:已经|到现在|至今|以来)", after):
        return False
    return bool(_PAST_AFTER.match(after) or _PAST_BEFORE.search(line.before(start, 6)))


def _integer(numeral: Numeral, low: int, high: int) -> int | None:
    """The number as a day or a month, None where it cannot be one."""
    value = Decimal(int(numeral.value)) if numeral.approx else numeral.value  # 二十八九号
    plain = not {".", ","} & set(numeral.text)
    return int(value) if plain and value == int(value) and low <= value <= high else None


def _year_number(numeral: Numeral) -> int | None:
    value = _integer(numeral, 1, 2100)
    if value is None:
        return None
    if value >= 1950:
        return value
    short = len(numeral.text) == 2 and numeral.scale == 1 and 15 <= value <= 40
    return 2000 + value if short else None


def _date(match: re.Match[str], day: date, *, approx: bool = False) -> Found:
    return Found("date", day.isoformat(), approx, match.start(), match.end())


def _part_day(part: str, year: int, month: int) -> date:
    key = part if part in _PARTS else part.removeprefix("月")
    return date(year, month, _PARTS[key] or last_day(year, month))


@rule("(?P<y>№)(?:[-/.年] ?)(?P<m>№)(?:[-/.月] ?)(?P<d>№)[号日]?(?![-/.\\d])")
def _full(match: re.Match[str], line: Line) -> Found | None:
    """2026-12-01, 2026.12.1, 2026/12/1, 2026年12月1日, 26年3月8号."""
    year = _year_number(line.number(match, "y"))
    month = _integer(line.number(match, "m"), 1, 12)
    day = _integer(line.number(match, "d"), 1, 31)
    if not (year and month and day) or match.string[match.start() - 1 : match.start()] == "-":
        return None
    return _date(match, date(year, month, day))


@rule("(?P<md>№)(?![元块毛万千百%倍折个年天月期分]|[-.:~]№?)(?P<mark>[号日])?")
def _dotted(match: re.Match[str], line: Line) -> Found | None:
    """12.15: a month and a day, unless it can be a sum and nothing says date."""
    month_text, dot, day_text = line.number(match, "md").text.partition(".")
    if not dot or not re.fullmatch("[0-9]{3,4}|[1-9][0-9]", month_text + day_text):
        return None
    if len(day_text) > 2:
        return None
    before, after = line.before(match.start(), 4), line.after(match.end(), 4)
    sum_before = re.search("(?:¥|[还给付欠交借剩]了?|扣了?|息|款|金|费|率|化|共)$", before)
    if sum_before and not (match["mark"] or re.match("[之以]?前|还", after)):
        return None
    cue = (
        match["mark"]
        or re.match("[之以]?前|还|到|那天|发|晚|早|上午|下午|给|一定", after)
        or re.search("(?:到|在|等|于|拖|日期?|日:)$", before)
    )
    if len(day_text) < 2 and not cue:
        return None
    if not 1 <= int(month_text) <= 12 or not 1 <= int(day_text) <= 31:
        return None
    return _date(match, _next_or_last(line, match, int(month_text), int(day_text)))


@rule("(?P<m>№)/(?P<d>№)(?!/|[月年期天次元块])")
def _slashed(match: re.Match[str], line: Line) -> Found | None:
    """12/15, beside a word that fits a date."""
    month = _integer(line.number(match, "m"), 1, 12)
    day = _integer(line.number(match, "d"), 1, 31)
    after = line.after(match.end(), 3)
    if not (month and day) or match.string[match.start() - 1 : match.start()] == "/":
        return None
    if len(line.number(match, "d").text) < 2 and not re.match("[之以]?前|还", after):
        return None
    return _date(match, _next_or_last(line, match, month, day))


@rule(
    f"(?:(?:{_YEAR}|(?P<y>№)年) ?的?)?"
    f"(?:(?P<m>№)(?P<word>月份?)|{_NOT_OTHER}(?P<shift>上上|下下|[上这本当下次])一?个?月)"
    f"(?:份|的)?(?: ?{_DAY}|{_PART})?"
)
def _month(match: re.Match[str], line: Line) -> Found | None:
    """3月8号, 去年十月, 三月份, 下个月15号, 这个月25, 12月底, 上个月."""
    year = _named_year(match, line)
    if match["shift"]:
        first = shift_months(line.today.replace(day=1), _MONTHS[match["shift"]])
        if year is not None:
            return None
        return _in_shifted_month(match, line, first)
    month = _integer(line.number(match, "m"), 1, 12)
    if month is None or line.number(match, "m").text in ("俩", "仨", "两"):
        return None
    # 六七月 are two months and no date, unless something happened then: 八九月份借的
    if line.number(match, "m").approx and not _is_past(line, match.start(), match.end()):
        return nothing(match)
    day = _integer(line.number(match, "day"), 1, 31) if match["day"] else None
    if day is not None:
        approx = line.number(match, "day").approx
        if year is not None:
            return _date(match, date(year, month, day), approx=approx)
        return _date(match, _next_or_last(line, match, month, day), approx=approx)
    return _whole_month(match, line, year, month)


def _in_shifted_month(match: re.Match[str], line: Line, first: date) -> Found | None:
    day = _integer(line.number(match, "day"), 1, 31) if match["day"] else None
    if day is not None:
        last = last_day(first.year, first.month)
        return _date(
            match,
            first.replace(day=min(day, last)),
            approx=day > last or line.number(match, "day").approx,
        )
    if match["part"]:
        return _date(match, _part_day(match["part"], first.year, first.month), approx=True)
    if match["shift"] in ("这", "本", "当"):
        return None
    return Found("date", first.isoformat(), True, match.start(), _month_end(match))


def _month_end(match: re.Match[str]) -> int:
    """Where the month ends when the number behind it was no day of it (下个月300)."""
    return match.start("day") if match["day"] else match.end()


def _whole_month(match: re.Match[str], line: Line, year: int | None, month: int) -> Found | None:
    """A month without its day, or with only a part of it."""
    end = _month_end(match)
    before, after = line.before(match.start(), 3), line.after(end, 10)
    share = match["word"] == "月份" or match["part"] or year is not None
    if not share and line.number(match, "m").text in ("一", "1"):
        return None  # 一月六百 is mostly every month
    if not share and (before.endswith(("№", "每", "№块", "№元")) or re.match("[供结薪均]", after)):
        return None
    if year is None:
        past = _is_past(line, match.start(), match.end())
        if before.endswith(("从", "打", "自")) and not past:
            past = not _FUTURE_AFTER.match(after)
        if after.startswith(("开始", "起", "那会", "那时")) and not past:
            past = after.startswith("那") or not _FUTURE_AFTER.match(after[1:])
        past = past or bool(_THAT_ONE.match(after))
        if past:
            year = line.today.year - (month > line.today.month)
        else:
            year = line.today.year + (month < line.today.month)
    day = _part_day(match["part"], year, month) if match["part"] else date(year, month, 1)
    return Found("date", day.isoformat(), True, match.start(), end)


def _named_year(match: re.Match[str], line: Line) -> int | None:
    if match["year"]:
        return line.today.year + _YEARS[match["year"]]
    if match["y"]:
        year = _year_number(line.number(match, "y"))
        if year is None:
            raise ValueError("no year")
        return year
    return None


@rule("(?P<every>每个?月的?)?(?P<day>№) ?(?:号|日(?![息利常均子]))")
def _day_of_month(match: re.Match[str], line: Line) -> Found | None:
    """15号, 十五号, 每月10号."""
    numeral = line.number(match, "day")
    if line.before(match.start(), 1) in ("第", "几"):
        return None
    day = _integer(numeral, 1, 31)
    if day is None or numeral.text in ("俩", "仨", "两"):
        return None
    if numeral.text == "一" and match.group() == "№日":  # mostly 'a day'
        return None
    past = not match["every"] and _is_past(line, match.start(), match.end())
    return _date(match, day_of_month(line.today, day, past=past), approx=numeral.approx)


@rule("每个?月的?(?P<day>№)(?=还|发|到账|前|之前|扣|出)")
def _every_month(match: re.Match[str], line: Line) -> Found | None:
    """每月15还: the day without its 号."""
    day = _integer(line.number(match, "day"), 1, 31)
    return _date(match, day_of_month(line.today, day, past=False)) if day else None


@rule(
    "(?<![个几每上本这当])(?<!(?<![剩余])下)(?:月[底末初尾](?![№])|月中(?=旬|还|给|发|前|之前|$|[,。?!])|[上中下]旬)"
)
def _part_of_month(match: re.Match[str], line: Line) -> Found | None:
    """月底, 月初, 月中, 中旬: the next one, or the last where the words are of the past."""
    part = match.group().removeprefix("月")
    past = _is_past(line, match.start(), match.end())
    for months in range(3):
        first = shift_months(line.today.replace(day=1), -months if past else months)
        day = _part_day(part, first.year, first.month)
        if day <= line.today if past else day >= line.today:
            return _date(match, day, approx=True)
    return None


@rule(f"(?:(?:{_YEAR}|(?P<y>№)年)年?|(?<![№一两几每半])年)(?P<part>[底末初尾]|终(?!奖))")
def _part_of_year(match: re.Match[str], line: Line) -> Found | None:
    """年底, 年初, 去年底, 明年年初."""
    named = _named_year(match, line)
    year = line.today.year if named is None else named
    end = match["part"] != "初"
    day = date(year, 12, 31) if end else date(year, 1, 1)
    if named is None and not end and re.match("再|还(?!不|没)", line.after(match.end(), 3)):
        day = date(year + 1, 1, 1)
    return _date(match, day, approx=True)


@rule(f"(?:{_YEAR}|(?P<y>№)年)(?![底末初尾龄级轻]|№月)(?:(?P<half>上|下)半年)?")
def _year(match: re.Match[str], line: Line) -> Found | None:
    """去年, 明年, 2023年, 去年下半年: the first day of it."""
    if match["year"] in ("今年", "本年") and not match["half"]:
        return None
    year = _named_year(match, line)
    if year is None:
        return None
    return _date(match, date(year, 7 if match["half"] == "下" else 1, 1), approx=True)


@rule(
    f"(?P<every>每)?(?:{_NOT_OTHER}(?P<shift>上上|下下|[上下这本]))?一?个?(?:周|星期|礼拜)"
    f"(?:(?P<n>№)(?![个次天年月块元万千百通条遍期家周])|(?P<word>[日天末](?!天|[前后]天)))"
)
def _weekday(match: re.Match[str], line: Line) -> Found | None:
    """周五, 下周五, 这周日, 礼拜三, 周末."""
    if re.search("[№一两半几][个]?$", line.before(match.start(), 2)):
        return None
    if match["n"]:
        number = _integer(line.number(match, "n"), 1, 7)
        if number is None or len(line.number(match, "n").text) > 1:
            return None
        index = number - 1
    else:
        index = _WEEKDAYS[match["word"]]
    approx = match["word"] == "末"
    if match["shift"]:
        weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}[match["shift"]]
        return _date(match, weekday(line.today, index, weeks), approx=approx)
    this = weekday(line.today, index, 0)
    if _is_past(line, match.start(), match.end()) and not match["every"]:
        day = this if this <= line.today else this - timedelta(days=7)
    else:
        day = this if this >= line.today else this + timedelta(days=7)
    return _date(match, day, approx=approx)


@rule(f"{_NOT_OTHER}(?P<shift>上上|下下|[上下])一?个?(?:周|星期|礼拜)(?![№一二三四五六日天末])")
def _week(match: re.Match[str], line: Line) -> Found | None:
    """下周, 上个星期."""
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}[match["shift"]]
    return _date(match, weekday(line.today, 0, weeks), approx=True)


@rule(
    f"(?<![第每几№提以之])(?:{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})(?!天|(?<=[前后]儿)[子媳孙女]|(?<=前日)[子志]|(?<=后日)子)"
)
def _day_word(match: re.Match[str], line: Line) -> Found | None:
    """明天, 后天, 昨晚."""
    return _date(match, line.today + timedelta(days=_DAY_WORDS[match.group()]))


_NUMBERED = ("五一", "六一", "十一")
_HOLIDAY_NAMES = sorted(
    {*FIXED_HOLIDAYS, *MOVING_HOLIDAYS}.difference(_NUMBERED), key=len, reverse=True
)


@rule(f"(?:{_YEAR}的?)?(?P<name>{'|'.join(_HOLIDAY_NAMES)}|双(?P<double>№))节?")
def _holiday(match: re.Match[str], line: Line) -> Found | None:
    """元旦, 国庆, 明年春节, 双十一."""
    name = match["name"]
    if match["double"]:
        number = line.number(match, "double").value
        if number not in (11, 12):
            return None
        name = "双十一" if number == 11 else "双十二"
    return _named_holiday(match, line, name)


@rule(
    f"(?:{_YEAR}的?)?(?P<name>№№{_NOT_COUNTED}"
    "|№(?=节|假|长假|小长假|放假|黄金周|前|之前|后(?!天)|之后|期间|那天|当天|过))(?:劳动|儿童)?节?"
)
def _numbered_holiday(match: re.Match[str], line: Line) -> Found | None:
    """五一节, 十一长假, 六一前."""
    name = "".join(line.numerals[i].text for i in range(match.start("name"), match.end("name")))
    if name not in _NUMBERED:
        return None
    return _named_holiday(match, line, name)


def _named_holiday(match: re.Match[str], line: Line, name: str) -> Found | None:
    if match["year"]:
        return _date(match, holiday(name, line.today.year + _YEARS[match["year"]]))
    past = _is_past(line, match.start(), match.end())
    for years in range(3):
        day = holiday(name, line.today.year - years if past else line.today.year + years)
        if day <= line.today if past else day >= line.today:
            return _date(match, day)
    return None


RULES: tuple[Rule, ...] = (
    _full, _month, _part_of_month, _part_of_year, _every_month, _day_of_month, _weekday, _week,
    _holiday, _numbered_holiday, _year, _day_word, _slashed, _dotted,
)  # fmt: skip
