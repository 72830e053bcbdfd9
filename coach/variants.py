"""Other words of a card where a message tells that harm is done, or that its writer owes nothing.

A variant is a card like any other, with the buttons of the card whose place it takes, so that it is
shown, checked and measured as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from coach import clauses
from coach.cards import Card, Reason, check_card
from coach.content import ContentError, build, read_mapping
from coach.library import Library, library
from coach.paths import KNOWLEDGE

FILE = "variants.yml"
_NEVER = r"(?!)"
_WANTED = re.compile(
    r"(?:让|叫|要|逼|催|求|教|请)(?:我|你|您|咱)[^，。]{0,12}$|(?:想|准备|打算|差点|险些|要不要|该不该|能不能|可不可以|能)[^，。]{0,8}$"
)
_ASKS = re.compile(r"(?:吗|么|没有|没)[？?。]?$|[能要该可]不[能要该可]")
UNSURE = 0.6
"""Below this the classifier's choice gives way to a variant that may only weakly replace it."""


@dataclass(frozen=True)
class _Raw:
    """A variant as it stands in the file."""

    when: str
    cards: list[str]
    show: str
    title: str
    say_now: str
    if_they_push: str
    never_say: str
    answer: str
    next: str
    guide: str
    facts: list[str]
    unless: str = _NEVER
    weakly: list[str] | None = None
    breach: bool = False
    debtor: bool = True


@dataclass(frozen=True)
class Variant:
    """When it is meant, the cards that it takes the place of, and the card with its own words."""

    id: str
    when: re.Pattern[str]
    unless: re.Pattern[str]
    on: frozenset[str]
    weakly: frozenset[str]
    card: Card

    def fits(self, text: str) -> bool:
        """Whether the message tells that it is so."""
        if self.unless.search(text):
            return False
        return any(
            _said(clause, match.start(), match.end())
            for clause in clauses.split(text)
            for match in self.when.finditer(clause)
        )


def _said(clause: str, start: int, end: int) -> bool:
    """Whether what stands there has happened: not denied, supposed, wanted or asked about."""
    return not (
        clauses.is_negated(clause, start, end)
        or clauses.has_negation(clause[start:end])
        or clauses.is_conditional(clause)
        or _WANTED.search(clause[:start])
        or _ASKS.search(clause)
    )


def load_variants(path: Path, known: Library) -> tuple[Variant, ...]:
    """The variants of the file, in the order in which they are tried.

    Raises:
        ContentError: a card or a fact is unknown, or a text breaks a rule of the cards.
    """
    return tuple(_variant(id, entry, path, known) for id, entry in read_mapping(path).items())


def _variant(id: str, entry: object, path: Path, known: Library) -> Variant:
    where = f"{path.name} {id}"
    raw = build(_Raw, entry, where)
    weakly = raw.weakly or []
    for name in (*raw.cards, *weakly, raw.show):
        if name not in known.cards:
            raise ContentError(f"{where}: unknown card {name}")
    try:
        when, unless = re.compile(raw.when), re.compile(raw.unless)
    except re.error as error:
        raise ContentError(f"{where}: {error}") from error
    why = (Reason(guide="通用", text=raw.guide), *(Reason(fact=fact) for fact in raw.facts))
    card = replace(
        known.cards[raw.show],
        title=raw.title,
        say_now=raw.say_now,
        if_they_push=raw.if_they_push,
        never_say=raw.never_say,
        answer=raw.answer,
        next=raw.next,
        why=why,
        breach=raw.breach,
        debtor=raw.debtor,
        by_cause={},
    )
    check_card(card, known.cards, known.facts, where)
    return Variant(id, when, unless, frozenset(raw.cards), frozenset(weakly), card)


def variant_for(text: str, card: str | None, confidence: float) -> Variant | None:
    """The variant that the message calls for, if the card that it was taken for has one.

    Args:
        card: the card of the classifier's choice; None where it has none.
        confidence: how sure the classifier is of it, 0 to 1.
    """
    unsure = confidence < UNSURE
    for variant in variants():
        if (card is None or card in variant.on or (unsure and card in variant.weakly)) and (
            variant.fits(text)
        ):
            return variant
    return None


@lru_cache(maxsize=1)
def variants() -> tuple[Variant, ...]:
    """The project's own variants, loaded at the first call."""
    return load_variants(KNOWLEDGE / FILE, library())


def variant_cards() -> Mapping[str, Card]:
    """The variants' cards by the variants' ids."""
    return {variant.id: variant.card for variant in variants()}
