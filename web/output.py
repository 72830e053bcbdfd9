"""The output channel: hands each bot response to the hub as one bubble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel

from web.bubbles import asks_to_erase, bubble_from
from web.hub import Hub


class HubOutput(OutputChannel):
    """Sends to a conversation by its id, not to a request: reminders work the same way.

    `sent` counts the bubbles, so that a turn without any can be noticed. `erases`: whether the bot
    has said that it deletes the conversation, which is done when the turn is over.
    """

    def __init__(self, hub: Hub, is_erased: Callable[[str], bool] = lambda sid: False) -> None:
        self._hub = hub
        self._is_erased = is_erased
        self.sent = 0
        self.erases = False

    @classmethod
    def name(cls) -> str:
        """The name of the channel, which also selects channel-specific responses."""
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """One response, one bubble; Rasa's own method would make two of text and card."""
        bubble = bubble_from(message)
        if bubble is None or self._is_erased(recipient_id):
            return
        self.erases = self.erases or asks_to_erase(bubble)
        self._hub.open(recipient_id).publish("bot", bubble)
        self.sent += 1

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Plain text from code that does not go through `send_response`."""
        await self.send_response(recipient_id, {"text": text})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Text and buttons from code that does not go through `send_response`."""
        await self.send_response(recipient_id, {"text": text, "buttons": buttons})

    async def send_custom_json(
        self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any
    ) -> None:
        """A card from code that does not go through `send_response`."""
        await self.send_response(recipient_id, {"custom": json_message})
