"""Spans of time: instalments and months (period), days (days), a span from today (date).

- A span beside a word of lateness counts days: 逾期俩月 is 60, 三个月没还 is 90. A month counts
  30 days there, half a year 180 and a year 365.
- A delay that is asked for counts what it is said in: 延三个月 and 缓两个月 are months, 宽限一周 is
  7 days.
- Otherwise weeks, days and half months are days, instalments, months and years are months.
- 三天后, 过五天, 两年前 are dates, counted from today.
- 一个月, 一年, 一天 and 一期 are mostly 每月, 每年 and so on; they are spans only where the words
  beside them say so (再给我一个月, 晚一天).
- Halves that a whole number cannot hold are rounded up: 两三个月 is 3; 一个半月 is 45 days.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from coach.quantities.almanac import shift_months
from coach.quantities.line import Line
from coach.quantities.model import Found, QuantityType
from coach.quantities.rule import Rule, rule
from coach.quantities.units import SPAN_UNITS

MAX_MONTHS = 600
MAX_DAYS = 36_500

_MORE = "(?:多|来|余)"
_SPAN = (
    "(?P<n>№) ?(?:"
    f"(?P<vague>{_MORE})?(?:个(?P<vague2>{_MORE})?(?P<half>半)?)? ?"
    "(?P<unit>工作日|星期|礼拜|季度|天|周|月|年|期|日(?=[之以]?内|的?时间|宽限|没|未))"
    "(?P<half2>(?<=年)半)?(?P<vague3>多(?!少|次|谢|久|亏|№|出|还))?)"
    "(?![两头级龄薪份历间限末望货岁])"
)
_HALF = "(?P<size>[大小])?半(?:拉?个?(?P<vague>多)?(?P<unit>月|年))(?P<vague3>多)?(?!底|初)"
_ABOUT_ONE = "个把(?P<unit>月|星期|礼拜|年)"
_THEN = "(?P<then> ?(?:以后|之后|过后|后(?![面悔果来期续])|以前|之前|前(?![面期后])))?"
_PAST_BY = "(?P<by>(?<![不超难通经错路熬度撑挺拖])再?过(?!了))?"

# What stands before or behind a span that counts days of being late or of asking for delay.
_LATE_BEFORE = re.compile(
    "(?:逾期?|拖欠?|欠|晚|迟|断供|断|超期?|过期|延期?|延后|延迟|推迟?|缓缴?|宽限期?|容时|展期|误|赖|没还|未还|没交)"
    "(?:还款?|了|过|我|你|您|他|她|它|个|上|到|快|都|已经|大概|大约|差不多|有|是|的|给|才|就|出|将近|不到|最多|最长|至多|整整|再|这笔|款|第|啦|嘛|嗯|=|:|\\s){0,4}$"
)
# A delay asked for is no lateness: 延三个月, 给我缓两个月.
_DELAY_BEFORE = re.compile(
    "(?:延期?|延后|延迟|延长|推迟?|推后|暂?缓缴?|宽限期?|容时|展期|宽容)(?:还款?|一下|我|你|您|个|上|到|大概|大约|差不多|是|的|给|才|就"
    "|不到|最多|最长|至多|再|这笔|款|嘛|嗯|:|\\s){0,4}$"
)
_LATE_AFTER = re.compile(
    "(?:都|也|了|多|左右|以上|就|我|还|的|钱|№直|№分|来|款){0,3}(?:没|未)(?:有|能|法)?(?:还|交|付|动(?!静)|处理|给钱|按时)"
    "|(?:的|了|都|多|左右)?(?:逾期|宽限|容时|还款宽限|没还)"
)
_ONE_BEFORE = re.compile(
    "(?:分|给|宽限|缓|延期?|推迟?|晚|迟|逾期?|拖|欠|等|再|停|用|需要?|最[多长]|只要|顶多|不到|将近|近|快"
    "|大概|超过?|借了?|期限|还有|剩|提前|隔|满|不足|差|早|熬|凑|有|过|还|供|签)"
    "(?:我|你|您|们|了|个|出|到|是|为|有|期|上|长|大概|差不多|还款|款|不到|不够){0,3}$"
)
_ONE_AFTER = re.compile(
    "[之以]?内|的?时间|期限|的?宽限|没|未|[以之]?[后前]|左右|还清|还完|搞定|结清|多(?!少|钱)|行|可以|够|好不好|吧"
    "|了|算不算|也算|半"
)
_OFTEN = re.compile("[^№]{0,5}(?:№|几)")
_EVERY = re.compile("每隔?$")
_ORDINAL_TERM = re.compile("(?:每|这|那|上|(?<!剩)下|本|首|头|哪|某)(?:个|一)?$")


@rule(f"{_PAST_BY}{_SPAN}{_THEN}")
def _counted(match: re.Match[str], line: Line) -> Found | None:
    """三天, 12期, 俩月, 一年半, 两个多月, 三天后."""
    numeral = line.number(match, "n")
    unit = match["unit"]
    half = bool(match["half"] or match["half2"])
    between = line.text[match.end("n") : match.start("unit")]
    if unit == "月" and "个" not in between and not _bare_months(numeral.text, match):
        return None
    if unit == "年" and _is_calendar_year(numeral.text) and not _is_a_loan_of_years(match, line):
        return None
    ordinal = _ORDINAL_TERM if numeral.value == 1 else _EVERY
    if ordinal.search(line.before(match.start(), 3)):
        return None
    if numeral.value == 1 and not half and not _one_is_meant(match, line):
        return None
    amount = numeral.value + (Decimal("0.5") if half else 0)
    vague = any(match[group] for group in ("vague", "vague2", "vague3"))
    return _read(match, line, amount, approx=numeral.approx or vague or unit == "工作日")


@rule("(?:(?P<y>№)年[零又]?)?(?P<m>№)个月(?:[零又]?(?P<d>№)天)?")
def _compound(match: re.Match[str], line: Line) -> Found | None:
    """一年零三个月, 八个月零五天."""
    if not (match["y"] or match["d"]):
        return None
    years, months, days = (
        line.number(match, group).value if match[group] else Decimal(0) for group in "ymd"
    )
    if years * 12 + months > MAX_MONTHS or days > MAX_DAYS:
        return None
    if match["d"] or _is_late(line, match.start(), match.end()):
        value = _whole(years * 365 + months * 30 + days)
        return Found("days", value, False, match.start(), match.end())
    return Found("period", _whole(years * 12 + months), False, match.start(), match.end())


@rule("(?P<w>№)个?(?:周|星期|礼拜)[零又]?(?P<d>№)天")
def _weeks_and_days(match: re.Match[str], line: Line) -> Found | None:
    """两周零三天."""
    days = line.number(match, "w").value * 7 + line.number(match, "d").value
    return (
        Found("days", _whole(days), False, match.start(), match.end()) if days <= MAX_DAYS else None
    )


@rule(f"{_PAST_BY}{_HALF}{_THEN}")
def _half(match: re.Match[str], line: Line) -> Found | None:
    """半年, 半个月, 大半年."""
    if _ORDINAL_TERM.search(line.before(match.start(), 1)) or match.string[
        match.start() - 1 : match.start()
    ] in ("上", "下"):
        return None
    vague = bool(match["size"] or match["vague"] or match["vague3"])
    return _read(match, line, Decimal("0.5"), approx=vague)


@rule(f"{_PAST_BY}{_ABOUT_ONE}{_THEN}")
def _about_one(match: re.Match[str], line: Line) -> Found | None:
    """个把月."""
    return _read(match, line, Decimal(1), approx=True)


@rule("(?P<n>№)天(?P<m>№)天|(?P<n2>№)天半拉?个?月")
def _either(match: re.Match[str], line: Line) -> Found | None:
    """十天八天, 十天半个月: the middle of the two."""
    if match["n"]:
        ends = line.number(match, "n").value, line.number(match, "m").value
        if min(ends) * 2 < max(ends):
            return None
    else:
        ends = line.number(match, "n2").value, Decimal(15)
    return Found("days", _whole(sum(ends) / Decimal(2)), True, match.start(), match.end())


@rule(
    "分(?:成|个|做|为|到|它|作)?(?P<n>№)(?P<unit>次|笔|回)?(?=还|吧|行|可以|能|好|呢|吗|成|付|给|慢|结|$|[,。?!;])"
)
def _split(match: re.Match[str], line: Line) -> Found | None:
    """分三次还, 分24行吗: instalments without their word."""
    numeral = line.number(match, "n")
    value = numeral.value
    if numeral.scale >= 100 or value != int(value) or not 2 <= value <= 120:
        return None
    return Found("period", int(value), numeral.approx, match.start("n"), match.end())


def _bare_months(text: str, match: re.Match[str]) -> bool:
    """俩月, 仨月, 两月, 俩来月 count months; 三月 is March."""
    if match.string[match.end("unit") : match.end("unit") + 1] in ("底", "初", "末", "中", "供"):
        return False
    return text in ("俩", "仨", "两", "俩仨", "两三") or bool(match["vague"])


def _is_calendar_year(text: str) -> bool:
    """2023年, 23年 name a year; 3年 counts years."""
    return text.isdigit() and (len(text) == 4 or (len(text) == 2 and 15 <= int(text) <= 40))


def _is_a_loan_of_years(match: re.Match[str], line: Line) -> bool:
    """还剩20年, 分30年, 20年房贷: no year of the calendar after all."""
    if len(line.number(match, "n").text) > 2:
        return False
    before, after = line.before(match.start(), 4), line.after(match.end(), 5)
    return bool(
        re.search("(?:还[剩有要]|剩下?|分|[贷供借]了?|期限|年限|最长|长达|近|快|整整)$", before)
        or re.match("期|的?(?:房贷|按揭|贷款)|[之以]?内|还[清完]|才能", after)
    )


def _one_is_meant(match: re.Match[str], line: Line) -> bool:
    """Whether 一天, 一个月 and so on are a span here, not 每天 and 每月."""
    if match["by"] or match["then"] or match["vague"] or match["vague2"] or match["vague3"]:
        return True
    after = line.after(match.end(), 8)
    if match["unit"] == "期":
        return bool(re.search("(?:逾期|欠|拖|差|晚)(?:了|着)?$", line.before(match.start(), 4)))
    if _LATE_BEFORE.search(line.before(match.start(), 10)):
        return True
    if match["unit"] == "年" and re.match("每个?月|一?个?月月|按月", after):
        return True
    if _OFTEN.match(after) and not re.match("[之以]?内|没|未", after):
        return False
    before = line.before(match.start(), 8)
    if not before and not after:
        return match["unit"] != "天"
    if match["unit"] == "年":
        return not re.search("№[块元]?钱?$", before)
    return bool(_ONE_BEFORE.search(before) or _ONE_AFTER.match(after))


def _read(match: re.Match[str], line: Line, amount: Decimal, *, approx: bool) -> Found | None:
    unit = match["unit"]
    kind, days, months = SPAN_UNITS[unit]
    start, end = match.start(), match.end()
    if amount == 0 or amount * days > MAX_DAYS:
        return None
    late = unit != "期" and _is_late(line, start, end)
    then = (match["then"] or "").strip()
    by = match["by"]
    if by and not then and line.text[end : end + 1] == "的":
        by = None
    if kind != "term" and (by or then) and not late:
        sign = -1 if then.endswith("前") else 1
        whole_months = amount * months
        if months and whole_months == int(whole_months):
            day = shift_months(line.today, sign * int(whole_months))
        else:
            day = line.today + timedelta(days=sign * _whole(amount * days))
        colloquial = match.string[start:end].startswith("过") and amount == 2 and kind == "day"
        return Found("date", day.isoformat(), approx or colloquial, start, end)
    if by:
        start += len(by)
    end = match.start("then") if match["then"] else end
    whole_months = amount * months
    type_: QuantityType = "days"
    value = _whole(amount * days)
    if kind == "term" or (months and not late and (whole_months == int(whole_months) or approx)):
        type_, value = "period", _whole(whole_months)
        if kind != "term" and amount == Decimal("0.5") and unit == "月":
            type_, value = "days", 15
        if value > MAX_MONTHS:
            return None
    elif unit == "年":
        value = _whole(int(amount) * 365 + amount % 1 * 360)
    return Found(type_, value, approx, start, end)


def _is_late(line: Line, start: int, end: int) -> bool:
    before, after = line.before(start, 12), line.after(end, 10)
    if _DELAY_BEFORE.search(before) and not re.search("(?:逾期|拖|断供)[^№]{0,4}$", before):
        return False
    return bool(_LATE_BEFORE.search(before) or _LATE_AFTER.match(after))


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_HALF_UP))


@rule("逾期(?:天数)?(?:是|为|了|已经?|有|达到?|:|\\s){0,2}(?P<n>№)(?=$|[,。;!?、\\s])")
def _overdue(match: re.Match[str], line: Line) -> Found | None:
    """逾期62, 逾期天数: 62."""
    numeral = line.number(match, "n")
    if not 2 <= numeral.value <= 2000 or numeral.value != int(numeral.value) or numeral.scale > 100:
        return None
    return Found("days", int(numeral.value), numeral.approx, match.start("n"), match.end())


RULES: tuple[Rule, ...] = (
    _either, _compound, _weeks_and_days, _counted, _half, _about_one, _split, _overdue,
)  # fmt: skip
