"""Which guesses are offered, and when the same question means: and now?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.advice import OFFERED, also_asked, goes_deeper, mentions_going_on, offers

NAMES = st.sampled_from(["ask_a", "ask_b", "do_c", "say_d", "out_of_scope", "nlu_fallback"])
RANKINGS = st.lists(st.tuples(NAMES, st.floats(0, 1)), max_size=8, unique_by=lambda pair: pair[0])


@settings(max_examples=50)
@given(RANKINGS)
def test_at_most_three_questions_or_commands_are_offered_best_first(
    guesses: list[tuple[str, float]],
) -> None:
    ranking = sorted(guesses, key=lambda pair: -pair[1])
    offered = offers(ranking)
    assert len(offered) <= OFFERED
    assert all(name.startswith(("ask_", "do_")) for name in offered)
    for kind in ("ask_", "do_"):
        places = [
            [name for name, _ in ranking].index(name) for name in offered if name.startswith(kind)
        ]
        assert places == sorted(places)


def test_between_a_question_and_a_command_the_question_comes_first() -> None:
    near = [("do_make_plan", 0.4), ("ask_repayment_plan", 0.3), ("ask_partial_payment", 0.1)]
    assert offers(near) == ["ask_repayment_plan", "do_make_plan", "ask_partial_payment"]
    sure = [("do_make_plan", 0.45), ("ask_repayment_plan", 0.1)]
    assert offers(sure) == ["do_make_plan", "ask_repayment_plan"]


def test_the_near_guesses_are_offered_and_the_far_one_is_not() -> None:
    ranking = [
        ("ask_jail_threat", 0.4),
        ("ask_threatened_lawsuit", 0.2),
        ("ask_court_papers", 0.1),
        ("ask_blacklist", 0.09),
    ]
    assert offers(ranking) == ["ask_jail_threat", "ask_threatened_lawsuit", "ask_court_papers"]
    assert offers([("ask_jail_threat", 0.6), ("ask_insulted", 0.02)]) == ["ask_jail_threat"]


def test_where_nothing_is_near_nothing_is_offered() -> None:
    assert offers([]) == []
    assert offers([("ask_insulted", 0.05), ("ask_home_visit", 0.04)]) == []
    assert offers([("out_of_scope", 0.9), ("safety_self_harm_veiled", 0.1)]) == []


def test_the_mark_of_doubt_is_no_guess() -> None:
    assert offers([("nlu_fallback", 0.5), ("ask_insulted", 0.2)]) == ["ask_insulted"]


def test_with_a_fair_share_of_another_field_nothing_is_offered() -> None:
    assert offers([("ask_insulted", 0.2), ("out_of_scope", 0.16)]) == []
    assert offers([("ask_insulted", 0.2), ("out_of_scope", 0.14)]) == ["ask_insulted"]


@pytest.mark.parametrize(
    "text", ["他还是不肯说", "没用，他又打来", "那他要是不听呢", "一直骂", "再逼我怎么办"]
)
def test_the_same_trouble_again_goes_deeper(text: str) -> None:
    assert goes_deeper(text, "verify_caller", "verify_caller")


@pytest.mark.parametrize("text", ["他还是不肯说", "没用"])
def test_another_card_is_shown_from_its_beginning(text: str) -> None:
    assert not goes_deeper(text, "verify_caller", "insulted")
    assert not goes_deeper(text, "verify_caller", None)


@pytest.mark.parametrize("text", ["怎么核实身份", "还是先核实一下吧", "请问怎么说"])
def test_a_plain_question_is_answered_from_the_beginning(text: str) -> None:
    assert not goes_deeper(text, "verify_caller", "verify_caller")


@pytest.mark.parametrize("text", ["然后呢？", "接下来呢", "怎么办？", "然后", "他还不松口"])
def test_and_then_goes_on_with_the_last_card(text: str) -> None:
    assert mentions_going_on(text)


@pytest.mark.parametrize("text", ["你好", "怎么办信用卡", "谢谢"])
def test_what_is_new_does_not_go_on(text: str) -> None:
    assert not mentions_going_on(text)


def test_further_questions_of_one_message_are_offered_too() -> None:
    ranking = [
        ("ask_demanded_full_today", 0.8),
        ("ask_threatened_lawsuit", 0.12),
        ("ask_workplace_called", 0.05),
        ("do_log_call", 0.05),
    ]
    text = "他要我今天还清，不然就打给我公司，还说要起诉我"
    shown = {"demanded_full_today"}
    assert also_asked(text, ranking, shown) == ["threatened_lawsuit", "workplace_called"]
    assert also_asked(text, ranking, shown | {"workplace_called"}) == ["threatened_lawsuit"]
    assert also_asked("他要我今天还清", ranking, shown) == []
    assert also_asked(text, ranking[:1], shown) == []
