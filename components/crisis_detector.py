"""The second witness of a crisis: a small model beside the words that coach.safety reads.

Oblique signs (大家没我会轻松些) come in more shapes than patterns can hold. A logistic regression on
characters and the sentence vector tells messages of people in danger from all other messages (the
lines of a call among them), and a second one which danger it is. It is a detector of its own: no
intent's confidence decides.

What only sounds like danger (穷死了, 死线, my father's funeral is today) belongs to no intent; such
sentences stand in text files of their own, one a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from coach.normalise import normalise
from components.embedder import embed

CRISIS = "crisis"
"""The message property: {"kind", "confidence"}; the confidence is that of any danger, 0 to 1."""

SAFETY = "safety_"
DESPERATE = "say_panic"  # a borrower's lines that may well be words of danger
_FILE = "crisis.joblib"


class CrisisModel:
    """Danger or none, and which; independent of Rasa."""

    def __init__(self, seed: int) -> None:
        """`seed`: of the solver, so that training twice gives the same model."""
        self._characters = TfidfVectorizer(
            analyzer="char", ngram_range=(1, 3), sublinear_tf=True, dtype=np.float32
        )
        # Balanced: a miss weighs as much as all the false alarms there could be.
        self._danger = self._new(seed)
        self._kind = self._new(seed)

    @staticmethod
    def _new(seed: int) -> LogisticRegression:
        return LogisticRegression(
            C=10, solver="liblinear", class_weight="balanced", random_state=seed
        )

    def fit(self, texts: Sequence[str], kinds: Sequence[str]) -> CrisisModel:
        """`kinds`: the danger of each text, empty where there is none."""
        self._characters.fit(texts)
        rows, labels = self._rows(texts), np.asarray(kinds)
        dangerous = labels != ""
        self._danger.fit(rows, dangerous)
        self._kind.fit(rows[dangerous], labels[dangerous])
        return self

    def judge(self, text: str) -> tuple[str, float]:
        """The likeliest danger, and how likely there is any."""
        row = self._rows([text])
        return str(self._kind.predict(row)[0]), float(self._danger.predict_proba(row)[0, 1])

    def _rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        return sparse.hstack(
            [self._characters.transform(texts), sparse.csr_matrix(embed(texts))], format="csr"
        )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CrisisDetector(GraphComponent):
    """Sets `crisis` of each message; what follows from it is the safety gate's to decide."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: CrisisModel | None = None,
    ) -> None:
        """`model`: the trained model, where there is one already."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`seed`: of the solver. `harmless_path`: the folder of what only sounds like danger."""
        return {"seed": 7, "harmless_path": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CrisisDetector:
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
    ) -> CrisisDetector:
        """Reads the trained component."""
        with model_storage.read_from(resource) as folder:
            model: CrisisModel | None = joblib.load(Path(folder) / _FILE)
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from all examples; what is said on a call is harmless, but for words of panic."""
        # In this order whatever the files' order is, so that the model is the same.
        examples = sorted(
            (example.get(TEXT), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(TEXT) and example.get(INTENT) != DESPERATE
        )
        examples += [(text, "") for text in self._harmless()]
        kinds = [
            intent.removeprefix(SAFETY) if intent.startswith(SAFETY) else ""
            for _, intent in examples
        ]
        self._model = None
        if len(set(kinds)) > 2 and "" in kinds:  # with less there is nothing to tell apart
            self._model = CrisisModel(self._config["seed"]).fit([t for t, _ in examples], kinds)
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / _FILE)
        return self._resource

    def _harmless(self) -> list[str]:
        """What only sounds like danger, in the form in which messages come here."""
        folder = self._config["harmless_path"]
        if folder is None:
            return []
        files = sorted(Path(folder).glob("*.txt"))
        lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
        return [normalise(line).text for line in lines if line.strip()]

    def process(self, messages: list[Message]) -> list[Message]:
        """Judges each message that has a text."""
        for message in messages:
            if self._model is not None and message.get(TEXT):
                kind, confidence = self._model.judge(message.get(TEXT))
                found = {"kind": kind, "confidence": confidence}
                message.set(CRISIS, found, add_to_output=True)
        return messages
