"""Everything that is stored, handed out: one file for machines, one that anybody can read."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re

import pytest

from coach.calls import Call
from coach.clock import BEIJING
from coach.export import files_of_everything
from coach.finances import Finances, Item, Role
from coach.library import Library
from coach.records import KINDS, Kind, Record
from coach.records_in_words import in_words
from coach.reflection import Page
from coach.rehearsal.progress import Run

NOW = dt.datetime(2026, 11, 26, 18, 30, tzinfo=BEIJING)
_FINANCES = Finances(
    items=(
        Item(Role.DEBT, "借呗", 1_200_000, 1_200_000),
        Item(Role.INCOME, "", 400_000, 500_000),
        Item(Role.NEEDS, "房租", 150_000, 150_000),
        Item(Role.PRIORITY, "车贷", 60_000, 60_000),
        Item(Role.CASH, "", 200_000, 200_000),
    ),
    unknown=(Role.NEEDS,),
    irregular=True,
    last=(Role.NEEDS, "房租"),
    pay_day=15,
    annual_percent=18.0,
    days_overdue=60,
)
_RUN = Run(
    "first_reminder",
    1,
    "2026-11-26",
    82,
    red_lines=["gave_code"],
    hints=["calm"],
    labels={"calm": 3},
)
DATA: dict[Kind, dict[str, object]] = {
    "run": dataclasses.asdict(_RUN),
    "call": Call(day="2026-11-25", time="22:30", organisation="蚂蚁", connected=True).data,
    "plan": {"finances": _FINANCES.to_json(), "cause": "job_lost"},
    "letter": {"letter": "complaint_12378", "title": "向12378投诉", "told": "半夜骂我"},
    "page": dataclasses.asdict(
        Page("被裁员了", "早点开口谈", {"income": 520_000}, [["花一笔记一笔", "2026-11-27"]])
    ),
    "reminder": {"what": "该还第1期了", "of": "abc123"},
}


def record(kind: Kind, data: dict[str, object] | None = None) -> Record:
    due = NOW + dt.timedelta(days=1) if kind == "reminder" else None
    stored = json.loads(json.dumps(DATA[kind] if data is None else data))
    return Record("0123456789abcdef", kind, NOW, NOW, stored, due)


def files(known: Library) -> tuple[str, dict[str, object]]:
    stored = {kind: [record(kind)] for kind in KINDS}
    said = [("user", "会坐牢吗", NOW), ("bot", "一般不会。", NOW)]
    text, machine = files_of_everything(known, stored, said, NOW)
    return text["text"], json.loads(machine["text"])


def test_the_text_is_chinese_throughout(known: Library) -> None:
    text, _ = files(known)
    assert not re.search(r"[A-Za-z_]{2,}|None|True|False", text)


def test_the_text_tells_what_every_record_holds(known: Library) -> None:
    text, _ = files(known)
    for told in (
        "欠款：借呗12000元",
        "每月到手：4000到5000元（不固定）",
        "合同利率",
        "逾期：60天",
        "还款日：每月15号",
        "算下来：",
        "电话里说：「您好，借呗这笔",
        "名称：向12378投诉",
        "您说的经过：半夜骂我",
        "时间：2026年11月25日（周三）22:30",
        "为什么还不上：被裁员了",
        "到手：5200元",
        "小习惯：□ 花一笔记一笔（从11月27日（周五）开始）",
        "内容：该还第1期了",
        "哪天：2026年11月27日（周五）18:30",
        "过程分：82分，可以",
        "2026-11-26 18:30 我：会坐牢吗",
    ):
        assert told in text, told


def test_the_file_for_machines_holds_every_record_as_it_is(known: Library) -> None:
    _, machine = files(known)
    records = machine["records"]
    assert isinstance(records, dict)
    assert {kind: some[0]["data"] for kind, some in records.items()} == json.loads(json.dumps(DATA))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_cannot_be_read_spoils_nothing(kind: Kind, known: Library) -> None:
    told = in_words(record(kind, {"nobody": "knows"}), 1, known)
    assert not any("nobody" in name + value for name, value in told)
