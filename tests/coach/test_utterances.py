"""The ten acceptance checks of the facts, over everything that a user may read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
import utterances as check
from utterances import Utterance

from coach.cards import CAPS, CAUSES, STILL_CAPS, render, render_still
from coach.facts import DEBT_IS_ANOTHERS, DEBT_REMAINS, GENERAL_INFORMATION, Facts
from coach.library import Library
from coach.safety import KINDS, SafetySignal, messages
from coach.spelling import correct

HEDGES = re.compile(r"一般|通常|据报道|据公开|据官方|以[^。；]*为准|打前可先查|打不通|可能占线")
READABLE = re.compile(r"[\u4e00-\u9fff0-9，。？！、：；“”《》—…·]|App|LPR|AI|×")


def wrong(said: list[Utterance], find: Callable[[str], list[str]]) -> list[str]:
    """What `find` finds in any text, with the source of the text."""
    return [f"{one.source}: {fault}" for one in said for fault in find(one.text)]


def test_the_texts_under_test_are_all_there(said: list[Utterance], known: Library) -> None:
    sources = {one.source.split()[0] for one in said}
    assert sources == {
        *("card", "still", "refusal", "command", "talk", "call", "plan_talk", "hardship", "cause"),
        *("safety", "letter", "live", "reflection"),
        *("variant", "fraud", "reply"),
    }
    for card in known.cards.values():
        assert any(known.facts.fill(card.answer) in one.text for one in said), card.id


# --- 1 to 10 --------------------------------------------------------------------------------------


def test_1_only_known_telephone_numbers_are_printed(said: list[Utterance], known: Library) -> None:
    assert wrong(said, lambda text: check.foreign_numbers(text, known)) == []


def test_1_only_known_hosts_are_printed_and_nothing_to_click_on(said: list[Utterance]) -> None:
    assert wrong(said, check.foreign_hosts) == []


def test_2_no_myth_is_told(said: list[Utterance], known: Library) -> None:
    # A pattern sees one line at most, and many texts have lines in common.
    lines = {line: one.source for one in said for line in one.text.split("\n")}
    told = [(source, check.myths_told(line, known)) for line, source in lines.items()]
    assert [(source, myths) for source, myths in told if myths] == []


def test_2_a_myth_in_an_answer_would_be_noticed(known: Library) -> None:
    text = "您好。\n催收违规了，这笔债就不用还了。"
    assert check.myths_told(text, known) == ["M06"]


def test_3_what_is_not_sure_is_not_said_as_if_it_were(facts: Facts) -> None:
    unsure = [fact for fact in facts.facts.values() if fact.confidence in ("V3", "K+", "K-")]
    bare = [fact.id for fact in unsure if not HEDGES.search(fact.spoken)]
    assert len(unsure) > 30
    assert bare == []


def test_3_the_hedge_of_a_fact_is_never_lost_on_the_way_to_the_user(
    known: Library, facts: Facts
) -> None:
    for card in known.cards.values():
        shown = render(card, known.cards, facts).text
        for reason in card.why:
            if reason.fact:
                assert facts.facts[reason.fact].hedge in shown, (card.id, reason.fact)


def test_3_whatever_is_not_checked_against_the_law_itself_has_a_hedge(facts: Facts) -> None:
    entries = [*facts.facts.values(), *facts.hotlines.values()]
    bare = [entry.id for entry in entries if entry.confidence != "V1" and not entry.hedge]
    assert {facts.hotlines[id].num for id in bare} == {"110", "120"}


def test_3_of_what_is_least_sure_no_figures_are_given(facts: Facts) -> None:
    least = [fact for fact in facts.facts.values() if fact.confidence == "K-"]
    numbers = "|".join(re.escape(hotline.num) for hotline in facts.hotlines.values())
    assert least
    for fact in least:
        assert not re.search(r"\d", re.sub(numbers, "", fact.text)), fact.id


def test_4_three_calls_are_connected_ones_and_six_are_unanswered_ones(
    said: list[Utterance],
) -> None:
    assert wrong(said, check.counts_out_of_place) == []
    assert any("3次" in one.text for one in said)
    assert any("6次" in one.text for one in said)


def test_5_and_6_article_70_is_of_credit_cards_and_article_42_is_gone(
    said: list[Utterance],
) -> None:
    assert wrong(said, check.articles_out_of_place) == []
    assert any("第70条" in one.text for one in said)


def test_7_no_lpr_value_and_no_daily_rate_is_written_down(said: list[Utterance]) -> None:
    assert wrong(said, check.rates_written_down) == []


def test_8_what_has_run_out_is_told_as_past(facts: Facts) -> None:
    over = [
        fact
        for fact in facts.facts.values()
        if fact.valid_to is not None and fact.valid_to <= fact.as_of
    ]
    assert [fact.id for fact in over] == ["Z07"]
    for fact in over:
        assert re.search(r"公布过|曾|当时", fact.text), fact.id
        assert re.search(r"已经过去|已经结束|已经废止|不再", fact.text), fact.id


def test_8_whoever_names_the_old_repair_policy_says_that_it_is_over(
    said: list[Utterance],
) -> None:
    naming = [one for one in said if "信用修复" in one.text and "2026年3月" in one.text]
    assert naming
    for one in naming:
        assert re.search(r"过去|结束|截止|过期", one.text), one.source


def test_9_every_answer_on_a_breach_says_that_the_debt_remains(
    known: Library, facts: Facts
) -> None:
    breaches = [card for card in known.cards.values() if card.breach]
    assert len(breaches) >= 12
    for card in breaches:
        remains = DEBT_REMAINS if card.debtor else DEBT_IS_ANOTHERS
        assert "债务仍在" in remains
        for cause in (None, *CAUSES):
            assert remains in render(card, known.cards, facts, cause=cause).text, card.id
        assert remains in render_still(card, known.cards, facts).text, card.id


def test_9_nothing_calls_the_collector_in_breach_and_forgets_the_debt(
    said: list[Utterance],
) -> None:
    assert wrong(said, check.breach_without_debt) == []


@pytest.mark.parametrize("about", ["self", "other"])
def test_10_who_speaks_of_dying_first_hears_of_safety_and_of_12356(about: str) -> None:
    first = re.split("[。！？]", messages(SafetySignal("self_harm_explicit", "", about))[0])[0]
    assert "12356" in first
    assert not re.search("[钱债欠还贷]|催收|利息", first)


@pytest.mark.parametrize("about", ["self", "other"])
def test_10_who_hints_at_dying_is_asked_plainly(about: str) -> None:
    whole = "".join(messages(SafetySignal("self_harm_veiled", "", about)))
    assert "是不是有伤害自己的念头？" in whole
    assert "12356" in whole
    assert not re.search("[钱债欠贷]|还款|催收|利息|征信", whole)


def test_10_whoever_is_beaten_hears_of_110_first() -> None:
    first = messages(SafetySignal("violence_at_home", ""))[0]
    assert re.findall(r"\d{3,}", first)[0] == "110"


def test_10_no_safety_message_offers_a_way_out_of_the_debt() -> None:
    for kind in KINDS:
        for text in messages(SafetySignal(kind, "")):
            assert not re.search("分期|协商|减免|投诉", text), kind


# --- what a frightened person can read ----------------------------------------------------------


def test_what_to_say_can_be_said_in_one_breath(known: Library, facts: Facts) -> None:
    for card in known.cards.values():
        for cause in (None, *CAUSES):
            custom = render(card, known.cards, facts, cause=cause).custom or {}
            for name in ("say_now", "if_they_push", "never_say", "next", "title"):
                assert 2 <= len(custom[name]) <= CAPS[name], (card.id, name, custom[name])
        still = render_still(card, known.cards, facts).custom or {}
        assert len(still["say_now"]) <= STILL_CAPS["say"], card.id


def test_what_to_say_holds_nothing_that_cannot_be_read_aloud(known: Library, facts: Facts) -> None:
    for card in known.cards.values():
        spoken = (card.say_now, card.if_they_push, card.still.say, *card.by_cause.values())
        for text in map(facts.fill, spoken):
            assert READABLE.sub("", text) == "", (card.id, text)


def test_no_sentence_to_say_promises_a_sum(known: Library) -> None:
    for card in known.cards.values():
        spoken = (card.say_now, card.if_they_push, card.still.say, *card.by_cause.values())
        for text in spoken:
            assert check.money_promised(text) == [], card.id


def test_no_sentence_to_say_promises_to_pay_it_all_at_once(known: Library) -> None:
    promise = re.compile(
        r"(?<!没法)(?<!不能)(?:今天|明天|马上|立刻|一定)[^，。]{0,4}(?:还清|全还|全额还)"
    )
    for card in known.cards.values():
        for text in (card.say_now, card.if_they_push, card.still.say, *card.by_cause.values()):
            found = promise.search(text)
            assert not found or re.search("做不到|没法|不能|还不了", text), (card.id, text)


def test_no_blank_is_left_open(said: list[Utterance]) -> None:
    assert wrong(said, check.blanks_left) == []


def test_punctuation_is_whole(said: list[Utterance]) -> None:
    twice = re.compile(r"[。，、；：]{2}|[，、；：][。！？]|「」|（）|，」| {2}")
    assert wrong(said, twice.findall) == []
    for opening, closing in ("「」", "（）", "《》", "“”", "〔〕"):
        for one in said:
            assert one.text.count(opening) == one.text.count(closing), (one.source, opening)


def test_the_bot_does_not_misspell_the_words_of_its_field(said: list[Utterance]) -> None:
    assert wrong(said, lambda text: [text] if correct(text) != text else []) == []


def test_general_information_is_named_as_such_where_law_is_told(
    known: Library, facts: Facts
) -> None:
    for card in known.cards.values():
        first = render(card, known.cards, facts)
        again = render(card, known.cards, facts, first_law=False)
        of_law = any(reason["tag"] == "法规" for reason in (first.custom or {})["why"])
        assert (GENERAL_INFORMATION in first.text) is of_law, card.id
        assert GENERAL_INFORMATION not in again.text, card.id


# --- the checks themselves catch what they are for ----------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "有问题打12399。",
        "打95599问。",
        "拨打119。",
        "客服电话400-800-1234。",
        "找他13812345678。",
        "座机021-61234567。",
    ],
)
def test_an_unknown_number_is_caught(text: str, known: Library) -> None:
    assert len(check.foreign_numbers(text, known)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "打95188或12378，有危险打110。",
        "国家标准GB/T 45251-2025要求",
        "欠的12500元",
        "第120条",
        "2026年11月",
        "希望24热线400-161-9995",
    ],
)
def test_what_is_no_unknown_number_is_let_through(text: str, known: Library) -> None:
    assert check.foreign_numbers(text, known) == []


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (check.foreign_hosts, "去jieqian.com看看"),
        (check.foreign_hosts, "打开 https://nfra.gov.cn"),
        (check.counts_out_of_place, "一天打3次就超标了。"),
        (check.counts_out_of_place, "一天最多打6次。"),
        (check.articles_out_of_place, "按第70条可以分60期。"),
        (check.articles_out_of_place, "《治安管理处罚法》第42条规定"),
        (check.rates_written_down, "现在一年期LPR是3.0%。"),
        (check.rates_written_down, "日利率万分之五，很高。"),
        (check.breach_without_debt, "对方这样做违规，可以投诉。"),
        (check.blanks_left, "每月还{first}元"),
        (check.money_promised, "我今天先还五百元。"),
        (check.money_promised, "我每月还600块。"),
    ],
)
def test_a_wrong_text_is_caught(find: Callable[[str], list[str]], text: str) -> None:
    assert find(text) != []


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (check.foreign_hosts, "看支付宝App，或者nfra.gov.cn"),
        (check.counts_out_of_place, "每天主动接通的有效通话不应超过3次。"),
        (check.counts_out_of_place, "未接通的，对同一号码当天不宜超过6次。"),
        (check.articles_out_of_place, "信用卡办法第70条管不到借呗。"),
        (check.rates_written_down, "迟延履行金是每日万分之1.75，只对判决"),
        (check.breach_without_debt, "对方违规可以投诉，但债务仍在。"),
        (check.money_promised, "全额做不到，我能还多少算好再说。"),
    ],
)
def test_a_right_text_is_let_through(find: Callable[[str], list[str]], text: str) -> None:
    assert find(text) == []


def test_a_fact_past_its_review_is_named_with_its_date(facts: Facts) -> None:
    overdue = facts.overdue(dt.date(2027, 2, 24))
    assert "Z07 应在 2027-02-23 前复核（现在是 2027-02-24）" in "\n".join(overdue)
    assert facts.overdue(dt.date(2027, 2, 23)) == []
    everything = len(facts.facts) + len(facts.hotlines)
    assert len(facts.overdue(dt.date(2028, 1, 1))) == everything
