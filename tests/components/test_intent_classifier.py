"""The classifier: what is written, what was said, what is meant; and how sure it is of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.intent_classifier import INTENT_RANKING, IntentClassifier, syllables

EXAMPLES = {
    "ask_jail_threat": [
        "会坐牢吗",
        "欠钱犯法吗",
        "他说要抓我",
        "会判刑吗",
        "警察会来吗",
        "要蹲监狱吗",
    ],
    "ask_night_calls": [
        "半夜打电话",
        "十一点还打",
        "早上六点就打",
        "晚上能打吗",
        "夜里也打",
        "几点后不能打",
    ],
    "do_make_plan": [
        "帮我算算怎么还",
        "做个计划",
        "算算每月还多少",
        "排一下还款",
        "给我做方案",
        "算一算",
    ],
    "out_of_scope": ["今天天气", "推荐电影", "讲个笑话", "翻译一下", "写首诗", "几点日出"],
    "say_polite": ["您好", "麻烦您了", "谢谢您", "辛苦了", "不好意思", "打扰了"],
}


def data(*, reverse: bool = False) -> TrainingData:
    examples = [
        Message.build(text, intent=intent) for intent, texts in EXAMPLES.items() for text in texts
    ]
    return TrainingData(examples[::-1] if reverse else examples)


def trained(folder: Path, **order: bool) -> IntentClassifier:
    storage, resource = LocalModelStorage.create(folder), Resource("classifier")
    config = IntentClassifier.get_default_config()
    IntentClassifier.create(config, storage, resource, None).train(data(**order))  # type: ignore[arg-type]
    return IntentClassifier.load(config, storage, resource, None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> IntentClassifier:
    return trained(tmp_path_factory.mktemp("model"))


def ranking(classifier: IntentClassifier, text: str) -> list[dict[str, Any]]:
    (message,) = classifier.process([Message.build(text)])
    found: list[dict[str, Any]] = message.get(INTENT_RANKING)
    assert message.get(INTENT) == found[0]
    return found


def test_other_words_of_the_same_meaning_are_understood(classifier: IntentClassifier) -> None:
    assert ranking(classifier, "我会被关进监狱吗")[0]["name"] == "ask_jail_threat"
    assert ranking(classifier, "凌晨打过来")[0]["name"] == "ask_night_calls"


def test_what_a_recogniser_wrote_with_other_characters_sounds_the_same(
    classifier: IntentClassifier,
) -> None:
    assert ranking(classifier, "会作劳吗")[0]["name"] == "ask_jail_threat"
    assert syllables("坐牢")[1] == syllables("作劳")[1]


def test_confidences_sum_to_one_and_come_best_first(classifier: IntentClassifier) -> None:
    guesses = [guess["confidence"] for guess in ranking(classifier, "晚上打电话犯法吗")]
    assert sum(guesses) == pytest.approx(1)
    assert guesses == sorted(guesses, reverse=True)


def test_lines_of_a_call_are_not_learnt_here(classifier: IntentClassifier) -> None:
    names = {guess["name"] for guess in ranking(classifier, "麻烦您了")}
    assert names == set(EXAMPLES) - {"say_polite"}


def test_a_message_without_a_text_is_left_alone(classifier: IntentClassifier) -> None:
    message = Message(data={INTENT: {"name": "do_affirm", "confidence": 1.0}})
    (processed,) = classifier.process([message])
    assert processed.get(INTENT) == {"name": "do_affirm", "confidence": 1.0}


def test_training_in_another_order_gives_the_same(
    classifier: IntentClassifier, tmp_path: Path
) -> None:
    again = trained(tmp_path, reverse=True)
    assert ranking(again, "半夜还打") == ranking(classifier, "半夜还打")
