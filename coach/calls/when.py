"""When a call was, read from how people tell it: 昨晚十点半, 25号早上七点, 刚才, 半夜.

A call lies in the past, so a day that would be read as a coming one (25号, 周一) is the last such
day. Without 上午 or 下午 the hour is taken to be by day; that it was a guess is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coach.calls.model import Call
from coach.normalise import normalise
from coach.quantities import Quantity, extract

NIGHT_PARTS = frozenset({"半夜", "深夜", "后半夜", "凌晨"})
"""Parts of the day that lie between 22:00 and 8:00 whatever the hour."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "幺": 1}
_NUMBER = (
    r"[0-9]{1,2}|[零〇一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]"
)
_PARTS = (
    r"后半夜|大半夜|半夜|深夜|夜里|夜晚|凌晨|清晨|清早|大清早|早晨|早上|今早|今晨|明早|上午|中午|正午|午后"
    r"|下午|傍晚|晚上|昨晚|今晚|前晚|昨夜|今夜|晚间|晚"
)
_TIME = re.compile(
    rf"(?P<part>{_PARTS})?(?:的|大概|大约|差不多|快|约|是|，|,| )*"
    rf"(?:(?P<h>{_NUMBER})[点點](?:钟|鐘|整|来钟|多钟?|左右)?"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|零?(?P<m>{_NUMBER})(?![0-9])分?)?"
    # A longer run of digits behind the hour is the caller's number: 早上七点138打来.
    r"|(?P<h2>[01]?[0-9]|2[0-4])[:：](?P<m2>[0-5][0-9])(?![0-9]))(?![0-9]{1,2}(?![0-9])|[次个])"
)
_JUST_NOW = re.compile(
    r"刚(?!需|性|好|开始)|才(?:挂|打完|接)|现在|这会儿?|正在打|正打着|眼下|方才|这通|这个电话"
)
# The date is one that something is to happen on, not the day of the call.
_DEADLINE_BEFORE = re.compile(
    r"(?:到|至|延|缓|说|讲|要我?|让我?|叫我?|限我?|必须|答应|承诺|等|约|保证|同意|最晚|就)[^，,。]{0,2}$"
)
_DEADLINE_AFTER = re.compile(
    r"^(?:之?前|以前|不还|就|必须|还清|要还|再还|还(?!没|在)|内|为止|到账|结清)"
)
_CALLED = re.compile(
    r"^[^，,。]{0,12}(?:打|来电|接|电话|响|呼|通话|[0-9一二两三四五六七八九十]+[点:：])"
)
_EVENING = {
    "下午",
    "午后",
    "傍晚",
    "晚上",
    "昨晚",
    "今晚",
    "前晚",
    "夜晚",
    "晚间",
    "晚",
    "昨夜",
    "今夜",
    "夜里",
}
_MORNING = {"清晨", "清早", "大清早", "早晨", "早上", "今早", "今晨", "明早", "上午", "凌晨"}
_SHORT = {"大半夜": "半夜", "昨晚": "晚上", "今晚": "晚上", "前晚": "晚上", "晚": "晚上", "晚间": "晚上", "今早": "早上", "今晨": "清晨", "昨夜": "夜里", "今夜": "夜里", "夜晚": "晚上"}  # fmt: skip
_DEEP = {
    "半夜",
    "大半夜",
    "深夜",
    "后半夜",
    "夜里",
    "昨夜",
    "今夜",
    "晚上",
    "昨晚",
    "今晚",
    "前晚",
    "夜晚",
    "晚",
    "晚间",
}


@dataclass(frozen=True)
class When:
    """day: ISO date; time: HH:MM; part: the part of the day where the hour is not known.

    sure: whether morning and afternoon were told apart.
    """

    day: str | None = None
    time: str | None = None
    part: str | None = None
    sure: bool = True


def read_when(text: str, now: dt.datetime) -> When | None:
    """When the call was that the text tells of; None where it does not say.

    `now`: the present moment in Beijing.
    """
    plain = normalise(text).text
    day = _day(plain, now.date())
    clock = next((match for match in _TIME.finditer(plain) if _is_of_the_call(plain, match)), None)
    just_now = bool(_JUST_NOW.search(plain))
    if clock is None:
        part = re.search(rf"(?<![明后下])(?<!明天)(?<!后天)(?:{_PARTS})", plain)
        if part is not None and (day is not None or not just_now):
            named = _SHORT.get(part.group(), part.group())
            return When((day or now.date()).isoformat(), part=named)
        if day is not None:
            return When(day.isoformat())
        return When(now.date().isoformat(), f"{now:%H:%M}") if just_now else None
    return _at(clock, day, now)


def is_time(text: str) -> bool:
    """Whether the text is no more than a time: 刚才, 昨晚十点半, 今天中午."""
    plain = normalise(text).text.strip(" 。.!！的吧")
    rest = re.sub(rf"刚才|刚刚|刚|方才|现在|[今昨前]天|大前天|{_TIME.pattern}|{_PARTS}", "", plain)
    return bool(plain) and not rest.strip("，, 大概左右的了打来接没有过就在是")


