"""What all actions share: reading the turn, saying bubbles, and going on with a flow.

Rasa's tracker is wrapped once, here; the actions read plain values and return events.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.meant import Meant, meant_by
from coach import aftercare
from coach.bubble import Bubble, notice
from coach.clock import BEIJING
from coach.library import Library, library
from coach.quantities import Quantity
from coach.sounds_like import sound_of

QUANTITY_TYPES = frozenset({"money", "period", "date", "days", "rate"})
MASKED_NAMES = {
    "id_card": "身份证号",
    "bank_card": "银行卡号",
    "phone": "手机号",
    "code": "验证码",
    "address": "地址",
    "name": "姓名",
    "email": "邮箱",
    "wechat": "微信号",
    "plate": "车牌号",
}
SILENT_FLOWS = frozenset({"log_form"})
"""Flows that wait for a remark on what was shown without asking for it: anything else ends them."""
# After so many questions in a row a flow is dropped: the user has something else on their mind.
PATIENCE = 2
SURE_OF_A_QUESTION = 0.7
"""From here on a short message after words of danger is believed to be about something else."""


class Turn:
    """The user's latest message and the state of the conversation, as plain values."""

    def __init__(self, tracker: Tracker) -> None:
        """Reads nothing yet; `tracker` is Rasa's view of the conversation."""
        self.tracker = tracker
        self.asked: list[str] = []
        """Cards that a message of several clauses asks for, most pressing first, once they were read."""
        self._message: dict[str, Any] = tracker.latest_message or {}
        self.meant: Meant | None = None
        if not self.is_button:
            self.meant = meant_by(self._message, self.flow, self.danger is not None)
        if self.meant and self.meant.intent:
            best = {"name": self.meant.intent, "confidence": 1.0}
            self._message = {**self._message, "intent": best}

    @property
    def text(self) -> str:
        """What the user wrote, in the form that the recognisers read; offsets refer to it."""
        return str(self._message.get("text") or "")

    @property
    def typed(self) -> str:
        """What the user wrote to the letter, blanks and punctuation too."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                return str(event.get("text") or "")
        return self.text

    @property
    def intent(self) -> str:
        """The name of the recognised intent."""
        return str((self._message.get("intent") or {}).get("name") or "")

    @property
    def confidence(self) -> float:
        """How sure the classifier is of it, 0 to 1."""
        return float((self._message.get("intent") or {}).get("confidence") or 0.0)

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """The classifier's guesses, best first, with their confidences."""
        guesses = self._message.get("intent_ranking") or []
        return [(guess["name"], guess["confidence"]) for guess in guesses]

    @property
    def is_button(self) -> bool:
        """Whether the user tapped a button instead of writing."""
        return self.text.startswith("/")

    @property
    def quantities(self) -> list[Quantity]:
        """Sums, periods, dates, days and rates in the message, in order."""
        found = [
            Quantity(
                entity["entity"],
                entity["value"],
                bool(entity.get("approx")),
                entity["start"],
                entity["end"],
            )
            for entity in self._message.get("entities") or []
            if entity.get("entity") in QUANTITY_TYPES and entity.get("start") is not None
        ]
        return sorted(found, key=lambda quantity: quantity.start)

    @property
    def acts(self) -> list[dict[str, Any]]:
        """The speech acts of the message, as a line on a call: `id` and `confidence`, surest first."""
        return list(self._message.get("acts") or [])

    @property
    def alarm(self) -> float:
        """How sure the crisis detector is of any danger, 0 to 1."""
        return float((self._message.get("crisis") or {}).get("confidence") or 0.0)

    @property
    def conversation(self) -> str:
        """The conversation's id."""
        return str(self.tracker.sender_id)

    def entity(self, name: str) -> str | None:
        """The value of the first entity of that name."""
        for entity in self._message.get("entities") or []:
            if entity.get("entity") == name:
                return str(entity["value"])
        return None

    def last_entity(self, name: str) -> str | None:
        """The value that a message of the conversation named last."""
        for event in reversed(self.tracker.events):
            for entity in (event.get("parse_data") or {}).get("entities") or []:
                if entity.get("entity") == name:
                    return str(entity["value"])
        return None

    def named(self, entity: str, since: str | None = None) -> list[str]:
        """The values that the user's messages named, in order, each once.

        since: a form; only from the message on that began its last run.
        """
        found: list[str] = []
        latest: list[str] = []
        for event in self.tracker.events:
            if event.get("event") == "user":
                entities = (event.get("parse_data") or {}).get("entities") or []
                latest = [str(one["value"]) for one in entities if one.get("entity") == entity]
                found += latest
            elif since and event.get("event") == "active_loop" and event.get("name") == since:
                found = list(latest)
        return list(dict.fromkeys(found))

    def slot(self, name: str) -> Any:
        """The slot's value, None where it is not set."""
        return self.tracker.get_slot(name)

    @property
    def requested(self) -> str | None:
        """The slot that the running flow has asked for."""
        return self.slot("requested_slot")

    @property
    def flow(self) -> str | None:
        """The form that is running, if any."""
        return (self.tracker.active_loop or {}).get("name")

    def was_in(self, form: str) -> bool:
        """Whether the flow ran at some time in the conversation."""
        return any(
            event.get("event") == "active_loop" and event.get("name") == form
            for event in self.tracker.events
        )

    @property
    def masked(self) -> list[str]:
        """The kinds of personal data that were masked in the latest message."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                return list((event.get("metadata") or {}).get("masked") or [])
        return []

    @property
    def danger(self) -> aftercare.Talk | None:
        """The talk about danger that the bot's last words were part of, if they were."""
        turns: list[list[dict[str, Any]]] = []
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                if turns and not any(_of_danger(bubble) for bubble in turns[-1]):
                    break
                turns.append([])
            elif event.get("event") == "bot" and turns:
                turns[-1].append(event)
        turns = [turn for turn in turns if any(map(_of_danger, turn))]
        last = turns[0][0] if turns else {}
        if not _of_danger(last):
            return None
        custom = last["data"]["custom"]
        said = [str(event.get("text") or "") for turn in reversed(turns) for event in turn[::-1]]
        asks = custom.get("asks") or aftercare.question_after(custom["id"])
        return aftercare.Talk(
            custom["id"], asks, tuple(said), bool(custom.get("now")), bool(custom.get("quiet"))
        )

    @property
    def asked_in_danger(self) -> tuple[str, str] | None:
        """The danger that the bot's last words were about and what they asked, if they were."""
        danger = self.danger
        return (danger.kind, danger.asked) if danger else None

    @property
    def last_shown(self) -> list[dict[str, Any]]:
        """The cards of the bot's last turn before the latest message."""
        shown: list[dict[str, Any]] = []
        past_the_message = False
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                if past_the_message:
                    break
                past_the_message = True
            elif event.get("event") == "bot" and past_the_message:
                shown.append((event.get("data") or {}).get("custom") or {})
        return shown

    @property
    def said(self) -> list[tuple[str, str, dt.datetime]]:
        """What was typed, pressed and said so far: user or bot, the text, when."""
        said = []
        for event in self.tracker.events:
            metadata = event.get("metadata") or {}
            if event.get("event") not in ("user", "bot") or metadata.get("is_external"):
                continue
            text = metadata.get("title") or event.get("text") or ""
            if text and not text.startswith("/"):
                at = dt.datetime.fromtimestamp(event.get("timestamp") or 0, BEIJING)
                said.append((str(event["event"]), str(text), at))
        return said

    @property
    def nothing_said_yet(self) -> bool:
        """Whether the bot has not answered the latest message with anything so far."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "bot":
                return False
            if event.get("event") == "user":
                return True
        return True


Listener = Callable[[Turn, CollectingDispatcher], "list[EventType] | None"]
"""Answers a message that goes on about what was said before; None: it does not."""


class CoachAction(Action):
    """An action that reads a `Turn` and speaks in bubbles. Subclasses implement `act`."""

    action_name = ""
    yields_to_danger = True
    """Whether an answer to words of danger is more urgent than this action."""
    answers_anything = False
    """Whether the action was chosen by what the message was taken for, which may be mended."""
    listeners: tuple[Listener, ...] = ()
    """Who is asked first whether the message is theirs."""
    blocking = False
    """Whether `act` waits for a file or a database, and so must not run in the event loop."""

    def name(self) -> str:
        """The action's name in the domain."""
        return self.action_name

    @property
    def library(self) -> Library:
        """All that the bot knows."""
        return library()

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Runs the action for Rasa; what was masked is told before anything else."""
        turn = Turn(tracker)
        if turn.masked and turn.nothing_said_yet:
            say(dispatcher, masked_notice(self.library, turn.masked, turn.text))
        # An offered next step holds for one turn; `act` may offer another one.
        forget = [SlotSet("next_step", None)] if turn.slot("next_step") else []
        if self.yields_to_danger and still_in_danger(turn, dispatcher):
            return forget
        if self.answers_anything and turn.meant and turn.meant.action != self.name():
            return await action_named(turn.meant.action).run(dispatcher, tracker, domain)
        if self.listeners:
            # A listener may have to wait for a file.
            events = await asyncio.to_thread(self._heard, turn, dispatcher)
            if events is not None:
                return forget + events
        return forget + await self.acted(turn, dispatcher)

    def _heard(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
        """What the first listener that takes the message answers; None where none does."""
        for listener in self.listeners:
            events = listener(turn, dispatcher)
            if events is not None:
                return events
        return None

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """What `act` returns, from a thread where it may have to wait."""
        if self.blocking:
            return await asyncio.to_thread(self.act, turn, dispatcher)
        return self.act(turn, dispatcher)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says what there is to say and returns the events."""
        raise NotImplementedError(self.name())


