"""The second witness of a crisis, and the gate that lets a crisis through before everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.crisis_detector import CRISIS, CrisisDetector
from components.intent_classifier import INTENT_RANKING
from components.safety_gate import SafetyGate

EXAMPLES = {
    "safety_self_harm_explicit": ["我不想活了", "想从楼上跳下去", "死了算了", "活着没意思想死"],
    "safety_self_harm_veiled": ["大家没我更好", "真的撑不下去了", "睡着了别醒来", "我是个累赘"],
    "safety_violence_at_home": ["老公打我", "我爸拿皮带抽我", "他把我锁在家里", "被婆婆扇耳光"],
    "ask_jail_threat": ["会坐牢吗", "欠钱犯法吗", "他说要抓我", "会判刑吗", "警察会来吗"],
    "ask_night_calls": ["半夜打电话", "十一点还打", "早上六点就打", "晚上能打吗", "几点后不能打"],
    "say_refuse_pay": ["爱咋咋地", "死也不还"],
}


def data(*, reverse: bool = False) -> TrainingData:
    examples = [
        Message.build(text, intent=intent) for intent, texts in EXAMPLES.items() for text in texts
    ]
    return TrainingData(examples[::-1] if reverse else examples)


def trained(folder: Path, **order: bool) -> CrisisDetector:
    storage, resource = LocalModelStorage.create(folder), Resource("crisis")
    config = CrisisDetector.get_default_config()
    CrisisDetector.create(config, storage, resource, None).train(data(**order))  # type: ignore[arg-type]
    return CrisisDetector.load(config, storage, resource, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def detector(tmp_path_factory: pytest.TempPathFactory) -> CrisisDetector:
    return trained(tmp_path_factory.mktemp("model"))


def judged(detector: CrisisDetector, text: str) -> dict[str, Any]:
    (message,) = detector.process([Message.build(text)])
    found: dict[str, Any] = message.get(CRISIS)
    return found


def test_danger_is_told_from_an_ordinary_question(detector: CrisisDetector) -> None:
    danger, question = judged(detector, "真的撑不下去了"), judged(detector, "晚上十一点还能打吗")
    assert danger["kind"] == "self_harm_veiled"
    assert danger["confidence"] > 0.5 > question["confidence"]


def test_training_twice_in_any_order_gives_the_same(
    detector: CrisisDetector, tmp_path: Path
) -> None:
    again = trained(tmp_path, reverse=True)
    for text in ("我是个累赘", "会坐牢吗"):
        assert judged(again, text) == judged(detector, text)


def test_what_only_sounds_like_danger_is_learnt_from_files_of_its_own(tmp_path: Path) -> None:
    def confidence(folder: Path | None) -> float:
        storage, resource = LocalModelStorage.create(tmp_path), Resource("crisis")
        config = {**CrisisDetector.get_default_config(), "harmless_path": folder}
        made = CrisisDetector.create(config, storage, resource, None)  # type: ignore[arg-type]
        made.train(data())
        return float(judged(made, "工资到账就死光了")["confidence"])

    lines = ["工资秒死", "店里半死不活", "死活不给分期", ""]
    (tmp_path / "lines.txt").write_text("\n".join(lines), encoding="utf-8")
    assert confidence(tmp_path) < confidence(None)


def test_an_empty_message_and_one_of_500_characters_do_no_harm(detector: CrisisDetector) -> None:
    (empty,) = detector.process([Message.build("")])
    assert empty.get(CRISIS) is None
    assert 0 <= judged(detector, "啊" * 500)["confidence"] <= 1


def test_without_anything_to_tell_apart_nothing_is_judged(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage.create(tmp_path), Resource("crisis")
    config = CrisisDetector.get_default_config()
    made = CrisisDetector.create(config, storage, resource, None)  # type: ignore[arg-type]
    made.train(TrainingData([Message.build("会坐牢吗", intent="ask_jail_threat")]))
    (message,) = made.process([Message.build("我不想活了")])
    assert message.get(CRISIS) is None


# --- the gate -------------------------------------------------------------------------------------


def through_the_gate(text: str, best: str, sure: float, danger: float) -> list[dict[str, Any]]:
    ranking = [{"name": best, "confidence": sure}, {"name": "ask_stay_calm", "confidence": 0.1}]
    message = Message(
        data={
            "text": text,
            INTENT: ranking[0],
            INTENT_RANKING: ranking,
            CRISIS: {"kind": "self_harm_veiled", "confidence": danger},
        }
    )
    (gated,) = SafetyGate(SafetyGate.get_default_config()).process([message])
    found: list[dict[str, Any]] = gated.get(INTENT_RANKING)
    assert gated.get(INTENT) == found[0]
    return found


def test_plain_words_win_over_any_intent() -> None:
    found = through_the_gate("我不想活了", "ask_jail_threat", 0.99, 0.0)
    assert found[0] == {"name": "safety_self_harm_explicit", "confidence": 1.0}
    assert found[1]["name"] == "ask_jail_threat"


def test_a_veiled_word_needs_a_little_of_the_detectors_belief() -> None:
    jail = "ask_jail_threat"
    assert through_the_gate("工资秒死", jail, 0.3, 0.01)[0]["name"] == jail
    assert through_the_gate("真的撑不下去了", jail, 0.3, 0.1)[0]["name"] == (
        "safety_self_harm_veiled"
    )


def test_it_needs_more_where_the_classifier_is_sure_of_something_else() -> None:
    jail, danger = "ask_jail_threat", "safety_self_harm_veiled"
    assert through_the_gate("真的撑不下去了", jail, 0.9, 0.4)[0]["name"] == jail
    assert through_the_gate("真的撑不下去了", jail, 0.9, 0.5)[0]["name"] == danger


@pytest.mark.parametrize(("sure", "needed"), [(0.3, 0.5), (0.6, 0.8), (0.9, 0.98)])
def test_the_detector_alone_needs_much_and_more_against_a_sure_classifier(
    sure: float, needed: float
) -> None:
    jail, danger = "ask_jail_threat", "safety_self_harm_veiled"
    assert through_the_gate("那什么", jail, sure, needed)[0]["name"] == danger
    assert through_the_gate("那什么", jail, sure, needed - 0.01)[0]["name"] == jail


def test_an_intent_of_danger_without_a_witness_gives_way() -> None:
    found = through_the_gate("那什么", "safety_self_harm_veiled", 0.6, 0.1)
    assert [guess["name"] for guess in found] == ["ask_stay_calm"]
