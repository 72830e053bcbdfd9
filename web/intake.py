"""What a client sent, checked, cleaned and masked, before anything else may see it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from coach.privacy import KINDS, mask
from web.errors import refuse
from web.payloads import PayloadError, Vocabulary, to_payload

MAX_CHARACTERS = 500
MAX_TITLE_CHARACTERS = 40
_MID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Message:
    """A message that may be stored: `text` is for Rasa, `shown` is what the user reads.

    The two differ for a button only: there `text` is Rasa's payload and `shown` its title.
    `masked` holds the kinds of private data that were masked, in order, each once.
    """

    mid: str
    text: str
    shown: str
    title: str | None = None
    masked: list[str] = field(default_factory=list)

    @property
    def metadata(self) -> dict[str, Any]:
        """What the tracker keeps beside the text."""
        kept: dict[str, Any] = {"mid": self.mid, "masked": self.masked}
        return kept if self.title is None else {**kept, "title": self.title}


def message_id(body: dict[str, Any]) -> str:
    """The client's message id; refuses a missing or malformed one."""
    mid = body.get("mid")
    if not isinstance(mid, str) or not _MID.fullmatch(mid):
        raise refuse("bad_mid")
    return mid


def read_message(body: dict[str, Any], vocabulary: Vocabulary) -> Message:
    """The message in a request's JSON, or a refusal."""
    mid = message_id(body)
    if body.get("payload_id") is not None:
        return _pressed(mid, body, vocabulary)
    text = _clean(body.get("text"))
    if not text:
        raise refuse("empty")
    if len(text) > MAX_CHARACTERS:
        raise refuse("too_long")
    if _looks_like_command(text):
        raise refuse("slash_text")
    masked_text, masked = mask(text)
    if _looks_like_command(masked_text):
        raise refuse("slash_text")
    return Message(mid, masked_text, masked_text, None, _all_masked(body, masked))


def _pressed(mid: str, body: dict[str, Any], vocabulary: Vocabulary) -> Message:
    payload_id = body["payload_id"]
    if not isinstance(payload_id, str):
        raise refuse("bad_payload")
    try:
        payload = to_payload(payload_id, vocabulary)
    except PayloadError as error:
        raise refuse("bad_payload") from error
    # The title comes from the client too: nothing stops it from holding private data.
    title, masked = mask(_clean(body.get("title") or body.get("text") or ""))
    title = title[:MAX_TITLE_CHARACTERS] or "（按了按钮）"
    return Message(mid, payload, title, title, masked)


def _all_masked(body: dict[str, Any], masked: list[str]) -> list[str]:
    """What the page says it masked before sending, then what was found here."""
    claimed = body.get("masked")
    known = [kind for kind in claimed if kind in KINDS] if isinstance(claimed, list) else []
    return list(dict.fromkeys([*known, *masked]))


def _clean(text: Any) -> str:
    """Drops what no one types: control characters and halves of surrogate pairs."""
    if not isinstance(text, str):
        raise refuse("bad_text" if text is not None else "empty")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def _looks_like_command(text: str) -> bool:
    """Whether Rasa, or a normaliser in front of it, might take the text for a command."""
    visible = (c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFKC", next(visible, "")).startswith("/")
