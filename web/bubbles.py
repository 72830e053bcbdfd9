"""One bubble: the shape in which a bot response leaves for the client and for the history."""

from __future__ import annotations

import logging
from typing import Any

from web.payloads import PayloadError, is_payload_id, to_payload_id

logger = logging.getLogger(__name__)

MISSED = (
    "这句我没接住，不是你的错。麻烦换个说法再发一次；"
    "要是电话正打着，可以先说：「我现在不方便，晚点再联系。」"
)
"""The bubble of a turn that failed or said nothing."""

ERASED = "都删掉了，这台机器上没有您的对话和记录了。想再聊，随时说。"
NOT_ERASED = "没删成，您的对话和记录都还在。请过一会儿再说一次「删除我的数据」。"


def bubble_from(response: dict[str, Any]) -> dict[str, Any] | None:
    """{"text", "buttons"?, "custom"?} of a Rasa response; None if there is nothing to show.

    Text and card stay in one bubble, and text is not split at blank lines, unlike in Rasa's
    own channels. Pictures and attachments are left out: the page loads nothing foreign.
    """
    bubble: dict[str, Any] = {"text": response.get("text") or ""}
    buttons = [*(response.get("buttons") or []), *(response.get("quick_replies") or [])]
    shown = [button for button in map(_button, buttons) if button is not None]
    if shown:
        bubble["buttons"] = shown
    if response.get("custom"):
        bubble["custom"] = response["custom"]
    return bubble if bubble["text"].strip() or len(bubble) > 1 else None


def asks_to_erase(bubble: dict[str, Any]) -> bool:
    """Whether the bubble says that the conversation is deleted now (actions/records.py)."""
    custom = bubble.get("custom") or {}
    return bool(custom.get("type") == "card.notice" and custom.get("kind") == "erase")


def _button(button: dict[str, Any]) -> dict[str, str] | None:
    title, payload = str(button.get("title") or ""), str(button.get("payload") or "")
    if not title:
        return None
    if is_payload_id(button.get("payload_id")):
        return {"title": title, "payload_id": button["payload_id"]}
    if not payload.startswith("/"):
        # A button without a command says its title, as if the user had typed it.
        return {"title": title}
    try:
        return {"title": title, "payload_id": to_payload_id(payload)}
    except PayloadError as error:
        logger.warning("button left out: %s: %s", payload.split("{")[0], error)
        return None
