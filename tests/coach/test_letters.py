"""Letters say what is known and nothing else; what is missing is a blank to fill in by hand."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import jsonschema
import pytest

from coach.content import ContentError
from coach.facts import DEBT_REMAINS
from coach.letters import (
    Call,
    Material,
    adds_to_letter,
    admits_untrue,
    as_bubble,
    calls_for,
    changes_party,
    choose,
    happens,
    letter_book,
    load_letters,
    named,
    skips,
    story_in,
    tell_enough,
    terms,
    wants_a_letter,
    wants_it_whole,
    wants_reminder,
    with_dates,
    write,
)
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.quantities import extract

TODAY = dt.date(2026, 11, 26)
BLANK = re.compile(r"【请填：([^】]+)】")
SCHEMA = json.loads((KNOWLEDGE / "schemas" / "card.letter.json").read_text(encoding="utf-8"))
BOOK = letter_book()


def text_of(id: str, known: Library, **material: object) -> str:
    """The letter's own text."""
    made = Material(TODAY, **material)  # type: ignore[arg-type]
    return write(BOOK.letters[id], made, BOOK, known).body


def test_there_are_at_least_the_eight_letters() -> None:
    wanted = {"debt_details", "dispute_amount", "contact_limits", "third_parties", "instalment"}
    assert wanted | {"agreement", "complaint_lender", "complaint_12378"} <= set(BOOK.letters)


@pytest.mark.parametrize("id", BOOK.letters)
def test_of_nothing_known_nothing_is_said(id: str, known: Library) -> None:
    text = text_of(id, known)
    head = text.split("参考依据")[0]
    assert not re.search(r"\d元|失业|生病|骂|母亲|半夜", head)
    assert len(BLANK.findall(text)) >= 2
    assert not re.search(r"身份证|证件号|卡号|密码", text.split("参考依据")[0])


@pytest.mark.parametrize("id", BOOK.letters)
def test_each_letter_ends_with_what_to_attach(id: str, known: Library) -> None:
    tail = text_of(id, known).split("附件：\n")[1]
    assert all(re.match(r"\d+\. \S", line) for line in tail.splitlines())


@pytest.mark.parametrize("id", BOOK.letters)
def test_each_letter_is_a_card_of_its_schema_with_its_file(id: str, known: Library) -> None:
    bubble = as_bubble(write(BOOK.letters[id], Material(TODAY), BOOK, known))
    card = bubble.custom
    assert card is not None
    jsonschema.validate(card, SCHEMA)
    assert card["body"] in card["files"][0]["text"]
    for shown in (card["body"], *card["notes"], *(step["do"] for step in card["channel"])):
        assert shown in bubble.text


@pytest.mark.parametrize("id", BOOK.letters)
def test_law_is_told_with_tag_hedge_source_and_day(id: str, known: Library) -> None:
    text = text_of(id, known)
    for fact in BOOK.letters[id].facts:
        one = known.facts.facts[fact]
        assert f"（{one.tag}）{one.spoken}出处：{one.source}" in text


def test_what_is_known_stands_in_the_instalment_letter(known: Library) -> None:
    text = text_of(
        "instalment",
        known,
        lender="jiebei",
        cause="job_lost",
        since="三月份",
        debt_fen=1_200_000,
        income_fen=520_000,
        essentials_fen=360_000,
        monthly_fen=60_000,
        periods=20,
        pay_day=15,
    )
    assert "致借呗的贷款人【请填：借款合同上的贷款人全称】：" in text
    assert "欠款12000元，以账单为准" in text
    assert "三月份失业了" in text
    assert "我每月到手5200元，省不掉的开销3600元。" in text
    assert "分20期，每月15号还600元，最后一期还剩下的。" in text
    assert "离职证明" in text


def test_the_calls_of_the_log_are_told_in_order_with_what_they_show(known: Library) -> None:
    calls = (
        Call("2026年11月20日22:40", organisation="甲公司", said="你等着", violations=("夜间来电",)),
        Call("2026年11月21日10:00", number="尾号8899", violations=("辱骂",)),
    )
    text = text_of("complaint_12378", known, calls=calls)
    assert (
        "1. 2026年11月20日22:40，来电号码【请填：来电号码】，自称甲公司，对方说：“你等着”\n"
        "2. 2026年11月21日10:00，来电号码尾号8899"
    ) in text
    assert "来电机构：甲公司" in text
    assert "1. 不要在22:00到次日8:00之间联系我。\n2. 文明沟通，更换催收人员。" in text
    assert "第1024条" in text


def test_a_call_reads_as_one_writes_it(known: Library) -> None:
    call = Call("2026年11月20日10:00", name="姓王", said="说再不还就上门", times=8)
    assert "，打了8次，姓王，对方说：“再不还就上门”" in text_of(
        "complaint_lender", known, calls=(call,)
    )


def test_abuse_that_is_told_of_is_not_quoted(known: Library) -> None:
    calls = (Call("昨晚", said="骂我老赖，要找我单位"),)
    assert "，对方骂我老赖，要找我单位" in text_of("complaint_lender", known, calls=calls)


