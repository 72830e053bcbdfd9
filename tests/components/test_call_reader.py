"""The reader of whole calls: tags of lines, learnt from calls and single lines, and an opinion in the end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach.review.names import ITEMS, RED_LINES, VIOLATIONS
from components.call_judge import describe
from components.call_reader import OPINION, TAGS, CallReader
from components.line_tagger import LineTagger
from components.lines import read_lines
from components.rated_calls import RatedCall, rated_call, read_calls

LINES = {
    "borrower": [
        ("我是江禾的", "你叫啥名字", ["asks_who"]),
        ("", "您贵姓怎么称呼", ["asks_who"]),
        ("该还款了", "你姓什么叫什么", ["asks_who"]),
        ("我姓邹", "我拿本子记下来了", ["notes"]),
        ("工号3072", "等我找支笔写一下", ["notes"]),
        ("", "这通我录着音呢", ["notes"]),
        ("能还多少", "一个月五百", ["offers_sum"]),
        ("多少合适", "我每月能还六百", ["offers_sum"]),
        ("姓什么你记", "你叫什么，我写下来", ["asks_who", "notes"]),
        ("喂", "嗯", []),
        ("在吗", "你讲", []),
        ("听得到吗", "听得到", []),
    ],
    "collector": [
        ("你谁", "我姓邹，工号3072", ["tells_name", "tells_number"]),
        ("", "我叫王强，工号5511", ["tells_name", "tells_number"]),
        ("哪位", "我姓段", ["tells_name"]),
        ("", "您什么时候能还", ["asks_pay"]),
        ("没钱", "那今天能还多少", ["asks_pay"]),
        ("", "好的", []),
    ],
    "violations": [
        ("", "再不还就抓你坐牢", ["谎称坐牢"]),
        ("没钱", "等着警察来抓你坐牢吧", ["谎称坐牢"]),
        ("", "不还就让你蹲监狱坐牢", ["谎称坐牢"]),
        ("", "欠款会报送征信", []),
        ("", "我们可能会起诉", []),
        ("", "给您分十二期可以吗", []),
    ],
}


NOTED = ["b", "你叫啥名字，我拿笔记下来", ["asks_who", "notes"]]
TOLD = ["c", "我姓邹，工号3072", ["tells_name", "tells_number"]]
JAIL = ["c", "再不还就抓你坐牢", ["谎称坐牢"]]
CODE = ["b", "验证码是445566", ["gives_code"]]
ASKED = ["c", "您什么时候能还", ["asks_pay"]]
NOD = ["b", "嗯", []]
# The levels in the rubric's order: calm, verify, record, …
GOOD = ["na", 3, 3, 0, 0, 0, 2, "na", "na", "na"]
POOR = ["na", 0, 0, 0, 0, 0, 1, 0, 0, "na"]


def call(*turns: list[Any], labels: list[Any], **seen: list[str]) -> dict[str, Any]:
    ratings = [{"labels": labels, "red_lines": [], "violations": []} | seen] * 2
    return {"brief": "欠8000元", "affordable_month": 600, "turns": turns, "ratings": ratings}


CALLS = [
    call(ASKED, NOTED, TOLD, NOD, labels=GOOD),
    call(ASKED, NOTED, TOLD, labels=GOOD),
    call(TOLD, NOTED, ASKED, NOD, labels=GOOD),
    call(ASKED, NOD, ASKED, NOTED, TOLD, labels=GOOD),
    call(ASKED, CODE, JAIL, NOD, labels=POOR, red_lines=["gave_code"], violations=["谎称坐牢"]),
    call(ASKED, CODE, JAIL, labels=POOR, red_lines=["gave_code"], violations=["谎称坐牢"]),
    call(JAIL, NOD, ASKED, CODE, labels=POOR, red_lines=["gave_code"], violations=["谎称坐牢"]),
    call(ASKED, NOD, JAIL, CODE, labels=POOR, red_lines=["gave_code"], violations=["谎称坐牢"]),
]


def written(folder: Path, lines: Mapping[str, list[tuple[str, str, list[str]]]] = LINES) -> Path:
    for name, rows in lines.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "calls.jsonl").write_text(
            "".join(
                json.dumps({"prev": prev, "text": text, "tags": tags}, ensure_ascii=False) + "\n"
                for prev, text, tags in rows
            ),
            encoding="utf-8",
        )
    return folder


def rated(folder: Path) -> Path:
    folder.mkdir(parents=True)
    rows = [json.dumps(one, ensure_ascii=False) for one in CALLS]
    (folder / "calls_2.jsonl").write_text("\n".join(rows[1:]), encoding="utf-8")
    (folder / "calls_1.jsonl").write_text(rows[0] + "\n", encoding="utf-8")
    return folder


def trained(folder: Path, lines: Path | None, calls: Path | None = None) -> CallReader:
    folder.mkdir(exist_ok=True)
    storage, resource = LocalModelStorage.create(folder), Resource("reader")
    config = {
        "lines_path": str(lines) if lines else None,
        "calls_path": str(calls) if calls else None,
    }
    CallReader.create(config, storage, resource, None).train(TrainingData())  # type: ignore[arg-type]
    return CallReader.load(config, storage, resource, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> CallReader:
    data = tmp_path_factory.mktemp("data")
    return trained(tmp_path_factory.mktemp("model"), written(data / "lines"), rated(data / "calls"))


def message(text: str, speaker: str | None = None, prev: str = "") -> Message:
    metadata = {"speaker": speaker, "prev": prev} if speaker else {}
    return Message.build(text, example_metadata=metadata)


def tags(reader: CallReader, text: str, speaker: str, prev: str = "") -> dict[str, float]:
    (done,) = reader.process([message(text, speaker, prev)])
    found: dict[str, float] = done.get(TAGS)
    return found


def likeliest(found: Mapping[str, float]) -> str:
    return max(found, key=lambda tag: found[tag])


def test_a_line_of_the_borrower_gets_the_borrowers_tags_only(reader: CallReader) -> None:
    found = tags(reader, "你叫啥名字啊", "borrower", "我是江禾的")
    assert likeliest(found) == "asks_who"
    assert set(found) <= {"asks_who", "notes", "offers_sum"}


def test_a_line_of_the_collector_is_tagged_by_both_of_his_models(reader: CallReader) -> None:
    found = tags(reader, "再不还就抓你去坐牢", "collector")
    assert likeliest(found) == "谎称坐牢"
    assert likeliest(tags(reader, "我姓王，工号3072", "collector", "你谁")).startswith("tells_")


def test_a_line_without_any_tag_in_training_teaches_that_there_is_none(reader: CallReader) -> None:
    assert all(value < 0.5 for value in tags(reader, "嗯", "borrower", "喂").values())


def test_what_nobody_says_to_whom_is_not_tagged(reader: CallReader) -> None:
    untouched = reader.process(
        [message("你叫啥"), message("你叫啥", "nobody"), message("", "borrower")]
    )
    assert [one.get(TAGS) for one in untouched] == [None, None, None]


def test_private_data_in_a_line_looks_as_it_does_in_training(reader: CallReader) -> None:
    said = tags(reader, "记一下，卡号6222020200112233445", "borrower")
    assert said == tags(reader, "记一下，卡号6217000012345678901", "borrower")


def heard(reader: CallReader, raw: dict[str, Any]) -> dict[str, Any]:
    made = rated_call(raw)
    seen = [
        tags(reader, made.line(at)[0], who, made.line(at)[1])
        for at, (who, _) in enumerate(made.spoken)
    ]
    (done,) = reader.process([Message.build("。", example_metadata={"call": describe(made, seen)})])
    found: dict[str, Any] = done.get(OPINION)
    return found


def test_a_described_call_gets_the_opinion_that_raters_would_have(reader: CallReader) -> None:
    good = heard(
        reader, call(ASKED, ["b", "你叫什么，我记下来"], ["c", "我姓段，工号5511"], labels=GOOD)
    )
    assert good["levels"] == dict(zip(ITEMS, GOOD, strict=True))
    assert good["red_lines"] == []
    assert good["violations"] == []


def test_red_lines_and_violations_are_seen_by_what_raters_saw(tmp_path: Path) -> None:
    many = [one for one in CALLS for _ in range(2)]
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "a.jsonl").write_text("\n".join(json.dumps(one) for one in many), encoding="utf-8")
    reader = trained(tmp_path / "model", None, folder)
    bad = heard(
        reader, call(ASKED, ["b", "验证码是998877"], ["c", "不还就抓你去坐牢"], labels=POOR)
    )
    assert bad["red_lines"] == ["gave_code"]
    assert bad["violations"] == ["谎称坐牢"]
    assert bad["levels"]["record"] == 0


def test_an_opinion_names_every_item_and_knows_no_other_names(reader: CallReader) -> None:
    found = heard(reader, call(ASKED, labels=GOOD))
    assert list(found["levels"]) == list(ITEMS)
    assert set(found["levels"].values()) <= {0, 1, 2, 3, "na"}
    assert set(found["red_lines"]) <= set(RED_LINES)
    assert set(found["violations"]) <= set(VIOLATIONS)


def test_what_describes_no_call_gets_no_opinion(reader: CallReader) -> None:
    (done,) = reader.process([Message.build("。", example_metadata={"call": "all of it"})])
    assert done.get(OPINION) is None


def test_a_line_is_not_known_by_heart_to_what_learns_from_the_tags() -> None:
    calls = [rated_call(one) for one in CALLS]
    odd = rated_call(call(["b", "火星上有三个月亮", ["notes"]], labels=GOOD))
    tagger = LineTagger()
    *_, left_out = tagger.fit([*calls, odd], {})
    known = tagger.tags("borrower", odd.line(0))
    assert known["notes"] > left_out[0].get("notes", 0.0) + 0.05


def test_calls_are_read_file_by_file_with_sides_and_means_in_fen(tmp_path: Path) -> None:
    first, *others = read_calls(rated(tmp_path / "calls"))
    assert len(others) == len(CALLS) - 1
    assert isinstance(first, RatedCall)
    assert first.affordable_month_fen == 60000
    assert first.spoken[0] == ("collector", "您什么时候能还")
    assert first.line(1) == ("你叫啥名字，我拿笔记下来", "您什么时候能还")
    assert first.tags[1] == ["asks_who", "notes"]
    assert first.ratings[0].levels["record"] == 3


def test_training_twice_gives_the_same(reader: CallReader, tmp_path: Path) -> None:
    again = trained(tmp_path / "model", written(tmp_path / "lines"), rated(tmp_path / "calls"))
    for text, speaker in (("你叫什么我记一下", "borrower"), ("抓你坐牢", "collector")):
        assert tags(again, text, speaker) == tags(reader, text, speaker)


def test_without_lines_and_calls_nothing_is_tagged(tmp_path: Path) -> None:
    assert tags(trained(tmp_path, None), "你叫啥", "borrower") == {}


def test_lines_are_read_file_by_file_in_order(tmp_path: Path) -> None:
    folder = written(tmp_path / "lines") / "violations"
    (folder / "a_first.jsonl").write_text('{"prev": "", "text": "走", "tags": []}\n', "utf-8")
    assert read_lines(folder)[0] == (("走", ""), [])
    assert len(read_lines(folder)) == 1 + len(LINES["violations"])
