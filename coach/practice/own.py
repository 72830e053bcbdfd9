"""「用我的情况练」: the user's own debt, income and reason, asked for where they are not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from coach.bubble import Bubble, Button
from coach.finances import Role, read
from coach.hardship import find_cause, find_since
from coach.library import library
from coach.planner.affordability import affordable_fen
from coach.planner.ladder import ceiling
from coach.practice.cards import START, button, info
from coach.quantities import Quantity
from coach.rehearsal.scenario import Case

ROLES = {"debt_fen": Role.DEBT, "income_fen": Role.INCOME, "essentials_fen": Role.NEEDS}
SUMS = tuple(ROLES)
ASKED = (*SUMS, "cause")
"""What is needed, in the order in which it is asked for."""

LEAST_FEN = 100
"""With nothing left over the call is played with one yuan a month, which no offer fits."""


def missing(known: Mapping[str, Any]) -> str | None:
    """The next thing to ask for."""
    return next((name for name in ASKED if known.get(name) is None), None)


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


def answers(
    asked: str, text: str, quantities: Sequence[Quantity], cause: str | None
) -> dict[str, Any]:
    """What a message tells of the user's case; empty where it is no answer to what was asked."""
    said = read(text, quantities, ROLES.get(asked))
    told: dict[str, Any] = {"pay_day": said.pay_day, "days": said.days_overdue}
    for name, role in ROLES.items():
        items = [item for item in said.items if item.role is role]
        if items:  # at the cautious end
            told[name] = sum(item.low if role is Role.INCOME else item.high for item in items)
    named = cause or find_cause(text, library().causes)
    if named:
        told["cause"] = named
        told["since"] = find_since(text, quantities)
    return {name: value for name, value in told.items() if value is not None}


def case_of(known: Mapping[str, Any]) -> Case:
    """The case of the answers.

    Raises:
        KeyError: one is missing.
    """
    debt, income = int(known["debt_fen"]), int(known["income_fen"])
    kept = ceiling(affordable_fen(income - int(known["essentials_fen"])), debt)
    return Case(
        debt_fen=debt,
        affordable_month_fen=kept or LEAST_FEN,
        income_fen=income,
        down_fen=0,
        cause=str(known["cause"]),
        since=known.get("since") or "",
        pay_day=known.get("pay_day"),
        days=known.get("days"),
    )
