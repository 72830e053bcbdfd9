"""Puts a crisis before everything else: whatever the classifier thinks, a sign of danger wins.

There are two witnesses. Plain words (coach.safety) are enough by themselves; veiled ones unless the
crisis detector is certain that nothing is the matter (工资秒死, 半死不活的小店). The detector is enough
when it is sure, and already at less where the intent classifier knows no better either. An intent
`safety_...` of the classifier without a witness gives way to its next best guess.
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
from components.crisis_detector import CRISIS, SAFETY
from components.intent_classifier import INTENT_RANKING

SURE_OF_SOMETHING_ELSE = 0.5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(GraphComponent):
    """Replaces the intent by `safety_<kind>` where a message shows danger."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: see `get_default_config`."""
        self._sure: float = config["sure"]
        self._enough: float = config["enough"]
        self._harmless: float = config["harmless"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """From which confidence of the crisis detector there is an alarm.

        `sure`: always. `enough`: where the classifier has no other intent that it is sure of. Below
        `harmless` a veiled word raises none.
        """
        return {"sure": 0.8, "enough": 0.5, "harmless": 0.05}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyGate:
        """Makes the component."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to learn."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Looks at each message that has a text."""
        for message in messages:
            if message.get(TEXT):
                kind = self._danger(message)
                guesses = _other_guesses(message)
                if kind:
                    _rank(message, [{"name": SAFETY + kind, "confidence": 1.0}, *guesses])
                elif guesses:
                    _rank(message, guesses)
        return messages

    def _danger(self, message: Message) -> str | None:
        signal = safety.detect(message.get(TEXT))
        judged = message.get(CRISIS) or {"kind": "", "confidence": 0.0}
        if signal is not None and (
            signal.kind != "self_harm_veiled" or judged["confidence"] >= self._harmless
        ):
            return signal.kind
        best = message.get(INTENT) or {"name": "", "confidence": 0.0}
        known = not str(best["name"]).startswith(SAFETY) and (
            best["confidence"] >= SURE_OF_SOMETHING_ELSE
        )
        if judged["confidence"] >= (self._sure if known else self._enough):
            return str(judged["kind"])
        return None


def _other_guesses(message: Message) -> list[dict[str, Any]]:
    ranking = message.get(INTENT_RANKING) or []
    return [guess for guess in ranking if not guess["name"].startswith(SAFETY)]


def _rank(message: Message, ranking: list[dict[str, Any]]) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING, ranking, add_to_output=True)
