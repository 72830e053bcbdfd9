"""The intent classifier: characters, pinyin and the sentence vector in one linear model.

One-vs-rest linear SVMs over three blocks of features, each scaled to unit norm and then weighted:
character n-grams (what is written), syllables of pinyin (what was said, when a speech recogniser
chose other characters) and the sentence vector (what is meant). The scores become confidences
through a softmax whose temperature is fitted on held-out scores, so that a confidence of 0.8 is
right in about 8 of 10.

The borrower's lines on a call (`say_...`) are not learnt here: they are the act recogniser's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import numpy.typing as npt
from pypinyin import lazy_pinyin
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.svm import LinearSVC

from components.embedder import DIMENSIONS, Vectors, embed

INTENT_RANKING = "intent_ranking"
SPOKEN = "say_"  # intents of the act recogniser

Scores = npt.NDArray[np.float64]


def syllables(text: str) -> list[str]:
    """The text's syllables in pinyin without tones; other characters stand for themselves."""
    return lazy_pinyin(text)


class Features:
    """Turns texts into one sparse matrix of the three weighted blocks."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: the component's settings, see `IntentClassifier.get_default_config`."""
        self._pinyin_weight: float = config["pinyin_weight"]
        self._embedding_weight: float = config["embedding_weight"]
        self._embedding_columns: int = config["embedding_columns"]
        self._directions = np.eye(DIMENSIONS, dtype=np.float32)
        self._characters = TfidfVectorizer(
            analyzer="char",
            ngram_range=(1, config["character_ngrams"]),
            sublinear_tf=True,
            dtype=np.float32,
        )
        self._pinyin = TfidfVectorizer(
            analyzer="word",
            tokenizer=syllables,
            token_pattern=None,
            ngram_range=(1, config["pinyin_ngrams"]),
            sublinear_tf=True,
            dtype=np.float32,
        )

    def fit_transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Learns the vocabularies and the directions of the embedding; one row a text."""
        characters = self._characters.fit_transform(texts)
        pinyin = self._pinyin.fit_transform(texts)
        vectors = embed(texts)
        # Dense columns are what training time is spent on, and most of the 512 carry little.
        _, directions = np.linalg.eigh(vectors.T @ vectors)
        self._directions = directions[:, ::-1][:, : self._embedding_columns]
        return self._weighted(characters, pinyin, vectors)

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """One row a text."""
        return self._weighted(
            self._characters.transform(texts), self._pinyin.transform(texts), embed(texts)
        )

    def _weighted(
        self, characters: sparse.csr_matrix, pinyin: sparse.csr_matrix, vectors: Vectors
    ) -> sparse.csr_matrix:
        dense = vectors @ self._directions * self._embedding_weight
        return sparse.hstack(
            [characters, pinyin * self._pinyin_weight, sparse.csr_matrix(dense)], format="csr"
        )


class CalibratedClassifier:
    """Linear SVMs over `Features` with calibrated confidences; independent of Rasa."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: the component's settings, see `IntentClassifier.get_default_config`."""
        self._config = config
        self._features = Features(config)
        self._model = self._new_model()
        self._sharpness = 1.0
        self.labels: list[str] = []

    def _new_model(self) -> LinearSVC:
        return LinearSVC(C=self._config["C"], tol=0.01, random_state=self._config["seed"])

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> CalibratedClassifier:
        """Trains on the texts; every label needs at least two."""
        rows = self._features.fit_transform(texts)
        targets = np.asarray(labels)
        self._sharpness = self._fitted_sharpness(rows, targets)
        self._model.fit(rows, targets)
        self.labels = list(self._model.classes_)
        return self

    def _fitted_sharpness(self, rows: sparse.csr_matrix, targets: npt.NDArray[np.str_]) -> float:
        # One split is enough for one number, and another fit is what it costs.
        split = StratifiedShuffleSplit(
            1, test_size=self._config["held_out"], random_state=self._config["seed"]
        )
        known, unseen = next(split.split(rows, targets))
        model = self._new_model().fit(rows[known], targets[known])
        scores = model.decision_function(rows[unseen])
        indices = np.searchsorted(model.classes_, targets[unseen])

        def loss(sharpness: float) -> float:
            likelihoods = log_softmax(scores * sharpness, axis=1)
            return float(-likelihoods[np.arange(len(indices)), indices].mean())

        return float(minimize_scalar(loss, bounds=(0.1, 50.0), method="bounded").x)

    def confidences(self, texts: Sequence[str]) -> Scores:
        """One row a text, one column a label (in the order of `labels`); rows sum to 1."""
        scores = self._model.decision_function(self._features.transform(texts))
        return np.asarray(softmax(scores * self._sharpness, axis=1))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Sets `intent` and `intent_ranking` of each message."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: CalibratedClassifier | None = None,
    ) -> None:
        """`classifier`: the trained model, where there is one already."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Weights and sizes: measured on sentences of hands that the training has not seen."""
        return {
            "character_ngrams": 2,
            "pinyin_ngrams": 2,
            "pinyin_weight": 1.0,
            "embedding_weight": 0.7,
            "embedding_columns": 128,
            "C": 1.0,
            "held_out": 0.25,
            "seed": 7,
            "ranking_length": 10,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """What this component imports, where module and distribution have one name: Rasa asks for both."""
        return ["scipy", "pypinyin", "joblib"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Reads the trained component."""
        with model_storage.read_from(resource) as folder:
            classifier = joblib.load(Path(folder) / "classifier.joblib")
        return cls(config, model_storage, resource, classifier)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from all examples whose intent is not a borrower's line."""
        examples = [
            (example.get(TEXT), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(TEXT) and not example.get(INTENT).startswith(SPOKEN)
        ]
        # In this order whatever the files' order is, so that the model is the same.
        texts, labels = zip(*sorted(examples), strict=True)
        self._classifier = CalibratedClassifier(self._config).fit(texts, labels)
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._classifier, Path(folder) / "classifier.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Ranks the intents of each message that has a text."""
        if self._classifier is None:
            return messages
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text:
            return messages
        rows = self._classifier.confidences([message.get(TEXT) for message in with_text])
        for message, row in zip(with_text, rows, strict=True):
            ranking = self._ranking(row)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
        return messages

    def _ranking(self, row: Scores) -> list[dict[str, Any]]:
        assert self._classifier is not None
        best = np.argsort(-row, kind="stable")[: self._config["ranking_length"]]
        return [
            {"name": self._classifier.labels[index], "confidence": float(row[index])}
            for index in best
        ]
