"""What a borrower's line means, as far as the review can know: it asks the recogniser of this process.

The recogniser is a trained model that Rasa loads; whoever has loaded it (the server, the tools)
hands it in here, so that coach stays free of Rasa.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from coach.echo import without_echo
from coach.quantities import extract
from coach.review.call import ANY_DAY, Turn, Who

Recogniser = Callable[[str, str], Awaitable[Sequence[dict[str, Any]]]]
"""The acts (`id`, `confidence`) of a line, given the collector's words before it."""

_recogniser: Recogniser | None = None


class DeafError(RuntimeError):
    """Nobody has handed in a recogniser."""


def use_recogniser(recogniser: Recogniser | None) -> None:
    """Hands in the recogniser of this process."""
    global _recogniser
    _recogniser = recogniser


async def hear(spoken: Sequence[tuple[Who, str]]) -> list[Turn]:
    """The turns of a call with the acts and quantities of the borrower's lines.

    Raises:
        DeafError: there is no recogniser.
    """
    turns: list[Turn] = []
    heard: list[str] = []
    before: list[str] = []
    for who, text in spoken:
        if who == "collector":
            turns.append(Turn(who, text))
            before.append(text)
            heard.append(text)
            continue
        acts = without_echo(await _acts(text, "".join(before)), text, heard)
        turns.append(Turn(who, text, tuple(acts), tuple(extract(text, ANY_DAY))))
        before = []
    return turns


async def _acts(text: str, before: str) -> list[str]:
    if _recogniser is None:
        raise DeafError
    return [str(act["id"]) for act in await _recogniser(text, before)]
