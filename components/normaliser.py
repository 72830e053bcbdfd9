"""Brings a message into the form that all later components expect.

Width, spaces and separators are unified and the usual misspellings of the field's terms put right.
The message keeps what the user wrote under `original_text`, and under `original_offsets` for each
character of the normalised text the position it had there.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from coach.normalise import normalise
from coach.spelling import correct

ORIGINAL_TEXT = "original_text"
ORIGINAL_OFFSETS = "original_offsets"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Normaliser(GraphComponent):
    """Replaces the text of each message by its normalised form."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        """Makes the component; it has no settings and no state."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalises every training example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalises every message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                normal = normalise(text)
                message.set(ORIGINAL_TEXT, text)
                message.set(ORIGINAL_OFFSETS, normal.offsets)
                # A message of blanks only stays as it is: Rasa takes an empty text for no text.
                message.set(TEXT, correct(normal.text) or text)
        return messages
