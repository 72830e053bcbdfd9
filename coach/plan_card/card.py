"""A bubble of type card.plan; its text says all that the card shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.bubble import Bubble, Button
from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.planner.debt_plan import DebtPlan
from coach.planner.options import Option

BUTTON = "do_make_plan.plan."


@dataclass(frozen=True)
class Part:
    """One part of the plan, before it becomes a bubble; see knowledge/schemas/card.plan.json."""

    part: str
    title: str
    say_now: str | None = None
    lines: Sequence[str] = ()
    numbers: Sequence[dict[str, str]] = ()
    table: Sequence[dict[str, Any]] = ()
    ladder: Sequence[dict[str, Any]] = ()
    files: Sequence[dict[str, str]] = ()
    buttons: Sequence[Button] = field(default=())

    def bubble(self, made: Made) -> Bubble:
        """The bubble."""
        custom = {
            "type": "card.plan",
            "v": 1,
            "part": self.part,
            "standing": made.standing.value,
            "title": self.title,
            "say_now": self.say_now,
            "lines": list(self.lines),
            "numbers": list(self.numbers),
            "limits": _limits(made.first),
            "table": list(self.table),
            "ladder": list(self.ladder),
            "files": list(self.files),
        }
        return Bubble(self._text(len(made.plan.debts) > 1), tuple(self.buttons), custom)

    def _text(self, several: bool) -> str:
        head = f"{self.title}：「{self.say_now}」" if self.say_now else f"{self.title}："
        lines = [head]
        for rows, words in ((self.table, "text"), (self.ladder, "say")):
            for number, row in enumerate(rows, 1):
                debt = f"{row['debt']}，" if several else ""
                said = row[words] if words == "text" else f"「{row[words]}」"
                lines.append(f"{number}. {debt}{said}")
        lines += self.lines
        if self.numbers:
            told = "；".join(f"{one['label']}：{one['text']}" for one in self.numbers)
            lines.append(talk().line("result.numbers", numbers=told))
        if self.files:
            names = "，".join(one["name"] for one in self.files)
            lines.append(talk().line("result.files", names=names))
        return "\n".join(lines)


def button(name: str) -> Button:
    """The button of that name; see `button` in plan_talk.yml."""
    return Button(talk().line(f"button.{name}"), f"{BUTTON}{name}")


def table_row(debt: str, option: Option, text: str) -> dict[str, Any]:
    """One way to pay, as a row of the table."""
    return {
        "debt": debt,
        "kind": option.kind,
        "periods": option.periods,
        "monthly_fen": option.monthly_fen,
        "last_fen": option.last_fen,
        "total_fen": option.total_fen,
        "annual_cost_percent": option.annual_cost_percent,
        "fits": option.fits,
        "down_fen": option.down_fen,
        "deferred_months": option.deferred_months,
        "saving_fen": option.saving_fen,
        "text": text,
    }


def _limits(one: DebtPlan) -> dict[str, int] | None:
    if not one.ladder:
        return None
    return {"first_fen": one.ladder[0].monthly_fen, "ceiling_fen": one.ladder[-1].monthly_fen}
