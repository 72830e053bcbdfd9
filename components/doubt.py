"""Says when the best guess is not sure enough to be answered: Rasa's fallback with two measures.

A question that is understood as the wrong card costs the user a wrong answer, so cards have to be
sure, and clearly ahead of the next; otherwise the nearest ones are offered. A command may be a bit
less sure, and an illegal ask is refused with much less: to offer help with a forgery beside its
refusal would be wrong. Of danger the safety gate has decided: no doubt takes it back.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Doubt(FallbackClassifier):
    """Sets the intent `nlu_fallback` where the best guess is in doubt."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: see `get_default_config`."""
        super().__init__(config)
        self._by_prefix = {
            prefix: FallbackClassifier({"threshold": least, "ambiguity_threshold": ahead})
            for prefix, (least, ahead) in config["by_prefix"].items()
        }

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Least confidence, and least distance to the next guess; other ones for some intents.

        Measured on sentences of hands that the training has not seen.
        """
        return {
            "threshold": 0.65,
            "ambiguity_threshold": 0.3,
            "by_prefix": {"do_": [0.5, 0.2], "refuse_": [0.25, 0.05], "safety_": [0.0, 0.0]},
        }

    def _should_fallback(self, message: Message) -> bool:
        name = str((message.get(INTENT) or {}).get("name"))
        for prefix, measures in self._by_prefix.items():
            if name.startswith(prefix):
                return measures._should_fallback(message)
        return super()._should_fallback(message)