def say(dispatcher: CollectingDispatcher, bubble: Bubble) -> None:
    """Says one bubble."""
    dispatcher.utter_message(
        text=bubble.text,
        buttons=[
            {"title": button.title, "payload": as_payload(button.payload_id)}
            for button in bubble.buttons
        ],
        json_message=bubble.custom or {},
    )


def action_named(name: str) -> CoachAction:
    """The action of that name; it answers in the stead of the one that was chosen."""
    kinds = [CoachAction]
    for kind in kinds:
        if kind.action_name == name:
            return kind()
        kinds += kind.__subclasses__()
    raise LookupError(name)


def still_in_danger(turn: Turn, dispatcher: CollectingDispatcher) -> bool:
    """Answers the user's answer to words of danger; False where it is a question of its own."""
    talk = turn.danger
    if talk is None or turn.is_button:
        return False
    asks = turn.intent.startswith("ask_") and turn.confidence >= SURE_OF_A_QUESTION
    # Tomorrow's call is helped with, but not before it is known that all is well.
    asks = asks and sound_of(turn.text) != "next_call"
    answer = aftercare.answer(turn.text, talk, asks, turn.intent.startswith("safety_"))
    if answer is None:
        return False
    for text in answer.texts:
        # Whoever is not known to be safe is asked again, so the talk stays with it.
        bubble = notice(text, "info" if answer.over else "safety", answer.talk.kind)
        if bubble.custom is not None and not answer.over:
            bubble.custom["asks"] = answer.talk.asked
            bubble.custom["now"] = answer.talk.now
            bubble.custom["quiet"] = answer.talk.quiet
        say(dispatcher, bubble)
    return True


