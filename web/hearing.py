"""Lends the loaded model to coach: tags and opinions for pasted calls, intents for single clauses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from coach.review.call import Who
from coach.review.hearing import Understood, use_recogniser
from coach.review.opinion import Opinion
from coach.several import use_reader

LONGEST = 500
"""Characters of a line that are read."""

_ANY_TEXT = "。"  # Rasa reads no message without a text


def lend(parse: Callable[[UserMessage], Awaitable[dict[str, Any]]]) -> None:
    """`parse`: how the model understands one message."""

    async def recognise(who: Who, text: str, before: str) -> Understood:
        # A line that begins with a slash would be Rasa's own notation.
        spoken = text.lstrip("/／ ")[:LONGEST]
        if not spoken:
            return Understood()
        metadata = {"speaker": who, "prev": before[-LONGEST:]}
        parsed = await parse(UserMessage(spoken, metadata=metadata))
        acts = [str(act["id"]) for act in parsed.get("acts") or []]
        return Understood(acts, parsed.get("tags"))

    async def read(text: str) -> str:
        parsed = await parse(UserMessage(text.lstrip("/／ ")[:LONGEST] or _ANY_TEXT))
        return str((parsed.get("intent") or {}).get("name"))

    async def judge(call: dict[str, Any]) -> Opinion | None:
        parsed = await parse(UserMessage(_ANY_TEXT, metadata={"call": call}))
        opinion = parsed.get("opinion")
        return Opinion(**opinion) if opinion else None

    use_recogniser(recognise, judge)
    use_reader(read)
