"""The whole bot in this process, without a server: for the batch interface, the shell and tests.

Model, actions, masking and the shape of the bubbles are the server's own.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.runner import InProcessActions
from coach.privacy import mask
from coach.records import open_records, use_records
from tools.train import ensure_model, quiet_logs
from web import speed
from web.bubbles import ERASED, MISSED, asks_to_erase, bubble_from
from web.erase import erase_conversation
from web.hearing import lend
from web.intake import MAX_CHARACTERS
from web.payloads import Vocabulary, to_payload


class _Collector(OutputChannel):
    """Keeps the bubbles of one turn."""

    def __init__(self) -> None:
        self.bubbles: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The web channel's name, so that nothing behaves differently here."""
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """One response, one bubble, as in web.output."""
        bubble = bubble_from(message)
        if bubble is not None:
            self.bubbles.append(bubble)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """For code that does not go through `send_response`."""
        await self.send_response(recipient_id, {"text": text})


@dataclass(frozen=True)
class Reply:
    """What came of one message: what was stored of it, the bubbles, and how it was understood."""

    user: str
    bubbles: list[dict[str, Any]]
    understood: dict[str, Any] = field(repr=False)

    @property
    def intent(self) -> str:
        """The recognised intent."""
        return str((self.understood.get("intent") or {}).get("name"))

    @property
    def confidence(self) -> float:
        """How sure the classifier was of it, 0 to 1."""
        return float((self.understood.get("intent") or {}).get("confidence") or 0.0)

    @property
    def text(self) -> str:
        """All that the user reads, bubble after bubble."""
        return "\n".join(bubble["text"] for bubble in self.bubbles)


class Bot:
    """A loaded model with its conversations in memory."""

    def __init__(self, agent: Agent) -> None:
        """`agent`: see `load`."""
        self._agent = agent
        domain = agent.domain
        self._vocabulary = Vocabulary.of(domain.intents, domain.entities)

    @classmethod
    def load(cls, model: Path | None = None) -> Bot:
        """Loads the model, by default the current one (trained first if there is none)."""
        quiet_logs()
        speed.install()
        # Whatever the environment says: what is tried out here is kept nowhere.
        use_records(open_records({}))
        agent = Agent.load(
            str(model or ensure_model()),
            tracker_store=InMemoryTrackerStore(None),
            lock_store=InMemoryLockStore(),
            action_endpoint=InProcessActions(),
        )
        assert agent.processor is not None
        lend(agent.processor.parse_message)
        return cls(agent)

    async def say(self, conversation: str, text: str) -> Reply:
        """One message of the user; text that would be Rasa's own notation is not obeyed.

        Raises:
            ValueError: the text is empty, too long, or begins with a slash; the message says which.
        """
        masked_text, masked = mask(text.strip())
        if not masked_text:
            raise ValueError("empty text")
        if len(masked_text) > MAX_CHARACTERS:
            raise ValueError(f"more than {MAX_CHARACTERS} characters")
        if masked_text.startswith(("/", "／")):
            raise ValueError("text begins with a slash")
        return await self._handle(conversation, masked_text, {"masked": masked})

    async def press(self, conversation: str, payload_id: str) -> Reply:
        """One tap on a button."""
        return await self._handle(conversation, to_payload(payload_id, self._vocabulary), {})

    async def _handle(self, conversation: str, text: str, metadata: dict[str, Any]) -> Reply:
        collector = _Collector()
        message = UserMessage(
            text, collector, conversation, input_channel="chat", metadata=metadata
        )
        await self._agent.handle_message(message)
        latest = (await self.tracker(conversation)).get_last_event_for(UserUttered)
        understood = dict(latest.parse_data) if isinstance(latest, UserUttered) else {}
        if any(asks_to_erase(bubble) for bubble in collector.bubbles):
            await erase_conversation(self._agent.tracker_store, conversation)
            collector.bubbles.append({"text": ERASED})
        return Reply(text, collector.bubbles or [{"text": MISSED}], understood)

    async def tracker(self, conversation: str) -> DialogueStateTracker:
        """The conversation's state."""
        assert self._agent.processor is not None
        return await self._agent.processor.fetch_tracker_and_update_session(conversation)

    async def parse(self, text: str, metadata: dict[str, Any] | None = None) -> dict[str, Any]:
        """How a text is understood, masked as in the chat, without a conversation."""
        assert self._agent.processor is not None
        message = UserMessage(mask(text)[0], metadata=metadata)
        return dict(await self._agent.processor.parse_message(message))


def run(coroutine: Any) -> Any:
    """Runs a coroutine to its end."""
    return asyncio.run(coroutine)