def on_its_day(told: Mapping[str, Any], text: str, call: Call, now: dt.datetime) -> dict[str, Any]:
    """What is told of a call whose day is known already: 十点四十 is an hour of that day.

    The half of the day goes with it, too: after 昨晚 the hour is one of the night.
    """
    plain = normalise(text).text
    says_day = _day(plain, now.date()) is not None or _JUST_NOW.search(plain)
    if call.day is None or "time" not in told or says_day:
        return dict(told)
    hour, minute = map(int, str(told["time"]).split(":"))
    late = call.part in _EVENING or (call.sure and call.time is not None and call.time >= "12:00")
    early = call.part in _MORNING or (call.sure and call.time is not None and call.time < "12:00")
    if not told.get("sure", True) and (late or early):
        time = dt.time(hour % 12 + (12 if late else 0), minute)
        moment = dt.datetime.combine(dt.date.fromisoformat(call.day), time, now.tzinfo)
        if moment <= now:
            return {**told, "day": call.day, "time": f"{time:%H:%M}", "sure": True}
    return {**told, "day": call.day}


def _is_of_the_call(plain: str, match: re.Match[str]) -> bool:
    """Not 三点之前还, 明天下午三点上门 or 再给我两点建议."""
    before, after = plain[max(0, match.start() - 6) : match.start()], plain[match.end() :]
    if _DEADLINE_AFTER.search(after) or (
        _DEADLINE_BEFORE.search(before) and not _CALLED.search(after)
    ):
        return False
    if re.search(r"[明后]天?[早晚]?的?$|下周.$", before):
        return False
    told = match["part"] or match["h2"] or match["half"] or match["quarter"] or match["m"]
    return bool(
        told
        or re.match(r"打|接|来电|响|呼|的|左右|多|钟|[，,。 、]|$", after)
        or "钟" in match.group()
    )


def _at(match: re.Match[str], day: dt.date | None, now: dt.datetime) -> When | None:
    hour = _number(match["h"] or match["h2"])
    minute = 30 if match["half"] else 15 * _number(match["quarter"] or "零")
    minute = minute or _number(match["m"] or match["m2"] or "零")
    if hour > 24 or minute > 59:
        return None
    part = match["part"] or ""
    base = day or now.date()
    sure = bool(part) or hour > 12 or hour == 0 or bool(match["h2"])
    if part in _EVENING and hour < 12 and not (part in _DEEP and hour < 5):
        hour += 12
    elif part in _DEEP and 9 <= hour < 12:
        hour += 12  # 半夜十一点
    elif part in ("中午", "正午") and hour < 4:
        hour += 12
    elif part in ("凌晨", "半夜", "大半夜") and hour == 12:
        hour = 0
    after_midnight = part in _DEEP and (hour in (12, 24) or hour < 5)
    if after_midnight:
        hour = 0 if hour in (12, 24) else hour
        # 昨晚十二点 and 昨晚一点 are in the night to today.
        said = day is not None and match["part"] not in ("半夜", "大半夜", "深夜", "后半夜")
        base = base + dt.timedelta(days=1) if said and base < now.date() else base
    hour %= 24
    if not sure and hour < 8:
        hour += 12  # a bare 三点 is in the afternoon more often than in the night
    moment = dt.datetime.combine(base, dt.time(hour, minute), now.tzinfo)
    if moment > now and day is None:
        base -= dt.timedelta(days=1)  # 晚上十点, told in the morning
    return When(base.isoformat(), f"{hour:02}:{minute:02}", sure=sure)


def _day(plain: str, today: dt.date) -> dt.date | None:
    """The day of the call: the first date that is not one that something is to happen on."""
    for found in extract(plain, today):
        if found.type != "date" or _is_deadline(plain, found):
            continue
        day = _in_the_past(plain[found.start : found.end], found, today)
        if day is not None:
            return day
    return None


def day_of_event(text: str, found: Quantity, today: dt.date) -> dt.date:
    """The date of something told: what happened lies in the past, a deadline (25号前还清) as it is said."""
    day = dt.date.fromisoformat(str(found.value))
    if _is_deadline(text, found):
        return day
    return _in_the_past(text[found.start : found.end], found, today) or day


def _is_deadline(plain: str, found: Quantity) -> bool:
    before, after = plain[max(0, found.start - 6) : found.start], plain[found.end : found.end + 14]
    if _DEADLINE_AFTER.search(after):
        return True
    return bool(_DEADLINE_BEFORE.search(before)) and not _CALLED.search(after)


def _in_the_past(words: str, found: Quantity, today: dt.date) -> dt.date | None:
    """The last such day up to today; None for one that was named as coming, or is too long ago."""
    day = dt.date.fromisoformat(str(found.value))
    if day > today:
        if re.search(r"周|星期|礼拜", words) and not re.search(r"下", words):
            day -= dt.timedelta(days=7)
        elif re.search(r"月|[-/.]", words) and not re.search(r"[下明]|20\d\d", words):
            day = _year_before(day)
        elif re.fullmatch(r"\D*\d{1,2}[号日]?|[一二三四五六七八九十廿]+[号日]", words):
            day = _month_before(day)
    return day if dt.timedelta() <= today - day <= dt.timedelta(days=3 * 366) else None


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _month_before(day: dt.date) -> dt.date:
    last = day.replace(day=1) - dt.timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def _number(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word)
    if "十" in word:
        tens, _, ones = word.partition("十")
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS[word]
