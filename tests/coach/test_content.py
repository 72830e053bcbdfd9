"""A broken content file is refused with its name, the place in it and the reason."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from coach.cards import CAPS, CAUSES
from coach.content import ContentError, build, read, read_list, read_mapping
from coach.library import load

Change = Callable[[Any], None]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def entry(id: str, **more: Any) -> dict[str, Any]:
    """A fact or a hotline."""
    day, review = dt.date(2026, 11, 23), dt.date(2027, 2, 23)
    return {
        "id": id,
        "text": "每天22:00到次日8:00不应催收。",
        "basis": "国家标准",
        "kind": "国标",
        "confidence": "V2",
        "hedge": "以标准原文为准。",
        "valid_from": None,
        "valid_to": None,
        "as_of": day,
        "review_by": review,
        **more,
    }


def hotline(id: str, number: str) -> dict[str, Any]:
    return entry(id, num=number, who="客服", hours="以官方为准", **{"for": "核实"})


def card(id: str, other: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": "半夜来电",
        "say_now": "这个点不方便，请白天打。",
        "if_they_push": "我打{H01}投诉。",
        "never_say": "随口答应还款",
        "answer": "可以说一句就挂。{S01}",
        "next": "截图",
        "still": {"when": "他还打", "say": "请白天打。", "do": "打{H01}投诉。"},
        "why": [{"guide": "五B", "text": "先确认是谁。"}, {"fact": "S01"}],
        "related": [other],
        "breach": True,
    }


def small_knowledge() -> dict[str, Any]:
    """As little as a library needs, by file."""
    cause = {
        "title": "病了",
        "since": "从{since}起",
        "clause": "病了",
        "words": ["病"],
        "proofs": "病历",
    }
    myth = {
        "id": "M01",
        "wrong": "不用还",
        "right": "要还",
        "facts": ["S01"],
        "patterns": ["不用还"],
    }
    refusal = {"zh": "报复", "say": "不能帮。", "instead": "打{H07}。", "fact": "S01"}
    return {
        NIGHT: card("night_calls", "insulted"),
        "cards/conduct/insulted.yml": card("insulted", "night_calls"),
        "facts.yml": {"facts": [entry("S01"), entry("S02", rests_on=["S01"])]},
        "hotlines.yml": {"hotlines": [hotline("H01", "95188"), hotline("H07", "110")]},
        "refusals.yml": {"revenge": {**refusal, "related": ["insulted"]}},
        "causes.yml": {id: dict(cause) for id in CAUSES},
        "acts.yml": {"ack_yes": {"zh": "好", "rubric": [], "card": "insulted"}},
        "commands.yml": {"greet": {"say": "您好。打{H01}。", "buttons": ["do_stop"]}},
        "talk.yml": {"failed": "再发一次。", "titles": {"stop": "停一下"}},
        "myths.yml": {"myths": [{**myth, "also_wrong": [], "must_not_match": []}]},
    }


NIGHT = "cards/conduct/night_calls.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder that a test may break."""
    for name, content in small_knowledge().items():
        write(tmp_path / name, content)
    return tmp_path


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=Dumper, allow_unicode=True), encoding="utf-8")