def _of_danger(event: dict[str, Any]) -> bool:
    return ((event.get("data") or {}).get("custom") or {}).get("kind") == "safety"


def as_payload(payload_id: str) -> str:
    """Rasa's form of a button: `ask_x.depth.still` becomes `/ask_x{"depth": "still"}`."""
    intent, _, entity = payload_id.partition(".")
    if not entity:
        return f"/{intent}"
    name, _, value = entity.partition(".")
    return f'/{intent}{{"{name}": "{value}"}}'


def masked_notice(known: Library, kinds: Iterable[str], text: str = "") -> Bubble:
    """Tells the user what was masked; `text` is what is left of the message."""
    kinds = list(kinds)
    if kinds == ["phone"] and "尾号" in text:
        return notice(known.line("calls.number_masked"), "info")
    if kinds == ["name"]:
        # It may well be another's: 「我不是李强」.
        return notice(known.line("masked_name"), "info")
    names = "、".join(MASKED_NAMES[kind] for kind in kinds)
    return notice(known.line("masked", kinds=names), "info")


def go_on(turn: Turn) -> list[EventType]:
    """Events that take up the running flow again after something else was answered.

    The flow asks its question once more; after `PATIENCE` questions in a row it is dropped.
    """
    if not turn.flow:
        return []
    if turn.flow in SILENT_FLOWS:
        return leave(turn)
    digressions = int(turn.slot("digressions") or 0) + 1
    if digressions > PATIENCE:
        return leave(turn)
    return [SlotSet("digressions", digressions), FollowupAction(turn.flow)]


def leave(turn: Turn) -> list[EventType]:
    """Events that end the running flow without finishing it."""
    if not turn.flow:
        return []
    return [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("digressions", 0)]
