"""Puts a crisis before everything else: whatever the classifier thinks, a sign of danger wins.

There are two witnesses. Plain words (coach.safety) are enough by themselves. Veiled words need a
little of the crisis detector's belief (工资秒死, 半死不活的小店 get none), and it alone needs much. Both
need more where the intent classifier, which has learnt danger too, is sure of something else. An
intent `safety_...` of the classifier without a witness gives way to its next best guess.
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

Thresholds = list[tuple[float, float]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(GraphComponent):
    """Replaces the intent by `safety_<kind>` where a message shows danger."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: see `get_default_config`."""
        self._alone: Thresholds = config["alone"]
        self._with_word: Thresholds = config["with_word"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The confidence of the crisis detector from which there is an alarm.

        `alone`: without a word of danger; `with_word`: with a veiled one. Both as pairs: how sure
        the classifier is of something else at least, and what is needed then; the last that fits.
        """
        return {
            "alone": [(0.0, 0.5), (0.5, 0.8), (0.7, 0.98)],
            "with_word": [(0.0, 0.05), (0.7, 0.5)],
        }

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
        if signal is not None and signal.kind != "self_harm_veiled":
            return signal.kind
        judged = message.get(CRISIS) or {"kind": "", "confidence": 0.0}
        best = message.get(INTENT) or {"name": "", "confidence": 0.0}
        elsewhere = 0.0 if str(best["name"]).startswith(SAFETY) else float(best["confidence"])
        if signal is not None and judged["confidence"] >= _needed(self._with_word, elsewhere):
            return signal.kind
        if judged["confidence"] >= _needed(self._alone, elsewhere):
            return str(judged["kind"])
        return None


def _needed(thresholds: Thresholds, elsewhere: float) -> float:
    """What is needed where the classifier is as sure as `elsewhere` of something else."""
    return [needed for sure, needed in thresholds if elsewhere >= sure][-1]


def _other_guesses(message: Message) -> list[dict[str, Any]]:
    ranking = message.get(INTENT_RANKING) or []
    return [guess for guess in ranking if not guess["name"].startswith(SAFETY)]


def _rank(message: Message, ranking: list[dict[str, Any]]) -> None:
    message.set(INTENT, ranking[0], add_to_output=True)
    message.set(INTENT_RANKING, ranking, add_to_output=True)
