"""Progress over the runs as a card: what was reached, what is weak, and what to practise next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from coach.bubble import Bubble, Button
from coach.practice import cards
from coach.practice.before import recommended
from coach.practice.words import words
from coach.rehearsal.book import book
from coach.rehearsal.progress import (
    CLEAN_RUNS,
    TOP_LEVEL,
    Due,
    Run,
    due_items,
    unlocked_level,
)
from coach.review.labels import NA
from coach.review.names import ITEMS
from coach.review.rubric import grade, rubric

MOST_RUNS = 10
"""So many runs are listed, the newest first; all of them count."""


def progress_bubble(runs: Sequence[Run], today: dt.date) -> Bubble:
    """card.notice of kind progress."""
    level = unlocked_level(runs)
    following = recommended_run(runs, today)
    title = book().scenario(following).title
    shown = [_run(run) for run in reversed(runs) if run.scenario in book().scenarios][:MOST_RUNS]
    card = {
        "type": "card.notice",
        "v": 1,
        "kind": "progress",
        "id": None,
        "level": level,
        "count": len(runs),
        "runs": shown,
        "items": _items(runs),
        "due": [_due(due, today) for due in due_items(runs)],
        "need": _need(runs, level),
        "next": {"title": title, "payload_id": f"{cards.START}.scenario.{following}"},
    }
    buttons = (
        Button(title, f"{cards.START}.scenario.{following}"),
        cards.button("menu", "call.menu"),
    )
    return Bubble(_text(card), buttons, card)


def recommended_run(runs: Sequence[Run], today: dt.date) -> str:
    """The scenario to go on with: one whose goals have an item that is due, else the next one."""
    due = {due.item for due in due_items(runs) if dt.date.fromisoformat(due.day) <= today}
    listed = cards.of_level(unlocked_level(runs))
    last = runs[-1].scenario if runs else ""
    fitting = [
        scenario.id
        for scenario in listed
        if scenario.id != last and due & {goal.item for goal in scenario.brief.goals}
    ]
    return fitting[0] if fitting else recommended(runs)


def _run(run: Run) -> dict[str, Any]:
    return {
        "day": run.day,
        "scenario": run.scenario,
        "title": book().scenario(run.scenario).title,
        "level": run.level,
        "process": run.process,
        "grade": grade(run.process),
        "won": run.won,
        "aided": run.aided,
        "red_lines": list(run.red_lines),
    }


def _items(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """Each item with its levels over the runs in which it came up, the oldest first."""
    found = []
    for item in ITEMS:
        levels = [int(run.labels[item]) for run in runs if run.labels.get(item, NA) != NA]
        if levels:
            title = rubric().items[item].title
            found.append({"id": item, "title": title, "levels": levels[-MOST_RUNS:]})
    return found


def _due(due: Due, today: dt.date) -> dict[str, Any]:
    now = dt.date.fromisoformat(due.day) <= today
    return {"item": due.item, "title": rubric().items[due.item].title, "day": due.day, "now": now}


def _need(runs: Sequence[Run], level: int) -> int:
    """How many clean runs are missing for the next level."""
    if level == TOP_LEVEL:
        return 0
    return CLEAN_RUNS - len({run.scenario for run in runs if run.clean and run.level == level})


def _text(card: dict[str, Any]) -> str:
    say = words()
    if not card["count"]:
        return say.line("progress_none")
    level = card["level"]
    parts = [say.line("progress", count=card["count"], level=level)]
    if card["need"]:
        parts.append(say.line("progress_need", need=card["need"], level=level, next=level + 1))
    else:
        parts.append(say.line("progress_top"))
    parts += [_run_text(run) for run in card["runs"]]
    items = [
        say.line("progress_item", title=item["title"], levels="→".join(map(str, item["levels"])))
        for item in card["items"]
    ]
    parts.append(say.line("progress_items", items="，".join(items)))
    if card["due"]:
        due = [
            say.line(
                "progress_due_now" if one["now"] else "progress_due_later",
                title=one["title"],
                day=one["day"],
            )
            for one in card["due"]
        ]
        parts.append(say.line("progress_due", due="、".join(due)))
    return "\n".join([*parts, say.line("progress_delete")])


def _run_text(run: dict[str, Any]) -> str:
    say = words()
    notes = [say.line("aided")] if run["aided"] else []
    notes += [say.line("crossed")] if run["red_lines"] else []
    return say.line(
        "progress_run",
        day=run["day"],
        title=run["title"],
        process=run["process"],
        grade=run["grade"],
        notes=f"（{'，'.join(notes)}）" if notes else "",
    )
