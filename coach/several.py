"""A message with several questions: which cards they ask for, and which of them presses most.

Somebody who has carried it all for weeks pours it out at once. Read as a whole, such a message is
about nothing in particular; read clause by clause, it is three questions that are clear.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from coach import clauses

Reader = Callable[[str], Awaitable[str]]
"""The intent that the model takes a text for; it knows the difference to a guess."""

FEW, LONGEST = 3, 10
"""Clauses: a message of less is read as a whole; no more than so many are read."""
MANY = 3
"""From so many questions on the most pressing one is answered, whatever the whole was taken for."""
_SHORTEST = 3  # characters of a clause that can be a question
_ASK = "ask_"
# What can hurt today comes before what can hurt next month; the rest in the order of the message.
_PRESSING = (
    "threatened_violence",
    "asked_for_code",
    "asked_private_transfer",
    "impersonating_police",
    "fake_collector",
    "home_visit",
    "court_papers",
    "public_shaming",
    "contacts_threat",
    "workplace_called",
    "demanded_full_today",
    "threatened_lawsuit",
    "jail_threat",
    "frozen_assets",
    "insulted",
    "harassment_frequency",
)

_reader: Reader | None = None


def use_reader(reader: Reader | None) -> None:
    """Hands in the model of this process; `coach` stays free of it."""
    global _reader
    _reader = reader


async def asked_in(text: str) -> list[str]:
    """The cards that the clauses of a longer message ask for, most pressing first, each once.

    Empty where there are few clauses, or nobody has handed in a model.
    """
    pieces = [piece for piece in clauses.split(text) if len(piece) >= _SHORTEST]
    if _reader is None or len(pieces) < FEW:
        return []
    intents = [await _reader(piece) for piece in pieces[:LONGEST]]
    return by_pressure(name.removeprefix(_ASK) for name in intents if name.startswith(_ASK))


def by_pressure(cards: Iterable[str]) -> list[str]:
    """The cards, most pressing first, each once."""
    order = {card: place for place, card in enumerate(_PRESSING)}
    return sorted(dict.fromkeys(cards), key=lambda card: order.get(card, len(order)))