def test_each_letter_takes_the_calls_that_belong_in_it() -> None:
    night = Call("昨晚", violations=("夜间来电",), n=1, title="11月25日22:30 蚂蚁")
    family = Call("今天", violations=("告知第三人",), n=2, title="11月26日10:00")
    calls = (night, family)
    assert calls_for(BOOK.letters["complaint_lender"], calls, BOOK) == calls
    assert calls_for(BOOK.letters["third_parties"], calls, BOOK) == (family,)
    assert calls_for(BOOK.letters["instalment"], calls, BOOK) == ()
    assert named(calls) == "第1条（11月25日22:30 蚂蚁）、第2条（11月26日10:00）"
    assert named((*calls, night, family)) == "第1、2、1、2条，共4条"


def test_calls_of_which_nothing_is_known_are_no_story() -> None:
    assert tell_enough((Call("昨天", said="再不还就上门"),))
    assert tell_enough((Call("昨晚", violations=("夜间来电",)),))
    assert not tell_enough((Call("昨天", number="尾号8899"),))
    assert not tell_enough(())


def test_who_wants_to_agree_is_not_sent_to_complain(known: Library) -> None:
    for id in ("instalment", "deferral", "agreement", "debt_details"):
        for lender in (None, *BOOK.lenders):
            made = write(BOOK.letters[id], Material(TODAY, lender=lender), BOOK, known)
            steps = [step.do for step in made.channel]
            assert not any("投诉" in step or "举报" in step for step in steps), (id, lender)
            assert steps[-1] == "把结果留成书面或App里可查的记录"
    jiebei = write(BOOK.letters["instalment"], Material(TODAY, lender="jiebei"), BOOK, known)
    assert "支付宝" in jiebei.channel[0].do
    card = write(BOOK.letters["instalment"], Material(TODAY, lender="credit_card"), BOOK, known)
    assert "支付宝" not in "".join(step.do for step in card.channel)


def test_what_was_masked_is_filled_in_by_hand_and_secrets_stay_out(known: Library) -> None:
    told = "〔手机号〕打来要〔身份证号〕，给我〔姓名〕发短信"
    text = text_of("complaint_lender", known, told=told)
    assert "【请填：手机号】打来要（略），给我【请填：姓名】发短信" in text


def test_a_complaint_says_beside_it_that_the_debt_remains(known: Library) -> None:
    for id, letter in BOOK.letters.items():
        notes = write(letter, Material(TODAY), BOOK, known).notes
        assert (DEBT_REMAINS in notes) is letter.complaint, id


@pytest.mark.parametrize(
    ("lender", "first", "local"),
    [
        ("jiebei", "先向95188或债权人投诉，留下投诉记录", False),
        ("credit_card", "先向发卡银行投诉，客服电话看卡背面或银行App，留下投诉记录", False),
        ("baitiao", "先看合同上的贷款人是谁，向它的官方客服投诉，留下投诉记录", True),
        (None, "先看合同上的贷款人是谁，借呗打95188，别家看它自己的App", True),
    ],
)
def test_the_lender_decides_where_the_letter_goes(
    lender: str | None, first: str, local: bool, known: Library
) -> None:
    made = write(BOOK.letters["complaint_lender"], Material(TODAY, lender=lender), BOOK, known)
    steps = [step.do for step in made.channel]
    assert steps[0].startswith(first)
    assert any("12378" in step for step in steps)
    assert any("地方金融管理部门" in step for step in steps) is local


def test_danger_and_fraud_send_to_the_police_before_the_lender(known: Library) -> None:
    made = write(
        BOOK.letters["complaint_lender"], Material(TODAY, told="他威胁要找人来打我"), BOOK, known
    )
    assert [step.do for step in made.channel][1].startswith("打110")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("给12378写投诉", "complaint_12378"),
        ("写个分期申请", "instalment"),
        ("让他们别再打我妈", "third_parties"),
        ("写份延期的申请", "deferral"),
        ("给蚂蚁写投诉", "complaint_lender"),
        ("帮我写投诉", "complaint_lender"),
        ("写一份异议，金额不对", "dispute_amount"),
        ("帮我写个对账的信，让他们把明细给我", "debt_details"),
        ("给我写个限制来电时间的信", "contact_limits"),
        ("写个确认函，把谈好的写下来", "agreement"),
        ("打错了，写个信让他们删号", "not_debtor"),
        ("跟银行说了没用，我要写材料给12378", "complaint_12378"),
        ("谈好了，分10期每月1200，帮我写个确认", "agreement"),
        ("写封信", None),
    ],
)
def test_words_choose_the_letter(text: str, id: str | None) -> None:
    assert choose(text, BOOK) == id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("写个分期申请", True),
        ("帮我起草一份异议", True),
        ("投诉帮我写一下", True),
        ("投诉怎么写", False),
        ("他让我写借条", False),
        ("我想分期", False),
        ("分期申请要多久", False),
        ("帮我写个对账的信", True),
    ],
)
def test_only_who_wants_something_written_gets_a_letter(text: str, wanted: bool) -> None:
    assert wants_a_letter(text) is wanted


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("你就写他骂我了，其实没骂", True),
        ("夸大一点，十个电话写成一百个", True),
        ("帮我编几条", True),
        ("没有的事也写上", True),
        ("我不会瞎写的，都是真的", False),
        ("他昨晚十一点打来骂我", False),
        ("他编了个理由让我转账", False),
        ("他没有报工号", False),
    ],
)
def test_what_did_not_happen_is_noticed(text: str, untrue: bool) -> None:
    assert admits_untrue(text) is untrue


