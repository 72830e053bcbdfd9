"""The collector reacts by rule: whatever is said to him, these things hold."""

from __future__ import annotations

import itertools
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.content import ContentError
from coach.library import library
from coach.rehearsal import engine
from coach.rehearsal.book import book
from coach.rehearsal.endings import outcome
from coach.rehearsal.engine import finish, hint, pause, restore, resume, start, step, stop
from coach.rehearsal.moves import STAGES
from coach.rehearsal.offers import is_earned
from coach.rehearsal.playing import play, utterance
from coach.rehearsal.scenario import CallTurn, Case
from coach.rehearsal.state import ENDINGS, State, from_json, to_json
from coach.rehearsal.terms import fits, move_of

SCENARIOS = sorted(book().scenarios)
LINES = {
    "identity_check": "您是哪家机构的，工号多少",
    "negotiate_instalments": "每月15号还500元",
    "offer_payment": "今天先还300元",
    "ask_extension": "能不能延到15号",
    "leak_privacy": "我妈叫王芳，住在城东",
}
ACTS = sorted(library().acts)
lines = st.lists(st.sampled_from(ACTS), min_size=0, max_size=3, unique=True).map(
    lambda acts: CallTurn("，".join(LINES.get(act, "嗯") for act in acts) or "嗯", acts)
)
calls = st.lists(lines, min_size=1, max_size=16)
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(state: State, text: str, *acts: str) -> State:
    new, _, _ = step(state, utterance(text, acts))
    return new


def opened(scenario: str = "m2_agency_cold", dial: int | None = 2, seed: int = 1) -> State:
    return start(scenario, seed, dial)[0]


# --- what always holds ----------------------------------------------------------------------------


@quick
@given(st.sampled_from(SCENARIOS), st.integers(0, 99), st.sampled_from([None, 1, 2, 3, 4]), calls)
def test_the_same_lines_give_the_same_call(
    scenario: str, seed: int, dial: int | None, call: list[CallTurn]
) -> None:
    assert play(scenario, call, seed, dial) == play(scenario, call, seed, dial)


@quick
@given(st.sampled_from(SCENARIOS), st.integers(0, 99), st.sampled_from([None, 1, 2, 3, 4]), calls)
def test_a_call_keeps_its_bounds_and_ends(
    scenario: str, seed: int, dial: int | None, call: list[CallTurn]
) -> None:
    known = book().scenario(scenario)
    state = play(scenario, call, seed, dial)
    assert state.ending in ENDINGS
    assert state.turn <= known.end.max_turns
    for exchange in state.exchanges:
        assert 0 <= exchange.pressure <= 10
        assert 0 <= exchange.trust <= 10
        assert exchange.stage in STAGES
        assert exchange.lines
        assert all(line and "{" not in line for line in exchange.lines)
        assert exchange.trace


@quick
@given(st.sampled_from(SCENARIOS), st.integers(0, 99), st.sampled_from([1, 2, 3, 4]), calls)
def test_nothing_is_offered_that_was_not_earned(
    scenario: str, seed: int, dial: int, call: list[CallTurn]
) -> None:
    known = book().scenario(scenario)
    state, _ = start(scenario, seed, dial)
    for turn in call:
        if state.ending:
            break
        before = state
        state, _, _ = step(before, utterance(turn.say, turn.acts))
        offers = {move_of(offer) for offer in known.offers if offer.rung <= before.rung}
        made = [id for id in state.last if id.startswith("offer_") and id not in offers]
        if state.rung > before.rung:
            assert is_earned(known.offers[state.rung - 1], state)
        else:
            assert not made


@quick
@given(st.sampled_from(SCENARIOS), calls)
def test_a_state_survives_json(scenario: str, call: list[CallTurn]) -> None:
    state = play(scenario, call, 7)
    assert from_json(json.loads(json.dumps(to_json(state), ensure_ascii=False))) == state


@quick
@given(st.sampled_from(SCENARIOS), calls, st.data())
def test_any_earlier_turn_can_be_taken_up_again(
    scenario: str, call: list[CallTurn], data: st.DataObject
) -> None:
    state = play(scenario, call, 3)
    turn = data.draw(st.integers(0, state.turn))
    again = restore(state, turn)
    assert again.turn == turn
    for exchange in state.exchanges[turn:]:
        again, _, _ = step(again, exchange.said)
    assert again.exchanges == state.exchanges


@quick
@given(st.sampled_from(SCENARIOS), calls)
def test_a_step_leaves_the_state_before_it_alone(scenario: str, call: list[CallTurn]) -> None:
    state, _ = start(scenario, 5)
    before = json.dumps(to_json(state), ensure_ascii=False)
    step(state, utterance(call[0].say, call[0].acts))
    assert json.dumps(to_json(state), ensure_ascii=False) == before


