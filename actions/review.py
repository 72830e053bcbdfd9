"""The review of a pasted call: a form that takes every message until the user says that it is all."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, say
from coach import clock
from coach.review import pasted
from coach.review.hearing import DeafError, hear
from coach.review.pasted import Pasted
from coach.review.transcript import read_transcript
from coach.safety import detect

FORM, SLOT, STEP = "review_form", "pasted", "review_step"

logger = logging.getLogger(__name__)


class ValidateReviewForm(CoachAction):
    """Takes every line that is typed, but words of danger; a button leads elsewhere."""

    action_name = f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says nothing: the question answers."""
        turn = Turn(tracker)
        if turn.requested != STEP or not turn.nothing_said_yet:
            return []
        # In a pasted call others speak; only plain words of danger, outside of one, are the user's.
        danger = detect(turn.text) is not None and "\n" not in turn.typed.strip()
        elsewhere = turn.is_button and turn.intent != pasted.INTENT
        if danger or elsewhere:
            return [ActionExecutionRejected(FORM)]
        return [SlotSet("digressions", 0)]


class ActionAskReviewStep(CoachAction):
    """Takes one more message of the call and says how it goes on."""

    action_name = "action_ask_review_step"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks for the call, or for the rest of it; at its end the form is over."""
        so_far = pasted_of(turn)
        if not turn.nothing_said_yet:
            say(dispatcher, pasted.asking(so_far, first=False))
            return []
        first = turn.requested != STEP
        now = self._take(turn, Pasted() if first else so_far, first=first)
        if not now.ended:
            say(dispatcher, pasted.asking(now, first=first))
            return [SlotSet(SLOT, now.text)]
        if now.ended == "leave":
            say(dispatcher, pasted.left())
        return [
            SlotSet(SLOT, now.text if now.ended == "finish" else None),
            SlotSet("requested_slot", None),
        ]

    def _take(self, turn: Turn, so_far: Pasted, *, first: bool) -> Pasted:
        pressed = turn.entity("call")
        if pressed == "leave":
            return Pasted(so_far.text, "leave")
        if pressed == "finish":
            return Pasted(so_far.text, "finish" if so_far.text else "")
        if turn.is_button or (first and not pasted.looks_like_a_call(turn.typed)):
            return so_far
        return pasted.paste(so_far, turn.typed)


class ActionReviewDone(CoachAction):
    """The report on the call that was pasted."""

    action_name = "action_review_done"

    async def react(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it, and forgets the call."""
        whole = pasted_of(turn)
        if not whole.text:
            return []
        try:
            turns = await hear(read_transcript(whole.text))
        except DeafError:
            logger.exception("there is no recogniser for the review")
            say(dispatcher, pasted.failed())
            return [SlotSet(SLOT, None)]
        affordable = turn.slot("affordable_fen")
        say(dispatcher, pasted.report_on(whole, turns, affordable, clock.today()))
        return [SlotSet(SLOT, None)]


def pasted_of(turn: Turn) -> Pasted:
    """The call as far as it has been pasted."""
    return Pasted(str(turn.slot(SLOT) or ""))
