"""What is read of money in a message: which sum is what, and the facts beside the sums."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.finances import Role, Told, read
from coach.finances.questions import counter_question
from coach.planner.money import yuan_span
from coach.planner.request import MAX_FEN
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)
DEBT, INCOME, NEEDS = Role.DEBT, Role.INCOME, Role.NEEDS


def told(text: str, asked: Role | None = None) -> Told:
    return read(text, extract(text, TODAY), asked)


def items(text: str, asked: Role | None = None) -> list[str]:
    """The sums as role, name and yuan: 「needs 房租 800」."""
    return [
        " ".join(filter(None, (item.role.value, item.name, yuan_span(item.span))))
        for item in told(text, asked).items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我欠三万，工资五千，开销三千", ["debt 30000", "income 5000", "needs 3000"]),
        ("欠款12000 收入5200 开销3600", ["debt 12000", "income 5200", "needs 3600"]),
        ("借呗一万二，花呗4500", ["debt 借呗 12000", "debt 花呗 4500"]),
        ("每月收入三千五，要还房贷两千", ["income 3500", "priority 房贷 2000"]),
        ("孩子补课还要300", ["needs 孩子 300"]),
        (
            "房租一千五 吃饭一千五 车贷一千",
            ["needs 房租 1500", "needs 吃饭 1500", "priority 车贷 1000"],
        ),
        ("还有车贷1200", ["priority 车贷 1200"]),
        ("花呗每个月要还500", ["priority 花呗 500"]),
        ("手上有2000", ["cash 2000"]),
        ("收入改成4000", ["income 4000"]),
        ("4000工资，800房租，1000吃饭", ["income 4000", "needs 房租 800", "needs 吃饭 1000"]),
        ("一个月挣六千，房租1500吃饭1000", ["income 6000", "needs 房租 1500", "needs 吃饭 1000"]),
        ("我老公4500我3200，孩子900", ["income 老公 4500", "income 我 3200", "needs 孩子 900"]),
        ("我老婆也上班，每个月三千", ["income 老婆 3000"]),
        ("我老公开出租，月入五千", ["income 老公 5000"]),
        (
            "好的时候六千差的时候四千，房租一千二，还有孩子六百",
            ["income 4000到6000", "needs 房租 1200", "needs 孩子 600"],
        ),
        ("收入不是5200，是5600", ["income 5600"]),
        (
            "两笔，五千二和三千六，工资四千",
            ["debt 第一笔 5200", "debt 第二笔 3600", "income 4000"],
        ),
        ("老婆的改成3000", ["income 老婆 3000"]),
        ("他说我一共欠一万二", ["debt 12000"]),
        ("借了两万，还了五千", ["debt 20000"]),
        ("本金一万，利息1500", ["debt 本金 10000", "debt 利息 1500"]),
        ("年薪九万六", ["income 8000"]),
        ("一万二年化18%", ["debt 12000"]),
        ("欠一万二年化18%，工资五千二", ["debt 12000", "income 5200"]),
        ("我只能每月还600", []),
        ("他让我今天先还2000", []),
        ("打了他3000次电话", []),
        ("今天天气不错", []),
    ],
)
def test_the_words_beside_a_sum_say_what_it_is(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (DEBT, "一万二", ["debt 12000"]),
        (DEBT, "12000", ["debt 12000"]),
        (
            DEBT,
            "三笔，8000，4000，2000",
            ["debt 第一笔 8000", "debt 第二笔 4000", "debt 第三笔 2000"],
        ),
        (DEBT, "五千二、三千六", ["debt 第一笔 5200", "debt 第二笔 3600"]),
        (
            DEBT,
            "一万二、八千五、三千",
            ["debt 第一笔 12000", "debt 第二笔 8500", "debt 第三笔 3000"],
        ),
        (DEBT, "一万二，五千二，三千六", ["debt 12000", "income 5200", "needs 3600"]),
        (DEBT, "一共欠两万，借呗一万二花呗八千", ["debt 借呗 12000", "debt 花呗 8000"]),
        (DEBT, "总共三万，借呗两万", ["debt 借呗 20000", "debt 其他 10000"]),
        (INCOME, "五千二", ["income 5200"]),
        (INCOME, "我4000老婆3500", ["income 我 4000", "income 老婆 3500"]),
        (INCOME, "没有", ["income 0"]),
        (INCOME, "失业了", ["income 0"]),
        (INCOME, "没有工资，做零工两千", ["income 2000"]),
        (INCOME, "三四千", ["income 3000到4000"]),
        (INCOME, "3000到5000", ["income 3000到5000"]),
        (INCOME, "三千到五千", ["income 3000到5000"]),
        (INCOME, "差的时候两千，好的时候五千", ["income 2000到5000"]),
        (INCOME, "零工，有时候三千有时候五千", ["income 3000到5000"]),
        (INCOME, "工资5200，扣完社保4800", ["income 4800到5200"]),
        (INCOME, "4000，3500", ["income 3500到4000"]),
        (INCOME, "一天200", ["income 4400到5200"]),
        (INCOME, "每周1500", ["income 6000"]),
        (INCOME, "每月到手6500，说错了，是五千六", ["income 5600"]),
        (INCOME, "房租800", ["needs 房租 800"]),
        (NEEDS, "三千六", ["needs 3600"]),
        (NEEDS, "3600，还有车贷600", ["needs 3600", "priority 车贷 600"]),
        (NEEDS, "房租1500，吃饭1200，其他500", ["needs 房租 1500", "needs 吃饭 1200", "needs 500"]),
        (NEEDS, "开销3600，房租2000吃饭1600", ["needs 房租 2000", "needs 吃饭 1600"]),
        (NEEDS, "开销3600，其中房租1500", ["needs 3600"]),
        (NEEDS, "房租吃饭3000", ["needs 房租吃饭 3000"]),
        (NEEDS, "一天吃饭30", ["needs 吃饭 900"]),
        (NEEDS, "孩子500，孩子学费300", ["needs 孩子 500", "needs 孩子学费 300"]),
    ],
)
def test_an_answer_is_taken_for_what_was_asked(asked: Role, text: str, expected: list[str]) -> None:
    assert items(text, asked) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("不对，是五千二", 520_000), ("说错了，3000", 300_000)]
)
def test_a_bare_correction_is_of_whatever_was_told_last(text: str, expected: int) -> None:
    assert told(text, NEEDS).corrected == (expected, expected)
    assert told(text, NEEDS).items == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("-500", "negative"),
        ("负五千", "negative"),
        ("我收入-3000", "negative"),
        ("99999999999999", "huge"),
        ("五百亿", "huge"),
        ("0", "no_debt"),
        ("没有", "no_debt"),
    ],
)
def test_a_sum_that_cannot_be_is_refused_with_the_reason(text: str, fault: str) -> None:
    assert told(text, DEBT).fault == fault
    assert not told(text, DEBT).anything


def test_a_range_is_not_taken_for_a_negative_sum() -> None:
    assert told("3000-5000", INCOME).fault is None


@pytest.mark.parametrize("text", ["不知道", "说不准", "我也说不清", "没算过", "跳过", "不想说"])
def test_not_knowing_is_an_answer(text: str) -> None:
    assert told(text, INCOME).unknown
    assert not told(text, INCOME).anything


@pytest.mark.parametrize("text", ["跑外卖，看单量", "打零工的", "收入不固定", "干日结"])
def test_irregular_income_is_noticed(text: str) -> None:
    assert told(text, INCOME).irregular


def test_who_orders_food_is_no_courier() -> None:
    assert told("外卖1000", NEEDS).irregular is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("15号发工资", 15), ("每月十号发", 10), ("月底发工资", 31), ("15号他打来的", None)],
)
def test_the_pay_day_is_read(text: str, day: int | None) -> None:
    assert told(text).pay_day == day


def test_the_contracts_numbers_are_read() -> None:
    found = told("年化18%，逾期40天了，罚息1.5倍")
    assert (found.annual_percent, found.days_overdue, found.penalty_multiple) == (18.0, 40, 1.5)
    assert told("分12期").periods == 12


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("房租1500", False),
        ("房租1500，水电200", False),
        ("房租1500，吃饭1000", True),
        ("三千", True),
        ("没有了", True),
    ],
)
def test_the_rent_alone_is_not_what_life_costs(text: str, done: bool) -> None:
    assert told(text, NEEDS).needs_done is done


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("为什么问收入", "why"),
        ("问这个干嘛", "why"),
        ("可以不说吗", "why"),
        ("要算利息吗", "what"),
        ("税前还是税后", "what"),
        ("五千", None),
        ("他问我收入干嘛", None),
    ],
)
def test_a_counter_question_is_told_from_an_answer(text: str, kind: str | None) -> None:
    assert counter_question(text) == kind


@given(st.text(max_size=60), st.sampled_from([None, DEBT, INCOME, NEEDS]))
def test_no_text_breaks_the_reading(text: str, asked: Role | None) -> None:
    for item in told(text, asked).items:
        assert 0 <= item.low <= item.high <= MAX_FEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("360借条八千，微粒贷3000", ["debt 360借条 8000", "debt 微粒贷 3000"]),
        ("招行信用卡两万一，京东金条12000", ["debt 招行信用卡 21000", "debt 京东金条 12000"]),
        ("说错了，美团是8000", ["debt 美团 8000"]),
        ("跑美团一个月五千", ["income 5000"]),
        ("那要是这个月只跑了三千呢", ["income 3000"]),
        ("我老公不知道，工资六千，孩子上学一千五", ["income 6000", "needs 孩子 1500"]),
        ("三万二加四千，工资五千", ["debt 第一笔 32000", "debt 第二笔 4000", "income 5000"]),
        ("本金13000元，加上利息罚息13588.50元", ["debt 本金 13000", "debt 罚息 588.50"]),
        ("我欠了三万，每月最多还八百", ["debt 30000"]),
    ],
)
def test_a_sum_goes_into_the_box_that_its_words_name(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "asked", "wish"),
    [
        ("每个月能还八百", None, 80_000),
        ("每个月还五百行吗", None, 50_000),
        ("最多七百", DEBT, 70_000),
        ("每月八百", DEBT, 80_000),
        ("最多三万", DEBT, None),
        ("他让我每月还800", None, None),
    ],
)
def test_what_one_would_like_to_pay_is_neither_owed_nor_earned(
    text: str, asked: Role | None, wish: int | None
) -> None:
    assert told(text, asked).wish == wish
    assert not items(text, asked) or wish is None


@pytest.mark.parametrize("text", ["美团已经还清了", "美团上个月就结清了", "美团那笔不欠了"])
def test_a_debt_that_is_paid_off_is_named(text: str) -> None:
    assert told(text).paid_off == ("美团",)


@pytest.mark.parametrize(
    "text",
    ["美团怎么才能还清", "他让我今天还清美团", "美团还没还清", "我想先把美团还清", "美团还清了吗"],
)
def test_to_wish_or_to_ask_is_not_to_have_paid(text: str) -> None:
    assert told(text).paid_off == ()


def test_of_a_name_that_is_not_known_no_sum_is_guessed() -> None:
    assert told("说错了，恒小贷是8000").corrected is None
    assert told("说错了，恒小贷是8000").bare == 800_000
    assert told("不对，是五千二").corrected == (520_000, 520_000)


def test_a_sum_in_place_of_another_says_which() -> None:
    of = told("不是八百，是六百", INCOME)
    assert (of.corrected, of.instead_of, of.items) == ((60_000, 60_000), (80_000, 80_000), ())
