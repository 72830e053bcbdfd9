"""The library: everything is there, fits together, and is short enough to be read in distress."""

from __future__ import annotations

import re

import pytest
from utterances import VALUES, names

from coach.cards import CAUSES
from coach.facts import Facts
from coach.library import Library, library

BLANK = re.compile(r"\{(\w+)\}")


def test_the_library_is_loaded_once() -> None:
    assert library() is library()


def test_a_refusal_is_one_sentence_with_a_lawful_way_beside_it(
    known: Library, facts: Facts
) -> None:
    for id, refusal in known.refusals.items():
        say, instead = facts.fill(refusal.say), facts.fill(refusal.instead)
        assert len(say) <= 60, id
        assert len(re.findall("[。！？]", say)) == 1, id
        assert len(instead) <= 80, id
        assert re.search("不能|不帮|不写", say), id
        assert not re.search("不能帮", instead), id
        assert refusal.related, id


def test_a_refusal_never_scolds(known: Library) -> None:
    for refusal in known.refusals.values():
        assert not re.search("你怎么|可耻|活该|老赖|无耻|丢人", refusal.say + refusal.instead)


def test_every_act_outside_a_rehearsal_leads_to_a_card(known: Library) -> None:
    assert all(act.card in known.cards for act in known.acts.values())


def test_every_act_earns_only_items_of_the_rubric(known: Library) -> None:
    rubric = {
        *("calm", "verify", "record", "facts", "hardship"),
        *("plan", "respect", "privacy", "boundary", "close"),
    }
    earned = {item for act in known.acts.values() for item in act.rubric}
    assert earned == rubric


def test_every_command_is_answered_shortly_and_offers_what_has_a_title(
    known: Library, facts: Facts
) -> None:
    for id, command in known.commands.items():
        assert 1 <= len(facts.fill(command.say)) <= 100, id
        for intent in command.buttons:
            assert known.title(intent), (id, intent)


def test_the_bot_says_what_it_is(known: Library, facts: Facts) -> None:
    assert "程序" in known.commands["who_are_you"].say
    assert "不是律师" in known.commands["who_are_you"].say.replace("也", "")
    human = facts.fill(known.commands["talk_to_human"].say)
    for number in ("95188", "12348", "12378", "12356", "110"):
        assert number in human


def test_in_a_running_call_the_first_thing_is_a_sentence_to_say(known: Library) -> None:
    assert "先说：「" in known.commands["start_live_call"].say


def test_nothing_is_put_off_to_a_later_version(known: Library) -> None:
    assert [id for id, command in known.commands.items() if "还没做好" in command.say] == []


def test_every_cause_has_a_title_words_and_papers(known: Library) -> None:
    assert set(known.causes) == set(CAUSES)
    for id, cause in known.causes.items():
        assert 2 <= len(cause.title) <= 10, id
        assert cause.words, id
        assert cause.proofs, id
        assert not cause.clause.endswith(("。", "，")), id
        assert BLANK.findall(cause.since) == ["since"], id


def test_no_word_names_two_causes(known: Library) -> None:
    words = [word for cause in known.causes.values() for word in cause.words]
    assert sorted(set(words)) == sorted(words)


def test_a_line_is_filled_with_what_the_program_knows(known: Library) -> None:
    said = known.line("hardship.short", clause="失业了")
    assert "我失业了" in said
    assert "{" not in said


def test_a_line_names_its_hotlines_by_number(known: Library) -> None:
    assert "打95188核实" in known.line("identity.refused")


def test_a_line_that_does_not_exist_is_an_error(known: Library) -> None:
    with pytest.raises(KeyError, match="no_such_line"):
        known.line("hardship.no_such_line")


def test_the_lines_have_only_blanks_that_the_program_fills(known: Library) -> None:
    filled = {"clause", "proofs", *VALUES}
    hotlines = set(known.facts.hotlines)
    for line in known.lines():
        assert set(BLANK.findall(line)) <= filled | hotlines, line


def test_no_line_is_empty(known: Library) -> None:
    for name, line in zip(names(known.talk), known.lines(), strict=True):
        assert line.strip(), name
        assert line != "None", name


def test_the_hardship_sentence_asks_for_no_hand_outs_and_admits_the_debt(known: Library) -> None:
    said = known.line("hardship.script", clause="失业了，没了收入", proofs="离职证明")
    assert said.startswith("「")
    assert said.endswith("」")
    assert "我失业了，没了收入，所以" in said
    assert "还" in said.split("我失业了")[0]
    assert "离职证明" in said
    assert "方案" in said


def test_a_button_is_named_by_its_card_or_command(known: Library) -> None:
    assert known.title("ask_night_calls") == known.cards["night_calls"].title
    assert known.title("do_make_plan") == "算每月能还多少"
    with pytest.raises(KeyError):
        known.title("do_no_such_command")


def test_button_titles_fit_a_small_screen(known: Library) -> None:
    for title in [*known.talk["titles"].values(), *(c.title for c in known.cards.values())]:
        assert 2 <= len(title) <= 12, title
