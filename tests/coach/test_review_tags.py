"""Tags of a call's lines: the third witness beside acts and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.content import ContentError
from coach.review.call import CallBrief, Turn, lines_of, read_brief
from coach.review.rubric import rubric
from coach.review.score import review
from coach.review.tags import DOUBTFUL, SURE, load_tags, tag_book, weigh, weigh_all
from coach.review.violations import violations_of

DEBT = "信用卡欠8000元，逾期40天，每月能还600元"


def borrower(text: str, *acts: str, **tags: float) -> Turn:
    return Turn("borrower", text, acts, (), tags)


def collector(text: str, **tags: float) -> Turn:
    return Turn("collector", text, tags=tags)


# --- weighing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("probability", "otherwise", "holds"),
    [
        (SURE, False, True),
        (SURE - 0.01, False, False),
        (SURE - 0.01, True, True),
        (DOUBTFUL, True, True),
        (DOUBTFUL - 0.01, True, False),
    ],
)
def test_a_sure_tag_decides_and_in_between_the_other_witnesses_do(
    probability: float, otherwise: bool, holds: bool
) -> None:
    assert weigh({"notes": probability}, ["notes"], otherwise) is holds


def test_a_line_that_nobody_tagged_is_left_to_the_other_witnesses() -> None:
    assert weigh(None, ["notes"], True)
    assert not weigh(None, ["notes"], False)


def test_a_tag_that_is_not_told_is_out_of_the_question() -> None:
    assert not weigh({}, ["notes"], True)


def test_what_no_tag_speaks_for_is_left_as_it_is() -> None:
    index = {"state_recording": ["notes"]}
    assert weigh_all({"notes": 0.9}, index, ["ask_purpose"]) == {"ask_purpose", "state_recording"}
    assert weigh_all({"notes": 0.0}, index, ["ask_purpose", "state_recording"]) == {"ask_purpose"}


# --- what follows from them -----------------------------------------------------------------------


def test_a_tag_adds_the_act_and_the_aspect_that_no_word_gives_away() -> None:
    said = "拿药盒子背面画几道"
    turns = [collector("我姓夏，工号6207"), borrower(said, notes=0.9)]
    (line,) = lines_of(turns)
    assert line.does("state_recording")
    assert review(DEBT, 60_000, turns).labels["record"] != 0
    assert review(DEBT, 60_000, [turns[0], Turn("borrower", said)]).labels["record"] == 0


def test_a_tag_that_is_out_of_the_question_takes_back_what_a_word_suggests() -> None:
    said = "我录取通知书都没拿到"
    assert not lines_of([borrower(said, "state_recording", notes=0.0)])[0].does("state_recording")


def test_a_bare_nod_means_what_it_answers_whatever_its_tags_are() -> None:
    asked = collector("转到我个人卡上")
    (nod,) = lines_of([asked, borrower("好的", "agree_private_transfer", polite=0.9)])
    assert nod.does("agree_private_transfer")


def test_a_refusal_that_is_likelier_than_the_assent_is_no_red_line() -> None:
    asked = collector("加我微信，先转一千过来")
    said = borrower("转你微信，这不合适吧", agrees_private=0.7, refuses_data=0.8)
    assert review(DEBT, 60_000, [asked, said]).red_lines == []


def test_a_violation_is_found_by_its_tag_and_dropped_where_the_tag_is_out_of_the_question() -> None:
    veiled = collector("您家孩子几点放学，我们都有数", 威胁人身=0.9)
    worded = collector("再不还要坐牢的", 谎称坐牢=0.0)
    found = violations_of([veiled, worded], CallBrief())
    assert [(one.kind, one.turn) for one in found] == [("威胁人身", 1)]


def test_a_red_line_needs_only_one_witness() -> None:
    by_tag = [collector("码收到没"), borrower("九九六……你自个儿看", gives_code=0.9)]
    by_word = [collector("去借点来还"), borrower("那我找朋友借点", "agree_borrow", small=0.9)]
    assert review(DEBT, 60_000, by_tag).red_lines == ["gave_code"]
    assert review(DEBT, 60_000, by_word).red_lines == []  # the tag took the act back
    kept = [by_word[0], borrower("那我找朋友借点", "agree_borrow", agrees_borrow=0.2)]
    assert review(DEBT, 60_000, kept).red_lines == ["borrow_to_repay"]


def test_who_owes_the_debt_does_not_admit_what_is_not_his() -> None:
    turns = [collector("认不认"), borrower("那我替他认了", admits_not_his=0.95)]
    assert "admitted_not_owed" not in review(DEBT, 60_000, turns).red_lines
    strange = "他不欠任何钱，接的是别人的电话"
    assert "admitted_not_owed" in review(strange, None, turns).red_lines


def test_the_last_digits_on_a_call_that_one_made_oneself_are_a_usual_check() -> None:
    turns = [collector("报一下后四位就可以"), borrower("那个，三三一八", gives_id=0.95)]
    assert review(DEBT, 60_000, turns).red_lines == ["read_out_id_or_card"]
    assert review(f"自己拨打银行官方客服，{DEBT}", 60_000, turns).red_lines == []


def test_who_is_asked_for_a_code_is_on_the_phone_with_a_cheat() -> None:
    turns = [collector("您手机上跳出来的那个，跟我说说", asks_code=0.9)]
    assert read_brief(DEBT, 60_000, turns, rubric()).fraud
    assert not read_brief(DEBT, 60_000, [collector("您好")], rubric()).fraud


def test_papers_for_an_offer_are_no_private_request_unless_they_are_refused() -> None:
    asked = collector("需要您的诊断证明", asks_data=0.9)
    given = [asked, borrower("有的，我传上去")]
    refused = [asked, borrower("证明不给你", refuses_data=0.9)]
    assert review(DEBT, 60_000, given).labels["privacy"] == "na"
    assert review(DEBT, 60_000, refused).labels["privacy"] != "na"


# --- the file -------------------------------------------------------------------------------------


def test_every_tag_has_a_chinese_name_and_the_book_knows_both_sides() -> None:
    book = tag_book()
    assert all(tag.zh for side in (book.borrower, book.collector) for tag in side.values())
    assert book.by_act["state_recording"] == ["notes"]
    assert book.by_red_line["gave_code"] == ["gives_code"]
    assert set(book.by_words["obtained"]) == {"tells_name", "tells_number"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{zh: 记, acts: [no_act]}", "unknown act no_act"),
        ("{zh: 记, aspects: [[no_item, note]]}", "unknown item no_item"),
        ("{zh: 记, red_line: no_line}", "unknown red line no_line"),
        ("{acts: [polite]}", "zh"),
    ],
)
def test_a_broken_tag_is_named(tmp_path: Path, entry: str, fault: str) -> None:
    path = tmp_path / "tags.yml"
    path.write_text(f"borrower:\n  notes: {entry}\ncollector: {{}}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=fault):
        load_tags(path)


def test_a_tag_of_the_collector_is_no_violation(tmp_path: Path) -> None:
    path = tmp_path / "tags.yml"
    path.write_text("borrower: {}\ncollector:\n  辱骂: {zh: 骂}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="辱骂 is a violation"):
        load_tags(path)
