"""Why and since when: read from the user's words, and said in a sentence that is good Chinese."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.hardship import UNKNOWN, find_cause, find_since, since_clause
from coach.library import Cause, Library
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)


def since(text: str) -> str | None:
    return find_since(text, extract(text, TODAY))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("上个月被裁了", "job_lost"),
        ("我妈住院做手术", "illness"),
        ("饭店关店了，亏了十几万", "business_failed"),
        ("老板拖欠工资半年了", "wages_late"),
        ("骑车摔了腿断了", "accident"),
        ("我爸去世办丧事", "bereavement"),
        ("刷单被骗了五万", "cheated"),
        ("花钱没数，网购太多", "overspending"),
        ("网赌输光了", "gambling"),
        ("他们一直打电话", None),
        ("", None),
    ],
)
def test_the_cause_is_known_by_its_words(text: str, cause: str | None, known: Library) -> None:
    assert find_cause(text, known.causes) == cause


def test_the_title_of_a_cause_names_it_too(known: Library) -> None:
    for id in ("job_lost", "business_failed", "cheated", "overspending", "gambling"):
        assert find_cause(known.causes[id].title, known.causes) == id


def test_where_two_causes_are_named_the_longer_word_decides(known: Library) -> None:
    assert find_cause("生意没了，又拖欠工资", known.causes) == "wages_late"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三月份", "三月份"),
        ("从五月份开始的", "五月份"),
        ("去年底", "去年底"),
        ("上个月被裁的", "上个月"),
        ("春节后就没开工", "春节"),
        ("有两个月了", "两个月前"),
        ("两个月前", "两个月前"),
        ("我失业三个月了", "三个月前"),
        ("十天", "十天前"),
        ("记不清了", UNKNOWN),
        ("好久了", None),
    ],
)
def test_the_beginning_is_said_in_the_users_own_words(text: str, expected: str | None) -> None:
    assert since(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分12期行吗，我失业了", None),
        ("我失业三个月了，能不能分12期", "三个月前"),
        ("工资没发，下个月才有", None),
        ("月底发工资", None),
        ("明天就有钱了", None),
        ("下半年生意就不行了", "下半年"),
    ],
)
def test_instalments_and_days_to_come_are_no_beginning(text: str, expected: str | None) -> None:
    assert since(text) == expected


JOB_LOST = Cause("失业了", "{since}", "失业了，没了收入", ("失业",), "离职证明")
ILLNESS = Cause("生病", "从{since}起", "钱先用在看病上", ("生病",), "病历")


@pytest.mark.parametrize(
    ("cause", "told", "clause"),
    [
        (JOB_LOST, "有两个月了", "两个月前失业了，没了收入"),
        (JOB_LOST, "三月份", "三月份失业了，没了收入"),
        (JOB_LOST, "说不清", "失业了，没了收入"),
        (ILLNESS, "从三月份开始", "从三月份起钱先用在看病上"),
        (ILLNESS, "有两个月了", "从两个月前起钱先用在看病上"),
    ],
)
def test_cause_and_beginning_make_one_clause(cause: Cause, told: str, clause: str) -> None:
    assert since_clause(cause, since(told)) == clause


def test_every_cause_takes_its_beginning_in_and_stands_alone_without(known: Library) -> None:
    for cause in known.causes.values():
        assert "三月份" in since_clause(cause, "三月份")
        assert since_clause(cause, "三月份").endswith(cause.clause)
        assert since_clause(cause, None) == cause.clause
        assert since_clause(cause, UNKNOWN) == cause.clause
