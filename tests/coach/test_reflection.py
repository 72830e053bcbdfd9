"""The look back: sums right to the fen, days to come, and a page that says what was skipped."""

from __future__ import annotations

import datetime as dt
import json

import jsonschema
import pytest
from utterances import Utterance

from coach.paths import KNOWLEDGE
from coach.quantities import extract
from coach.reflection import Page, as_bubble, first_day, read_budget, reflection, sections

THURSDAY = dt.date(2026, 11, 26)
WORDS = reflection()


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "到手5200，房租吃饭3600，还款900",
            {"income": 520_000, "essentials": 360_000, "repay": 90_000},
        ),
        ("工资四千，房租1500，吃饭1000", {"income": 400_000, "essentials": 250_000}),
        ("没有收入，吃饭800", {"income": 0, "essentials": 80_000}),
        ("到手5200，每月要还1200", {"income": 520_000, "repay": 120_000}),
        ("说不好", {}),
    ],
)
def test_the_sums_of_a_month_are_read(text: str, sums: dict[str, int]) -> None:
    assert read_budget(text, extract(text, THURSDAY)) == sums


@pytest.mark.parametrize(
    ("when", "today", "day"),
    [
        ("tomorrow", THURSDAY, "2026-11-27"),
        ("sunday", THURSDAY, "2026-11-29"),
        ("sunday", dt.date(2026, 11, 29), "2026-12-06"),
        ("first", THURSDAY, "2026-12-01"),
        ("first", dt.date(2026, 12, 31), "2027-01-01"),
        ("first", dt.date(2027, 1, 31), "2027-02-01"),
    ],
)
def test_a_habit_begins_on_a_day_to_come(when: str, today: dt.date, day: str) -> None:
    assert first_day(when, today).isoformat() == day


@pytest.mark.parametrize(
    ("essentials", "line"),
    [
        (360_000, "剩下：1600元，先留一点应急"),
        (520_000, "正好用完，一分不剩：先别再答应新的还款"),
        (600_050, "每月差800.50元：先谈延期或分期，别借新的补"),
    ],
)
def test_what_is_left_is_told_plainly(essentials: int, line: str) -> None:
    page = Page(budget={"income": 520_000, "essentials": essentials})
    assert sections(page, WORDS)[2]["items"][-1]["text"] == line


def test_without_income_nothing_is_said_to_be_left() -> None:
    items = sections(Page(budget={"essentials": 360_000}), WORDS)[2]["items"]
    assert [item["text"] for item in items] == ["省不掉的：3600元"]


def test_the_page_says_what_was_skipped_and_is_a_card_with_its_file() -> None:
    page = Page(causes="没了工作", habits=[["花一笔记一笔", "2026-11-27"]])
    bubble = as_bubble(page, WORDS)
    schema = json.loads((KNOWLEDGE / "schemas" / "card.checklist.json").read_text(encoding="utf-8"))
    jsonschema.validate(bubble.custom, schema)
    assert "【提醒自己】\n这步先空着，想好再补" in bubble.text
    assert "□ 花一笔记一笔（从11月27日（周五）开始）" in bubble.text
    assert bubble.custom is not None
    assert bubble.custom["files"][0]["text"] in bubble.text


def test_nobody_is_shamed(said: list[Utterance]) -> None:
    own = [one.text for one in said if one.source.startswith("reflection")]
    assert own
    for text in own:
        assert not any(word in text for word in ("活该", "老赖", "懒", "丢脸", "你怎么", "自找"))
