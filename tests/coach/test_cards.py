"""The cards: complete, in their groups, and shown in the order in which they are needed."""

from __future__ import annotations

import dataclasses
import re

import pytest

from coach.cards import CAUSES, check_card, render, render_still, speaks_of_law
from coach.content import ContentError
from coach.facts import DEBT_IS_ANOTHERS, DEBT_REMAINS, GENERAL_INFORMATION, Facts
from coach.library import Library
from coach.paths import KNOWLEDGE
from coach.taxonomy import SECTIONS, Taxonomy, load_taxonomy
from coach.variants import variant_cards

# What the contract calls a violation, and the card that answers it where it is one for certain.
BREACHES = {
    "假冒公检法": "impersonating_police",
    "谎称坐牢": "jail_threat",
    "威胁人身": "threatened_violence",
    "辱骂": "insulted",
    "爆通讯录": "contacts_threat",
    "告知第三人": "third_party_called",
    "单位施压": "workplace_called",
    "夜间来电": "night_calls",
    "频繁来电": "harassment_frequency",
    "索要验证码": "asked_for_code",
    "虚增金额": "amount_disputed",
    "诱导以贷还贷": "borrow_to_repay",
    "强行上门": "home_visit",
}


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy(KNOWLEDGE)


def test_every_situation_of_the_taxonomy_has_its_card_in_its_group(
    known: Library, taxonomy: Taxonomy
) -> None:
    groups = {id: card.group for id, card in known.cards.items()}
    assert groups == {id: situation.group for id, situation in taxonomy.situations.items()}
    assert len(groups) == 77


def test_every_section_of_the_guide_is_carried_by_a_reason_that_names_it(known: Library) -> None:
    carried = {
        section
        for card in known.cards.values()
        for reason in card.why
        for section in reason.guide.split()
    }
    assert set(SECTIONS) <= carried
    assert carried - set(SECTIONS) == {"通用"}


def test_a_card_that_carries_a_section_names_it(known: Library, taxonomy: Taxonomy) -> None:
    for id, situation in taxonomy.situations.items():
        named = {part for reason in known.cards[id].why for part in reason.guide.split()}
        assert set(situation.guide) <= named, id


def test_every_card_gives_the_guides_reason_and_the_law_or_practice(known: Library) -> None:
    for card in known.cards.values():
        assert any(reason.guide for reason in card.why), card.id
        assert any(reason.fact for reason in card.why), card.id


def test_a_card_leads_on_to_others_and_never_to_itself(known: Library) -> None:
    for card in known.cards.values():
        assert 1 <= len(card.related) <= 3, card.id
        assert len(set(card.related)) == len(card.related), card.id


def test_no_two_cards_have_the_same_title_or_the_same_first_sentence(known: Library) -> None:
    titles = [card.title for card in known.cards.values()]
    assert sorted(set(titles)) == sorted(titles)
    first = [(card.say_now, card.if_they_push) for card in known.cards.values()]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("violation", BREACHES)
def test_each_violation_has_a_card_that_says_the_debt_remains(
    violation: str, known: Library, facts: Facts
) -> None:
    card = known.cards[BREACHES[violation]]
    remains = DEBT_REMAINS if card.debtor else DEBT_IS_ANOTHERS
    assert render(card, known.cards, facts).text.count(remains) == 1


def test_a_card_is_read_from_what_to_say_to_the_reasons(known: Library, facts: Facts) -> None:
    card = known.cards["verify_caller"]
    lines = render(card, known.cards, facts).text.split("\n")
    heads = ("现在说：「", "再逼就说：「", "千万别：", "简单说：", "下一步：", "为什么：")
    assert [line.startswith(head) for line, head in zip(lines, heads, strict=False)] == [True] * 6
    assert lines[1] == f"再逼就说：「{facts.fill(card.if_they_push)}」"
    assert lines[6].startswith("〔指南〕")
    assert lines[6].endswith("（指南五B）")
    assert lines[-1] == GENERAL_INFORMATION


