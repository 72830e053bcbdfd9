"""The JSON door: what is broken is refused in Chinese, with the field, and never half taken."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planner_cases import body, debt

from coach import clock
from coach.planner import PlanError, plan, plan_to_json, request_from_json
from coach.planner.money import NOTHING, Span


def test_the_whole_row_of_the_contract_is_read() -> None:
    one = debt(interest_fen=1, penalty_fen=2, annual_percent=10.95, days_overdue=3)
    request = request_from_json(
        body(debts=[one], pay_day=15, irregular=True, cash_fen=5, today="2026-11-26")
    )
    read = request.debts[0]
    assert read.owed == Span.exactly(1_200_003)
    assert (read.annual_percent, read.days_overdue) == (10.95, 3)
    assert (request.income, request.essentials) == (Span.exactly(520_000), Span.exactly(360_000))
    assert (request.pay_day, request.irregular, request.cash_fen) == (15, True, 5)
    assert request.today == dt.date(2026, 11, 26)


def test_what_may_be_left_out_is_nothing_or_not_known() -> None:
    request = request_from_json({"debts": [debt()], "income_fen": 1, "essentials_fen": 1})
    assert (request.priority, request.cash_fen, request.pay_day) == (NOTHING, 0, None)
    assert request.debts[0].annual_percent is None
    assert request.irregular is False
    assert request.today == clock.today()


def test_a_sum_may_be_unknown_or_a_range() -> None:
    request = request_from_json(
        body(income_fen=None, essentials_fen=[1, 2], debts=[debt(principal_fen=None)])
    )
    assert (request.income, request.essentials) == (None, Span(1, 2))
    assert request.debts[0].owed is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"debts": None}, "缺少欠款（debts），至少要有一笔"),
        ({"debts": []}, "缺少欠款（debts），至少要有一笔"),
        ({"debts": {}}, "缺少欠款（debts），至少要有一笔"),
        ({"debts": [debt()] * 21}, "欠款最多20笔，这里有21笔"),
        ({"debts": ["借呗"]}, "第1笔欠款要是一个JSON对象"),
        ({"debts": [{"name": "借呗"}]}, "缺少第1笔欠款的本金（principal_fen）；不清楚就填null"),
        ({"debts": [debt(), debt(name=" ")]}, "第2笔欠款的名称（name）没有填"),
        ({"debts": [debt(name=5)]}, "第1笔欠款的名称（name）没有填"),
        ({"debts": [debt(name="长" * 41)]}, "第1笔欠款的名称（name）要在40个字以内"),
        ({"debts": [debt(principal_fen=0)]}, "第1笔欠款的总额不到1元"),
        ({"debts": [debt(principal_fen=-1)]}, "本金（principal_fen）不能是负数，这里是-1"),
        ({"debts": [debt(principal_fen=10**11)]}, "本金（principal_fen）太大了"),
        ({"debts": [debt(principal_fen=120.5)]}, "要是整数，单位是分，这里是120.5"),
        ({"debts": [debt(principal_fen="一万")]}, "要是整数，单位是分，这里是一万"),
        ({"debts": [debt(principal_fen=True)]}, "要是整数，单位是分，这里是True"),
        ({"debts": [debt(principal_fen=[5, 3])]}, "范围反了：最低0.05元，最高0.03元"),
        ({"debts": [debt(principal_fen=[5])]}, "范围要写成[最低, 最高]"),
        ({"debts": [debt(principal_fen=[5, None])]}, "要是整数，单位是分，这里是NoneType"),
        ({"debts": [debt(late_fen=5)]}, "第1笔欠款的late_fen不认识"),
        ({"debts": [debt(annual_percent=-1)]}, "年利率（annual_percent）不能是负数"),
        ({"debts": [debt(annual_percent=1095)]}, "年利率（annual_percent）太大了，最多100"),
        ({"debts": [debt(annual_percent=10**400)]}, "年利率（annual_percent）太大了，最多100"),
        ({"debts": [debt(annual_percent=float("nan"))]}, "要是数字，这里是nan"),
        ({"debts": [debt(annual_percent="10.95%")]}, "要是数字，这里是10.95%"),
        ({"debts": [debt(days_overdue=-3)]}, "逾期天数（days_overdue）不能是负数"),
        ({"debts": [debt(days_overdue=99999)]}, "逾期天数（days_overdue）太大了，最多7300"),
        ({"income_fen": -520_000}, "每月到手收入（income_fen）不能是负数，这里是-520000"),
        ({"essentials_fen": {}}, "必需开销（essentials_fen）要是整数，单位是分，这里是dict"),
        ({"essentials_fne": 3, "rent_fen": 5}, "rent_fen不认识，请核对字段名"),
        ({"pay_day": 0}, "发薪日（pay_day）最少是1，这里是0"),
        ({"pay_day": 32}, "发薪日（pay_day）太大了，最多31，这里是32"),
        ({"pay_day": "15号"}, "发薪日（pay_day）要是整数，这里是15号"),
        ({"cash_fen": -5}, "能一次拿出的钱（cash_fen）不能是负数"),
        ({"irregular": "是"}, "收入是否不固定（irregular）要是true或false，这里是是"),
        ({"cause": "boredom"}, "原因（cause）不认识，这里是boredom"),
        ({"cause": []}, "原因（cause）不认识，这里是list"),
        ({"today": "明天"}, "日期（today）要写成2026-11-26这样，这里是明天"),
        ({"today": 20261126}, "日期（today）要写成2026-11-26这样"),
        ({"today": "0001-01-01"}, "日期（today）不对"),
    ],
)
def test_a_broken_value_is_refused_with_its_name(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(PlanError) as caught:
        request_from_json(body(**changes))
    assert message in str(caught.value)


@pytest.mark.parametrize("key", ["income_fen", "essentials_fen", "debts"])
def test_what_is_missing_is_named(key: str) -> None:
    data = body()
    del data[key]
    with pytest.raises(PlanError, match=key):
        request_from_json(data)


@pytest.mark.parametrize("data", [None, [], "借呗", 5])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(PlanError, match="请求要是一个JSON对象"):
        request_from_json(data)


def test_a_long_broken_value_is_shown_by_its_beginning() -> None:
    with pytest.raises(PlanError) as caught:
        request_from_json(body(today="9" * 5000))
    assert len(str(caught.value)) < 80


def test_a_name_with_line_breaks_becomes_one_line() -> None:
    request = request_from_json(body(debts=[debt(name=" 借呗\r\nEND:VEVENT\x00 ")]))
    assert request.debts[0].name == "借呗 END:VEVENT"


def test_a_name_that_looks_like_a_blank_stays_what_it_is() -> None:
    data = body(debts=[debt(name="{monthly}{H01}{S03}")])
    assert "{monthly}{H01}{S03}这笔" in plan(request_from_json(data)).texts[0].script


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def refusal_of(data: dict[str, Any]) -> str | None:
    """Why the request is refused; None where a plan comes of it that JSON can hold."""
    try:
        request = request_from_json(data)
    except PlanError as error:
        return str(error)
    json.dumps(plan_to_json(plan(request)), allow_nan=False)
    return None


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*body(), "pay_day", "cash_fen", "cause"]), _JSON)
def test_whatever_comes_in_is_planned_or_refused_in_chinese(key: str, value: Any) -> None:
    why = refusal_of(body(**{key: value}))
    assert why is None or re.search("[\u4e00-\u9fff]", why)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*debt(), "annual_percent", "penalty_fen", "days_overdue"]), _JSON)
def test_whatever_stands_in_a_debt_is_planned_or_refused_in_chinese(key: str, value: Any) -> None:
    why = refusal_of(body(debts=[debt(**{key: value})]))
    assert why is None or re.search("[\u4e00-\u9fff]", why)
