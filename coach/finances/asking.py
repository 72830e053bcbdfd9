"""What is still missing for a plan: at most five questions, whatever is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coach.finances.model import ASKED, REST, Finances, Item, Role
from coach.finances.words import SELF

Form = Literal["plain", "hint", "more", "poor_months", "own"]


@dataclass(frozen=True)
class Question:
    """What to ask for, and how: plainly, with ranges to choose from, or for the rest of it.

    own: of the income only somebody else's was told.
    """

    role: Role
    form: Form = "plain"


def next_question(known: Finances) -> Question | None:
    """The next question; None where a plan can be made, or where no more would help."""
    for role in ASKED:
        if role in known.unknown or _told(known, role) or _no_use(known, role):
            continue
        if role is Role.NEEDS and known.of(role) + known.of(Role.PRIORITY):
            return Question(role, "more")
        if role is Role.INCOME and known.of(role):
            return Question(role, "own")
        if role is Role.INCOME and known.irregular:
            return Question(role, "poor_months")
        return Question(role, "hint" if role in known.hinted else "plain")
    return None


def _told(known: Finances, role: Role) -> bool:
    if role is Role.INCOME:
        return bool(known.of(role)) and not only_of_others(known.of(role))
    return known.needs_done if role is Role.NEEDS else bool(known.of(role))


def only_of_others(incomes: Sequence[Item]) -> bool:
    """Whether all of the incomes are somebody else's (老婆)."""
    return bool(incomes) and all(item.name not in ("", SELF, REST) for item in incomes)


def _no_use(known: Finances, role: Role) -> bool:
    """Whether the answer could change nothing: without income no needs leave anything over."""
    income = known.total(Role.INCOME)
    unknown = Role.INCOME in known.unknown and income is None
    without = unknown or (income is not None and income.high == 0)
    return role is Role.NEEDS and without
