"""The whole plan: the contract's shape, what the user reads, and what it must never say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import utterances as check
from hypothesis import given, settings
from planner_cases import BODIES, THREE_DEBTS, body, debt, made

from coach.content import ContentError
from coach.facts import Facts
from coach.library import Library
from coach.planner import Plan, plan, plan_to_json, request_from_json
from coach.planner.affordability import Standing
from coach.planner.wording import load_wording, wording

SITUATIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "pay day": {"pay_day": 31, "cause": "job_lost"},
    "rate": {"debts": [debt(annual_percent=10.95, days_overdue=40)], "pay_day": 15},
    "high rate": {"debts": [debt(annual_percent=18, days_overdue=40, penalty_multiple=1.4)]},
    "never ends": {"debts": [debt(annual_percent=36)], "income_fen": 455_000},
    "fee": {"debts": [debt(monthly_fee_percent=0.75, interest_fen=100)]},
    "cash": {"cash_fen": 200_000, "irregular": True},
    "settle": {"debts": [debt(penalty_fen=9_900)], "cash_fen": 1_205_000},
    "pay off": {"cash_fen": 2_000_000},
    "one period": {"debts": [debt(principal_fen=50_000)]},
    "long": {"debts": [debt(principal_fen=5_000_000)]},
    "out of reach": {"debts": [debt(principal_fen=30_000_000)], "cash_fen": 100_000},
    "far out of reach": {"debts": [debt(principal_fen=40_000_000)], "pay_day": 15},
    "three debts": {"debts": THREE_DEBTS},
    "range": {"income_fen": [450_000, 520_000], "debts": [debt(principal_fen=[10**6, 12 * 10**5])]},
    "range of three": {"income_fen": [450_000, 520_000], "debts": THREE_DEBTS},
    "nothing left": {"income_fen": 300_000, "cause": "illness"},
    "nothing left, rate": {"income_fen": 0, "debts": [debt(annual_percent=10.95)]},
    "uncertain": {"income_fen": [400_000, 520_000]},
    "no income": {"income_fen": None},
    "no essentials": {"essentials_fen": None},
    "no sum": {"debts": [debt(principal_fen=None)]},
    "one sum missing": {"debts": [debt(), debt(name="花呗", principal_fen=None)]},
}


def texts_of(plan: Plan) -> list[str]:
    """Everything of the plan that the user reads."""
    found = [plan.summary, *plan.proofs, *plan.help]
    for words in plan.texts:
        found += [words.script, words.confirmation]
        found += [*words.rows, *words.steps, *words.wishes, *words.notes]
    return [text for text in found if text]


# --- the contract ---------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", SITUATIONS.values(), ids=SITUATIONS)
def test_the_json_has_the_contracts_shape(changes: dict[str, Any]) -> None:
    out = plan_to_json(made(**changes))
    assert set(out) == {"affordable_fen", "per_debt", "options", "script", "ladder", "ics"}
    assert len(out["per_debt"]) == len(body(**changes)["debts"])
    for row in out["options"]:
        assert set(row) == {
            *("kind", "periods", "monthly_fen", "last_fen", "total_fen"),
            *("annual_cost_percent", "fits"),
        }
    assert json.loads(json.dumps(out, allow_nan=False)) == out


def test_the_example_of_the_design_comes_out() -> None:
    out = plan_to_json(made(debts=THREE_DEBTS))
    assert out["affordable_fen"] == 90_000
    assert [one["affordable_fen"] for one in out["per_debt"]] == [44_082, 16_531, 29_388]


@pytest.mark.parametrize(
    ("situation", "affordable"),
    [
        ("nothing left", 0),
        ("no income", None),
        ("uncertain", None),
        ("range", 27_000),
        ("no sum", 90_000),
    ],
)
def test_nothing_left_is_zero_and_unknown_is_null(situation: str, affordable: int | None) -> None:
    assert plan_to_json(made(**SITUATIONS[situation]))["affordable_fen"] == affordable


@settings(max_examples=60, deadline=None)
@given(BODIES)
def test_whatever_the_numbers_no_more_is_promised_than_can_be_kept(data: dict[str, Any]) -> None:
    made = plan(request_from_json(data))
    promised = made.affordability.promised_fen
    assert sum(one.ladder[-1].monthly_fen for one in made.debts if one.ladder) <= promised
    for one, words in zip(made.debts, made.texts, strict=True):
        assert len(one.ladder) == len(words.steps)
        if one.standing is not Standing.KEEPS:
            assert one.ladder == ()
            assert not re.search("每月[^，。]*元", words.script)


# --- what is said ---------------------------------------------------------------------------------


def test_the_script_names_the_debt_the_sum_and_the_first_ask() -> None:
    script = made(pay_day=15, cause="job_lost").texts[0].script
    assert "借呗这笔大概是12000元，具体以账单为准" in script
    assert "我失业了，一次还清做不到" in script
    assert "每月15号还670元，按18期来" in script


@pytest.mark.parametrize("changes", SITUATIONS.values(), ids=SITUATIONS)
def test_the_script_takes_half_a_minute(changes: dict[str, Any]) -> None:
    for words in made(**changes).texts:
        # About four and a half characters a second.
        assert 40 <= len(words.script) <= 135


def test_what_the_user_earns_is_not_told_on_the_phone() -> None:
    # Whoever hears the surplus asks for all of it.
    words = made().texts[0]
    for text in (words.script, *words.steps, words.confirmation):
        assert not re.search("5200|3600|1000元|收入[^，。]*\\d", text)


def test_every_concession_is_said_with_what_it_is_for() -> None:
    words = made(debts=[debt(penalty_fen=5_000)], pay_day=15).texts[0]
    assert words.wishes == ("", "免掉一部分利息、罚息", "把方案用文字发给我，还款日定在每月15号")
    for wish, step in zip(words.wishes[1:], words.steps[1:], strict=True):
        assert step.startswith(f"要是能{wish}")


def test_who_has_nothing_left_hears_no_sum_but_deferral_and_help() -> None:
    plan = made(**SITUATIONS["nothing left"])
    assert "不能承诺月供" in plan.summary
    assert not re.search(r"\d", plan.summary + plan.texts[0].script)
    assert "延期" in plan.texts[0].script
    assert any("12345" in line for line in plan.help)
    assert plan.debts[0].ladder == ()


def test_who_can_keep_a_sum_needs_no_line_for_help() -> None:
    assert made().help == ()


def test_of_a_range_only_the_end_that_can_be_kept_is_told() -> None:
    plan = made(**SITUATIONS["range"])
    assert "往少里算，您每月最多守得住270元" in plan.summary
    assert "900" not in plan.summary
    assert "按最高的12000元算" in "".join(plan.texts[0].notes)


def test_several_debts_are_told_their_shares() -> None:
    assert "借呗每月440元，花呗每月165元，信用卡每月293元" in made(debts=THREE_DEBTS).summary


def test_while_one_sum_is_missing_nothing_is_shared() -> None:
    plan = made(**SITUATIONS["one sum missing"])
    assert "先别单独答应哪一笔" in plan.summary
    assert all(one.standing is Standing.UNKNOWN for one in plan.debts)


def test_the_confirmation_asks_for_all_that_a_plan_must_state() -> None:
    text = made(pay_day=15).texts[0].confirmation
    for word in ("总额12000元", "每月15号还670元", "共18期", "是否再计息", "再逾期", "征信"):
        assert word in text


def test_the_papers_of_the_cause_are_named() -> None:
    assert "离职证明、失业登记、工资流水" in made(cause="job_lost").proofs
    assert len(made().proofs) == len(made(cause="job_lost").proofs) - 1
    assert "只交真的" in made().proofs[-1]


@pytest.mark.parametrize("changes", SITUATIONS.values(), ids=SITUATIONS)
def test_every_plan_tells_to_verify_first_and_that_the_lender_decides(
    changes: dict[str, Any],
) -> None:
    for words in made(**changes).texts:
        assert "先核实对方身份" in words.notes[0]
        assert "以您的借款合同和App账单为准" in words.notes[-1]
        assert "由放贷机构定" in words.notes[-1]


@pytest.mark.parametrize("changes", SITUATIONS.values(), ids=SITUATIONS)
def test_no_plan_says_what_the_bot_must_not_say(known: Library, changes: dict[str, Any]) -> None:
    for text in texts_of(made(**changes)):
        assert check.foreign_hosts(text) == [], text
        assert check.myths_told(text, known) == [], text
        assert check.articles_out_of_place(text) == [], text
        assert check.rates_written_down(text) == [], text
        assert check.breach_without_debt(text) == [], text
        assert check.blanks_left(text) == [], text
        # What agents promise stands in quotation marks, as a warning.
        own = re.sub("“[^”]*”", "", text)
        assert not re.search("一定会|肯定会|保证(?:能|会|可以)|必须同意|包(?:过|成)", own), text


def test_every_sentence_of_the_file_is_used_in_some_plan() -> None:
    said = "\n".join(text for changes in SITUATIONS.values() for text in texts_of(made(**changes)))
    said += "".join(made(**changes).ics.replace("\r\n ", "") for changes in SITUATIONS.values())
    for name, sentence in wording().sentences.items():
        filled = wording().facts.fill(sentence)
        pattern = ".*?".join(re.escape(part) for part in re.split(r"\{[a-z_]+\}", filled))
        assert re.search(pattern, said), name


# --- the file of sentences ------------------------------------------------------------------------


def test_the_file_names_only_known_telephone_numbers(known: Library) -> None:
    for name, sentence in wording().sentences.items():
        assert check.foreign_numbers(known.facts.fill(sentence), known) == [], name


def test_a_sentence_without_its_blank_is_an_error() -> None:
    with pytest.raises(KeyError, match="affordable"):
        wording().line("summary.range", buffer=10)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: {b: }", "a.b is no sentence"),
        ("a: {b: 5}", "a.b is no sentence"),
        ("a: '打{H99}'", "unknown fact or hotline H99"),
        ("- a", "expected a mapping"),
    ],
)
def test_a_broken_file_of_sentences_is_refused(
    tmp_path: Path, facts: Facts, content: str, message: str
) -> None:
    path = tmp_path / "plan.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(message)):
        load_wording(path, facts)
