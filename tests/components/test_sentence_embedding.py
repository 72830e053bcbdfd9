"""The sentence vector: one dense sentence feature a message, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from components.embedder import DIMENSIONS, embed
from components.sentence_embedding import SentenceEmbedding


def test_each_text_gets_one_unit_vector() -> None:
    vectors = embed(["会坐牢吗", "欠钱不还要坐牢么", "今天天气不错"])
    assert vectors.shape == (3, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    assert embed(["会坐牢吗"])[0] == pytest.approx(embed(["别的话", "会坐牢吗"])[1], abs=1e-5)


def test_no_texts_give_no_vectors() -> None:
    assert embed([]).shape == (0, DIMENSIONS)


def test_the_vector_becomes_a_sentence_feature_and_an_empty_message_has_none() -> None:
    component = SentenceEmbedding("vectors")
    full, empty = component.process([Message.build("会坐牢吗"), Message.build("")])
    _, sentence = full.get_dense_features(TEXT)
    assert sentence is not None
    assert sentence.features.shape == (1, DIMENSIONS)
    assert empty.get_dense_features(TEXT) == (None, None)


@pytest.mark.parametrize("text", ["啊" * 500, "🙂" * 50, "\n\n", "￥３００"])
def test_odd_texts_are_vectors_too(text: str) -> None:
    assert np.isfinite(embed([text])).all()
