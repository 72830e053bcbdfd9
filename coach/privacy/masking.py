"""A message as it is kept, understood and shown: private data masked, a caller's tail left."""

from __future__ import annotations

from coach.privacy.redaction import redact
from coach.privacy.tails import keep_tails


def mask(text: str) -> tuple[str, list[str]]:
    """The text with private data masked, and the kinds that were, in order, each once.

    Of a caller's telephone number the tail stays: it is the evidence of the call log.
    """
    found = redact(text)
    return keep_tails(text, found), list(dict.fromkeys(str(span.kind) for span in found.spans))
