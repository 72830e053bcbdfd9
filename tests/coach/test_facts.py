"""Facts, hotlines and routes hold together, and say what the user needs with its source."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.content import ContentError, read
from coach.facts import CONFIDENCES, Facts, load_facts
from coach.library import Library
from coach.paths import KNOWLEDGE


def test_a_number_stands_where_a_text_names_a_hotline(facts: Facts) -> None:
    assert facts.fill("我自己打{H01}核实。") == "我自己打95188核实。"


def test_a_fact_in_a_text_brings_its_hedge(facts: Facts) -> None:
    shown = facts.fill("{S03}截图留着。")
    assert shown.startswith("双方没有另行约定时，每天22:00到次日8:00不应催收。")
    assert shown.endswith("以标准原文为准。截图留着。")


def test_an_unknown_id_in_a_text_is_an_error(facts: Facts) -> None:
    with pytest.raises(ContentError, match="unknown fact or hotline X99"):
        facts.fill("打{X99}")


def test_the_length_of_a_text_counts_numbers_as_read_and_leaves_facts_out(facts: Facts) -> None:
    assert facts.own_length("打{H01}") == len("打95188")
    assert facts.own_length("{S03}好") == 1


def test_the_facts_that_a_text_embeds_are_named_in_order(facts: Facts) -> None:
    assert [fact.id for fact in facts.mentioned("{S03}再{H01}看{C02}")] == ["S03", "C02"]


def test_the_source_tells_the_basis_and_the_day(facts: Facts) -> None:
    assert facts.facts["L04"].source == "《民法典》第1024条；信息截至2026-11-23"


def test_law_and_common_knowledge_are_told_apart(facts: Facts) -> None:
    assert facts.facts["L04"].tag == "法规"
    assert facts.facts["S03"].tag == "法规"
    assert facts.facts["J04"].tag == "常识"


def test_a_standard_is_never_called_law(facts: Facts) -> None:
    for fact in facts.facts.values():
        if fact.kind in ("国标", "行业自律"):
            assert "法律规定" not in fact.text, fact.id
            assert "违法" not in fact.text or "不等于" in fact.text or "其他违法" in fact.text, (
                fact.id
            )


def test_every_fact_has_a_confidence_a_basis_and_dates_in_order(facts: Facts) -> None:
    for entry in [*facts.facts.values(), *facts.hotlines.values()]:
        assert entry.confidence in CONFIDENCES, entry.id
        assert entry.text.strip(), entry.id
        assert entry.basis.strip(), entry.id
        assert entry.as_of < entry.review_by, entry.id
        if entry.valid_from and entry.valid_to:
            assert entry.valid_from < entry.valid_to, entry.id


def test_what_may_change_soon_is_reviewed_within_three_months(facts: Facts) -> None:
    for entry in facts.facts.values():
        if entry.kind in ("国标", "行业自律", "政策", "官方渠道"):
            assert entry.review_by <= dt.date(2027, 2, 23), entry.id


def test_ids_are_unique_across_all_files() -> None:
    lists = {
        "facts.yml": ("facts",),
        "hotlines.yml": ("hotlines",),
        "routes.yml": ("routes", "sites"),
        "collector_says.yml": ("collector_says",),
        "myths.yml": ("myths",),
    }
    ids = [
        entry["id"]
        for file, keys in lists.items()
        for key in keys
        for entry in read(KNOWLEDGE / file)[key]
    ]
    assert len(ids) > 190
    assert sorted(set(ids)) == sorted(ids)


def test_routes_lead_to_known_numbers_sites_and_facts(facts: Facts) -> None:
    content = read(KNOWLEDGE / "routes.yml")
    sites = {site["id"] for site in content["sites"]}
    for route in content["routes"]:
        for step in route["steps"]:
            assert set(step["hotlines"]) <= set(facts.hotlines), route["id"]
            assert set(step["facts"]) <= set(facts.facts), route["id"]
            assert set(step["sites"]) <= sites, route["id"]


def test_every_judgement_on_a_collectors_line_rests_on_facts(facts: Facts) -> None:
    for entry in read(KNOWLEDGE / "collector_says.yml")["collector_says"]:
        assert entry["basis"], entry["id"]
        assert set(entry["basis"]) <= set(facts.facts), entry["id"]


def test_whoever_hears_of_a_breach_by_the_collector_hears_of_the_debt() -> None:
    for entry in read(KNOWLEDGE / "collector_says.yml")["collector_says"]:
        if entry["verdict"] in ("违规", "违法"):
            assert entry["debt_line"], entry["id"]


def test_the_emergency_numbers_are_there(facts: Facts) -> None:
    numbers = {id: facts.hotlines[id].num for id in ("H01", "H02", "H07", "H11", "H13")}
    assert numbers == {
        "H01": "95188",
        "H02": "12378",
        "H07": "110",
        "H11": "12356",
        "H13": "120",
    }


# --- the myths: their patterns ------------------------------------------------------------------


def test_every_pattern_list_catches_its_own_wrong_claims(known: Library) -> None:
    for myth in known.myths:
        for claim in (myth.wrong, *myth.also_wrong):
            assert myth.caught_in(claim), (myth.id, claim)


def test_no_pattern_catches_what_is_right(known: Library) -> None:
    for myth in known.myths:
        for other in known.myths:
            for text in (other.right, *other.must_not_match):
                assert not myth.caught_in(text), (myth.id, text)


def test_no_fact_tells_a_myth(known: Library, facts: Facts) -> None:
    for fact in facts.facts.values():
        assert [myth.id for myth in known.myths if myth.caught_in(fact.spoken)] == [], fact.id


def test_there_are_as_many_myths_as_were_found(known: Library) -> None:
    assert [myth.id for myth in known.myths] == [f"M{number:02d}" for number in range(1, 33)]


def test_the_project_loads_its_own_facts_by_id() -> None:
    facts = load_facts(KNOWLEDGE)
    assert len(facts.facts) >= 116
    assert all(id == fact.id for id, fact in facts.facts.items())
