"""Entities by rules: what is found, where it stood in the user's text, and that it survives disk."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.normaliser import Normaliser
from components.spacy_rules import SpacyRuleExtractor, build_pipeline

TODAY = dt.date(2026, 11, 26)


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> SpacyRuleExtractor:
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
    return SpacyRuleExtractor(storage, Resource("rules"), build_pipeline(), lambda: TODAY)


def entities(extractor: SpacyRuleExtractor, text: str) -> list[tuple[str, Any, str]]:
    messages = extractor.process(Normaliser().process([Message.build(text)]))
    found = messages[0].get(ENTITIES)
    return [(e["entity"], e["value"], text[e["start"] : e["end"]]) for e in found]


def test_sums_periods_dates_rates_and_lenders_are_found_where_the_user_wrote_them(
    extractor: SpacyRuleExtractor,
) -> None:
    assert entities(extractor, "借吧欠 ３万二，日息万五，能分12期吗，下个月15号还") == [
        ("lender", "jiebei", "借吧"),
        ("money", 3200000, "３万二"),
        ("rate", 18.25, "日息万五"),
        ("period", 12, "分12期"[1:]),
        ("date", "2026-12-15", "下个月15号"),
    ]


def test_number_words_that_are_only_words_are_left_alone(extractor: SpacyRuleExtractor) -> None:
    assert entities(extractor, "我一定会还，万一晚两句话说不清") == []


def test_causes_and_organisations_are_named_by_their_ids(extractor: SpacyRuleExtractor) -> None:
    assert entities(extractor, "我失业了，他说要去法院") == [
        ("cause", "job_lost", "失业"),
        ("organisation", "court", "法院"),
    ]


def test_contact_data_is_known_by_kind_and_never_by_value(extractor: SpacyRuleExtractor) -> None:
    assert entities(extractor, "打13812345678找我，身份证〔身份证号〕") == [
        ("contact", "phone", "13812345678"),
        ("contact", "id_card", "〔身份证号〕"),
    ]


def test_an_empty_message_has_no_entities(extractor: SpacyRuleExtractor) -> None:
    (message,) = extractor.process([Message.build("")])
    assert not message.get(ENTITIES)


def test_the_pipeline_survives_being_written_and_read(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage.create(tmp_path), Resource("rules")
    trained = SpacyRuleExtractor(storage, resource, today=lambda: TODAY)
    trained.train(TrainingData())
    read = SpacyRuleExtractor.load({}, storage, resource, None)  # type: ignore[arg-type]
    text = "我失业了，先还三百"
    assert entities(read, text) == entities(trained, text) != []
