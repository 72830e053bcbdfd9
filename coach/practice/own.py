"""「用我的情况练」: the user's own debt, means and reason, asked for where they are not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from coach.bubble import Bubble, Button
from coach.finances import Role, read
from coach.hardship import find_cause, find_since
from coach.library import library
from coach.planner.affordability import affordable_fen
from coach.planner.ladder import ceiling
from coach.practice.cards import START, button, info
from coach.practice.words import read_number, words
from coach.quantities import Quantity
from coach.rehearsal.scenario import Case

ROLES = {"debt_fen": Role.DEBT, "income_fen": Role.INCOME, "essentials_fen": Role.NEEDS}
KNOWN = (*ROLES, "affordable_fen", "cause", "since")
"""What may be known of the user's case from elsewhere in the talk."""

LEAST_FEN = 100
"""With nothing left over the call is played with one yuan a month, which no offer fits."""

_BEFORE, _AFTER = 12, 6
_PAYS = r"(?:还|付|给|出|拿|凑|挤|承受|负担)(?:得起|得出|出来|出|上|到|个|他们|的是|大概|差不多)*"
_A_MONTH = re.compile(
    rf"(?:月|每期)[^，。,；]{{0,6}}{_PAYS}$|(?:最多|只|顶多|大概)?(?:能|可以|够){_PAYS}$|月还$"
)
_A_MONTH_AFTER = re.compile(r"^(?:元|块)?钱?(?:一个月|每个?月|每期|/月)(?!工资|收入)")
_COMES_IN = re.compile(r"工资|收入|挣|赚|到手|房租|花|开销")
_NUMBER = r"[\d一二两三四五六七八九十]{1,3}"
_SPAN = rf"(?P<half>半年|半个月)|(?P<number>{_NUMBER})(?P<more>个?半)?(?P<unit>天|个?星期|周|个?礼拜|个?月|年)"
_OVERDUE = re.compile(
    rf"(?:逾期|拖|欠|晚|没还|过期|超期)(?:款)?(?:了|有|已经|大概|差不多|快|都|将近|也就|得有)*(?:{_SPAN})(?!\d)"
)
_OVERDUE_AFTER = re.compile(rf"(?:{_SPAN})(?:多|左右)?(?:都|就)?(?:没还|没还上|逾期|没还钱|还不上)")
_DAYS = {"天": 1, "星期": 7, "周": 7, "礼拜": 7, "月": 30, "年": 365}


def missing(known: Mapping[str, Any]) -> str | None:
    """The next thing to ask for. Who says what he can pay a month need not tell what he earns."""
    sums = () if known.get("affordable_fen") is not None else ("income_fen", "essentials_fen")
    asked = ("debt_fen", *sums, "cause")
    return next((name for name in asked if known.get(name) is None), None)


def enough(known: Mapping[str, Any]) -> bool:
    """Whether a call can be played with it: all sums are there."""
    return missing(known) in (None, "cause")


def fitting(days: int) -> str:
    """The scenario for a debt that is so many days overdue."""
    return next(id for id, most in words().overdue.items() if most is None or days <= most)


def question(name: str) -> Bubble:
    """The question for it, with a way out."""
    skip = button_skip()
    if name != "cause":
        return info(f"ask_{name.removesuffix('_fen')}", [skip])
    causes = [
        Button(cause.title, f"say_explain_hardship.cause.{id}")
        for id, cause in library().causes.items()
    ]
    return info("ask_cause", [*causes, skip])


def button_skip() -> Button:
    """The button for staying with the scenario's numbers."""
    return Button(button("given", "case.given").title, f"{START}.case.given")


def told_in(text: str, quantities: Sequence[Quantity]) -> dict[str, Any]:
    """What a message tells unasked: only sums that their words name."""
    return _told(text, quantities, None, None)


def answers(
    asked: str, text: str, quantities: Sequence[Quantity], cause: str | None
) -> dict[str, Any]:
    """What a message tells of the user's case; empty where it is no answer to what was asked."""
    return _told(text, quantities, asked, cause)


def _told(
    text: str, quantities: Sequence[Quantity], asked: str | None, cause: str | None
) -> dict[str, Any]:
    monthly = _affordable(text, quantities)
    rest = [one for one in quantities if one is not monthly]
    said = read(text, rest, ROLES.get(asked or ""))
    told: dict[str, Any] = {"pay_day": said.pay_day, "days": _overdue(text)}
    if told["days"] is None:
        told["days"] = said.days_overdue
    if monthly is not None:
        told["affordable_fen"] = int(monthly.value)
    for name, role in ROLES.items():
        items = [item for item in said.items if item.role is role]
        if items:  # at the cautious end
            told[name] = sum(item.low if role is Role.INCOME else item.high for item in items)
    named = cause or find_cause(text, library().causes)
    if named:
        told["cause"] = named
        # 逾期三个月 is not since when the trouble has been.
        told["since"] = find_since(text, quantities) if told["days"] is None else None
    return {name: value for name, value in told.items() if value is not None}


def _affordable(text: str, quantities: Sequence[Quantity]) -> Quantity | None:
    """The sum that the user says he can pay every month."""
    for one in quantities:
        if one.type != "money" or not isinstance(one.value, int):
            continue
        before = text[max(0, one.start - _BEFORE) : one.start].rstrip()
        after = text[one.end : one.end + _AFTER]
        clause = re.split(r"[，。,；;！!？?]", before)[-1]
        if _COMES_IN.search(clause):
            continue
        if _A_MONTH.search(clause) or _A_MONTH_AFTER.search(after):
            return one
    return None


def _overdue(text: str) -> int | None:
    """For how many days nothing has been paid, as far as it is said."""
    match = _OVERDUE.search(text) or _OVERDUE_AFTER.search(text)
    if match is None:
        return None
    if match["half"]:
        return 182 if match["half"] == "半年" else 15
    number = read_number(match["number"].replace("两", "二")) if len(match["number"]) < 3 else None
    if number is None:
        number = int(match["number"]) if match["number"].isdecimal() else 0
    unit = _DAYS[match["unit"].removeprefix("个")]
    return number * unit + (unit // 2 if match["more"] else 0) or None


def case_of(known: Mapping[str, Any]) -> Case:
    """The case of the answers; what was not told stays as the scenario has it.

    Raises:
        KeyError: a sum is missing.
    """
    debt = int(known["debt_fen"])
    kept = known.get("affordable_fen")
    income = None if known.get("income_fen") is None else int(known["income_fen"])
    if kept is None:
        kept = ceiling(
            affordable_fen(int(known["income_fen"]) - int(known["essentials_fen"])), debt
        )
    return Case(
        debt_fen=debt,
        affordable_month_fen=int(kept) or LEAST_FEN,
        income_fen=income,
        down_fen=0,
        cause=known.get("cause"),
        since=known.get("since") or "",
        pay_day=known.get("pay_day"),
        days=known.get("days"),
    )