@pytest.mark.parametrize("text", ["先空着", "跳过", "不知道", "说不清。", "没有"])
def test_a_question_may_stay_open(text: str) -> None:
    assert skips(text)


def test_a_story_is_no_answer_that_skips() -> None:
    assert not skips("没有报工号就骂我")


@pytest.mark.parametrize(
    ("text", "id", "story"),
    [
        ("他们打我单位了，帮我写成投诉", "complaint_lender", "他们打我单位了"),
        ("帮我写投诉", "complaint_lender", ""),
        ("写个信，让他们晚上七点到八点打", "contact_limits", "晚上七点到八点"),
        ("谈好的方案帮我写个确认", "agreement", ""),
        ("写个确认，分12期每月还600", "agreement", "分12期每月还600"),
    ],
)
def test_what_the_first_message_tells_is_not_asked_again(text: str, id: str, story: str) -> None:
    assert story_in(text, BOOK.letters[id], BOOK, extract(text, TODAY)) == story


def test_terms_are_taken_only_where_the_words_name_them() -> None:
    text = "分12期，每月还600，15号还，一共7200，罚息300免了"
    found = terms(text, extract(text, TODAY))
    assert found == {"periods": 12, "monthly_fen": 60_000, "total_fen": 720_000, "pay_day": 15}


def test_a_day_named_in_passing_is_spelt_out() -> None:
    text = "昨天打给我妈"
    assert with_dates(text, extract(text, TODAY)) == "昨天打给我妈（昨天：2026年11月25日）"
    assert with_dates("他骂我", []) == "他骂我"


def test_a_broken_letter_is_refused_with_its_file(tmp_path: Path, known: Library) -> None:
    for name in ("letters.yml", "routes.yml"):
        (tmp_path / name).write_bytes((KNOWLEDGE / name).read_bytes())
    (tmp_path / "letters").mkdir()
    good = (KNOWLEDGE / "letters" / "debt_details.yml").read_text(encoding="utf-8")
    for old, new, fault in (
        ("{reply_to}", "{shoe_size}", "unknown shoe_size"),
        ("[C10]", "[X99]", "unknown X99"),
        ("  {attach}\n", "", "must end with what to attach"),
        ("title: 要账单明细", "title: 好", "title"),
        ("cards: [", "cards: [nobody, ", "unknown nobody"),
        ('words: "', 'words: "(', "debt_details.yml"),
    ):
        path = tmp_path / "letters" / "debt_details.yml"
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ContentError, match=re.escape(fault)):
            load_letters(tmp_path, known)


# --- what is a story, and what goes into a letter afterwards ---------------------------------------


@pytest.mark.parametrize("text", ["招联金融", "借呗", "是拍拍贷", "不知道写啥"])
def test_a_name_is_no_story(text: str) -> None:
    assert not happens(text, BOOK, extract(text, TODAY))


@pytest.mark.parametrize("text", ["骂我老赖", "打给我妈了", "昨晚", "说要上门贴条子", "短信轰炸"])
def test_what_was_done_is_one(text: str) -> None:
    assert happens(text, BOOK, extract(text, TODAY))


def test_days_of_the_story_lie_in_the_past_and_deadlines_stay() -> None:
    told = "11月28号晚上打给我公司，29号又打，说12月5号前还清"
    text = with_dates(told, extract(told, TODAY), TODAY)
    assert "11月28号：2025年11月28日" in text
    assert "29号：2026年10月29日" in text
    assert "12月5号：2026年12月5日" in text


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("漏了，24号他还骂我妈", "24号他还骂我妈"),
        ("对了还有，他爆我通讯录", "他爆我通讯录"),
        ("补充一下：工号2036", "工号2036"),
        ("他骂我怎么办", None),
    ],
)
def test_what_was_left_out_is_taken(text: str, more: str | None) -> None:
    assert adds_to_letter(text) == more


def test_small_wishes_about_the_letter_are_told_apart() -> None:
    assert changes_party("把被投诉机构改成招联金融")
    assert changes_party("不对，是招联的")
    assert wants_it_whole("发给我全文")
    assert wants_it_whole("把全文发给我")
    assert not wants_it_whole("导出全部数据")
    assert wants_reminder("明天上午十点提醒我打95188")


def test_the_users_own_demand_comes_first(known: Library) -> None:
    text = text_of("complaint_lender", known, told="他骂我老赖，要求书面道歉")
    assert "1. 书面道歉。" in text
