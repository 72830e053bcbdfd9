"""Letters: which one, what only the user can tell, and then the letter itself with its file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, say
from actions.finances import known_to, plan_of
from actions.flow import Ask, ValidateFlow
from actions.keeping import keep, logged_calls
from coach import clock
from coach.bubble import Button, notice
from coach.letters import (
    Letter,
    Material,
    admits_untrue,
    as_bubble,
    choose,
    in_writing,
    letter_book,
    skips,
    story_in,
    terms,
    wants_a_letter,
    with_dates,
    write,
)
from coach.quantities import extract
from coach.refusing import refusal

FORM = "letter_form"
COMMAND = "do_draft_complaint"
SLOTS = ("letter_kind", "letter_told")
# A story told in answer to the question may look like one of these to the classifier.
_ALSO_STORIES = frozenset({"do_log_call", COMMAND, "do_review_call_notes"})


def asks_for_a_letter(turn: Turn) -> bool:
    """Whether a message that was understood as a question wants something written instead."""
    return (
        not turn.is_button
        and turn.flow != FORM
        and wants_a_letter(turn.text)
        and choose(turn.text, letter_book()) is not None
    )


def letter_button(card: str) -> tuple[Button, ...]:
    """The button that turns a card into a letter, where there is one for it."""
    letter = letter_book().for_card(card)
    return (_button(letter),) if letter else ()


def begin_letter(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Takes what the message tells and starts the form; a made-up complaint is refused."""
    if admits_untrue(turn.text):
        say(dispatcher, refusal(CoachAction().library, "false_complaint"))
        return [FollowupAction("action_listen")]
    told = dict.fromkeys(SLOTS) | _told(turn)
    return [*(SlotSet(name, value) for name, value in told.items()), FollowupAction(FORM)]


def _told(turn: Turn) -> dict[str, Any]:
    """Which letter, and the story, as far as the message says."""
    book = letter_book()
    text = "" if turn.is_button else turn.text
    kind = turn.entity("letter") or choose(text, book)
    letter = book.letters.get(kind or "")
    if letter is None:
        return {}
    story = story_in(text, letter, book, turn.quantities)
    if story or not letter.ask:
        return {"letter_kind": letter.id, "letter_told": story}
    return {"letter_kind": letter.id}


def _button(letter: Letter) -> Button:
    title = letter_book().lines["button"].replace("{title}", letter.title)
    return Button(title, f"{COMMAND}.letter.{letter.id}")


class ActionLetter(CoachAction):
    """Starts a letter."""

    action_name = "action_letter"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Takes what the message tells."""
        return begin_letter(turn, dispatcher)


class ActionAskLetterKind(Ask):
    """Asks which letter."""

    slot_name = "letter_kind"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks, with a button for each."""
        book = letter_book()
        buttons = tuple(
            Button(letter.title, f"{COMMAND}.letter.{id}") for id, letter in book.letters.items()
        )
        say(dispatcher, notice(book.lines["ask_kind"], "info", buttons=buttons))
        return []


class ActionAskLetterTold(Ask):
    """Asks for what only the user can tell."""

    slot_name = "letter_told"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks; it may stay open."""
        book = letter_book()
        letter = book.letters[turn.slot("letter_kind")]
        buttons = (Button(book.lines["skip"], "do_deny"),)
        say(dispatcher, notice(letter.ask, "info", buttons=buttons))
        return []


class ValidateLetterForm(ValidateFlow):
    """Takes the letter and the story."""

    form = FORM

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """As in every flow, but a story that looks like a command is still a story."""
        turn = Turn(tracker)
        asked = self.has_asked(turn, domain)
        if asked and turn.intent in _ALSO_STORIES and not turn.is_button:
            return [SlotSet(n, v) for n, v in self.answers(turn, dispatcher).items()]
        if asked and turn.entity("letter"):
            return [SlotSet(n, v) for n, v in (dict.fromkeys(SLOTS) | _told(turn)).items()]
        return await super().run(dispatcher, tracker, domain)

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """What the message answers."""
        if admits_untrue(turn.text):
            say(dispatcher, refusal(self.library, "false_complaint"))
            return {"digressions": 0}
        if turn.requested == "letter_kind":
            return _told(turn)
        if turn.intent == "do_deny" or skips(turn.text):
            return {"letter_told": ""}
        return {"letter_told": turn.text}


class ActionLetterDone(CoachAction):
    """Writes the letter."""

    action_name = "action_letter_done"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it, with its file, and what may come next; clears the flow."""
        book = letter_book()
        letter = book.letters[turn.slot("letter_kind")]
        written = write(letter, self._material(turn), book, self.library)
        say(dispatcher, as_bubble(written, self._next(letter)))
        told = turn.slot("letter_told") or ""
        keep(
            turn.conversation, "letter", {"letter": letter.id, "title": letter.title, "told": told}
        )
        return [SlotSet(name, None) for name in SLOTS]

    def _material(self, turn: Turn) -> Material:
        """All that is known: the conversation so far."""
        told = in_writing(turn.slot("letter_told") or "")
        today = clock.today()
        found = extract(told, today)
        lender = turn.last_entity("lender")
        known = Material(
            today=today,
            told=with_dates(told, found),
            lender=lender if lender in letter_book().lenders else None,
            cause=turn.slot("cause"),
            since=turn.slot("since"),
            debt_fen=turn.slot("debt_fen"),
            income_fen=turn.slot("income_fen"),
            essentials_fen=turn.slot("essentials_fen"),
            calls=logged_calls(turn.conversation),
            **self._planned(turn),
        )
        # What the user has just said of the terms goes before everything else.
        return replace(known, **terms(told, found))

    def _planned(self, turn: Turn) -> dict[str, Any]:
        """The instalments of the plan that was made; nothing where there are several debts."""
        if turn.slot("plan_step") is None:
            return {}
        made = plan_of(turn, known_to(turn))
        option = made.first.scheduled
        if option is None or len(made.plan.debts) > 1:
            return {}
        return {
            "monthly_fen": option.monthly_fen,
            "periods": option.periods,
            "pay_day": made.known.pay_day,
        }

    def _next(self, letter: Letter) -> tuple[Button, ...]:
        book = letter_book()
        buttons = [Button(book.lines["another"], COMMAND)]
        if letter.id == "complaint_lender":
            buttons.insert(0, _button(book.letters["complaint_12378"]))
        if letter.id in ("instalment", "deferral"):
            buttons.insert(0, Button(self.library.title("do_make_plan"), "do_make_plan"))
        return tuple(buttons)
