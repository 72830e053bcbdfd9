"""Buttons: what Rasa calls `/intent{"entity": "value"}` the client knows as a payload id.

A payload id is `intent` or `intent.entity.value`, each part of [a-z0-9_]. The client never
sees or sends Rasa's own notation, so a typed message can never be taken for a command.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

_PART = re.compile(r"[a-z0-9_]+")
_RASA_PAYLOAD = re.compile(r"/([a-z0-9_]+)\s*(\{.*\})?", re.DOTALL)
_LONGEST = 200

# Rasa's own intents that command the conversation or only exist inside the machinery.
_RESERVED_INTENTS = frozenset({"restart", "back", "session_start", "nlu_fallback"})


class PayloadError(ValueError):
    """A payload or payload id that this bot does not have."""


@dataclass(frozen=True)
class Vocabulary:
    """The intents and entities of the loaded domain that a button may name."""

    intents: frozenset[str]
    entities: frozenset[str]

    @classmethod
    def of(cls, intents: Iterable[str], entities: Iterable[str]) -> Vocabulary:
        """Leaves out the intents that no button may ever trigger."""
        allowed = {
            intent
            for intent in intents
            if intent not in _RESERVED_INTENTS and not intent.upper().startswith("EXTERNAL")
        }
        return cls(frozenset(allowed), frozenset(entities))


def is_payload_id(value: object) -> bool:
    """Whether the value has the form of a payload id, known to the domain or not."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return False
    parts = value.split(".")
    return len(parts) in (1, 3) and all(_PART.fullmatch(part) for part in parts)


def to_payload_id(payload: str) -> str:
    """`/say_x{"cause": "job_lost"}` -> `say_x.cause.job_lost`."""
    match = _RASA_PAYLOAD.fullmatch(payload.strip())
    if match is None:
        raise PayloadError("not a Rasa payload")
    intent, entities_json = match.groups()
    if entities_json is None:
        return intent
    try:
        entities = json.loads(entities_json)
    except ValueError as error:
        raise PayloadError("the entities are not JSON") from error
    if not entities:
        return intent
    if len(entities) != 1:
        raise PayloadError("a button carries one entity at most")
    entity, value = next(iter(entities.items()))
    if not (isinstance(value, str) and _PART.fullmatch(value) and _PART.fullmatch(entity)):
        raise PayloadError("entity and value must be written in [a-z0-9_]")
    return f"{intent}.{entity}.{value}"


def to_payload(payload_id: str, vocabulary: Vocabulary) -> str:
    """`say_x.cause.job_lost` -> `/say_x{"cause": "job_lost"}`, if the domain has both names."""
    if not is_payload_id(payload_id):
        raise PayloadError("not a payload id")
    parts = payload_id.split(".")
    if parts[0] not in vocabulary.intents:
        raise PayloadError("no such intent")
    if len(parts) == 1:
        return f"/{parts[0]}"
    intent, entity, value = parts
    if entity not in vocabulary.entities:
        raise PayloadError("no such entity")
    return f"/{intent}{json.dumps({entity: value})}"
