"""The review of a pasted call: a form that takes every message until the user says that it is all."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, CoachAction, leave, say
from actions.turn import Turn
from coach import clock
from coach.review import pasted
from coach.review.hearing import DeafError
from coach.review.mending import asks_to_mend, mend
from coach.review.pasted import Pasted
from coach.review.telling import opens_review
from coach.safety import detect

FORM, SLOT, STEP = "review_form", "pasted", "review_step"

_REMEMBERED = 4
"""For so many messages a report is what 补救 is about."""

logger = logging.getLogger(__name__)


def asks_for_review(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「点评：他说…，我说…」 for a call to be reviewed, whatever it was taken for."""
    if turn.is_button or turn.flow == FORM or not opens_review(turn.typed):
        return None
    return [*leave(turn), FollowupAction(FORM)]


def asks_how_to_mend(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「那我现在该怎么补救」 after a review for a question about that call."""
    if turn.is_button or turn.flow:
        return None
    card, turns_ago = _last_report(turn)
    if card is None or not asks_to_mend(turn.text, right_after=turns_ago == 1):
        return None
    say(dispatcher, mend(card))
    return [LISTEN]


def _last_report(turn: Turn) -> tuple[dict[str, Any] | None, int]:
    """The report of the last review, and how many messages ago it was given."""
    turns_ago = 0
    for event in reversed(turn.tracker.events):
        if event.get("event") == "user":
            turns_ago += 1
            if turns_ago > _REMEMBERED:
                break
        elif event.get("event") == "bot":
            card = (event.get("data") or {}).get("custom") or {}
            if card.get("type") == "card.report" and card.get("kind") == "review":
                return card, turns_ago
    return None, 0


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
        if not turn.is_button and pasted.leads_elsewhere(turn.typed, turn.intent, turn.confidence):
            elsewhere = True
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
            if not so_far.text:
                # Nothing was pasted and something else is wanted: then this is over.
                return [SlotSet("requested_slot", None)]
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
        told = None if turn.is_button else pasted.whole_call(turn.typed)
        if told is not None and not so_far.text:
            return told
        if turn.is_button or (first and not pasted.looks_like_a_call(turn.typed)):
            return so_far
        return pasted.paste(so_far, turn.typed)


class ActionReviewDone(CoachAction):
    """The report on the call that was pasted."""

    action_name = "action_review_done"

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it, and forgets the call."""
        whole = pasted_of(turn)
        if not whole.text:
            return []
        try:
            made = await pasted.report_on(whole, turn.slot("affordable_fen"), clock.today())
        except DeafError:
            logger.exception("there is no recogniser for the review")
            say(dispatcher, pasted.failed())
            return [SlotSet(SLOT, None)]
        say(dispatcher, made)
        return [SlotSet(SLOT, None)]


def pasted_of(turn: Turn) -> Pasted:
    """The call as far as it has been pasted."""
    return Pasted(str(turn.slot(SLOT) or ""))
