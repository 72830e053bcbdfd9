"""Puts a crisis before everything else: whatever the classifier thinks, a sign of danger wins.

The signs come from coach.safety, which reads the words themselves. The classifier may only add to
them: when it is sure of a crisis that the words do not show, that counts too.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach import safety
from components.intent_classifier import INTENT_RANKING

SAFETY = "safety_"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(GraphComponent):
    """Replaces the intent by `safety_<kind>` where a message shows danger."""

    def __init__(self, classifier_threshold: float) -> None:
        """`classifier_threshold`: from which confidence the classifier's word alone is enough."""
        self._classifier_threshold = classifier_threshold

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The threshold is high: the words are the first witness."""
        return {"classifier_threshold": 0.6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyGate:
        """Makes the component."""
        return cls(config["classifier_threshold"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to learn."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Looks at each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                self._judge(message)
        return messages

    def _judge(self, message: Message) -> None:
        signal = safety.detect(message.get(TEXT))
        ranking = message.get(INTENT_RANKING) or []
        if signal is not None:
            name, confidence = f"{SAFETY}{signal.kind}", 1.0
        else:
            best = next((guess for guess in ranking if not guess["name"].startswith(SAFETY)), None)
            doubtful = message.get(INTENT) or {}
            is_safety = str(doubtful.get("name")).startswith(SAFETY)
            if not is_safety or doubtful["confidence"] >= self._classifier_threshold or not best:
                return
            # Not sure enough for an alarm: the next best guess speaks.
            name, confidence = best["name"], best["confidence"]
        rest = [guess for guess in ranking if guess["name"] != name]
        if signal is None:
            rest = [guess for guess in rest if not guess["name"].startswith(SAFETY)]
        message.set(INTENT, {"name": name, "confidence": confidence}, add_to_output=True)
        message.set(INTENT_RANKING, [message.get(INTENT), *rest], add_to_output=True)
