"""Live-call mode: he is on the line, so every answer is the sentence to say and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, masked_notice, say
from actions.by_words import shown
from actions.flow import SURE, Ask, ValidateFlow
from actions.turn import Turn
from coach.before import harm_was_told
from coach.bubble import Bubble, Button, notice
from coach.fraud_marks import fraud_marks
from coach.live_call import LiveCall, Step, live_call
from coach.replies import replies, reply_for

FORM = "live_form"
COMMAND = "do_start_live_call"
# What the user may well want while he is on the line, and what ends the mode.
_LEAVES = frozenset({"do_stop", "do_goodbye"})
_STANDS_ASIDE = frozenset({"do_log_call", "do_talk_to_human", "do_delete_data", "do_export_data"})


class ActionLiveCall(CoachAction):
    """Starts the mode at its first step."""

    action_name = "action_live_call"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Sets what is said first; a key may be tapped, or named, before the mode has begun."""
        begun = _from_button(turn) or _at_once(turn) or _at("steady")
        return [SlotSet("live_at", begun), SlotSet("live_over", None)]


class ActionAskLiveOver(Ask):
    """Says the sentence for where the call is."""

    slot_name = "live_over"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """What was masked is told after the sentence, which cannot wait."""
        turn = Turn(tracker)
        at = turn.slot("live_at") or _at("steady")
        urgent = _urgent(self, at)
        if urgent:
            # What is lost by every minute comes before anything that is said to him.
            say(dispatcher, notice(urgent, "info"))
        say(dispatcher, _bubble(self, at))
        if turn.masked:
            say(dispatcher, masked_notice(self.library, turn.masked))
        return []


class ValidateLiveForm(ValidateFlow):
    """Takes whatever is typed or tapped, except danger and the few commands that stand apart."""

    form = FORM

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Finds the sentence that answers the message."""
        turn = Turn(tracker)
        if not self.has_asked(turn, domain):
            return []
        sure = turn.confidence >= SURE
        if turn.intent.startswith("safety_") or (turn.danger and not turn.is_button):
            return []
        here = turn.slot("live_at") or _at("steady")
        live = live_call()
        undone = None if turn.is_button else _harm(turn, here["step"], live)
        if undone:
            return [SlotSet("live_at", undone)]
        if turn.intent.startswith("refuse_") or (turn.intent in _STANDS_ASIDE and sure):
            return []
        if (turn.intent in _LEAVES and sure and not live.panics(turn.text)) or live.ends(turn.text):
            return [SlotSet("live_over", True)]
        return [SlotSet("live_at", _from_button(turn) or _from_words(turn, here["step"], live))]


class ActionLiveOver(CoachAction):
    """Ends the mode with what to do now that he has hung up."""

    action_name = "action_live_over"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says so, and offers to write the call down."""
        names = ("do_log_call", "do_draft_complaint", "do_make_plan")
        buttons = tuple(Button(self.library.title(name), name) for name in names)
        say(dispatcher, notice(live_call().ending, "info", buttons=buttons))
        return [SlotSet("live_at", None), SlotSet("live_over", None), ActiveLoop(None)]


def _at(step: str, kind: str = "step", id: str = "") -> dict[str, str]:
    return {"step": step, "kind": kind, "id": id or step}


def _at_once(turn: Turn) -> dict[str, str] | None:
    """Where words lead that say what he is doing right now (他在电话里骂我)."""
    reply = None if turn.is_button else reply_for(turn.text, "live", sure=True)
    return _at("steady", "key", reply.live_key) if reply and reply.live_key else None


def _from_button(turn: Turn) -> dict[str, str] | None:
    """Where a tapped button leads."""
    step, key = turn.entity("live_step"), turn.entity("live_key")
    here = (turn.slot("live_at") or _at("steady"))["step"]
    if step:
        return _at(live_call().step(step).id)
    if key == "panic":
        return _at(here, "panic", "panic")
    if key and live_call().key(key):
        return _at(here, "key", key)
    return None


