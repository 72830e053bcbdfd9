"""The collector pushes against the plan: the next concession, and where they end."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, say
from actions.finances import known_to, plan_of
from actions.turn import Turn
from coach.cards import render, render_still
from coach.library import library
from coach.plan_card import Push, pushed

_REFUSED = "negotiation_refused"
_PUSHING = {
    f"ask_{card}"
    for card in (
        _REFUSED,
        "negotiate_instalments",
        "demanded_full_today",
        "partial_payment",
        "repayment_plan",
        "amount_disputed",
        "offered_settlement",
        "ask_extension",
        "broken_promise",
    )
}
"""Cards that a push against the plan is taken for; the plan knows better what to say."""
_SURE = 0.8
_SHORT_PUSH = re.compile(
    r"(?:他们?|她们?|对方|催收|客服|人家|那边|还是|就是|都|又|嫌|说|讲|我|给|的|这|也|[，, ])*"
    r"(?:太少|太低|少了|不够|太长|太久|不同意|不接受|不答应|不肯|不行|不干|不批|没批|拒绝)(?:了|啊|的)?[。！!]*"
)
"""Nothing but the push (他说太少), whatever it is taken for."""


def about_something_else(turn: Turn) -> bool:
    """Whether the collector does something that has an answer of its own (威胁, 找家人)."""
    if _SHORT_PUSH.fullmatch(turn.text.strip()):
        return False
    own = turn.intent.startswith("ask_") and turn.intent not in _PUSHING
    return own and turn.confidence >= _SURE


def concede(turn: Turn, push: Push, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says the next step; where all has been said, what to do when a proposal is turned down."""
    step = int(turn.slot("plan_step") or 0)
    taken = pushed(plan_of(turn, known_to(turn)), push, step)
    if taken:
        bubble, step = taken
        say(dispatcher, bubble)
        return [SlotSet("plan_step", step), LISTEN]
    # All has been said; what to do when a proposal is turned down is a card of its own.
    known = library()
    card = known.cards[_REFUSED]
    again = turn.slot("last_card") == _REFUSED
    shown = render_still if again else render
    say(dispatcher, shown(card, known.cards, known.facts))
    return [SlotSet("last_card", _REFUSED), LISTEN]
