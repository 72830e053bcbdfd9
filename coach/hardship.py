"""The hardship talk: why and since when, and the sentence that says it in the user's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coach.library import Cause
from coach.quantities import Quantity

_TRIM = re.compile(r"^(?:从|自从|自)|(?:开始的?|起的?|以来|以后|了)$")
_RELATIVE = re.compile(
    r"去年|前年|今年|年初|年前|上半年|下半年|上个月|上月|前阵子|前段时间|最近|刚刚|春节|过年"
)
# When the wages will come is not when the trouble began.
_TO_COME = re.compile(r"明[天日年早晚]|后天|下(?!半年)|[天月年]后|(?:^|这个?|本)月[底末]")
_INSTALMENTS = re.compile(r"期$")
_UNKNOWN = re.compile(r"说不清|不清楚|记不|忘了|不知道|不记得")
UNKNOWN = "unknown"


def find_cause(text: str, causes: Mapping[str, Cause]) -> str | None:
    """The id of the cause that the text names; the longest word decides where several do."""
    found = [
        (len(word), id) for id, cause in causes.items() for word in cause.words if word in text
    ]
    return max(found)[1] if found else None


def find_since(text: str, quantities: Sequence[Quantity]) -> str | None:
    """Since when, in the user's own words; `UNKNOWN` where the user says not to know.

    A span becomes a point in time: 两个月 is 两个月前, as in 我两个月前失业了.
    """
    for quantity in quantities:
        words = text[quantity.start : quantity.end]
        if _TO_COME.search(words) or _INSTALMENTS.search(words):
            continue
        if quantity.type == "date":
            return _TRIM.sub("", words) or None
        if quantity.type in {"period", "days"}:
            return f"{words.removesuffix('前')}前"
    relative = _RELATIVE.search(text)
    if relative:
        return relative.group()
    return UNKNOWN if _UNKNOWN.search(text) else None


def since_clause(cause: Cause, since: str | None) -> str:
    """The clause of the cause with its beginning: 三月份失业了，没了收入."""
    if not since or since == UNKNOWN:
        return cause.clause
    return cause.since.replace("{since}", since) + cause.clause
