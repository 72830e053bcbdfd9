"""What is said about deleting is understood in the words that people use."""

from __future__ import annotations

import pytest

from coach.deleting import answer, asks_whether_done, is_of_the_log


@pytest.mark.parametrize(
    "text", ["确定", "好", "删吧", "行，删吧", "全删了吧", "嗯嗯删掉", "清空吧", "确认删除"]
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert answer(text) == "yes"


@pytest.mark.parametrize(
    "text",
    ["算了先别删", "先不删", "等一下", "我再想想", "留着吧", "取消", "点错了", "不删了", "别"],
)
def test_a_no_is_a_no(text: str) -> None:
    assert answer(text) == "no"


@pytest.mark.parametrize(
    "text", ["删了吗", "删掉了没有", "删干净了吗", "到底删没删", "是不是都删了", "还在吗"]
)
def test_whether_it_is_done_can_be_asked(text: str) -> None:
    assert asks_whether_done(text)


def test_only_the_log_goes_where_it_is_named_or_seen() -> None:
    assert is_of_the_log("通话记录全删掉", at_log=False)
    assert is_of_the_log("删掉全部记录", at_log=True)
    assert not is_of_the_log("删掉全部记录", at_log=False)
    assert not is_of_the_log("删除我的数据", at_log=True)
