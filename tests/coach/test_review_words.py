"""What words show where no act was heard, whose sums are promised, and what has no opportunity."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.content import ContentError
from coach.library import library
from coach.quantities import extract
from coach.review.call import CallBrief, Line, Turn, read_brief
from coach.review.names import ITEMS
from coach.review.pledges import asked_monthly, pledges_of
from coach.review.red_lines import red_lines_in
from coach.review.rubric import rubric
from coach.review.score import Review, review
from coach.review.signs import load_signs, signs
from coach.review.violations import violations_of

TODAY = dt.date(2026, 11, 26)
DEBT = "信用卡欠8000元，逾期40天，每月能还600元"


def line(text: str, *acts: str, prev: str = "") -> Line:
    return Line(2, text, frozenset(acts), tuple(extract(text, TODAY)), prev, "")


def heard(*said: str, brief: str = DEBT) -> Review:
    """A call of which the model heard no act at all; 催 and 我 speak."""
    turns = [
        Turn("collector", text[2:])
        if text.startswith("催")
        else Turn("borrower", text[2:], (), tuple(extract(text[2:], TODAY)))
        for text in said
    ]
    return review(brief, 60_000, turns)


# --- words instead of acts ------------------------------------------------------------------------


def test_plain_words_earn_their_items_without_an_act_of_the_model() -> None:
    labels = heard(
        "催：你好，青柚金融的，欠八千。",
        "我：你叫什么，几号坐席？我从青柚App里打进去找你。",
        "催：姓蒲，B217。",
        "我：B217，我都记本子上了。这八千里头利息多少，滞纳的是多少？",
        "催：再不还我打给你妈。",
        "我：你打给我妈是不对的，再打我往12378反映。",
    ).labels
    assert [labels[item] for item in ("verify", "record", "facts", "boundary")] == [3, 3, 3, 3]


def test_an_act_that_no_word_bears_out_is_dropped() -> None:
    known = signs()
    assert "agree_borrow" not in known.acts_of("两千就两千，少吃一点", ["agree_borrow"], "一次两千")
    assert "agree_borrow" in known.acts_of("那我去试试", ["agree_borrow"], "找朋友借点")
    assert "state_recording" not in known.acts_of("记住了哥", ["state_recording"], "")


def test_a_number_that_is_read_back_is_no_leak() -> None:
    known = signs()
    assert "leak_privacy" not in known.acts_of("老魏，0918，App里能查吗", ["leak_privacy"], "0918")
    assert "leak_privacy" in known.acts_of("卡号5518", ["leak_privacy"], "工号0918，卡号报一下")


def test_an_unknown_act_among_the_needs_is_told(tmp_path: Path) -> None:
    path = tmp_path / "review_cues.yml"
    path.write_text("parts: {}\ncues: []\nneeds: {fly: {text: x}}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="unknown act fly"):
        load_signs(path, library().acts)


# --- sums -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("每月十号，六百五", 650),
        ("好吧，二十八号，一千。", 1000),
        ("一千行不行？", 1000),
        ("两千就两千", 2000),
        ("我一个月还你一千八，从三十号起", 1800),
        ("现在在便利店，一个月三千二。房租八百。一个月能出一千吧。", 1000),
        ("三千我今天答应你，下个月就是空话。就九百，我每月还九百。", 900),
    ],
)
def test_a_sum_is_promised_where_the_borrower_says_that_he_pays_it(text: str, yuan: int) -> None:
    assert max(pledge.fen for pledge in pledges_of(line(text))) == yuan * 100


@pytest.mark.parametrize(
    "text",
    [
        "一千五太多了吧",
        "两千九能不能算了？",
        "两千没有。",
        "你要说一下子拿五千，那是糟践人，拿不出。",
        "一个月也就挣两千。",
        "那一千六我先打个问号",
        "你别再逼我一千五了",
        "这四万六是怎么滚出来的？",
    ],
)
def test_a_sum_that_is_only_spoken_of_is_not_promised(text: str) -> None:
    assert pledges_of(line(text, "ask_debt_facts")) == []


def test_what_the_collector_asks_for_every_month_is_read_in_words_too() -> None:
    assert asked_monthly(line("好", prev="七个月，每个月两千，行吧？")) == 200_000


def test_who_can_pay_all_promises_nothing_beyond_his_means() -> None:
    brief = read_brief("欠3650元，今天就能还清", 200_000, [], rubric())
    assert red_lines_in(line("那我马上还，三千六百五", "offer_payment"), brief) == []


# --- red lines ------------------------------------------------------------------------------------


def test_rough_talk_threatens_no_harm() -> None:
    own = CallBrief()
    assert red_lines_in(line("你再说一句试试！", "threaten"), own) == []
    assert red_lines_in(line("腿给你卸了信不信", "threaten"), own) == ["threatened_harm"]


def test_a_passbook_that_is_read_out_is_a_card() -> None:
    told = line("6 2 3 0，0 0 0 8，1 1 5 2", "leak_privacy", prev="存折上有一长串号，念给我")
    assert red_lines_in(told, CallBrief()) == ["read_out_id_or_card"]


# --- opportunities --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "brief",
    [
        "名下没有任何贷款，来电冒充公安。诈骗电话。",
        "刘慧是欠款人裴亮的母亲，她不是担保人。她是第三人。",
        "新换的手机号原来是别人的，与欠款人素不相识",
        "退休教师，没有任何欠款",
    ],
)
def test_a_debt_that_is_not_the_speakers_leaves_its_items_out(brief: str) -> None:
    labels = heard("催：欠八千。", "我：不是我的。", brief=brief).labels
    assert {labels[item] for item in ("facts", "hardship", "plan", "respect", "close")} == {"na"}


def test_being_asked_for_money_to_a_private_account_is_an_opportunity_in_a_rehearsal_only() -> None:
    turns = [
        Turn("collector", "转到我个人卡上。"),
        Turn("borrower", "私人的卡我不转，只走官方。", ("only_official_channel",)),
    ]
    assert review(CallBrief(), None, turns).labels["privacy"] == "na"
    assert review(CallBrief(transfers_count=True), None, turns).labels["privacy"] == 3


def test_a_card_number_that_is_only_spoken_of_is_no_request() -> None:
    called = heard("催：您身份证到期没有更新，账户被限制了。", "我：八月换的。", "催：好的。")
    assert called.labels["privacy"] == "na"


def test_the_brief_or_the_borrower_tells_of_calls_at_night_or_all_the_time() -> None:
    turns = [Turn("collector", "该还款了"), Turn("borrower", "六点半打俺电话，鸡都没起")]
    night = read_brief(DEBT, None, turns, rubric())
    often = read_brief(DEBT + "。催收公司一天打了好几遍", None, turns[:1], rubric())
    assert [v.kind for v in violations_of(turns, night)] == ["夜间来电"]
    assert [v.kind for v in violations_of(turns[:1], often)] == ["频繁来电"]


def test_a_call_without_any_acts_still_has_a_label_for_each_item() -> None:
    assert set(heard("催：在吗？", "我：嗯。").labels) == set(ITEMS)
