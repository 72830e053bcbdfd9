"""Masks what is written once more: what web/ has masked stays as it is, the rest is caught here."""

from __future__ import annotations

from typing import Any

from coach.privacy import redact


def masked(value: Any) -> Any:
    """The JSON value with private data masked in every text of it; names of fields stay."""
    if isinstance(value, str):
        return redact(value).text
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked(item) for item in value]
    return value
