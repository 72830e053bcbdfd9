"""The guided look back of the guide's part six: causes, lessons, a month's budget, three habits.

Plain data in, plain data out; sums are whole fen. What the user skipped stays open and is never
filled in for them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.bubble import Bubble, Button
from coach.calls.model import day_text
from coach.content import ContentError, build, read_mapping
from coach.finances import Role, read
from coach.library import Library, library
from coach.paths import KNOWLEDGE
from coach.planner.money import yuan
from coach.quantities import Quantity

FILE = "reflection.yml"
HABITS = 3
LONGEST = 60
"""Characters of a line of the user's own that the page takes over."""
_QUESTIONS = ("causes", "lessons", "budget", "budget_again", "habits", "habits_more")
_REPAY = re.compile(r"还款|月供|要还|还贷|还债|还钱")
_NO_INCOME = re.compile(r"没有?(?:收入|工资|进账)|失业|没工作")
_WHEN = ("tomorrow", "sunday", "first")
_SUNDAY = 6


@dataclass(frozen=True)
class Habit:
    """A habit on offer, and which day it begins."""

    text: str
    when: str


@dataclass(frozen=True)
class Wording:
    """The words of the talk, see reflection.yml."""

    button: str
    skip: str
    enough: str
    known: str
    questions: Mapping[str, str]
    title: str
    sections: Mapping[str, str]
    budget: Mapping[str, str]
    skipped: str
    nothing: str
    done: str
    note: str
    lessons: Mapping[str, str]
    habits: Mapping[str, Habit]


@dataclass(frozen=True)
class Page:
    """What the user said, part by part; empty where skipped.

    budget: sums by income, essentials and repay. habits: pairs of text and ISO date.
    """

    causes: str = ""
    lessons: str = ""
    budget: Mapping[str, int] = field(default_factory=dict)
    habits: Sequence[Sequence[str]] = ()

    @property
    def empty(self) -> bool:
        """Whether every part was skipped."""
        return not (self.causes or self.lessons or self.budget or self.habits)


def load_reflection(path: Path, known: Library) -> Wording:
    """Reads the file.

    Raises:
        ContentError: a question or section is missing, or a habit has no day.
    """
    parts = dict(read_mapping(path))
    parts["habits"] = {
        id: build(Habit, entry, f"{path.name} {id}") for id, entry in parts["habits"].items()
    }
    made = build(Wording, parts, path.name)
    if tuple(made.questions) != _QUESTIONS:
        raise ContentError(f"{path.name} questions: must be {', '.join(_QUESTIONS)}")
    if tuple(made.sections) != ("causes", "lessons", "budget", "habits"):
        raise ContentError(f"{path.name} sections: must be causes, lessons, budget, habits")
    for id, habit in made.habits.items():
        if habit.when not in _WHEN:
            raise ContentError(f"{path.name} {id}: unknown when {habit.when}")
    known.facts.check(path.name, (*made.questions.values(), made.done, made.note, made.nothing))
    return made


def read_budget(text: str, quantities: Sequence[Quantity]) -> dict[str, int]:
    """The sums that the text names, by income, essentials and repay."""
    found: dict[str, int] = {}
    rest: list[Quantity] = []
    begin = 0
    for quantity in quantities:
        if quantity.type != "money" or not isinstance(quantity.value, int):
            continue
        if _REPAY.search(text[begin : quantity.start]):
            found["repay"] = found.get("repay", 0) + quantity.value
        else:
            rest.append(quantity)
        begin = quantity.end
    for item in read(text, rest).items:
        if item.role is Role.INCOME:
            found["income"] = found.get("income", 0) + item.low
        elif item.role in (Role.NEEDS, Role.PRIORITY):
            found["essentials"] = found.get("essentials", 0) + item.high
    if "income" not in found and _NO_INCOME.search(text):
        found["income"] = 0
    return found


def first_day(when: str, today: dt.date) -> dt.date:
    """The day on which a habit begins, after today."""
    if when == "sunday":
        return today + dt.timedelta(days=(_SUNDAY - today.weekday()) % 7 or 7)
    if when == "first":
        return (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return today + dt.timedelta(days=1)


def sections(page: Page, words: Wording) -> list[dict[str, Any]]:
    """The parts of the page with their lines; a skipped part says that it is open."""
    parts = {
        "causes": [_item(page.causes)] if page.causes else [],
        "lessons": [_item(page.lessons)] if page.lessons else [],
        "budget": [_item(line) for line in _budget_lines(page.budget, words)],
        "habits": [_item(text, day) for text, day in page.habits],
    }
    return [
        {"title": title, "items": parts[name] or [_item(words.skipped)]}
        for name, title in words.sections.items()
    ]


def _item(text: str, date: str | None = None) -> dict[str, Any]:
    return {"text": text, "date": date, "tick": date is not None}


def _budget_lines(sums: Mapping[str, int], words: Wording) -> list[str]:
    lines = [
        words.budget[name].replace("{sum}", yuan(sums[name]))
        for name in ("income", "essentials", "repay")
        if name in sums
    ]
    if "income" in sums and "essentials" in sums:
        left = sums["income"] - sums["essentials"] - sums.get("repay", 0)
        name = "left" if left > 0 else "short" if left < 0 else "even"
        lines.append(words.budget[name].replace("{sum}", yuan(abs(left))))
    return lines


def as_bubble(page: Page, words: Wording, buttons: tuple[Button, ...] = ()) -> Bubble:
    """The page as a card to keep, with its file."""
    parts = sections(page, words)
    lines = [words.title]
    for part in parts:
        lines += ["", f"【{part['title']}】", *map(line_of, part["items"])]
    text = "\n".join([*lines, "", words.note])
    file = {"name": f"{words.title}.txt", "mime": "text/plain;charset=utf-8", "text": text}
    custom = {
        "type": "card.checklist",
        "v": 1,
        "kind": "reflection",
        "id": "reflection",
        "title": words.title,
        "sections": parts,
        "notes": [words.note],
        "files": [file],
    }
    return Bubble(f"{words.done}\n\n{text}", buttons, custom)


def line_of(item: Mapping[str, Any]) -> str:
    """An item of the page as one line."""
    if not item["date"]:
        return str(item["text"])
    return f"□ {item['text']}（从{day_in_words(item['date'])}开始）"


def day_in_words(iso: str) -> str:
    """11月27日（周五）."""
    return day_text(iso).split("年", 1)[1]


@lru_cache(maxsize=1)
def reflection() -> Wording:
    """The project's own words, loaded at the first call."""
    return load_reflection(KNOWLEDGE / FILE, library())
