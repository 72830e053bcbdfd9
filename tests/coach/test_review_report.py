"""The report: short, quoted, with a better line in the user's own numbers."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache

import pytest

from coach.library import library
from coach.rehearsal.book import book
from coach.rehearsal.debrief import report_of, turns_of
from coach.rehearsal.engine import finish, hint, start, step
from coach.rehearsal.playing import play, play_call, utterance
from coach.rehearsal.progress import Run, due_items, unlocked_level
from coach.rehearsal.scenario import CALLS, Case
from coach.review.call import CallBrief, Turn
from coach.review.names import ITEMS
from coach.review.report import DRILL_DAYS, Report, as_text, drill_date, report
from coach.review.score import review

TODAY = dt.date(2026, 11, 26)


@cache
def told(id: str, name: str) -> Report:
    """The report of one of the scenario's calls."""
    return report_of(play_call(id, name), TODAY)


EVERY_CALL = [(id, name) for id in sorted(book().scenarios) for name in CALLS]


@pytest.mark.parametrize(("id", "name"), EVERY_CALL)
def test_a_report_names_at_most_two_strengths_and_two_fixes_in_the_users_words(
    id: str, name: str
) -> None:
    state = play_call(id, name)
    made = told(id, name)
    own = [exchange.said.text for exchange in state.exchanges]
    assert len(made.strengths) <= 2
    assert len(made.fixes) <= 2
    assert all(strength.quote in own for strength in made.strengths)
    for fix in made.fixes:
        assert own[fix.retry] == fix.quote
        assert fix.better
        assert "{" not in fix.better
        assert fix.better != fix.quote
    assert [item["id"] for item in made.items] == list(ITEMS)
    assert [point.turn for point in made.curve] == list(range(state.turn + 1))
    assert made.next is not None
    assert made.next.date == "2026-11-27"


@pytest.mark.parametrize(("id", "name"), EVERY_CALL)
def test_the_text_says_what_the_card_shows(id: str, name: str) -> None:
    made = told(id, name)
    text = as_text(made)
    card = json.loads(json.dumps(made.as_card(), ensure_ascii=False))
    assert card["type"] == "card.report"
    assert "{" not in text
    for fix in card["fixes"]:
        assert fix["quote"] in text
        assert fix["better"] in text
    for item in card["items"]:
        assert item["title"] in text
    assert str(card["process"]) in text


@pytest.mark.parametrize(("id", "name"), EVERY_CALL)
def test_a_report_prints_no_number_but_hotlines_and_makes_no_wrong_claim(
    id: str, name: str
) -> None:
    made = told(id, name)
    ours = [made.verdict, *(fix.better + fix.why for fix in made.fixes)]
    ours += [violation["say"] + violation["fact"] for violation in made.violations]
    for text in ours:
        assert not any(myth.caught_in(text) for myth in library().myths), text


def test_a_red_line_comes_first_and_is_quoted() -> None:
    made = report_of(play_call("fraud_cancel_account", "disastrous"), TODAY)
    assert made.verdict.startswith("踩了红线")
    assert made.fixes[0].item == "privacy"
    assert made.red_lines[0]["quote"]
    assert made.process <= 40


def test_every_violation_told_says_that_the_debt_remains() -> None:
    made = report_of(play_call("insulting_collector", "good"), TODAY)
    assert made.violations
    assert all(violation["fact"] and violation["say"] for violation in made.violations)
    assert "债务仍在" in as_text(made)


def test_the_better_line_has_the_users_own_numbers() -> None:
    case = Case(debt_fen=3_000_000, affordable_month_fen=80_000, pay_day=8)
    turns = book().scenario("m2_agency_cold").calls["poor"].turns[:3]
    made = report_of(play("m2_agency_cold", turns, 1, case=case), TODAY)
    assert "800元" in next(fix.better for fix in made.fixes if fix.item == "plan") or any(
        fix.item == "verify" for fix in made.fixes
    )
    assert "12701" not in as_text(made)


def test_a_hint_lowers_its_item_in_the_report() -> None:
    state, _ = start("m2_agency_cold", 1, 1)
    state, given_hint = hint(state)
    assert given_hint.item == "verify"
    line = "您是哪家机构的，姓名工号多少？"
    state, _, _ = step(state, utterance(line, ["identity_check"]))
    made = report_of(finish(state), TODAY)
    assert next(item["level"] for item in made.items if item["id"] == "verify") == 2
    assert made.hints == ["verify"]


def test_a_pasted_call_gets_the_same_report_without_an_outcome() -> None:
    turns = [
        Turn("collector", "您的借呗逾期了，再不还打到你单位。"),
        Turn("borrower", "再说吧。", ("stall",)),
    ]
    brief = CallBrief(affordable_month_fen=60_000)
    made: Report = report(review(brief, 60_000, turns), turns, brief, TODAY)
    assert made.result is None
    assert made.next is None
    assert [violation["kind"] for violation in made.violations] == ["单位施压"]
    assert "{" not in as_text(made)


def test_the_turning_points_are_where_the_offers_come() -> None:
    state = play_call("m2_agency_cold", "good")
    turning = [point for point in report_of(state, TODAY).curve if "让到" in point.turning]
    assert turning
    assert len(turns_of(state)) == 2 * state.turn + 1


# --- progress -------------------------------------------------------------------------------------


def run(scenario: str, level: int = 1, process: int = 90, **labels: int) -> Run:
    return Run(scenario, level, "2026-11-26", process, labels=labels)


def test_two_clean_runs_of_different_scenarios_open_the_next_level() -> None:
    assert unlocked_level([]) == 1
    assert unlocked_level([run("a"), run("a")]) == 1
    assert unlocked_level([run("a"), run("b", process=79)]) == 1
    assert unlocked_level([run("a"), run("b")]) == 2
    helped = Run("b", 1, "2026-11-26", 90, hints=["verify"])
    crossed = Run("b", 1, "2026-11-26", 90, red_lines=["borrow_to_repay"])
    assert unlocked_level([run("a"), helped, crossed]) == 1
    assert unlocked_level([run("a"), run("b"), run("c", 2), run("d", 2)]) == 3


def test_a_weak_item_comes_back_after_one_three_and_seven_days() -> None:
    assert [(drill_date(TODAY, n) - TODAY).days for n in range(4)] == [*DRILL_DAYS, 7]
    weak, well = run("a", verify=0), run("b", verify=3)
    assert [due.day for due in due_items([weak])] == ["2026-11-27"]
    assert [due.day for due in due_items([weak, well])] == ["2026-11-29"]
    assert [due.day for due in due_items([weak, well, well])] == ["2026-12-03"]
    assert due_items([weak, well, well, well]) == []
    assert due_items([well]) == []
