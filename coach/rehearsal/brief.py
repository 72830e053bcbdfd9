"""The brief before a call: who the learner is, what he knows, and at most three goals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from coach.library import library
from coach.planner.money import yuan
from coach.rehearsal.book import Book
from coach.rehearsal.book import book as own_book
from coach.rehearsal.scenario import Case, Scenario, with_case

HARSH_NOTICE = "这一关对方说话会很冲，有讽刺和恐吓。随时说“暂停”或“停”，马上停下。"
COOL_DOWN = "练完了，这是演的，不是真的。喝口水，缓一缓，再看报告。"
HARSH_DIAL = 3
"""From this dial on a call is announced as harsh, whatever the scenario."""


def brief_card(
    scenario: str, intensity: int | None = None, case: Case | None = None, book: Book | None = None
) -> dict[str, Any]:
    """The brief as data: title, stage, level, role, know, goals, and a notice where it gets harsh."""
    played = with_case((book or own_book()).scenario(scenario), case)
    return {
        "scenario": played.id,
        "title": played.title,
        "stage": played.stage,
        "level": played.level,
        "role": played.brief.role if case is None else own_role(played),
        "know": list(played.brief.know) if case is None else own_facts(played),
        "goals": [{"item": goal.item, "say": goal.say} for goal in played.brief.goals],
        "notice": HARSH_NOTICE if is_harsh(played, intensity) else "",
    }


def is_harsh(scenario: Scenario, intensity: int | None = None) -> bool:
    """Whether the call is announced as harsh before, and followed by a word to cool down."""
    return scenario.harsh or (intensity or 0) >= HARSH_DIAL


def own_role(scenario: Scenario) -> str:
    """The role with the user's own case: himself."""
    if scenario.debt is None or scenario.means is None:
        return scenario.brief.role
    return f"你就是自己：欠{yuan(scenario.debt.total_fen)}元，对方按这一关的路数打来。"


def own_facts(scenario: Scenario) -> list[str]:
    """What the user knows of his own case."""
    debt, means = scenario.debt, scenario.means
    if debt is None or means is None:
        return list(scenario.brief.know)
    periods = math.ceil(debt.total_fen / max(1, means.affordable_month_fen))
    cause = library().causes[means.cause].title
    return [
        f"一共欠{yuan(debt.total_fen)}元，逾期{debt.days}天",
        f"原因：{means.since}{cause}" if means.since else f"原因：{cause}",
        f"每月{means.pay_day}号最多能还{yuan(means.affordable_month_fen)}元，约{periods}期",
    ]


def as_text(card: dict[str, Any], stages: Mapping[str, str] | None = None) -> str:
    """The brief in words; `stages` has the stage as people say it."""
    stage = (stages or {}).get(card["stage"], card["stage"])
    lines = [f"{card['title']}（{stage}，难度{card['level']}）", card["role"]]
    lines += [f"· {fact}" for fact in card["know"]]
    lines.append("目标：" + "；".join(goal["say"] for goal in card["goals"]))
    return "\n".join([*lines, *([card["notice"]] if card["notice"] else [])])