def rewrite(path: Path, change: Change) -> None:
    """Changes the content of a YAML file."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    change(content)
    write(path, content)


def put(*keys: Any, value: Any) -> Change:
    """A change that sets what stands at the end of the keys."""

    def change(content: Any) -> None:
        for key in keys[:-1]:
            content = content[key]
        content[keys[-1]] = value

    return change


def drop(*keys: Any) -> Change:
    """A change that takes out what stands at the end of the keys."""

    def change(content: Any) -> None:
        for key in keys[:-1]:
            content = content[key]
        del content[keys[-1]]

    return change


def test_the_small_knowledge_is_whole(folder: Path) -> None:
    made = load(folder)
    assert set(made.cards) == {"night_calls", "insulted"}
    assert made.facts.fill(made.commands["greet"].say) == "您好。打95188。"
    assert made.title("do_stop") == "停一下"


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        (NIGHT, put("id", value="day_calls"), "conduct/night_calls.yml: its id is day_calls"),
        (NIGHT, drop("answer"), "conduct/night_calls.yml: missing field answer"),
        (NIGHT, put("colour", value="red"), "night_calls.yml: unknown field colour"),
        (NIGHT, put("say_now", value="好" * 29), "say_now: 29 characters, at most 28"),
        (NIGHT, put("title", value="  "), "title: empty or not a text"),
        (NIGHT, put("title", value=None), "night_calls.yml: title is None"),
        (NIGHT, put("next", value=7), "night_calls.yml: next is 7"),
        (NIGHT, put("answer", value="打{X99}"), "night_calls.yml: unknown fact or hotline X99"),
        (NIGHT, put("breach", value="ja"), "night_calls.yml: breach is 'ja'"),
        (NIGHT, put("related", value=["nobody"]), "night_calls.yml: unknown related card nobody"),
        (NIGHT, put("related", value=["night_calls"]), "unknown related card night_calls"),
        (NIGHT, put("related", value="insulted"), "related is 'insulted', which is no list"),
        (NIGHT, put("why", value=[]), "night_calls.yml: no why"),
        (NIGHT, put("why", 0, value={"fact": "X99"}), "unknown fact X99"),
        (NIGHT, put("why", 0, value={"guide": "五B"}), "a reason is a fact, or a guide section"),
        (NIGHT, put("why", 0, value="五B"), "night_calls.yml why: expected a mapping"),
        (NIGHT, put("why", 0, "text", value="长" * 41), "why: 41 characters, at most 40"),
        (NIGHT, put("still", value=None), "night_calls.yml still: expected a mapping"),
        (NIGHT, put("still", "say", value="长" * 29), "still.say: 29 characters, at most 28"),
        (NIGHT, put("by_cause", value=None), "night_calls.yml: by_cause is None"),
        (NIGHT, put("by_cause", value={"boredom": "没劲"}), "unknown cause boredom"),
        (NIGHT, put("by_cause", value={"illness": "长" * 29}), "by_cause.illness: 29 characters"),
        ("facts.yml", put("facts", 0, "id", value="S02"), "facts.yml: S02 stands twice"),
        ("facts.yml", put("facts", 0, "id", value="H01"), "hotlines.yml: H01 is a fact too"),
        ("facts.yml", drop("facts", 0, "hedge"), "facts.yml S01: missing field hedge"),
        ("facts.yml", put("facts", 0, "kind", value="传闻"), "facts.yml S01: unknown kind 传闻"),
        (
            "facts.yml",
            put("facts", 0, "confidence", value="V9"),
            "facts.yml S01: unknown confidence V9",
        ),
        (
            "facts.yml",
            put("facts", 0, "review_by", value="soon"),
            "facts.yml S01: review_by is 'soon', which is no date",
        ),
        (
            "facts.yml",
            put("facts", 0, "rests_on", value=["X99"]),
            "facts.yml S01: rests on unknown X99",
        ),
        ("facts.yml", drop("facts"), "facts.yml: expected a list under facts"),
        ("facts.yml", put("facts", 0, value="S01"), "facts.yml S01: expected a mapping"),
        (
            "hotlines.yml",
            put("hotlines", 1, "num", value=110),
            "hotlines.yml H07: num is 110, which is no str",
        ),
        ("refusals.yml", put("revenge", "fact", value="X99"), "revenge: unknown fact X99"),
        ("refusals.yml", put("revenge", "related", value=["x"]), "revenge: unknown card x"),
        (
            "refusals.yml",
            put("revenge", "say", value="{X99}"),
            "revenge: unknown fact or hotline X99",
        ),
        ("refusals.yml", put("revenge", value="no"), "refusals.yml revenge: expected a mapping"),
        ("causes.yml", drop("illness"), "causes.yml: its ids must be"),
        ("causes.yml", put("illness", "words", value=[120]), "causes.yml illness: words is"),
        ("acts.yml", put("ack_yes", "card", value="nobody"), "ack_yes: unknown card nobody"),
        ("acts.yml", drop("ack_yes", "zh"), "acts.yml ack_yes: missing field zh"),
        (
            "commands.yml",
            put("greet", "buttons", value=["do_dance"]),
            "commands.yml greet: no title for do_dance",
        ),
        ("commands.yml", put("greet", "say", value="{H99}"), "greet: unknown fact or hotline H99"),
        ("talk.yml", put("failed", value="{H99}"), "talk.yml: unknown fact or hotline H99"),
        ("myths.yml", put("myths", 0, "patterns", value=["(借"]), "myths.yml M01: patterns"),
        ("myths.yml", drop("myths", 0, "right"), "myths.yml M01: missing field right"),
        ("myths.yml", put("myths", 0, "facts", value=["X99"]), "myths.yml M01: unknown fact X99"),
    ],
)
def test_what_does_not_fit_is_refused_with_file_and_field(
    folder: Path, file: str, change: Change, message: str
) -> None:
    rewrite(folder / file, change)
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert message in str(caught.value)


def test_a_card_that_is_too_long_in_all_is_refused(folder: Path) -> None:
    def lengthen(card: dict[str, str]) -> None:
        card.update({name: "字" * cap for name, cap in CAPS.items()})

    rewrite(folder / NIGHT, lengthen)
    with pytest.raises(ContentError, match=r"night_calls.yml: 152 characters in all, at most"):
        load(folder)


def test_the_same_card_in_two_groups_is_refused(folder: Path) -> None:
    (folder / "cards" / "self").mkdir()
    shutil.copy(folder / NIGHT, folder / "cards" / "self" / "night_calls.yml")
    with pytest.raises(ContentError, match=r"night_calls.yml: the id stands twice"):
        load(folder)


@pytest.mark.parametrize("name", ["facts.yml", "talk.yml", "myths.yml", "commands.yml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ContentError, match=name):
        load(folder)


@pytest.mark.parametrize("name", ["facts.yml", "refusals.yml", "causes.yml", "talk.yml"])
def test_an_empty_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match=f"{name}: expected a mapping, found NoneType"):
        load(folder)


# --- reading files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a: [1, 2", "expected"),
        (b"a: 1\nb: 2\na: 3\n", "a stands twice"),
        (b"a: {b: 1, b: 2}\n", "b stands twice"),
        (b"a: \xff\xfe\n", "decode"),
        (b"a: !!python/object/apply:os.getcwd []\n", "could not determine a constructor"),
        (b"a: *nobody\n", "undefined alias"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_name(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "broken.yml"
    path.write_bytes(content)
    with pytest.raises(ContentError, match=reason) as caught:
        read(path)
    assert str(caught.value).startswith("broken.yml: ")


def test_anchors_and_merged_keys_are_read(tmp_path: Path) -> None:
    path = tmp_path / "merged.yml"
    path.write_text("a: &a {x: 1}\nb: {<<: *a, x: 2, y: 3}\n", encoding="utf-8")
    assert read(path) == {"a": {"x": 1}, "b": {"x": 2, "y": 3}}


def test_a_key_that_yaml_takes_for_a_truth_value_is_pointed_out(tmp_path: Path) -> None:
    path = tmp_path / "keys.yml"
    path.write_text("yes: 好\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"keys.yml: True is no word"):
        read_mapping(path)


def test_a_list_is_asked_for_by_its_key(tmp_path: Path) -> None:
    path = tmp_path / "list.yml"
    path.write_text("things: [1]\nname: a\n", encoding="utf-8")
    assert read_list(path, "things") == [1]
    with pytest.raises(ContentError, match=r"list.yml: expected a list under name"):
        read_list(path, "name")


@dataclass(frozen=True)
class _Thing:
    name: str
    size: int | None
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


def test_a_thing_is_built_from_just_its_fields() -> None:
    made = build(_Thing, {"name": "a", "size": None, "tags": ("b",)}, "x.yml")
    assert made == _Thing("a", None, ("b",))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (None, "x.yml: expected a mapping, found NoneType"),
        ({"name": "a"}, "x.yml: missing field size"),
        ({"name": "a", "size": 1, "weight": 2}, "x.yml: unknown field weight"),
        ({"name": 5, "size": 1}, "x.yml: name is 5, which is no str"),
        ({"name": "a", "size": "1"}, "x.yml: size is '1', which is no int | None"),
        ({"name": "a", "size": 1, "tags": (1,)}, r"x.yml: tags is \(1,\), which is no tuple"),
        ({"name": "a", "size": 1, "notes": {"a": 1}}, "x.yml: notes is {'a': 1}"),
    ],
)
def test_a_thing_with_other_fields_or_types_is_refused(entry: Any, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        build(_Thing, entry, "x.yml")
