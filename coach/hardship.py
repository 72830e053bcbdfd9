"""The hardship talk: why and since when, and the sentence that says it with the user's own facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from coach.library import Cause
from coach.quantities import Quantity

_TRIM = re.compile(r"^(?:从|自从|自)|(?:开始的?|起的?|以来|以后|了)$")
_RELATIVE = re.compile(r"去年|前年|今年|年初|年前|上半年|下半年|上个月|上月|前阵子|前段时间|最近|刚刚|春节|过年")
_UNKNOWN = re.compile(r"说不清|不清楚|记不|忘了|不知道|不记得")
UNKNOWN = "unknown"


def find_cause(text: str, causes: Mapping[str, Cause]) -> str | None:
    """The id of the cause that the text names; the longest word decides where several do."""
    found = [(len(word), id) for id, cause in causes.items() for word in cause.words if word in text]
    return max(found)[1] if found else None


def find_since(text: str, quantities: Sequence[Quantity]) -> str | None:
    """Since when, in the user's own words; `UNKNOWN` where the user says not to know."""
    for quantity in quantities:
        if quantity.type in {"date", "period", "days"}:
            return _TRIM.sub("", text[quantity.start : quantity.end]) or None
    relative = _RELATIVE.search(text)
    if relative:
        return relative.group()
    return UNKNOWN if _UNKNOWN.search(text) else None


def since_clause(cause: Cause, since: str | None) -> str:
    """The clause of the cause with its beginning: 三月份失业了，没了收入."""
    if not since or since == UNKNOWN:
        return cause.clause
    return cause.since.replace("{since}", since) + cause.clause
