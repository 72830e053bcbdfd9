"""What the collector can say, and what a scenario file must be: checked line by line."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from coach.content import ContentError
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.rehearsal.book import book, load_book
from coach.rehearsal.brief import as_text, brief_card
from coach.rehearsal.checks import Known, all_lines, check_scenario
from coach.rehearsal.moves import Move
from coach.rehearsal.scenario import Case, load_scenario
from coach.review.violations import violations_in

SCENARIOS = sorted(book().scenarios)
IDS = Known(library().acts, library().causes, library().facts, book().moves)
# A collector tells nobody how to stand up to him.
COACHING = re.compile(
    r"[您你]可以(?:说|要求|投诉|拒绝|不|问|录音)|[您你]应该(?:说|问|先|要)|建议[您你]|[您你]有权|"
    r"记得(?:要|核实|录音|问)|最好(?:先)?(?:核实|问|录音)|您不妨|正确的(?:说法|做法)|提示|练习|扮演"
)
NUMBER = re.compile(r"(?<![\d.])\d[\d-]{4,}(?![\d.]*元|\d)")
ASKED = {"拒报身份": "您是哪家机构的，工号多少？", "不给明细": "本金利息罚息分别多少，怎么算的？"}


@cache
def every_line(id: str) -> list[tuple[Move, str]]:
    lines = all_lines(book().scenario(id), book().moves)
    return list({(move.id, line): (move, line) for move, line in lines}.values())


# --- wordings -------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", sorted(book().moves.moves))
def test_a_move_has_six_wordings_that_differ(id: str) -> None:
    move = book().moves.moves[id]
    for lines in (move.lines, move.hard):
        assert not lines or len({re.sub(r"\W", "", line) for line in lines}) >= 6


@pytest.mark.parametrize("id", SCENARIOS)
def test_the_collector_names_no_number_but_hotlines(id: str) -> None:
    hotlines = {hotline.num for hotline in library().facts.hotlines.values()}
    for _, line in every_line(id):
        found = {number.strip("-") for number in NUMBER.findall(line)}
        assert found <= hotlines, line


@pytest.mark.parametrize("id", SCENARIOS)
def test_the_collector_never_coaches(id: str) -> None:
    for _, line in every_line(id):
        assert not COACHING.search(line), line


@pytest.mark.parametrize("id", SCENARIOS)
def test_lines_are_short_and_filled_in(id: str) -> None:
    for _, line in every_line(id):
        assert 2 <= len(line) <= 60, line
        assert "{" not in line


def test_insults_are_mild_and_never_of_body_or_family() -> None:
    harsh = re.compile(
        r"丑|胖|矮|残|瘸|聋|哑|傻逼|操你|他妈的|你妈(?!的?电话)|杀|死全家|婊|娘们|乡巴佬|外地人"
    )
    for id in SCENARIOS:
        for _, line in every_line(id):
            assert not harsh.search(line), line


@pytest.mark.parametrize("id", SCENARIOS)
def test_a_violation_is_one_that_the_scenario_declares(id: str) -> None:
    scenario = book().scenario(id)
    for move, line in every_line(id):
        listed = move.core or move.id in scenario.moves
        sprung = move.id in {trap.move for trap in scenario.traps}
        if listed or sprung or move.id in scenario.lines:
            found = set(violations_in(line, "嗯"))
            assert found <= set(scenario.violations), (move.id, line, found)


@pytest.mark.parametrize("id", sorted(book().moves.moves))
def test_the_general_wordings_show_just_the_violation_of_their_move(id: str) -> None:
    move = book().moves.moves[id]
    for line in (*move.lines, *move.hard):
        found = violations_in(line, ASKED.get(move.violation, "嗯"))
        assert found == ([move.violation] if move.violation else []), line


# --- the files ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scenarios").mkdir()
    shutil.copy(KNOWLEDGE / "moves.yml", tmp_path)
    shutil.copy(KNOWLEDGE / "scenarios" / "m2_agency_cold.yml", tmp_path / "scenarios")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("start: open", "start: nowhere", "start: nowhere"),
        ("fallback: nudge", "fallback: shrug", "unknown shrug"),
        ("  close: []", "  close: [heaven]", "stages close: unknown heaven"),
        ("  bargain: [pressure, close]", "  bargain: [pressure]", "close cannot be reached"),
        ("moves: [dodge,", "moves: [dance,", "moves: unknown dance"),
        ("moves: [dodge,", "moves: [ask_code, dodge,", "ask_code is a trap"),
        ("{move: ask_contacts, stage", "{move: ask_money, stage", "traps: unknown ask_money"),
        ("{item: verify, say: 先", "{item: courage, say: 先", "goals: unknown courage"),
        ("acts: [explain_hardship]", "acts: [explain_love]", "acts: unknown explain_love"),
        ("rung: 2, kind: inst", "rung: 3, kind: inst", "rung 3 is out of order"),
        ("needs: [hardship, plan, facts], p", "needs: [hardship, facts], p", "needs: plan of"),
        (
            "kind: instalments, needs: [hardship, plan, facts], p",
            "kind: gift, needs: [hardship, plan, facts], p",
            "unknown gift",
        ),
        ("level: 2", "level: two", "level is 'two'"),
        ("level: 2", "level: 7", "level: 7 is not from 1 to 4"),
        ("title: 第三方机构来电", "titel: 第三方机构来电", "unknown field titel"),
        ("facts: [G02, G03, N05]", "facts: [G99]", "unknown G99"),
        ("violations: [拒报身份]", "violations: []", "拒报身份 can occur too"),
        ("endings: [agreed], rung: 2", "endings: [married], rung: 2", "unknown married"),
    ],
)
def test_a_broken_scenario_is_told_by_file_and_field(
    folder: Path, old: str, new: str, complaint: str
) -> None:
    path = folder / "scenarios" / "m2_agency_cold.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match="m2_agency_cold") as caught:
        check_scenario(load_scenario(path), path.name, IDS)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("    role: open", "    role: dancer", "unknown role dancer"),
        ("acts: [already_paid]", "acts: [already_rich]", "unknown act already_rich"),
        ("wants: verify", "wants: money", "unknown item money"),
        ("violation: 拒报身份", "violation: 不礼貌", "unknown kind 不礼貌"),
        ("has: [stated]", "has: [stared]", "unknown mark stared"),
        ("      - 我先核对一下，您是{name}本人吧？\n", "", "5 different wordings"),
        ("  hardship: [explain_hardship]", "  hardship: [sigh]", "unknown act sigh"),
    ],
)
def test_broken_moves_are_told_by_name(folder: Path, old: str, new: str, complaint: str) -> None:
    path = folder / "moves.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"moves\.yml") as caught:
        load_book(folder)
    assert complaint in str(caught.value)


# --- the brief ------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", SCENARIOS)
def test_a_brief_has_a_role_and_at_most_three_goals(id: str) -> None:
    card = brief_card(id)
    assert 1 <= len(card["goals"]) <= 3
    assert card["role"] in as_text(card)


def test_a_harsh_call_is_announced_and_a_mild_one_is_not() -> None:
    assert "停" in brief_card("insulting_collector")["notice"]
    assert brief_card("m0_due_tomorrow")["notice"] == ""
    assert brief_card("m0_due_tomorrow", intensity=4)["notice"]


def test_the_brief_shows_the_users_own_case() -> None:
    case = Case(debt_fen=3_000_000, affordable_month_fen=80_000, cause="illness", since="上个月")
    text = as_text(brief_card("m2_agency_cold", case=case))
    assert "30000元" in text
    assert "800元" in text
    assert "12000" not in text
