"""Answer cards: what to say in one situation, checked when loaded, and how a card becomes a bubble.

Order in every rendering: the sentence to say now, the next one if they push, what never to say, the
straight answer, the next step, and last the reasons, where the guide's advice and the law are kept
apart by their tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.bubble import Bubble, Button
from coach.content import ContentError, build, read_mapping
from coach.facts import DEBT_IS_ANOTHERS, DEBT_REMAINS, GENERAL_INFORMATION, Facts

CAUSES = (
    "job_lost",
    "illness",
    "business_failed",
    "wages_late",
    "accident",
    "bereavement",
    "cheated",
    "overspending",
    "gambling",
    "divorced",
)

# Characters of own text: what a frightened person can read aloud or take in at a glance.
CAPS = {"title": 12, "say_now": 28, "if_they_push": 28, "never_say": 16, "answer": 60, "next": 20}
STILL_CAPS = {"when": 16, "say": 28, "do": 50}
REASON_CAP = 40
WHOLE_CAP = 130  # the parts at their longest would be 152
# 「千万别：别给」 would say the opposite.
_FORBIDS = re.compile(r"(?:^|[，、,；])(?:也|又)?(?:千万)?(?:别(?![人处的])|不要|不许|勿)")


@dataclass(frozen=True)
class Still:
    """The deepening of a card: what to say when the same trouble goes on."""

    when: str
    say: str
    do: str


@dataclass(frozen=True)
class Reason:
    """Why: either the guide's advice (`guide` names the section, `text` says it) or a fact id."""

    guide: str = ""
    text: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Card:
    """One situation and what to say in it. Texts may embed {H01} (a number) and {S03} (a fact).

    breach: whether it is about a breach of the collector's; debtor: whether its reader owes the money.
    """

    id: str
    title: str
    say_now: str
    if_they_push: str
    never_say: str
    answer: str
    next: str
    still: Still
    why: tuple[Reason, ...]
    related: tuple[str, ...]
    breach: bool = False
    debtor: bool = True
    by_cause: Mapping[str, str] = field(default_factory=dict)
    group: str = ""

    def texts(self) -> Iterable[str]:
        """Everything of the card's own that a user may read."""
        yield from (self.title, self.say_now, self.if_they_push, self.never_say, self.answer)
        yield from (self.next, self.still.when, self.still.say, self.still.do)
        yield from (reason.text for reason in self.why if reason.text)
        yield from self.by_cause.values()


def load_cards(folder: Path, facts: Facts) -> dict[str, Card]:
    """All cards of `folder` (one subfolder a group) by id.

    Raises:
        ContentError: a card breaks a rule; the message names file and field.
    """
    cards: dict[str, Card] = {}
    for path in sorted(folder.glob("*/*.yml")):
        card = _card(read_mapping(path), path)
        if card.id in cards:
            raise ContentError(f"{path.name}: the id stands twice")
        cards[card.id] = card
    for card in cards.values():
        check_card(card, cards, facts, f"{card.group}/{card.id}.yml")
    return cards


def _card(parts: dict[str, Any], path: Path) -> Card:
    where = f"{path.parent.name}/{path.name}"
    parts["still"] = build(Still, parts.get("still"), f"{where} still")
    parts["why"] = tuple(
        build(Reason, reason, f"{where} why") for reason in _list(parts, "why", where)
    )
    parts["related"] = tuple(_list(parts, "related", where))
    parts["group"] = path.parent.name
    card = build(Card, parts, where)
    if card.id != path.stem:
        raise ContentError(f"{where}: its id is {card.id}")
    return card


def _list(parts: Mapping[str, Any], name: str, where: str) -> list[Any]:
    items = parts.get(name) or []
    if not isinstance(items, list):
        raise ContentError(f"{where}: {name} is {items!r}, which is no list")
    return items


def check_card(card: Card, cards: Mapping[str, Card], facts: Facts, where: str) -> None:
    """Makes sure that a card keeps the rules.

    Raises:
        ContentError: it breaks one; the message begins with `where`.
    """
    facts.check(where, card.texts())
    for name, cap in CAPS.items():
        _check_length(facts, f"{where} {name}", getattr(card, name), cap)
    for name, cap in STILL_CAPS.items():
        _check_length(facts, f"{where} still.{name}", getattr(card.still, name), cap)
    for cause, text in card.by_cause.items():
        if cause not in CAUSES:
            raise ContentError(f"{where}: unknown cause {cause}")
        _check_length(facts, f"{where} by_cause.{cause}", text, CAPS["say_now"])
    if _FORBIDS.search(card.never_say):
        raise ContentError(f"{where} never_say: 「千万别」 stands before it: {card.never_say}")
    if not card.why:
        raise ContentError(f"{where}: no why")
    for reason in card.why:
        if bool(reason.fact) == bool(reason.guide and reason.text):
            raise ContentError(f"{where}: a reason is a fact, or a guide section with its text")
        if reason.fact and reason.fact not in facts.facts:
            raise ContentError(f"{where}: unknown fact {reason.fact}")
        if reason.text:
            _check_length(facts, f"{where} why", reason.text, REASON_CAP)
    for other in card.related:
        if other not in cards or other == card.id:
            raise ContentError(f"{where}: unknown related card {other}")
    visible = sum(facts.own_length(getattr(card, name)) for name in CAPS if name != "title")
    if visible > WHOLE_CAP:
        raise ContentError(f"{where}: {visible} characters in all, at most {WHOLE_CAP}")


