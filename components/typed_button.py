"""A typed message that is just the title of a button on offer means that button."""

from __future__ import annotations

import json
import re
from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.crisis_detector import SAFETY
from components.intent_classifier import INTENT_RANKING

_PAYLOAD = re.compile(r"/(\w+)(\{.*\})?")
_PUNCTUATION = re.compile(r"[\s，。！？、,.!?~「」“”\"]+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TypedButton(GraphComponent):
    """Sets intent and entity of the button whose title the user has typed."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TypedButton:
        """Makes the component; it has no settings and no state."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to learn."""
        return training_data

    def process(
        self,
        messages: list[Message],
        tracker: Optional[DialogueStateTracker] = None,  # noqa: UP045  Rasa reads no X | None
    ) -> list[Message]:
        """Looks at each message beside the buttons of the bot's last turn; a crisis stays one."""
        buttons = _offered(tracker)
        for message in messages:
            intent = (message.get(INTENT) or {}).get("name") or ""
            payload = buttons.get(_plain(message.get(TEXT) or ""))
            if payload and not intent.startswith(SAFETY):
                _press(message, payload)
        return messages


def _offered(tracker: DialogueStateTracker | None) -> dict[str, str]:
    """The payloads of the buttons that the bot has shown since the user's last message."""
    shown: dict[str, str] = {}
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            for button in (event.data or {}).get("buttons") or []:
                shown.setdefault(_plain(button["title"]), button.get("payload") or "")
    return shown


def _plain(text: str) -> str:
    return _PUNCTUATION.sub("", text)


def _press(message: Message, payload: str) -> None:
    match = _PAYLOAD.fullmatch(payload)
    if not match:
        return
    name, entities = match.group(1), json.loads(match.group(2) or "{}")
    chosen = {"name": name, "confidence": 1.0}
    message.set(INTENT, chosen, add_to_output=True)
    message.set(INTENT_RANKING, [chosen], add_to_output=True)
    found = [{"entity": entity, "value": value} for entity, value in entities.items()]
    message.set(ENTITIES, found + message.get(ENTITIES, []), add_to_output=True)
