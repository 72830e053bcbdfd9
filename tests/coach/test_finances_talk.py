"""The talk without Rasa: messages are put together, corrected, and the questions come to an end."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.finances import Finances, Item, Role, Told, merge, next_question, plan_request, read
from coach.finances.merging import Merged
from coach.planner import plan
from coach.planner.money import NOTHING, Span, yuan_span
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)


def talk(*messages: str) -> Merged:
    """The state after the messages, each read as the answer to the question that was due."""
    merged = Merged(Finances())
    for text in messages:
        question = next_question(merged.finances)
        told = read(text, extract(text, TODAY), question.role if question else None)
        merged = merge(merged.finances, told)
    return merged


def sums(*messages: str) -> dict[str, str]:
    """All sums in yuan by role and name."""
    return {
        f"{item.role.value} {item.name}".strip(): yuan_span(item.span)
        for item in talk(*messages).finances.items
    }


def asked(*messages: str) -> str | None:
    question = next_question(talk(*messages).finances)
    return f"{question.role.value} {question.form}" if question else None


def test_three_answers_make_a_plan() -> None:
    assert [asked(*["一万二", "五千二", "三千六"][:n]) for n in range(4)] == [
        "debt plain",
        "income plain",
        "needs plain",
        None,
    ]


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("不对，是五千二", {"debt": "12000", "income": "5200", "needs 吃住": "3600"}),
        ("不对，是一万五", {"debt": "15000", "income": "5000", "needs 吃住": "3600"}),
        ("说错了，三千四", {"debt": "12000", "income": "5000", "needs 吃住": "3400"}),
    ],
)
def test_of_several_sums_in_one_message_the_nearest_is_corrected(
    correction: str, expected: dict[str, str]
) -> None:
    assert sums("欠一万二，工资五千，吃住三千六", correction) == expected


def test_a_second_correction_is_of_the_same_sum() -> None:
    told = sums("欠一万二，工资五千，吃住三千六", "不对，是五千二", "不对，五千一")
    assert told["income"] == "5100"


def test_numbers_that_were_kept_by_an_older_version_are_still_read() -> None:
    stored = talk("一万二", "五千二").finances.to_json()
    del stored["together"]
    assert Finances.from_json(stored).total(Role.DEBT) == Span(1_200_000, 1_200_000)


def test_of_a_household_ones_own_income_is_asked_for() -> None:
    first = "欠一万二，我老婆上班，每个月三千"
    assert asked(first) == "income own"
    assert sums(first, "四千") == {"debt": "12000", "income 老婆": "3000", "income 我": "4000"}
    assert asked(first, "没有") == "needs plain"
    assert sums(first, "没有")["income 老婆"] == "3000"
    assert asked(first, "不知道", "不知道") == "needs plain"


def test_a_debt_without_a_name_is_corrected_by_its_number() -> None:
    told = sums("两笔，五千二和三千六，工资四千，开销两千五", "记错了，第二笔是三千八")
    assert told["debt 第一笔"] == "5200"
    assert told["debt 第二笔"] == "3800"


def test_food_and_lodging_in_one_sum_are_all_that_life_costs() -> None:
    assert asked("借呗欠一万二，工资五千二，吃住三千六") is None


def test_one_message_may_answer_everything() -> None:
    assert asked("借呗欠一万二，每月到手5200，开销3600") is None


def test_facts_may_come_in_any_order() -> None:
    assert asked("房租800吃饭1000") == "debt plain"
    assert asked("房租800吃饭1000", "我4000老婆3500") == "debt plain"
    assert asked("房租800吃饭1000", "我4000老婆3500", "两万") is None


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("不对，是三千二", {"needs": "3200"}),
        ("收入改成4000", {"income": "4000"}),
        ("欠款是一万五", {"debt": "15000"}),
        ("还有车贷1200", {"priority 车贷": "1200"}),
        ("忘了孩子500", {"needs 孩子": "500"}),
        ("还有花呗四千", {"debt 花呗": "4000"}),
        ("手上有2000", {"cash": "2000"}),
    ],
)
def test_a_sum_is_changed_or_added_and_the_others_stay(
    correction: str, expected: dict[str, str]
) -> None:
    before = {"debt": "12000", "income": "5200", "needs": "3600"}
    assert sums("一万二", "五千二", "三千六", correction) == {**before, **expected}


def test_of_several_sums_only_the_namesake_is_changed() -> None:
    told = ("一万二", "我4000老婆3500", "房租800吃饭1000")
    assert sums(*told, "老婆的改成3000")["income 老婆"] == "3000"
    assert sums(*told, "房租涨到1500")["needs 房租"] == "1500"
    assert sums(*told, "房租涨到1500")["needs 吃饭"] == "1000"
    # The household's income in one sum is all of it.
    assert "income 老婆" not in sums(*told, "收入一共改成6000")


def test_what_was_changed_and_what_was_added_are_told_apart() -> None:
    told = ("一万二", "五千二", "三千六")
    assert talk(*told, "收入改成4000").changed == (Item(Role.INCOME, "", 400_000, 400_000),)
    assert talk(*told, "还有车贷1200").added == (Item(Role.PRIORITY, "车贷", 120_000, 120_000),)
    assert talk(*told, "还有车贷1200").changed == ()


def test_two_sums_without_a_name_on_top_are_both_kept() -> None:
    told = ("一万二", "五千二", "三千", "另外还要花200", "另外还要花300")
    assert sums(*told)["needs 其他"] == "500"


def test_a_debt_that_gets_its_name_later_is_still_one_debt() -> None:
    assert sums("一万二", "借呗欠一万二") == {"debt 借呗": "12000"}


def test_the_rest_of_the_needs_is_asked_for_once() -> None:
    told = ("一万二", "五千二", "房租800")
    assert asked(*told) == "needs more"
    assert sums(*told, "1000") == {
        "debt": "12000",
        "income": "5200",
        "needs 房租": "800",
        "needs 其他": "1000",
    }
    assert asked(*told, "水电200") is None
    assert asked(*told, "没有别的") is None


def test_who_does_not_know_is_offered_ranges_and_then_let_be() -> None:
    assert asked("不知道") == "debt hint"
    assert asked("不知道", "不知道") == "income plain"
    assert asked("不知道", "不知道", "看单量") == "income poor_months"
    assert asked("不知道", "不知道", "不知道", "不知道") is None


def test_without_income_the_needs_are_not_asked_for() -> None:
    assert asked("一万二", "没有") is None


def test_needs_that_nobody_knows_are_reckoned_from_the_income() -> None:
    known = talk("一万二", "五千", "不知道").finances
    assert next_question(known) is None
    assert plan_request(known, TODAY).essentials == Span(300_000, 400_000)


_ANSWERS = {
    Role.DEBT: ["不知道", "一万二", "借呗一万二，花呗四千"],
    Role.INCOME: ["说不清", "五千", "没有", "跑外卖，看单量", "三四千"],
    Role.NEEDS: ["没算过", "三千", "房租800", "房租800，水电200", "没有"],
}


@given(st.data())
def test_five_questions_are_enough_whatever_is_answered(data: st.DataObject) -> None:
    answers: list[str] = []
    while question := next_question(talk(*answers).finances):
        answers.append(data.draw(st.sampled_from(_ANSWERS[question.role])))
        assert len(answers) <= 5


def test_several_debts_share_what_there_is() -> None:
    known = talk("借呗一万二，花呗4500，信用卡八千", "五千二", "3600，还有车贷600").finances
    made = plan(plan_request(known, TODAY))
    assert made.affordability.promised_fen == 90_000
    assert [one.share.low for one in made.debts if one.share] == [44_082, 16_531, 29_388]


def test_principal_and_interest_that_are_told_apart_are_one_debt() -> None:
    debts = plan_request(talk("本金一万，利息1500，罚息500").finances, TODAY).debts
    assert len(debts) == 1
    assert (debts[0].principal, debts[0].interest) == (Span(10**6, 10**6), Span(150_000, 150_000))
    assert debts[0].owed == Span(1_200_000, 1_200_000)


@pytest.mark.parametrize(
    ("text", "principal", "owed"),
    [
        ("总共欠一万二，本金一万", 10_000, 12_000),
        ("欠一万二，利息1500", 12_000, 13_500),
        ("借呗本金一万，利息1500", 10_000, 11_500),
        ("借呗欠一万二，本金一万，利息2000", 10_000, 12_000),
    ],
)
def test_a_debt_in_parts_adds_up(text: str, principal: int, owed: int) -> None:
    (debt,) = plan_request(talk(text).finances, TODAY).debts
    assert debt.principal == Span.exactly(principal * 100)
    assert debt.owed == Span.exactly(owed * 100)


def test_rate_and_days_go_to_a_lone_debt_only() -> None:
    lone = plan_request(talk("一万二，年化18%，逾期40天").finances, TODAY)
    assert (lone.debts[0].annual_percent, lone.debts[0].days_overdue) == (18.0, 40)
    several = plan_request(talk("借呗一万二，花呗四千，年化18%").finances, TODAY)
    assert [debt.annual_percent for debt in several.debts] == [None, None]


def test_irregular_income_keeps_more_back() -> None:
    known = talk("一万二", "跑外卖，看单量", "两千", "1800").finances
    made = plan(plan_request(known, TODAY))
    assert made.affordability.buffer_percent == 15
    assert made.affordability.promised_fen == 17_000


def test_a_slot_gives_back_what_was_put_in() -> None:
    known = talk("借呗一万二", "我4000老婆3500", "不知道", "15号发工资", "年化18%").finances
    assert Finances.from_json(json.loads(json.dumps(known.to_json()))) == known
    assert Finances.from_json(None) == Finances()


_TEXTS = st.sampled_from(
    [
        *("一万二", "五千", "房租800吃饭1000", "还有车贷1200", "不对，是三千", "收入改成4000"),
        *("还有花呗四千", "我4000老婆3500", "不知道", "没有", "手上有2000", "开销改成两千"),
    ]
)


@given(st.lists(_TEXTS, max_size=8))
def test_no_need_and_no_payment_is_ever_lost(messages: list[str]) -> None:
    merged = Merged(Finances())
    for text in messages:
        before = merged.finances
        question = next_question(before)
        told: Told = read(text, extract(text, TODAY), question.role if question else None)
        merged = merge(before, told)
        for role in (Role.NEEDS, Role.PRIORITY):
            gone = set(before.of(role)) - set(merged.finances.of(role))
            # Only a sum of its own role takes the place of another.
            assert not gone or told.corrected or any(item.role is role for item in told.items)
    made = plan(plan_request(merged.finances, TODAY))
    income = merged.finances.total(Role.INCOME) or NOTHING
    priority = merged.finances.total(Role.PRIORITY) or NOTHING
    assert made.affordability.promised_fen <= max(0, income.high - priority.low)
