"""What is known when a letter is written: from the conversation, the call log and the plan.

All sums are whole fen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coach.calls.when import day_of_event
from coach.quantities import Quantity

_DAY_OF_MONTH = re.compile(r"(?<![\d月])(\d{1,2})[号日](?!之前|前)|每月(\d{1,2})[号日]")
_EACH = re.compile(r"(?:每月|每期|一个?月|月供|每个月)[^，。]{0,4}$")
_IN_ALL = re.compile(r"(?:一共|总共|总额|合计|共|全部)[^，。]{0,4}$")
_PERIODS = re.compile(r"期")


@dataclass(frozen=True)
class Call:
    """One call of the log, in words; empty where not known.

    violations: kinds of the contract. n and title: its number and name in the log; times: how many
    calls it stands for.
    """

    when: str
    number: str = ""
    organisation: str = ""
    name: str = ""
    staff: str = ""
    said: str = ""
    violations: tuple[str, ...] = ()
    n: int = 0
    title: str = ""
    times: int = 1


@dataclass(frozen=True)
class Material:
    """What a letter may use; None or empty is not known and stays a blank.

    told: the user's own words. lender: an id of letters.yml; lender_said: what the user calls it. agency: who called,
    as the story names it. since: in words. pay_day: day of the
    month; months: of a deferral.
    """

    today: dt.date
    told: str = ""
    lender: str | None = None
    lender_said: str = ""
    agency: str = ""
    cause: str | None = None
    since: str | None = None
    debt_fen: int | None = None
    income_fen: int | None = None
    essentials_fen: int | None = None
    monthly_fen: int | None = None
    periods: int | None = None
    pay_day: int | None = None
    total_fen: int | None = None
    months: int | None = None
    calls: tuple[Call, ...] = ()


def terms(text: str, quantities: Sequence[Quantity]) -> dict[str, Any]:
    """The terms that the text names: monthly_fen, total_fen, periods, months, pay_day.

    A sum is monthly or in all by the words before it; without such words it is left out, and the
    letter keeps its blank: a wrong sum in an agreement costs money.
    """
    found: dict[str, Any] = {}
    for quantity in quantities:
        before, words = text[: quantity.start], text[quantity.start : quantity.end]
        after = text[quantity.end : quantity.end + 3]
        if not isinstance(quantity.value, int):
            continue
        if quantity.type == "money" and not quantity.approx:
            if _EACH.search(before):
                found.setdefault("monthly_fen", quantity.value)
            elif _IN_ALL.search(before):
                found.setdefault("total_fen", quantity.value)
        elif quantity.type == "period":
            counted = "periods" if _PERIODS.search(words + after[:1]) else "months"
            found.setdefault(counted, quantity.value)
    day = _DAY_OF_MONTH.search(text)
    if day:
        number = int(day.group(1) or day.group(2))
        if 1 <= number <= 31:
            found["pay_day"] = number
    return found


_HALF_WIDTH = {",": "，", "?": "？", "!": "！", ";": "；", ":": "："}
_BESIDE_CHINESE = re.compile(r"(?<=[\u4e00-\u9fff〕])[,?!;:]|[,?!;](?=[\u4e00-\u9fff〔])")


def in_writing(text: str) -> str:
    """The user's words with the punctuation of a Chinese letter; nothing else is changed."""
    return _BESIDE_CHINESE.sub(lambda match: _HALF_WIDTH[match.group()], text.strip())


def with_dates(text: str, quantities: Sequence[Quantity], past: dt.date | None = None) -> str:
    """The text with the days that it names in passing (昨晚) spelt out behind it.

    past: today, where the text tells of what happened: its 11月20号 is the last one.
    """
    days = []
    for quantity in quantities:
        words = text[quantity.start : quantity.end]
        if quantity.type == "date" and words and "年" not in words:
            day = dt.date.fromisoformat(str(quantity.value))
            day = day_of_event(text, quantity, past) if past else day
            days.append(f"{words}：{date_in_words(day)}")
    return f"{text}（{'，'.join(dict.fromkeys(days))}）" if days else text


def date_in_words(day: dt.date) -> str:
    """2026年11月26日."""
    return f"{day.year}年{day.month}月{day.day}日"