def test_the_text_says_all_that_the_drawn_card_shows(known: Library, facts: Facts) -> None:
    for card in known.cards.values():
        bubble = render(card, known.cards, facts)
        custom = bubble.custom or {}
        assert (custom["type"], custom["v"], custom["id"]) == ("card.script", 1, card.id)
        shown = [custom["say_now"], custom["if_they_push"], custom["answer"], custom["next"]]
        shown += [reason["text"] for reason in custom["why"]]
        shown += [reason["source"] for reason in custom["why"]] + custom["notes"]
        assert [part for part in shown if part not in bubble.text] == [], card.id
        assert set(custom["sources"]) == {reason["source"] for reason in custom["why"]}


def test_advice_of_the_guide_and_law_are_told_apart(known: Library, facts: Facts) -> None:
    custom = render(known.cards["insulted"], known.cards, facts).custom or {}
    assert {(reason["tag"], reason["text"][:5]) for reason in custom["why"]} >= {
        ("法规", facts.facts["L04"].text[:5])
    }
    assert custom["why"][0]["tag"] == "指南"


def test_the_first_button_goes_deeper_and_the_others_lead_on(known: Library, facts: Facts) -> None:
    card = known.cards["verify_caller"]
    buttons = render(card, known.cards, facts).buttons
    assert buttons[0].title == card.still.when
    assert buttons[0].payload_id == "ask_verify_caller.depth.still"
    assert [button.payload_id for button in buttons[1:]] == [f"ask_{id}" for id in card.related]
    assert [button.title for button in buttons[1:]] == [
        known.cards[id].title for id in card.related
    ]


def test_the_deeper_answer_gives_a_new_sentence_and_what_to_do(
    known: Library, facts: Facts
) -> None:
    for card in known.cards.values():
        bubble = render_still(card, known.cards, facts)
        said = facts.fill(card.still.say)
        assert bubble.text.startswith(f"现在说：「{said}」\n接着做："), card.id
        assert said not in (facts.fill(card.say_now), facts.fill(card.if_they_push)), card.id


def test_the_hardship_card_knows_every_cause(known: Library, facts: Facts) -> None:
    card = known.cards["explain_hardship"]
    assert set(card.by_cause) == set(CAUSES)
    said = {
        (render(card, known.cards, facts, cause=cause).custom or {})["say_now"] for cause in CAUSES
    }
    assert len(said) == len(CAUSES)
    assert all("我" in text or "家" in text or "因为" in text for text in said)


def test_a_cause_that_a_card_does_not_know_changes_nothing(known: Library, facts: Facts) -> None:
    card = known.cards["verify_caller"]
    plain = render(card, known.cards, facts)
    assert render(card, known.cards, facts, cause="illness") == plain
    assert render(card, known.cards, facts, cause="no_such_cause") == plain


def test_an_answer_out_of_law_is_known_as_one(known: Library, facts: Facts) -> None:
    of_law = {
        id for id, card in known.cards.items() if speaks_of_law(render(card, known.cards, facts))
    }
    assert "night_calls" in of_law
    assert "fake_collector" not in of_law
    assert not speaks_of_law(render_still(known.cards["night_calls"], known.cards, facts))


def test_nothing_that_stands_after_never_forbids_once_more(known: Library) -> None:
    for card in (*known.cards.values(), *variant_cards().values()):
        line = render(card, known.cards, known.facts).text.split("千万别：")[1].split("\n")[0]
        assert not re.search(r"(?:^|[，、])(?:也)?(?:别(?!人)|不要|勿)", line), f"{card.id}: {line}"


@pytest.mark.parametrize("text", ["别答应替还", "答应替还、别给住址", "不要回骂"])
def test_a_double_prohibition_is_refused(text: str, known: Library) -> None:
    card = dataclasses.replace(known.cards["insulted"], never_say=text)
    with pytest.raises(ContentError, match="never_say"):
        check_card(card, known.cards, known.facts, "x")
