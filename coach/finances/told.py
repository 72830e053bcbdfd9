"""What one message tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.finances.model import Item, Role

Fault = Literal["negative", "huge", "no_debt"]


@dataclass(frozen=True)
class Told:
    """The facts of one message; None and empty: nothing said of it.

    items: sums whose role is known; adds: they come on top of what was told before; corrected: the
    sum (low, high) of a bare 「不对，是五千二」, for whichever sum was told last; total: roles of
    which a sum over all is among the items; unknown: the user cannot tell what was asked; periods:
    the instalments that the user would like; bare: the sum (the low end) of a message that is
    nothing but a sum, or of a correction that fits nothing known; wish: what the user would like to
    pay every month; instead_of: the sum (不是八百，是六百) that `corrected` takes the place of;
    paid_off: debts that are no more; fault: why a sum was not taken.
    """

    items: tuple[Item, ...] = ()
    adds: bool = False
    corrected: tuple[int, int] | None = None
    totals: tuple[Role, ...] = ()
    answers: Role | None = None
    needs_done: bool = False
    unknown: bool = False
    irregular: bool | None = None
    pay_day: int | None = None
    annual_percent: float | None = None
    days_overdue: int | None = None
    penalty_multiple: float | None = None
    periods: int | None = None
    bare: int | None = None
    wish: int | None = None
    instead_of: tuple[int, int] | None = None
    paid_off: tuple[str, ...] = ()
    fault: Fault | None = None

    @property
    def anything(self) -> bool:
        """Whether the message tells any fact at all."""
        return bool(self.items or self.corrected or self.needs_done) or any(
            value is not None
            for value in (
                self.irregular,
                self.pay_day,
                self.annual_percent,
                self.days_overdue,
                self.penalty_multiple,
            )
        )
