"""What the user sees for one thing the bot says: text, buttons, and a card to draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Button:
    """A quick reply: its words, and the intent (with at most one entity) that a tap means.

    `payload_id` is `intent` or `intent.entity.value`: `say_explain_hardship.cause.illness`.
    """

    title: str
    payload_id: str

    def as_dict(self) -> dict[str, str]:
        """The button in the form of the contract."""
        return {"title": self.title, "payload_id": self.payload_id}


@dataclass(frozen=True)
class Bubble:
    """One bubble. `text` says all that `custom` shows, for channels that cannot draw cards."""

    text: str
    buttons: tuple[Button, ...] = ()
    custom: dict[str, Any] | None = field(default=None, hash=False)

    def as_dict(self) -> dict[str, Any]:
        """The bubble in the form of the contract: empty parts are left out."""
        shown: dict[str, Any] = {"text": self.text}
        if self.buttons:
            shown["buttons"] = [button.as_dict() for button in self.buttons]
        if self.custom:
            shown["custom"] = self.custom
        return shown


def notice(text: str, kind: str, id: str | None = None, buttons: tuple[Button, ...] = ()) -> Bubble:
    """A bubble of type card.notice; `kind` says what it is: info, offer, refusal, safety, …"""
    return Bubble(text, buttons, {"type": "card.notice", "v": 1, "kind": kind, "id": id})