@quick
@given(st.integers(0, 99), st.sampled_from([1, 2, 3, 4]), calls)
def test_a_wording_comes_back_only_after_all_the_others(
    seed: int, dial: int, call: list[CallTurn]
) -> None:
    state = play("m2_agency_cold", call, seed, dial)
    assert all(len(set(used)) == len(used) for used in state.used.values())


# --- how he reacts --------------------------------------------------------------------------------


@pytest.mark.parametrize("dial", [1, 2, 3, 4])
@pytest.mark.parametrize("id", SCENARIOS)
def test_good_conduct_reaches_the_best_offer_at_every_dial(id: str, dial: int) -> None:
    scenario = book().scenario(id)
    state = play(id, scenario.calls["good"].turns, 1, dial)
    came = outcome(state, scenario)
    assert came.rung == came.best
    assert came.ending in scenario.win.endings


def test_another_seed_reads_differently() -> None:
    openings = {start("m2_agency_cold", seed)[1][0] for seed in range(30)}
    assert len(openings) == 6


def test_who_does_not_prove_himself_at_once_does_so_when_asked_again() -> None:
    state = said(opened(), "您是哪家的，工号多少", "identity_check")
    assert "dodge" in state.last
    state = said(state, "请先报机构和工号", "identity_check")
    assert "prove" in state.last
    assert "恒诚" in "".join(state.last_lines)


def test_the_polite_one_proves_himself_at_once() -> None:
    assert "prove" in said(opened(dial=1), "您哪位", "identity_check").last


def test_the_dial_decides_whether_he_threatens() -> None:
    threats = {"threat_jail", "threat_contacts", "insult"}
    made: dict[int, set[str]] = {}
    stalls = [CallTurn("再说吧", ["stall"])] * 8
    for dial in (1, 4):
        states = [play("insulting_collector", stalls, seed, dial) for seed in range(8)]
        made[dial] = {id for state in states for id in state.said} & threats
    assert not made[1]
    assert made[4]


def test_a_trap_is_sprung_once() -> None:
    call = book().scenario("m2_agency_cold").calls["good"]
    state = play("m2_agency_cold", call.turns, 1)
    assert state.said["ask_contacts"] == 1


def test_a_bare_yes_takes_the_offer_on_the_table() -> None:
    state = opened(dial=1)
    state = said(state, "我三个月前失业了", "explain_hardship")
    assert state.rung == 1
    state = said(state, "行", "ack_yes")
    assert state.exchanges[-1].acts == ["agree_offer"]
    assert state.taken == 1


def test_a_bare_yes_to_a_private_account_is_a_red_line() -> None:
    state = opened("settlement_offer")
    for turn in book().scenario("settlement_offer").calls["disastrous"].turns:
        if "ask_private_account" in state.last:
            break
        state = said(state, turn.say, *turn.acts)
    assert "ask_private_account" in state.last
    state = said(state, "好", "ack_yes")
    assert state.ending == "red_line"
    assert state.red_lines == ["private_transfer"]


def test_a_plan_without_a_number_earns_nothing() -> None:
    state = said(opened(), "能分期吗", "negotiate_instalments")
    assert "plan" not in state.earned
    state = said(state, "每月15号还500元", "negotiate_instalments")
    assert "plan" in state.earned


def test_being_polite_moves_him_twice_and_no_more() -> None:
    state = opened(dial=4)
    trust = [state.trust]
    for _ in range(4):
        state = said(state, "辛苦您了", "polite")
        trust.append(state.trust)
    assert [b - a for a, b in itertools.pairwise(trust)] == [1, 1, 0, 0]


def test_naming_a_breach_calms_him_only_after_one() -> None:
    state = said(opened(), "你这是违规", "name_violation")
    assert state.pressure == 4
    assert "boundary" not in state.earned
    state = said(state, "哪家的，工号多少", "identity_check")
    assert "breach" in state.marks  # he would not say who he is
    before = state.pressure
    state = said(state, "不报身份就是违规，我打12378", "name_violation")
    assert state.pressure == before - 2


def test_an_outburst_costs_the_best_offer() -> None:
    good = book().scenario("m2_agency_cold").calls["good"].turns
    calm = play("m2_agency_cold", good, 1)
    angry = play("m2_agency_cold", [CallTurn("你有病吧", ["insult"]), *good], 1)
    assert calm.rung == 4
    assert angry.rung == 3


def test_who_asks_for_writing_gets_it_and_the_call_ends() -> None:
    state = opened(dial=1)
    state = said(state, "我三个月前失业了", "explain_hardship")
    state = said(state, "行，请发短信确认", "agree_offer", "confirm_written")
    assert (state.ending, state.written) == ("agreed", True)


