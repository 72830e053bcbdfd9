"""Reading what comes in, what goes out and what is owed; and what can be promised every month.

All sums are whole fen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.planner.affordability import BUFFER_PERCENT, affordable_fen
from coach.planner.ladder import ceiling, first_ask
from coach.planner.money import ceil_div, yuan
from coach.planner.schedules import LONG_PLAN
from coach.quantities import Quantity

__all__ = ["BUFFER", "LONG_PLAN", "Offer", "offer", "read_amount", "read_roles", "yuan"]

BUFFER = BUFFER_PERCENT / 100
"""What is kept back of what is left over."""

_ROLES = (
    (
        "essentials_fen",
        re.compile(
            r"开销|开支|花销|支出|房租|房贷|吃饭|生活费|水电|必需|必须花|要花|"
            r"省不掉|花掉|用掉|养孩子|药费"
        ),
    ),
    ("income_fen", re.compile(r"到手|工资|收入|挣|赚|月薪|底薪|薪水|退休金|低保|发\D{0,2}$")),
    ("debt_fen", re.compile(r"欠|借了?|本金|总共|一共|逾期|账单|本息|要还清|剩")),
)
_NOTHING = re.compile(
    r"没有?(?:收入|工资|进账|钱)|^(?:没有?|没了|零|0|无)(?:了|啊|的)?[。.!！]?$|"
    r"一分(?:钱)?(?:都|也)?没|失业|没工作"
)


_TAKEN_BACK = re.compile(
    r"(?:哦|噢|啊)?(?:不对|不是|说错了?|错了)[，, ]*(?:应该|其实)?是?(?=.{0,3}[\d一二两三四五六七八九十百千万])"
)
_UNKNOWN = re.compile(r"不(?:太)?(?:知道|清楚|记得|确定)|说不(?:清|准|好)|没算过|记不清|忘了")
_CORRECTION = re.compile(
    r"^(?:不对|不是|错了|说错|写错|打错|搞错|更正|改一下|等等)|说错了|刚才(?:那个)?(?:不对|错)"
)


@dataclass(frozen=True)
class Offer:
    """What can be promised.

    affordable_fen: the most that can be kept every month; first_fen: what to ask for first;
    periods: how many instalments of `first_fen` clear the debt, future interest left out.
    """

    affordable_fen: int
    first_fen: int
    periods: int
    periods_at_most: int


def read_roles(text: str, quantities: Sequence[Quantity]) -> dict[str, int]:
    """Which sum of the text is the debt, the income and the needs, by the words before each.

    Sums without such words are left out. Needs are added up (rent, then food): one that was lost
    would make the promise too high. A debt of nothing is no debt.
    """
    read: dict[str, int] = {}
    begin = 0
    taken_back = _taken_back(text)
    for quantity in quantities:
        if quantity.start < taken_back:
            continue
        if quantity.type == "money" and isinstance(quantity.value, int):
            before = text[begin : quantity.start][-12:]
            hits = [
                (match.end(), role)
                for role, pattern in _ROLES
                for match in pattern.finditer(before)
            ]
            role = max(hits)[1] if hits else None
            if role == "essentials_fen":
                read[role] = read.get(role, 0) + quantity.value
            elif role and (quantity.value or role != "debt_fen"):
                read.setdefault(role, quantity.value)
            begin = quantity.end
    return read


def corrects(text: str) -> bool:
    """Whether the message takes back what was said before (不对，是五千二)."""
    return bool(_CORRECTION.search(text))


def _taken_back(text: str) -> int:
    """Where the words end that take back a sum in the same message (6500，哦不是，是5600); else 0."""
    return max((match.end() for match in _TAKEN_BACK.finditer(text)), default=0)


def unknown(text: str) -> bool:
    """Whether the user says not to know the sum."""
    return bool(_UNKNOWN.search(text))


def read_amount(text: str, quantities: Sequence[Quantity]) -> int | None:
    """The sum (fen) that a message gives as the answer to one question; several are added up."""
    taken_back = _taken_back(text)
    sums = [
        quantity.value
        for quantity in quantities
        if quantity.type == "money"
        and isinstance(quantity.value, int)
        and quantity.start >= taken_back
    ]
    if sums:
        return sum(sums)
    return 0 if _NOTHING.search(text.strip()) else None


def offer(debt_fen: int, income_fen: int, essentials_fen: int) -> Offer | None:
    """What can be promised every month, or None where nothing is left over.

    The first ask is 70 to 80 percent of what can be kept, and nothing asked for is above it.

    Raises:
        ValueError: nothing is owed.
    """
    if debt_fen <= 0:
        raise ValueError(f"a debt of {debt_fen} fen needs no plan")
    affordable = ceiling(affordable_fen(income_fen - essentials_fen), debt_fen)
    if affordable <= 0:
        return None
    first = first_ask(affordable)
    return Offer(
        affordable_fen=affordable,
        first_fen=first,
        periods=ceil_div(debt_fen, first),
        periods_at_most=ceil_div(debt_fen, affordable),
    )
