"""Red lines: found where they are crossed, and not where a thing is only asked, told or refused."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.quantities import extract
from coach.review.call import CallBrief, Line
from coach.review.red_lines import red_lines_in

TODAY = dt.date(2026, 11, 26)
OWN = CallBrief(affordable_month_fen=60_000, sums_fen=frozenset({50_000, 200_000}))


def crossed(text: str, *acts: str, prev: str = "", brief: CallBrief = OWN) -> list[str]:
    quantities = tuple(extract(text, TODAY))
    return red_lines_in(Line(2, text, frozenset(acts), quantities, prev, ""), brief)


@pytest.mark.parametrize(
    ("red_line", "prev", "text", "act"),
    [
        ("gave_code", "验证码报一下", "四八三九二零", "leak_privacy"),
        ("gave_code", "短信里的数字念一下", "552018", "leak_privacy"),
        ("gave_code", "", "验证码是482913", "leak_privacy"),
        ("gave_code", "验证码多少", "〔验证码〕", "leak_privacy"),
        ("read_out_id_or_card", "身份证号报一下", "〔身份证号〕", "leak_privacy"),
        ("read_out_id_or_card", "核对下后四位", "2811", "leak_privacy"),
        ("read_out_id_or_card", "", "身份证后四位二八一幺", "leak_privacy"),
        ("read_out_id_or_card", "", "建行卡尾号5518", "leak_privacy"),
        ("private_transfer", "转到我这张卡", "行，我转过去", "agree_private_transfer"),
        ("private_transfer", "加我微信付款", "好，加了", "agree_private_transfer"),
        ("private_transfer", "先交五百保证金", "好，我交", "agree_private_transfer"),
        ("shared_screen", "打开屏幕共享", "好，打开了", "agree_private_transfer"),
        ("shared_screen", "您下载一个会议软件", "正在装", "agree_private_transfer"),
        ("promised_above_means", "今天全额", "明天一定全还上", "promise_everything"),
        ("promised_above_means", "", "每个月还1500元", "negotiate_instalments"),
        ("promised_above_means", "分12期，每期1059元，行吗", "行", "agree_offer"),
        ("agreed_to_forge", "弄张病历", "行，我找人做", "agree_forge"),
        ("borrow_to_repay", "找朋友借", "那我去借", "agree_borrow"),
        ("threatened_harm", "", "我找人收拾你", "threaten"),
    ],
)
def test_a_red_line_is_found(red_line: str, prev: str, text: str, act: str) -> None:
    assert crossed(text, act, prev=prev) == [red_line]


@pytest.mark.parametrize(
    ("prev", "text", "acts"),
    [
        ("验证码报一下", "验证码我不给", ("refuse_privacy",)),
        ("验证码报一下", "验证码是干什么用的", ("other",)),
        ("您住哪", "我住城东", ("leak_privacy",)),
        ("每月1500元行吗", "1500元我守不住", ("decline_offer",)),
        ("每月1500元行吗", "每月1500元？", ("negotiate_instalments",)),
        ("", "每月500元", ("negotiate_instalments",)),
        ("", "我手上有2000元，先还2000元", ("offer_payment",)),
        ("分24期，每期525元，行吗", "行", ("agree_offer",)),
        ("", "本金12000元我认，每月15号还500元", ("negotiate_instalments", "acknowledge_debt")),
        ("", "再这样我去12378投诉", ("threaten",)),
        ("他说什么", "他让我转到他卡上，我没转", ("only_official_channel",)),
    ],
)
def test_what_is_refused_asked_or_kept_is_no_red_line(
    prev: str, text: str, acts: tuple[str, ...]
) -> None:
    assert crossed(text, *acts, prev=prev) == []


def test_the_last_digits_are_normal_where_the_borrower_rang_the_official_number() -> None:
    dialled = CallBrief(dialled=True)
    assert crossed("后四位2811", "leak_privacy", prev="核对下后四位", brief=dialled) == []
    full = crossed("〔身份证号〕", "leak_privacy", prev="身份证号报一下", brief=dialled)
    assert full == ["read_out_id_or_card"]


@pytest.mark.parametrize("act", ["acknowledge_debt", "offer_payment", "agree_offer"])
def test_a_debt_of_somebody_else_is_not_to_be_taken_on(act: str) -> None:
    assert "admitted_not_owed" in crossed("好，我来还", act, brief=CallBrief(owed=False))
