"""Messages that are answered by their words: the call that rings, the loss that was told, the mother.

What has been told before decides how a message is meant: 「报警有用吗」 after a loss is about that loss,
「能不能教我怎么说」 of a mother is not the debtor's question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, go_on, leave, say
from actions.turn import Turn
from coach import clauses, clock
from coach.before import harm_was_told, role_of, say_now_of
from coach.bubble import Button, notice
from coach.cards import render
from coach.hardship import find_cause, find_since
from coach.library import library
from coach.quantities import extract
from coach.refusing import refusal
from coach.replies import Reply, bare, reply_for
from coach.several import FEW
from coach.variants import Variant, variant_cards

_UNSURE = frozenset({"nlu_fallback", "out_of_scope", ""})
_FORGERY = "forge_documents"


def by_words(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes a message whose words say what it is, seen with what was told before; else None."""
    if turn.is_button:
        return None
    # He is on the line now: nothing that was told before is more urgent than the sentence.
    sections = ["live"]
    sections += ["after_loss"] if harm_was_told(shown(turn)) else []
    sections += ["relative"] if role(turn) else []
    sections += ["after_refusal"] if refused_last(turn) else []
    return _first_of([*sections, "first"], turn, dispatcher)


def bare_words(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「？」, a sum, a time and 「太长了」 where nobody else knows what they are about."""
    if turn.is_button:
        return None
    lost = ["lost"] if harm_was_told(shown(turn)) else []
    return _first_of(["last", *lost], turn, dispatcher)


def shown(turn: Turn) -> list[dict[str, Any]]:
    """The cards of all that the bot has said before the latest message, in order."""
    return [
        (event.get("data") or {}).get("custom") or {}
        for event in turn.tracker.events
        if event.get("event") == "bot"
    ]


def role(turn: Turn) -> Variant | None:
    """Whose debt it is where it is not the user's own: the relatives' or the colleagues' variant."""
    return role_of(_typed(turn))


def refused_last(turn: Turn) -> str | None:
    """The refusal that the bot's last turn was, if it was one."""
    return next((one["id"] for one in turn.last_shown if one.get("kind") == "refusal"), None)


def _typed(turn: Turn) -> list[str]:
    return [text for who, text, _ in turn.said if who == "user"]


def _first_of(
    sections: Sequence[str], turn: Turn, dispatcher: CollectingDispatcher
) -> list[EventType] | None:
    sure = turn.intent not in _UNSURE
    for section in sections:
        # Marks are no words to the recognisers: what was typed to the letter tells more.
        text = turn.typed if section == "last" else turn.text
        reply = reply_for(text, section, sure=sure)
        if reply and turn.intent.startswith("refuse_") and not _may_refuse(reply, section):
            continue
        if reply and not (reply.card and len(clauses.split(text)) >= FEW):
            # A card for one clause of many would leave the other questions without an answer.
            return _answer(turn, reply, dispatcher)
    return None


def _may_refuse(reply: Reply, section: str) -> bool:
    """Whether the reply may stand in the place of a refusal: help in need, or another refusal."""
    return section in ("live", "after_loss") or reply.kind == "refusal" or reply.does == "again"


def _answer(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    if reply.does:
        return _DEEDS[reply.does](turn, reply, dispatcher)
    known = library()
    if reply.card or reply.variant:
        card = known.cards[reply.card] if reply.card else variant_cards()[reply.variant]
        say(dispatcher, render(card, known.cards, known.facts))
        return [SlotSet("last_card", card.id), *_on(turn)]
    _say_text(reply, turn, dispatcher)
    return _on(turn)


def _say_text(reply: Reply, turn: Turn, dispatcher: CollectingDispatcher) -> None:
    known = library()
    buttons = tuple(Button(known.title(name), name) for name in reply.buttons)
    bubble = notice(reply.text(known, turn.typed), reply.kind, reply.id, buttons)
    if reply.say_now and reply.kind == "info" and bubble.custom:
        # The page draws the sentence large, and below it what else there is to know.
        parts = {"say_now": reply.say_now, "push": reply.push, "do": reply.say.strip()}
        bubble.custom.update((name, known.facts.fill(t)) for name, t in parts.items() if t)
    say(dispatcher, bubble)


def _on(turn: Turn) -> list[EventType]:
    return go_on(turn) or [LISTEN]


def _live(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Starts the live mode, at the sentence for what he does where that was said."""
    kind, id = ("key", reply.live_key) if reply.live_key else ("step", "steady")
    at = {"step": "steady", "kind": kind, "id": id}
    events = [*leave(turn), SlotSet("live_at", at), SlotSet("live_over", None)]
    return [*events, FollowupAction("live_form")]


def _short(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says the last sentence alone."""
    known = library()
    sentence = say_now_of(shown(turn))
    line = known.line("short.that_one" if sentence else "short.none", sentence=sentence)
    say(dispatcher, notice(line, "info"))
    return _on(turn)


def _script(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Starts the talk that writes the sentence, with what was told already."""
    found: dict[str, str | None] = {"cause": turn.slot("cause"), "since": turn.slot("since")}
    for text in _typed(turn):
        found["cause"] = find_cause(text, library().causes) or found["cause"]
        found["since"] = find_since(text, extract(text, clock.today())) or found["since"]
    slots = [SlotSet(name, value) for name, value in found.items() if value]
    return [*leave(turn), *slots, FollowupAction("hardship_form")]


def _since(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Keeps since when it has been going on, and asks what is wanted."""
    known = library()
    names = ("ask_explain_hardship", "do_make_plan", "ask_overdue_consequences")
    buttons = tuple(Button(known.title(name), name) for name in names)
    say(
        dispatcher, notice(known.line("short.since", heard=bare(turn.typed)), "info", None, buttons)
    )
    since = find_since(turn.text, turn.quantities)
    return [*([SlotSet("since", since)] if since else []), *_on(turn)]


def _again(turn: Turn, reply: Reply, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Refuses what was refused, in the same words."""
    known = library()
    last = refused_last(turn) or _FORGERY
    say(dispatcher, refusal(known, last if last in known.refusals else _FORGERY))
    return _on(turn)


_DEEDS: dict[str, Callable[[Turn, Reply, CollectingDispatcher], list[EventType]]] = {
    "live": _live,
    "short": _short,
    "script": _script,
    "since": _since,
    "again": _again,
}