def test_who_accepts_has_one_more_line_to_ask_for_writing() -> None:
    state = opened(dial=1)
    state = said(state, "我三个月前失业了", "explain_hardship")
    state = said(state, "行", "agree_offer")
    assert state.ending == ""
    assert said(state, "再见", "hang_up").ending == "agreed"
    assert said(state, "发条短信给我", "confirm_written").written


def test_hanging_up_is_no_deal_and_gets_no_answer_but_one() -> None:
    state = said(opened(), "挂了", "hang_up")
    assert state.ending == "hangup"
    assert len(state.last_lines) == 1


def test_one_excuse_is_talked_away_the_second_is_taken() -> None:
    state = said(opened(), "我在开会，晚点说", "busy_callback")
    assert state.ending == ""
    assert said(state, "六点后打我吧", "busy_callback").ending == "callback_agreed"


def test_a_call_that_is_over_goes_no_further() -> None:
    state = stop(opened())
    assert state.ending == "safe_stop"
    with pytest.raises(ValueError, match="ended"):
        said(state, "喂")


def test_a_pause_holds_the_call_and_gives_the_last_lines_again() -> None:
    state = opened()
    held = pause(state)
    with pytest.raises(ValueError, match="paused"):
        said(held, "喂")
    again, last = resume(held)
    assert last == state.opening
    assert again == state


def test_a_hint_says_what_is_asked_for_and_is_noted() -> None:
    state, given_hint = hint(opened())
    assert given_hint.item == "verify"
    assert "95188" in given_hint.text
    assert state.hints == ["verify"]


def test_the_trace_says_why_each_move_was_made() -> None:
    state = said(opened(), "您是哪家的，工号多少", "identity_check")
    trace = state.exchanges[-1].trace
    assert "identity_check" in trace[0].why
    assert [choice.move for choice in trace[1:]] == state.last


def test_an_unfinished_call_comes_to_nothing_unless_an_offer_was_taken() -> None:
    assert finish(opened()).ending == "no_deal"


def test_the_dial_has_four_numbers_and_scenarios_have_names() -> None:
    with pytest.raises(ContentError, match="dial"):
        start("m2_agency_cold", 1, 5)
    with pytest.raises(ContentError, match="no scenario"):
        start("nowhere", 1)


# --- the user's own case --------------------------------------------------------------------------

CASE = Case(debt_fen=3_000_000, affordable_month_fen=80_000, cause="illness", since="上个月")


@pytest.mark.parametrize("id", SCENARIOS)
def test_the_users_own_numbers_replace_the_scenarios(id: str) -> None:
    scenario = book().scenario(id)
    state, _ = start(id, 1, case=CASE)
    state = said(state, "您是哪家的", "identity_check")
    state = said(state, "本金多少，利息多少", "ask_debt_facts")
    text = "".join(line for exchange in state.exchanges for line in exchange.lines)
    if scenario.debt and scenario.kind == "debt":
        assert str(scenario.debt.total_fen // 100) not in text
    assert from_json(to_json(state)).case == CASE


def test_the_best_offer_can_be_kept_with_the_users_own_numbers() -> None:
    played = engine.with_case(book().scenario("m2_agency_cold"), CASE)
    best = played.offers[-1]
    assert fits(best, played.debt, played.means)


# --- ranks with conduct ---------------------------------------------------------------------------


@pytest.mark.parametrize("dial", [1, 2, 3, 4])
def test_the_outcome_of_scripted_users_ranks_with_their_conduct(dial: int) -> None:
    from bench import rehearsal as bench

    scenario = book().scenario(bench.SCENARIO)
    rungs = {
        user: outcome(play(bench.SCENARIO, bench.turns(names), 1, dial), scenario)
        for user, names in bench._SCRIPTS.items()
    }
    assert rungs["ideal"].rung == rungs["ideal"].best
    assert rungs["ideal"].rung > rungs["average"].rung >= rungs["begging"].rung
    assert rungs["passive"].rung == 0
    assert rungs["hostile"].ending == "escalate"


def test_the_outcome_of_random_users_ranks_with_their_conduct() -> None:
    from bench import rehearsal as bench

    assert bench.correlation(book(), 1, 60) > 0.4  # few users; the bench has the floor


def test_the_rank_correlation_is_right_with_ties() -> None:
    from bench.rehearsal import spearman

    assert spearman([1, 2, 3, 4], [1, 2, 3, 4]) == pytest.approx(1)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 2, 2, 3], [1, 2, 2, 3]) == pytest.approx(1)
    draw = random.Random(1)
    assert abs(spearman(*[[draw.random() for _ in range(400)] for _ in range(2)])) < 0.15
