"""One map of ids: cards, acts, domain, training files and the taxonomy agree."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from coach.content import ContentError
from coach.library import Library
from coach.paths import KNOWLEDGE, ROOT
from coach.safety import KINDS
from coach.taxonomy import Taxonomy, load_taxonomy, training_file


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy(KNOWLEDGE)


def test_the_domain_knows_just_the_intents_of_the_taxonomy(taxonomy: Taxonomy) -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    # The one that nobody can say: the server's word that a day has come.
    assert sorted(domain["intents"]) == sorted([*taxonomy.meanings(), "EXTERNAL_reminder"])


def test_every_intent_has_its_file_of_sentences_and_no_file_is_left_over(
    taxonomy: Taxonomy,
) -> None:
    folder = ROOT / "data" / "nlu"
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yml"))
    assert there == sorted(map(training_file, taxonomy.meanings()))


def test_a_file_holds_the_sentences_of_the_intent_that_it_is_named_after(
    taxonomy: Taxonomy,
) -> None:
    for intent in taxonomy.meanings():
        lines = (ROOT / "data" / "nlu" / training_file(intent)).read_text(encoding="utf-8")
        named = [line.split(":")[1].strip() for line in lines.splitlines() if "- intent:" in line]
        assert named == [intent]


def test_acts_refusals_commands_and_signals_are_those_of_the_library(
    taxonomy: Taxonomy, known: Library
) -> None:
    assert set(taxonomy.acts) == set(known.acts)
    assert set(taxonomy.refusals) == set(known.refusals)
    assert set(taxonomy.commands) == set(known.commands)
    assert set(taxonomy.safety) == set(KINDS)
    assert len(taxonomy.acts) == 40


def test_what_is_refused_means_the_same_in_both_files(taxonomy: Taxonomy, known: Library) -> None:
    assert taxonomy.refusals == {id: refusal.zh for id, refusal in known.refusals.items()}


def test_every_id_says_what_it_means(taxonomy: Taxonomy) -> None:
    meanings = taxonomy.meanings()
    assert all(zh.strip() for zh in meanings.values())
    assert meanings["ask_night_calls"] == "半夜清早打来、催收有没有时间限制"
    assert len(meanings) == 77 + 40 + 6 + 3 + 22 + 1


@pytest.mark.parametrize(
    ("intent", "file"),
    [
        ("ask_ask_extension", "ask/ask_extension.yml"),
        ("say_ack_yes", "say/ack_yes.yml"),
        ("safety_self_harm_veiled", "safety/self_harm_veiled.yml"),
        ("out_of_scope", "out_of_scope.yml"),
    ],
)
def test_the_file_of_an_intent_follows_from_its_name(intent: str, file: str) -> None:
    assert training_file(intent) == file


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    for name in ("taxonomy.yml", "acts.yml"):
        text = (KNOWLEDGE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("not: [not_answering]", "not: [nobody]", "should_i_answer: unknown neighbour nobody"),
        ("not: [not_answering]", "not: [should_i_answer]", "unknown neighbour should_i_answer"),
        ("guide: [全文]", "guide: [七A]", "guide_overview: the guide has no section 七A"),
        ("guide: [全文], ", "", "no card carries 全文 of the guide"),
        ("guide: [二A]", "guide: 二A", "overdue_definition: guide is '二A'"),
        ("  greet: 打招呼", "  Greet: 打招呼", "Greet is no id"),
        ("  greet: 打招呼", "  greet: 1", "commands is"),
        ("    wrong_number: ", "    busy_now: ", "busy_now stands twice"),
        ("  debt_facts:", "  debt_facts:\n    busy_now: {zh: 忙}", "busy_now stands in two groups"),
        ("\nrefusals:", "\nrefused:", "unknown field refused"),
    ],
)
def test_a_broken_map_is_refused_with_file_and_place(
    broken: Path, old: str, new: str, message: str
) -> None:
    path = broken / "taxonomy.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=message) as caught:
        load_taxonomy(broken)
    assert "taxonomy.yml" in str(caught.value)
