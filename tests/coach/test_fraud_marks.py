"""Marks of fraud that the user reports are named; questions and denials raise none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from coach.content import ContentError
from coach.fraud_marks import fraud_marks, load_fraud_marks
from coach.library import Library
from coach.paths import KNOWLEDGE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("他让我下个APP共享屏幕，转到安全账户", ["共享屏幕", "装陌生软件", "安全账户"]),
        ("自称公安局的让我把钱转到安全账户", ["安全账户", "自称公检法"]),
        ("对方说先交500保证金才能办分期", ["先收费"]),
        ("客服说我的校园贷账户没注销，要注销校园贷账户", ["注销校园贷账户"]),
        ("他说转到他个人账户，还别告诉家人", ["转到私人账户", "让您瞒着别人"]),
        ("电话里要我报验证码", ["索要验证码"]),
    ],
)
def test_what_the_caller_wants_is_named(text: str, names: list[str]) -> None:
    assert fraud_marks().found_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "验证码能给吗",
        "共享屏幕有什么危险",
        "什么是安全账户",
        "他没让我转账",
        "他没有要验证码",
        "我没加他微信",
        "他骂我很难听",
        "他要我今天还清，不然就打给我公司",
        "怎么分期还款，先还多少",
        "我去派出所报警了",
    ],
)
def test_a_question_a_denial_or_something_else_raises_none(text: str) -> None:
    assert fraud_marks().line_for(text) == ""


def test_the_line_names_them_and_where_to_ask() -> None:
    line = fraud_marks().line_for("他让我共享屏幕，转到安全账户")
    assert line == (
        "您说的「共享屏幕、安全账户」，是骗子常用的记号：先别照做，挂断，自己打95188核实，"
        "拿不准一般问96110。"
    )


def test_a_mark_that_misses_its_own_example_is_refused(tmp_path: Path, known: Library) -> None:
    raw = yaml.safe_load((KNOWLEDGE / "fraud_marks.yml").read_text(encoding="utf-8"))
    raw["marks"]["safe"]["hits"] = ["他说要转账"]
    path = tmp_path / "fraud_marks.yml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError, match=r"fraud_marks\.yml safe: wrong about 他说要转账"):
        load_fraud_marks(path, known)
