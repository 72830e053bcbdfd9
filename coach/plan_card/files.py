"""What the user takes away: the calendar, and the whole plan as a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.plan_card.made import Made
from coach.plan_card.numbers import numbers
from coach.plan_card.talk import talk
from coach.planner import Reminder, calendar_file
from coach.planner.texts import stop_line
from coach.planner.wording import wording


def files(made: Made) -> list[dict[str, str]]:
    """The calendar and the plan."""
    return [
        calendar(made, made.reminders()),
        {
            "name": talk().line("file.plan"),
            "mime": "text/plain",
            "text": "\n".join(_whole(made)) + "\n",
        },
    ]


def calendar(made: Made, reminders: Sequence[Reminder]) -> dict[str, str]:
    """The calendar file of these reminders."""
    name = wording().line("calendar.name")
    return {
        "name": talk().line("file.calendar"),
        "mime": "text/calendar",
        "text": calendar_file(reminders, made.plan.made_on, name),
    }


def _whole(made: Made) -> Iterator[str]:
    plan = made.plan
    yield talk().line("file.heading", day=plan.made_on.isoformat())
    yield plan.summary
    yield from (f"{one['label']}：{one['text']}" for one in numbers(made.known))
    for one, words in zip(plan.debts, plan.texts, strict=True):
        yield f"\n【{one.debt.name}】"
        yield from _section("script", [f"「{words.script}」"])
        yield from _section("options", words.rows)
        stop = [stop_line(one)] if one.ladder else []
        yield from _section("ladder", [*(f"「{step}」" for step in words.steps), *stop])
        yield from _section("confirmation", [f"「{words.confirmation}」"])
        yield from _section("notes", [note for note in words.notes if note not in stop])
    yield ""
    yield from _section("papers", plan.proofs)
    yield from _section("help", plan.help)


def _section(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{talk().line(f'file.{name}')}："
        yield from (f"- {line}" for line in lines)
