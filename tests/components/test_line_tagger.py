"""The tagger of a call's lines: three models from three folders, each line with all its tags."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.line_tagger import TAGS, LineTagger, read_lines

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


def trained(folder: Path, lines_path: Path | None) -> LineTagger:
    folder.mkdir(exist_ok=True)
    storage, resource = LocalModelStorage.create(folder), Resource("tagger")
    config = {"lines_path": str(lines_path) if lines_path else None}
    LineTagger.create(config, storage, resource, None).train(TrainingData())  # type: ignore[arg-type]
    return LineTagger.load(config, storage, resource, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> LineTagger:
    return trained(
        tmp_path_factory.mktemp("model"), written(tmp_path_factory.mktemp("data") / "lines")
    )


def message(text: str, speaker: str | None = None, prev: str = "") -> Message:
    metadata = {"speaker": speaker, "prev": prev} if speaker else {}
    return Message.build(text, example_metadata=metadata)


def tags(tagger: LineTagger, text: str, speaker: str, prev: str = "") -> dict[str, float]:
    (done,) = tagger.process([message(text, speaker, prev)])
    found: dict[str, float] = done.get(TAGS)
    return found


def likeliest(found: Mapping[str, float]) -> str:
    return max(found, key=lambda tag: found[tag])


def test_a_line_of_the_borrower_gets_the_borrowers_tags_only(tagger: LineTagger) -> None:
    found = tags(tagger, "你叫啥名字啊", "borrower", "我是江禾的")
    assert likeliest(found) == "asks_who"
    assert set(found) <= {"asks_who", "notes", "offers_sum"}


def test_a_line_of_the_collector_is_tagged_by_both_of_his_models(tagger: LineTagger) -> None:
    found = tags(tagger, "再不还就抓你去坐牢", "collector")
    assert likeliest(found) == "谎称坐牢"
    assert likeliest(tags(tagger, "我姓王，工号3072", "collector", "你谁")).startswith("tells_")


def test_a_line_without_any_tag_in_training_teaches_that_there_is_none(tagger: LineTagger) -> None:
    assert all(value < 0.5 for value in tags(tagger, "嗯", "borrower", "喂").values())


def test_what_nobody_says_to_whom_is_not_tagged(tagger: LineTagger) -> None:
    untouched = tagger.process(
        [message("你叫啥"), message("你叫啥", "nobody"), message("", "borrower")]
    )
    assert [one.get(TAGS) for one in untouched] == [None, None, None]


def test_private_data_in_a_line_looks_as_it_does_in_training(tagger: LineTagger) -> None:
    said = tags(tagger, "记一下，卡号6222020200112233445", "borrower")
    assert said == tags(tagger, "记一下，卡号6217000012345678901", "borrower")


def test_training_twice_gives_the_same(tagger: LineTagger, tmp_path: Path) -> None:
    again = trained(tmp_path / "model", written(tmp_path / "lines"))
    for text, speaker in (("你叫什么我记一下", "borrower"), ("抓你坐牢", "collector")):
        assert tags(again, text, speaker) == tags(tagger, text, speaker)


def test_without_lines_nothing_is_tagged(tmp_path: Path) -> None:
    assert tags(trained(tmp_path, None), "你叫啥", "borrower") == {}


def test_lines_are_read_file_by_file_in_order(tmp_path: Path) -> None:
    folder = written(tmp_path / "lines") / "violations"
    (folder / "a_first.jsonl").write_text('{"prev": "", "text": "走", "tags": []}\n', "utf-8")
    assert read_lines(folder)[0] == (("走", ""), [])
    assert len(read_lines(folder)) == 1 + len(LINES["violations"])
