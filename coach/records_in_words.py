"""A record as people read it: every value under a name in Chinese, never by the names of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coach.calls.model import Call, day_text
from coach.content import ContentError, build
from coach.finances import Finances
from coach.library import Library
from coach.plan_card import make
from coach.plan_card.numbers import numbers
from coach.records import Kind, Record
from coach.reflection import Page, line_of, reflection, sections
from coach.rehearsal.book import book
from coach.rehearsal.progress import Run
from coach.review.rubric import grade, rubric

Row = tuple[str, str]
"""A name and a value."""


def in_words(one: Record, number: int, known: Library) -> list[Row]:
    """What the record holds; `number` is its place among those of its kind, from 1.

    What an older version wrote and this one cannot read is left to the file for machines.
    """
    try:
        return list(_KINDS[one.kind](one, number, known))
    except (ContentError, KeyError, TypeError, ValueError):
        return []


def _call(one: Record, number: int, known: Library) -> Iterator[Row]:
    yield from ((label, value) for _, label, value in Call.of(one.data, one.id, number).rows)


def _plan(one: Record, number: int, known: Library) -> Iterator[Row]:
    told = Finances.from_json(one.data["finances"])
    yield from ((row["label"], row["text"]) for row in numbers(told))
    cause = str(one.data.get("cause"))
    if cause in known.causes:
        yield _name(known, "cause"), known.causes[cause].title
    # Only the numbers are kept; what follows from them on that day is worked out again.
    made = make(told, one.updated.date(), cause=cause if cause in known.causes else None)
    yield _name(known, "result"), made.plan.summary
    yield _name(known, "say"), f"「{made.plan.texts[made.lead].script}」"


def _letter(one: Record, number: int, known: Library) -> Iterator[Row]:
    yield _name(known, "title"), one.data["title"]
    if one.data.get("told"):
        yield _name(known, "told"), one.data["told"]


def _page(one: Record, number: int, known: Library) -> Iterator[Row]:
    for part in sections(build(Page, one.data, "page"), reflection()):
        yield from ((part["title"], line_of(item)) for item in part["items"])


def _reminder(one: Record, number: int, known: Library) -> Iterator[Row]:
    yield _name(known, "what"), one.data["what"]
    if one.due is not None:
        yield _name(known, "day"), f"{day_text(one.due.date().isoformat())}{one.due:%H:%M}"
    if one.delivered:
        yield _name(known, "delivered"), _name(known, "affirmed")


def _run(one: Record, number: int, known: Library) -> Iterator[Row]:
    run = build(Run, one.data, "run")
    level = known.line("records.fields.level", level=run.level)
    scenario = book().scenarios.get(run.scenario)
    yield _name(known, "scenario"), f"{scenario.title}（{level}）" if scenario else level
    yield _name(known, "day"), day_text(run.day)
    process = known.line("records.fields.grade", process=run.process, grade=grade(run.process))
    yield _name(known, "process"), process
    yield _name(known, "won"), _name(known, "won_yes" if run.won else "won_no")
    if run.aided:
        yield _name(known, "aided"), _name(known, "affirmed")
    lines = [rubric().red_lines[name].title for name in run.red_lines]
    if lines:
        yield _name(known, "crossed"), "、".join(lines)


def _name(known: Library, field: str) -> str:
    return known.line(f"records.fields.{field}")


_KINDS: Mapping[Kind, Callable[[Record, int, Library], Iterator[Row]]] = {
    "run": _run,
    "call": _call,
    "plan": _plan,
    "letter": _letter,
    "page": _page,
    "reminder": _reminder,
}
