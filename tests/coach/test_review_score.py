"""The rubric, item by item, by its reading notes; and the points that come of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.library import library
from coach.quantities import extract
from coach.review.call import CallBrief, Turn, lines_of, read_brief
from coach.review.labels import NA, Level
from coach.review.names import ITEMS, RED_LINES
from coach.review.numbers import numbers_of
from coach.review.rubric import grade, rubric
from coach.review.score import Review, process_of, review

TODAY = dt.date(2026, 11, 26)
DEBT = "借呗逾期63天，本金12000元，失业，每月能还600元"
CHEAT = "对方冒充客服，是诈骗电话"
NOT_OWED = "你从没借过，对方打错了电话"


def call(*lines: str) -> list[Turn]:
    """Turns from lines: 「催：…」 for the collector, 「我：… [acts]」 for the borrower."""
    turns = []
    for line in lines:
        who, _, text = line.partition("：")
        if who == "催":
            turns.append(Turn("collector", text))
            continue
        said, _, acts = text.partition(" [")
        turns.append(
            Turn("borrower", said, tuple(acts.rstrip("]").split()), tuple(extract(said, TODAY)))
        )
    return turns


def label(item: str, *lines: str, brief: str = DEBT) -> Level:
    return review(brief, 60_000, call(*lines)).labels[item]


HELLO = "催：您好，是张伟吗？您的借呗逾期63天了，一共12701元。"


@pytest.mark.parametrize(
    ("item", "level", "lines"),
    [
        # verify
        ("verify", 3, ["我：您是哪家机构，姓名和工号是多少？ [identity_check]"]),
        ("verify", 3, ["我：请说机构和工号，我在App里核实后再谈。 [identity_check]"]),
        ("verify", 2, ["我：你是哪家公司的？ [identity_check]"]),
        ("verify", 1, ["我：我身份证后四位2811 [leak_privacy]", "催：好", "我：你哪家公司，叫什么，工号多少？ [identity_check]"]),
        ("verify", 0, ["我：是我。 [confirm_self]"]),
        # record
        ("record", 3, ["我：你叫什么，工号多少？ [identity_check]", "催：我叫王强，工号2036。", "我：我记下了，也在录音。 [state_recording]"]),
        ("record", 2, ["我：我在录音。 [state_recording]", "催：随你。", "我：说吧。 [ask_purpose]"]),
        ("record", 0, ["我：你工号多少？ [identity_check]", "催：工号2036。", "我：好。 [ack_yes]"]),
        ("record", 2, ["我：我记一下，你工号多少？ [identity_check state_recording]", "催：这个不用你管。", "我：那我不谈。 [other]"]),
        ("record", 0, ["我：是我。 [confirm_self]"]),
        # facts
        ("facts", 3, ["我：本金、利息各是多少？ [ask_debt_facts]"]),
        ("facts", 2, ["我：本金多少？ [ask_debt_facts]"]),
        ("facts", 1, ["我：欠你们多少？ [ask_debt_facts]"]),
        ("facts", 0, ["我：知道了。 [ack_yes]"]),
        ("facts", 2, ["我：这个数不对。 [dispute_debt]"]),
        # hardship
        ("hardship", 3, ["催：什么原因没还？", "我：我三个月前失业了。 [explain_hardship]"]),
        ("hardship", 2, ["催：什么原因没还？", "我：我失业了。 [explain_hardship]"]),
        ("hardship", 1, ["催：什么原因没还？", "我：手头紧。 [explain_hardship]"]),
        ("hardship", 0, ["催：什么原因没还？", "我：不想说。 [other]"]),
        # plan
        ("plan", 3, ["我：每月15号还500元。 [negotiate_instalments]"]),
        ("plan", 2, ["我：想分24期。 [negotiate_instalments]"]),
        ("plan", 2, ["我：能还三百块。 [offer_payment]"]),
        ("plan", 1, ["我：能分期吗？ [negotiate_instalments]"]),
        ("plan", 1, ["我：每月15号还1500元。 [negotiate_instalments]"]),
        ("plan", 0, ["我：再说吧。 [stall]"]),
        # respect
        ("respect", 3, ["我：这笔我认，麻烦您给个方案。 [acknowledge_debt polite]"]),
        ("respect", 2, ["我：这笔我认。 [acknowledge_debt]"]),
        ("respect", 0, ["我：不还了，爱咋咋地。 [refuse_pay]"]),
        # calm
        ("calm", NA, ["我：好的。 [ack_yes]"]),
        ("calm", 3, ["催：欠钱还有理了？要不要脸？", "我：请文明沟通，咱们谈还款。 [polite]"]),
        ("calm", 2, ["催：要不要脸？", "我：你才不要脸！ [insult]", "催：骂什么。", "我：对不起，咱们谈还款。 [polite]"]),
        ("calm", 0, ["催：要不要脸？", "我：滚！ [insult]", "催：骂什么。", "我：滚！ [insult]"]),
        # privacy
        ("privacy", NA, ["我：好的。 [ack_yes]"]),
        ("privacy", 3, ["催：报一下您爱人的电话。", "我：不方便，有事打我，我会接。 [refuse_privacy]"]),
        ("privacy", 2, ["催：报一下您爱人的电话。", "我：不给。 [refuse_privacy]"]),
        ("privacy", 2, ["催：您住哪？", "我：住城东。 [leak_privacy]", "催：几号楼？门牌号？", "我：不方便再说了。 [refuse_privacy]"]),
        ("privacy", 0, ["催：您住哪？", "我：住城东3号楼。 [leak_privacy]"]),
        # boundary
        ("boundary", NA, ["我：好的。 [ack_yes]"]),
        ("boundary", 3, ["催：再不还就打到你单位。", "我：联系单位是违规的，我打12378投诉。 [name_violation]"]),
        ("boundary", 2, ["催：再不还就打到你单位。", "我：你这样是违规的。 [name_violation]"]),
        ("boundary", 0, ["催：再不还就打到你单位。", "我：别这样。 [panic]"]),
        # close
        ("close", NA, ["我：好的。 [ack_yes]"]),
        ("close", 3, ["催：分24期，每期525元，行吗？", "我：确认一遍，24期每月15号还525元，发短信给我。 [agree_offer confirm_written]"]),
        ("close", 2, ["催：分24期，每期525元，行吗？", "我：行，发短信给我。 [agree_offer confirm_written]"]),
        ("close", 0, ["催：分24期，每期525元，行吗？", "我：行。 [agree_offer]"]),
    ],
)  # fmt: skip
def test_an_item_gets_the_level_of_the_reading_notes(
    item: str, level: Level, lines: list[str]
) -> None:
    assert label(item, HELLO, *lines) == level


@pytest.mark.parametrize(
    ("item", "brief"),
    [
        ("verify", "你自己拨打官方客服95188"),
        ("hardship", CHEAT),
        ("respect", CHEAT),
        ("respect", NOT_OWED),
        ("plan", NOT_OWED),
        ("facts", NOT_OWED),
    ],
)
def test_an_item_without_opportunity_is_left_out(item: str, brief: str) -> None:
    assert label(item, HELLO, "我：不是我。 [deny_self]", brief=brief) == NA


def test_who_only_puts_the_call_off_is_not_asked_for_a_plan() -> None:
    labels = review(DEBT, 60_000, call(HELLO, "我：在开会，六点后打我。 [busy_callback]")).labels
    assert [labels[item] for item in ("facts", "hardship", "plan")] == [NA, NA, NA]


def test_what_others_say_is_not_what_the_borrower_asks() -> None:
    told = "我：他说机构和工号都有，叫我别问。 [identity_check]"
    asked = "我：请您说机构和工号，叫什么名字。 [identity_check]"
    assert label("verify", HELLO, told) == 2
    assert label("verify", HELLO, asked) == 3


def test_evidence_names_turns_from_one() -> None:
    made = review(
        DEBT, 60_000, call(HELLO, "我：好", "催：嗯", "我：本金多少，利息多少？ [ask_debt_facts]")
    )
    assert made.evidence["facts"] == [4]


# --- points ---------------------------------------------------------------------------------------


def test_the_weights_sum_to_a_hundred_in_the_order_of_the_contract() -> None:
    assert tuple(rubric().items) == ITEMS
    assert sum(item.weight for item in rubric().items.values()) == 100


def test_points_are_counted_over_the_items_that_had_an_opportunity() -> None:
    labels: dict[str, Level] = dict.fromkeys(ITEMS, NA)
    labels |= {"verify": 3, "plan": 0}
    assert process_of(labels, [], rubric()) == round(100 * 14 / 30)
    assert process_of(dict.fromkeys(ITEMS, NA), [], rubric()) == 0
    assert process_of(dict.fromkeys(ITEMS, 3), [], rubric()) == 100


@pytest.mark.parametrize("red_line", RED_LINES)
def test_a_red_line_caps_the_points(red_line: str) -> None:
    stops = red_line in ("gave_code", "private_transfer", "shared_screen", "read_out_id_or_card")
    assert process_of(dict.fromkeys(ITEMS, 3), [red_line], rubric()) == (40 if stops else 59)


def test_a_hint_counts_its_item_two_of_three() -> None:
    turns = call(HELLO, "我：本金、利息各是多少？ [ask_debt_facts]")
    assert review(DEBT, 60_000, turns, hints=["facts"]).labels["facts"] == 2


@pytest.mark.parametrize(
    ("points", "word"), [(85, "稳"), (84, "可以"), (69, "再练"), (49, "先看示范")]
)
def test_grades(points: int, word: str) -> None:
    assert grade(points) == word


ACTS = sorted(library().acts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.booleans(), st.text(max_size=12), st.lists(st.sampled_from(ACTS), max_size=3)),
        max_size=10,
    )
)
def test_any_call_is_reviewed_and_always_alike(
    raw: list[tuple[bool, str, list[str]]],
) -> None:
    turns = [
        Turn("borrower", text, tuple(acts)) if mine else Turn("collector", text)
        for mine, text, acts in raw
    ]
    made: Review = review("", None, turns)
    assert made == review("", None, turns)
    assert 0 <= made.process <= 100
    assert set(made.as_dict()) == {"labels", "evidence", "red_lines", "violations", "process"}
    assert all(label == NA or label in range(4) for label in made.labels.values())
    assert all(1 <= n <= len(turns) for numbers in made.evidence.values() for n in numbers)


# --- the brief and the numbers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "owed", "dialled", "fraud"),
    [
        (DEBT, True, False, False),
        (NOT_OWED, False, False, False),
        ("你是张伟的母亲，接到找儿子的电话", False, False, False),
        ("你主动拨打官方客服协商", True, True, False),
        (CHEAT, True, False, True),
    ],
)
def test_the_brief_tells_what_kind_of_call_it_is(
    text: str, owed: bool, dialled: bool, fraud: bool
) -> None:
    brief = read_brief(text, None, [], rubric())
    assert (brief.owed, brief.dialled, brief.fraud) == (owed, dialled, fraud)


def test_what_can_be_kept_and_what_is_at_hand_are_read_from_the_brief() -> None:
    brief = read_brief("本金12000元，手上有2000元，每月最多能还600元", None, [], rubric())
    assert (brief.affordable_month_fen, brief.sums_fen) == (60_000, {200_000})
    assert read_brief("欠12000元", None, [], rubric()).affordable_month_fen is None
    assert read_brief("每月能还600元", 50_000, [], rubric()).affordable_month_fen == 50_000


def test_a_cheat_is_known_by_what_he_asks_for() -> None:
    turns = call("催：您打开屏幕共享，把验证码念给我。")
    assert read_brief(DEBT, None, turns, rubric()).fraud


def test_numbers_of_the_bargaining() -> None:
    turns = call(
        HELLO,
        "我：每月还450元。 [negotiate_instalments]",
        "催：太少了。",
        "我：那每月500元。 [negotiate_instalments]",
        "催：再加点。",
        "我：你有病吧！ [insult]",
        "催：骂什么。",
        "我：不好意思，每月500元。 [negotiate_instalments polite]",
    )
    made = numbers_of(turns, lines_of(turns), CallBrief(affordable_month_fen=60_000))
    assert (made.first_offer_ratio, made.concessions, made.turns_to_calm) == (0.75, 1, 1)


def test_a_number_read_back_in_words_is_no_secret_told() -> None:
    called = label(
        "verify",
        "催：我姓苏，工号二二五一。",
        "我：苏小姐，二二五一，写低了。你们公司全名叫什么，我打官方客服核实。 [leak_privacy identity_check]",
    )
    assert called == 3


def test_a_question_about_the_private_account_agrees_to_nothing() -> None:
    asked = "我：加微信？法院也用微信收钱的呀？ [agree_private_transfer]"
    assert label("privacy", "催：微信加我同事，扫他的码。", asked) in {NA, 1}
