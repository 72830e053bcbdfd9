"""The rehearsal in the chat: a form that takes every message while a call runs.

The form asks for one slot that is never filled. Its validation only decides whether a message is for
the rehearsal; its question does the rest. What was said and chosen lies in the slot `rehearsal`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, go_on, leave, say
from actions.flow import asks_something_else
from actions.runs import keep_run, runs_of
from actions.turn import Turn
from coach import clock
from coach.practice import cards, closing, own, talk
from coach.practice.session import Session, from_json, to_json
from coach.practice.showing import progress_bubble
from coach.practice.talk import Message, World
from coach.practice.wishes import opens_practice
from coach.quantities import extract
from coach.rehearsal.state import Act
from coach.review.hearing import DeafError, hear
from coach.safety import detect

FORM = "rehearsal_form"
SLOT, STEP = "rehearsal", "rehearsal_step"
SURE_OF_DANGER = 0.85
"""From here on the crisis detector alone breaks a call off: in a call much sounds like despair."""

_BUTTONS = ("scenario", "level", "mode", "dial", "case", "call")


class ValidateRehearsalForm(CoachAction):
    """Decides whether the message is for the rehearsal; if not, the form stands aside."""

    action_name = f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Says nothing: what the message does is the question's to say."""
        turn = Turn(tracker)
        if turn.requested != STEP or not turn.nothing_said_yet:
            return []
        session, message = session_of(turn), message_of(turn)
        if not in_danger(turn, session) and talk.wants(session, message):
            return [SlotSet("digressions", 0)]
        held = talk.hold(session)
        return [SlotSet(SLOT, to_json(held)), ActionExecutionRejected(FORM)]


class ActionAskRehearsalStep(CoachAction):
    """Takes the message and answers it; after something else was answered, reminds of the rehearsal."""

    action_name = "action_ask_rehearsal_step"

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says what comes of the message; a talk that is over ends the form."""
        session, world = session_of(turn), await world_of(turn)
        if not turn.nothing_said_yet:
            for bubble in talk.remind(session, world):
                say(dispatcher, bubble)
            # A call on hold waits for as long as the user likes.
            return [SlotSet("digressions", 0)] if session.is_live else []
        # Another form's question may still stand there when this one begins.
        step = talk.take if turn.requested == STEP else talk.enter
        taken = step(session, await heard(session, message_of(turn)), world)
        for bubble in taken.bubbles:
            say(dispatcher, bubble)
        over = taken.session.phase == "over"
        return [
            SlotSet(SLOT, to_json(taken.session)),
            *([SlotSet("call_known", True)] if taken.session.call else []),
            *([SlotSet("requested_slot", None)] if over else []),
        ]


class ActionRehearsalDone(CoachAction):
    """The report after a call, and the run kept."""

    action_name = "action_rehearsal_done"

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the report; nothing where no call has just ended."""
        runs = await runs_of(turn.conversation)
        session, bubbles, run = closing.close(session_of(turn), runs, clock.today())
        for bubble in bubbles:
            say(dispatcher, bubble)
        if run and not await keep_run(turn.conversation, run):
            say(dispatcher, cards.info("not_kept"))
        return [SlotSet(SLOT, to_json(session))]


class ActionProgress(CoachAction):
    """How the rehearsals went, and what is due to be drilled."""

    action_name = "action_progress"

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it."""
        runs = await runs_of(turn.conversation)
        say(dispatcher, progress_bubble(runs, clock.today()))
        return go_on(turn)


def asks_to_practise(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「练骂人的」 for a wish to practise, whatever card its other words would fit."""
    if turn.is_button or turn.flow == FORM or not opens_practice(turn.typed):
        return None
    return [*leave(turn), FollowupAction(FORM)]


def in_danger(turn: Turn, session: Session) -> bool:
    """Whether the message breaks the role: words of danger do, insults to the collector do not.

    While a call runs the detector has to be very sure where no word says so: what is said to a
    collector sounds like despair to it.
    """
    if not turn.intent.startswith("safety_"):
        return False
    if session.phase != "call" or detect(turn.text) is not None:
        return True
    return turn.alarm >= SURE_OF_DANGER


def session_of(turn: Turn) -> Session:
    """The rehearsal as it stands."""
    return from_json(turn.slot(SLOT))


async def heard(session: Session, message: Message) -> Message:
    """The message with its acts, where it is a line although nobody has rung yet.

    Before the collector's first word the pipeline looks for no acts.
    """
    if message.acts or not talk.first_line(session, message):
        return message
    try:
        (said,) = await hear([("borrower", message.text)])
    except DeafError:
        return message
    return replace(message, acts=[Act(act) for act in said.acts])


def message_of(turn: Turn) -> Message:
    """The user's message as the rehearsal reads it."""
    text = turn.typed
    return Message(
        text=text,
        acts=[Act(act["id"], float(act["confidence"])) for act in turn.acts],
        quantities=extract(text, clock.today()),
        intent=turn.intent,
        pressed=_pressed(turn),
        elsewhere=asks_something_else(turn),
        cause=turn.entity("cause"),
    )


async def world_of(turn: Turn) -> World:
    """What is around the rehearsal."""
    known = {name: turn.slot(name) for name in own.KNOWN}
    return World(clock.now(), turn.conversation, await runs_of(turn.conversation), known)


def _pressed(turn: Turn) -> tuple[str, str] | None:
    """The button of the rehearsal that was pressed, or whose title was typed."""
    if turn.intent == talk.START:
        for name in _BUTTONS:
            value = turn.entity(name)
            if value is not None:
                return name, value
        return ("call", "menu") if turn.is_button else None
    number = turn.entity("turn") if turn.intent == talk.RETRY else None
    if number is not None or (turn.is_button and turn.intent == talk.RETRY):
        return "retry", number or ""
    if not turn.is_button or turn.entity("cause"):
        return None
    return ("call", "hint") if turn.intent == "do_hint" else talk.OTHER
