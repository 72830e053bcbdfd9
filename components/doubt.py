"""Says when the best guess is not sure enough to be answered: Rasa's fallback with two measures.

A question that is understood as the wrong card costs the user a wrong answer, so cards have to be
sure, and clearly ahead of the next; otherwise the nearest ones are offered. An illegal ask is
refused and a command is carried out with less: to offer help with a forgery beside its refusal
would be wrong, and a button that says what was just said is a nuisance.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

ACTED_ON = ("refuse_", "do_")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Doubt(FallbackClassifier):
    """Sets the intent `nlu_fallback` where the best guess is in doubt."""

    def __init__(self, config: dict[str, Any]) -> None:
        """`config`: see `get_default_config`."""
        super().__init__(config)
        self._for_acts = FallbackClassifier(
            {"threshold": config["act_threshold"], "ambiguity_threshold": config["act_ambiguity"]}
        )

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Least confidence, and least distance to the next guess: for cards, and for acts.

        Measured on sentences of hands that the training has not seen.
        """
        return {
            "threshold": 0.5,
            "ambiguity_threshold": 0.2,
            "act_threshold": 0.25,
            "act_ambiguity": 0.05,
        }

    def _should_fallback(self, message: Message) -> bool:
        name = str((message.get(INTENT) or {}).get("name"))
        if name.startswith(ACTED_ON):
            return self._for_acts._should_fallback(message)
        return super()._should_fallback(message)