def _harm(turn: Turn, here: str, live: LiveCall) -> dict[str, str] | None:
    """What is done already, or what is asked about it after it was told."""
    harm = live.harm_in(turn.text)
    if harm:
        return _at(here, "harm", harm.id)
    if not harm_was_told(shown(turn)):
        return None
    reply = reply_for(turn.text, "after_loss", sure=True)
    return _at(here, "loss", reply.id) if reply else None


def _urgent(action: CoachAction, at: dict[str, str]) -> str:
    """What to do before anything is said."""
    harm = live_call().harm(at["id"]) if at["kind"] == "harm" else None
    if harm:
        return harm.do
    reply = replies()["after_loss"].get(at["id"]) if at["kind"] == "loss" else None
    return reply.text(action.library) if reply else ""


def _from_words(turn: Turn, here: str, live: LiveCall) -> dict[str, str]:
    """The sentence for what was typed: a key's, a card's, or the one that always fits."""
    if live.panics(turn.text):
        return _at(here, "panic", "panic")
    if turn.intent in ("do_affirm", "do_hint", COMMAND):
        return _at(live.after(here).id if turn.intent == "do_affirm" else here)
    if turn.intent == "do_repeat":
        return dict(turn.slot("live_at") or _at(here))
    card = _card(turn)
    key = live.key_of_card(card) if card else None
    marks = fraud_marks().found_in(turn.text)
    if key:
        found = _at(here, "key", key.id)
    elif marks:
        found = _at(here, "fraud", "fraud")
    else:
        found = _at(here, "card", card) if card else _at(here, "any", "any")
    return found | ({"marks": "、".join(marks)} if marks else {})


def _card(turn: Turn) -> str | None:
    kind, _, id = turn.intent.partition("_")
    if kind == "ask":
        return id
    if kind == "say" and turn.confidence >= SURE:
        return CoachAction().library.acts[id].card
    return None


def _bubble(action: CoachAction, at: dict[str, str]) -> Bubble:
    live, known = live_call(), action.library
    kind, id, step = at["kind"], at["id"], live.step(at["step"])
    push, after, marks = "", "", at.get("marks", "")
    if kind == "key" and (key := live.key(id)):
        now, push = key.say, key.push
    elif kind == "card" and id in known.cards:
        now, push = (
            known.facts.fill(t) for t in (known.cards[id].say_now, known.cards[id].if_they_push)
        )
    elif kind == "panic":
        now, after = live.panic.say, f"{live.panic.breath}{live.panic.help}"
    elif kind == "harm" and (harm := live.harm(id)):
        now, push = harm.say, harm.push
    elif kind in ("any", "fraud", "loss"):
        now = live.any if kind == "any" else live.fraud
    else:
        now, push, kind, id = step.say, step.push, "step", step.id
    shown = _shown(live, step, f"{kind}.{id}" if kind != id else id, now, push)
    lines = [shown.text, live.marks.replace("{marks}", marks) if marks else "", after]
    custom = dict(shown.custom or {})
    if marks:
        custom["marks"] = marks.split("、")
    if after:
        custom["do"] = after
    return replace(shown, text="\n".join(line for line in lines if line), custom=custom)


def _shown(live: LiveCall, step: Step, id: str, now: str, push: str) -> Bubble:
    """The sentence as knowledge/schemas/card.notice.live.json has it."""
    text = f"「{now}」"
    if push:
        text += f"\n再逼就说：「{push}」"
    bubble = notice(text, "live", id, _buttons(live, step))
    assert bubble.custom is not None
    bubble.custom["say_now"] = now
    if push:
        bubble.custom["push"] = push
    bubble.custom["step"] = {
        "id": step.id,
        "number": live.number(step.id),
        "of": len(live.steps),
        "title": step.title,
    }
    return bubble


def _buttons(live: LiveCall, step: Step) -> tuple[Button, ...]:
    """The next step, the ten keys, the way out, the end."""
    onward = live.after(step.id)
    first = () if onward is step else (Button(live.next, f"{COMMAND}.live_step.{onward.id}"),)
    keys = tuple(Button(key.title, f"{COMMAND}.live_key.{key.id}") for key in live.keys)
    out = (Button(live.panic.title, f"{COMMAND}.live_key.panic"), Button(live.leave, "do_stop"))
    return (*first, *keys, *out)