def _check_length(facts: Facts, where: str, text: object, cap: int) -> None:
    if not isinstance(text, str) or not text.strip():
        raise ContentError(f"{where}: empty or not a text")
    length = facts.own_length(text)
    if length > cap:
        raise ContentError(f"{where}: {length} characters, at most {cap}: {text}")


def render(
    card: Card,
    cards: Mapping[str, Card],
    facts: Facts,
    *,
    cause: str | None = None,
    first_law: bool = True,
) -> Bubble:
    """The card as a bubble.

    Args:
        cause: why the user is overdue, where known: the sentence then says it.
        first_law: whether this is the conversation's first answer that speaks of law, which says
            that it is general information.
    """
    say_now = facts.fill(card.by_cause.get(cause or "", card.say_now))
    why = _reasons(card, facts)
    speaks_of_law = any(reason["tag"] == "法规" for reason in why)
    notes = []
    if card.breach:
        notes.append(_debt_remains(card))
    if speaks_of_law and first_law:
        notes.append(GENERAL_INFORMATION)
    custom = {
        "type": "card.script",
        "v": 1,
        "id": card.id,
        "title": card.title,
        "say_now": say_now,
        "if_they_push": facts.fill(card.if_they_push),
        "never_say": facts.fill(card.never_say),
        "answer": facts.fill(card.answer),
        "next": facts.fill(card.next),
        "why": why,
        "sources": list(dict.fromkeys(reason["source"] for reason in why)),
        "notes": notes,
    }
    return Bubble(_as_text(custom), _buttons(card, cards), custom)


def render_still(card: Card, cards: Mapping[str, Card], facts: Facts) -> Bubble:
    """The card's deepening as a bubble: the trouble goes on, what now."""
    say, do = facts.fill(card.still.say), facts.fill(card.still.do)
    text = f"现在说：「{say}」\n接着做：{do}"
    if card.breach:
        text += f"\n{_debt_remains(card)}"
    custom = {
        "type": "card.notice",
        "v": 1,
        "kind": "still",
        "id": card.id,
        "title": card.still.when,
        "say_now": say,
        "do": do,
    }
    return Bubble(text, _related(card, cards), custom)


def speaks_of_law(bubble: Bubble) -> bool:
    """Whether the bubble gives a reason out of law, a rule, a standard or a norm."""
    reasons = (bubble.custom or {}).get("why", [])
    return any(reason["tag"] == "法规" for reason in reasons)


def _debt_remains(card: Card) -> str:
    return DEBT_REMAINS if card.debtor else DEBT_IS_ANOTHERS


def _reasons(card: Card, facts: Facts) -> list[dict[str, str]]:
    shown = []
    for reason in card.why:
        if reason.fact:
            shown.append(_fact_reason(facts, reason.fact))
        else:
            source = f"指南{reason.guide}" if reason.guide != "通用" else "一般做法"
            shown.append({"tag": "指南", "text": facts.fill(reason.text), "source": source})
    told = {reason.fact for reason in card.why}
    for fact in facts.mentioned(card.answer + card.still.do):
        if fact.id not in told:
            shown.append(_fact_reason(facts, fact.id))
    return shown


def _fact_reason(facts: Facts, id: str) -> dict[str, str]:
    fact = facts.facts[id]
    return {"tag": fact.tag, "kind": fact.kind, "text": fact.spoken, "source": fact.source}


def _as_text(custom: Mapping[str, Any]) -> str:
    lines = [
        f"现在说：「{custom['say_now']}」",
        f"再逼就说：「{custom['if_they_push']}」",
        f"千万别：{custom['never_say']}",
        f"简单说：{custom['answer']}",
        f"下一步：{custom['next']}",
        "为什么：",
    ]
    lines += [
        f"〔{reason['tag']}〕{reason['text']}（{reason['source']}）" for reason in custom["why"]
    ]
    return "\n".join([*lines, *custom["notes"]])


def _buttons(card: Card, cards: Mapping[str, Card]) -> tuple[Button, ...]:
    return (Button(card.still.when, f"ask_{card.id}.depth.still"), *_related(card, cards))


def _related(card: Card, cards: Mapping[str, Card]) -> tuple[Button, ...]:
    return tuple(Button(cards[other].title, f"ask_{other}") for other in card.related)
