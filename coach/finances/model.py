"""The numbers of one household as the user told them, each sum under its own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from coach.planner.money import Span


class Role(str, Enum):
    """What a sum is.

    NEEDS: what life costs; PRIORITY: other payments that cannot wait; OTHER: a sum that is read but
    not kept, since somebody demands it or one would like to pay it.
    """

    DEBT = "debt"
    INCOME = "income"
    NEEDS = "needs"
    PRIORITY = "priority"
    CASH = "cash"
    OTHER = "other"


ASKED = (Role.DEBT, Role.INCOME, Role.NEEDS)
"""What a plan cannot do without, in the order in which it is asked for."""

REST = "其他"
"""The name of a sum that is on top of the named ones."""


@dataclass(frozen=True)
class Item:
    """One sum in fen, from `low` to `high`; a month's where it comes or goes every month.

    name: in the user's words (房租, 借呗, 老婆), "" where none was said.
    """

    role: Role
    name: str
    low: int
    high: int

    @property
    def span(self) -> Span:
        """The sum as a span."""
        return Span(self.low, self.high)


@dataclass(frozen=True)
class Finances:
    """All that is known.

    unknown: what the user cannot tell, so that it is not asked again; hinted: what ranges were
    offered for; needs_done: whether the needs are all told, not just the rent; last: role and name
    of the sum that was given last, which a bare correction means; together: those of all sums of
    that message; pay_day: 1 to 31; the next three are the contract's, in percent a year, days and
    times the rate; wish: what the user would like to pay a month, in fen.
    """

    items: tuple[Item, ...] = ()
    unknown: tuple[Role, ...] = ()
    hinted: tuple[Role, ...] = ()
    needs_done: bool = False
    irregular: bool = False
    last: tuple[Role, str] | None = None
    together: tuple[tuple[Role, str], ...] = ()
    pay_day: int | None = None
    annual_percent: float | None = None
    days_overdue: int | None = None
    penalty_multiple: float | None = None
    wish: int | None = None

    def of(self, role: Role) -> tuple[Item, ...]:
        """The sums of one role, in the order in which they were told."""
        return tuple(item for item in self.items if item.role is role)

    def total(self, role: Role) -> Span | None:
        """All sums of one role together; None where none was told."""
        items = self.of(role)
        return sum((item.span for item in items[1:]), items[0].span) if items else None

    def to_json(self) -> dict[str, Any]:
        """As plain values, for a slot."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Finances:
        """What `to_json` gave; nothing known where there is nothing."""
        if not data:
            return cls()
        return cls(
            **{
                **data,
                "items": tuple(
                    Item(Role(item["role"]), item["name"], item["low"], item["high"])
                    for item in data["items"]
                ),
                "unknown": tuple(Role(role) for role in data["unknown"]),
                "hinted": tuple(Role(role) for role in data["hinted"]),
                "last": (Role(data["last"][0]), data["last"][1]) if data["last"] else None,
                "together": tuple((Role(role), name) for role, name in data.get("together", ())),
            }
        )
