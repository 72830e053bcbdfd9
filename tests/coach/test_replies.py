"""What is answered by its words alone: patterns that find just what they are meant for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.before import harm_was_told, role_of, say_now_of
from coach.content import ContentError
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.replies import load_replies, replies, reply_for


def found(text: str, section: str, *, sure: bool = False) -> str | None:
    """The id of the reply."""
    reply = reply_for(text, section, sure=sure)
    return reply.id if reply else None


@pytest.mark.parametrize(
    "text",
    [
        "催收打来了咋整",
        "我刚接通了",
        "哎呀电话打进来了",
        "他正在威胁我",
        "他在电话里吼我",
        "铃响了快",
    ],
)
def test_who_is_on_the_line_is_helped_at_once(text: str) -> None:
    reply = reply_for(text, "live", sure=True)
    assert reply is not None
    assert reply.does == "live"


@pytest.mark.parametrize(
    "text",
    ["昨天他打来了", "要是他打来了怎么办", "他打来了三次", "他总是在电话里骂我", "接了会不会更糟"],
)
def test_a_call_that_is_over_or_supposed_starts_nothing(text: str) -> None:
    assert found(text, "live") is None


def test_the_sentence_to_say_comes_first_and_is_short(known: Library) -> None:
    for section in replies().values():
        for reply in section.values():
            if reply.say_now:
                assert len(reply.say_now) <= 28, reply.id
                assert reply.text(known).startswith(f"「{reply.say_now}」"), reply.id


def test_after_a_loss_every_answer_leads_to_the_police_or_the_bank(known: Library) -> None:
    for section in ("after_loss", "lost"):
        for reply in replies()[section].values():
            assert re.search("110|95188", reply.text(known)), reply.id
    again = replies()["after_loss"]["second_fraud"].text(known)
    assert again.startswith("别再转，这是第二次骗。")


def test_no_relative_is_spoken_to_as_the_debtor(known: Library) -> None:
    for reply in replies()["relative"].values():
        text = reply.text(known)
        assert not re.search("我.{0,4}分期|我愿意还|您的欠款|您欠", text), reply.id


def test_the_classifier_is_believed_where_it_is_sure() -> None:
    assert found("他开口就骂，很难听", "first") == "insulted"
    assert found("他开口就骂，很难听", "first", sure=True) is None


@pytest.mark.parametrize(
    ("texts", "id"),
    [
        (["我儿子欠了网贷，催收打给我"], "family_of_the_debtor"),
        (["我弟弟欠钱不还", "怎么办"], "family_of_the_debtor"),
        (["同事欠钱，催收打到公司前台来"], "work_of_a_colleague"),
        (["我儿子欠了网贷", "其实是我自己欠的"], None),
        (["我欠了两万", "他打给我儿子了"], None),
        ([], None),
    ],
)
def test_whose_debt_it_is_is_remembered(texts: list[str], id: str | None) -> None:
    role = role_of(texts)
    assert (role.id if role else None) == id


def test_a_remedy_that_was_shown_says_that_harm_is_done() -> None:
    assert harm_was_told([{"type": "card.script", "title": "钱已经转过去了"}])
    assert harm_was_told([{"id": "harm.money_sent"}])
    assert not harm_was_told([{"title": "说要上门", "id": "home_visit"}, {}])


def test_the_last_sentence_is_found_again() -> None:
    assert say_now_of([{"say_now": "一。"}, {}, {"say_now": "二。"}, {"id": None}]) == "二。"
    assert say_now_of([{}]) is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda raw: raw["first"].pop("overdue") and raw.pop("lost"), "its sections must be"),
        (lambda raw: raw["first"]["overdue"].update(when="("), "first overdue"),
        (lambda raw: raw["first"]["overdue"].update(say=""), "nothing follows"),
        (lambda raw: raw["first"]["overdue"].update(misses=["逾期了"]), "wrong about 逾期了"),
        (lambda raw: raw["first"]["workplace"].update(card="nobody"), "unknown card nobody"),
        (lambda raw: raw["live"]["on_the_line"].update(does="dance"), "unknown deed dance"),
        (lambda raw: raw["first"]["overdue"].update(buttons=["do_x"]), "no title for do_x"),
        (lambda raw: raw["relative"]["paying_for_another"].update(variant="x"), "variant x"),
    ],
)
def test_what_does_not_fit_is_refused(
    change: Any, fault: str, tmp_path: Path, known: Library
) -> None:
    raw = yaml.safe_load((KNOWLEDGE / "replies.yml").read_text(encoding="utf-8"))
    change(raw)
    path = tmp_path / "replies.yml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(fault)):
        load_replies(path, known)
