"""What all actions share: saying bubbles, asking who takes a message, and going on with a flow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import MASKED, Turn
from coach import aftercare
from coach.bubble import Bubble, notice
from coach.library import Library, library
from coach.sounds_like import sound_of

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
LISTEN = FollowupAction("action_listen")
"""The message is dealt with: nothing of what its intent would have started follows."""
SILENT_FLOWS = frozenset({"log_form"})
"""Flows that wait for a remark on what was shown without asking for it: anything else ends them."""
# After so many questions in a row a flow is dropped: the user has something else on their mind.
PATIENCE = 2
SURE_OF_A_QUESTION = 0.7
"""From here on a short message after words of danger is believed to be about something else."""


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
        if self.answers_anything and turn.meant and turn.meant.action != self.name():
            return await action_named(turn.meant.action).run(dispatcher, tracker, domain)
        if turn.masked and turn.nothing_said_yet and not turn.told_of_masking:
            say(dispatcher, masked_notice(self.library, turn.masked, turn.text))
        # An offered next step holds for one turn; `act` may offer another one.
        forget = [SlotSet("next_step", None)] if turn.slot("next_step") else []
        if self.yields_to_danger and still_in_danger(turn, dispatcher):
            return forget
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
        return notice(known.line("calls.number_masked"), "info", MASKED)
    if kinds == ["name"]:
        # It may well be another's: 「我不是李强」.
        return notice(known.line("masked_name"), "info", MASKED)
    names = "、".join(MASKED_NAMES[kind] for kind in kinds)
    return notice(known.line("masked", kinds=names), "info", MASKED)


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
