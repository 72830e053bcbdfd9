"""Letters: which one, what only the user can tell, and then the letter itself with its file."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, CoachAction, say
from actions.flow import Ask, ValidateFlow
from actions.keeping import change_kept, keep, last_kept
from actions.letter_facts import FORM, calls_in, lender_said, material, nothing_to_offer
from actions.turn import Turn
from coach.bubble import Button, notice
from coach.letters import (
    Letter,
    adds_to_letter,
    admits_untrue,
    as_bubble,
    changes_party,
    choose,
    happens,
    letter_book,
    named,
    skips,
    story_in,
    tell_enough,
    wants_a_letter,
    wants_it_whole,
    wants_reminder,
    write,
)
from coach.library import library
from coach.refusing import refusal

COMMAND = "do_draft_complaint"
SLOTS = ("letter_kind", "letter_told")
_ANY = re.compile(r"(?:请|帮我|给我|替我|我想|我要|想|要)*写(?:一?封|个|一个)?信[吧。]?")
# 帮我写 and no more: what the card that was just shown can be turned into.
_THIS = re.compile(
    r"(?:那|就|请|帮我|给我|替我|麻烦|你)*(?:帮|给|替)我写(?:一?[下个封份])?[吧啊。！!]*"
)
# A story told in answer to the question may look like one of these to the classifier.
_ALSO_STORIES = frozenset({"do_log_call", COMMAND, "do_review_call_notes"})


def asks_for_a_letter(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes a message that was understood as a question but wants something written instead."""
    wanted = not turn.is_button and turn.flow != FORM
    letter = letter_book().for_card(turn.slot("last_card") or "")
    if wanted and letter and _THIS.fullmatch(turn.text.strip()):
        return begin_letter(turn, dispatcher, letter.id)
    if wanted and _ANY.fullmatch(turn.text.strip()):
        return begin_letter(turn, dispatcher)
    if not wanted or not wants_a_letter(turn.text) or choose(turn.text, letter_book()) is None:
        return None
    return begin_letter(turn, dispatcher)


def letter_button(card: str) -> tuple[Button, ...]:
    """The button that turns a card into a letter, where there is one for it."""
    letter = letter_book().for_card(card)
    return (_button(letter),) if letter else ()


def begin_letter(
    turn: Turn, dispatcher: CollectingDispatcher, kind: str | None = None
) -> list[EventType]:
    """Takes what the message tells and starts the form; a made-up complaint is refused.

    kind: which letter, where the message does not say. Blocks on the store.
    """
    if admits_untrue(turn.text):
        say(dispatcher, refusal(CoachAction().library, "false_complaint"))
        return [LISTEN]
    told = dict.fromkeys(SLOTS) | _told(turn, kind)
    return [*(SlotSet(name, value) for name, value in told.items()), FollowupAction(FORM)]


def _told(turn: Turn, kind: str | None = None) -> dict[str, Any]:
    """Which letter, and the story, as far as the message and the log tell."""
    book = letter_book()
    text = "" if turn.is_button else turn.text
    kind = turn.entity("letter") or choose(text, book) or kind
    letter = book.letters.get(kind or "")
    if letter is None:
        return {}
    story = story_in(text, letter, book, turn.quantities)
    if story or not letter.ask or tell_enough(calls_in(turn, letter, book)):
        return {"letter_kind": letter.id, "letter_told": story}
    return {"letter_kind": letter.id}


def _button(letter: Letter) -> Button:
    title = letter_book().lines["button"].replace("{title}", letter.title)
    return Button(title, f"{COMMAND}.letter.{letter.id}")


class ActionLetter(CoachAction):
    """Starts a letter."""

    action_name = "action_letter"
    blocking = True

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
    """Asks for what only the user can tell, beside what the log tells."""

    slot_name = "letter_told"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks; it may stay open."""
        book = letter_book()
        letter = book.letters[turn.slot("letter_kind")]
        buttons = (Button(book.lines["skip"], "do_deny"),)
        calls = calls_in(turn, letter, book)
        lender = lender_said(turn) if letter.complaint else ""
        if calls:
            text = book.lines["ask_from_log"].replace("{calls}", named(calls))
        elif lender:
            text = book.lines["ask_story"].replace("{lender}", lender)
        else:
            text = letter.ask
        say(dispatcher, notice(text, "info", buttons=buttons))
        return []


class ValidateLetterForm(ValidateFlow):
    """Takes the letter and the story."""

    form = FORM
    blocking = True

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """As in every flow, but a story that looks like a command is still a story."""
        turn = Turn(tracker)
        asked = self.has_asked(turn, domain)
        if asked and turn.intent in _ALSO_STORIES and not turn.is_button:
            return [SlotSet(n, v) for n, v in self.answers(turn, dispatcher).items()]
        if asked and turn.entity("letter"):
            told = await asyncio.to_thread(_told, turn)
            return [SlotSet(n, v) for n, v in (dict.fromkeys(SLOTS) | told).items()]
        return await super().run(dispatcher, tracker, domain)

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """What the message answers."""
        if admits_untrue(turn.text):
            say(dispatcher, refusal(self.library, "false_complaint"))
            return {"digressions": 0}
        if turn.requested == "letter_kind":
            told = _told(turn)
            if not told and (turn.intent == "do_deny" or skips(turn.text)):
                say(dispatcher, notice(letter_book().lines["help_kind"], "info"))
                return {"digressions": 0}
            return told
        if turn.intent == "do_deny" or skips(turn.text):
            return {"letter_told": ""}
        return self._story(turn, dispatcher)

    def _story(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """The story, if the message is one: the lender's name alone or a reminder is none."""
        book = letter_book()
        letter = book.letters[turn.slot("letter_kind")]
        if letter.blank_told != "story":
            return {"letter_told": turn.text}
        lender = lender_said(turn)
        if wants_reminder(turn.text):
            text = book.lines["no_reminder"]
        elif happens(turn.text, book, turn.quantities):
            return {"letter_told": turn.text}
        elif lender and lender in turn.text:
            return {"digressions": 0}  # the question itself says that the name is known
        else:
            text = book.lines["ask_event"]
        say(dispatcher, notice(text, "info"))
        return {"digressions": 0}


class ActionLetterDone(CoachAction):
    """Writes the letter."""

    action_name = "action_letter_done"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it, with its file, and what may come next; clears the flow."""
        book = letter_book()
        letter = book.letters[turn.slot("letter_kind")]
        known = material(turn, letter, book)
        if known.calls:
            text = book.lines["from_log"].replace("{calls}", named(known.calls))
            say(dispatcher, notice(text, "info"))
        written = write(letter, known, book, self.library)
        say(dispatcher, as_bubble(written, next_letters(turn, letter)))
        told = turn.slot("letter_told") or ""
        keep(
            turn.conversation, "letter", {"letter": letter.id, "title": letter.title, "told": told}
        )
        return [SlotSet(name, None) for name in SLOTS]


def next_letters(turn: Turn, letter: Letter) -> tuple[Button, ...]:
    """What may come after the letter."""
    book = letter_book()
    buttons = [Button(book.lines["another"], COMMAND)]
    if letter.id == "complaint_lender":
        buttons.insert(0, _button(book.letters["complaint_12378"]))
    if letter.id == "instalment" and nothing_to_offer(turn):
        buttons.insert(0, _button(book.letters["deferral"]))
    elif letter.id in ("instalment", "deferral"):
        buttons.insert(0, Button(library().title("do_make_plan"), "do_make_plan"))
    return tuple(buttons)


def after_letter(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes what was left out of the letter that was just written, and 发给我全文.

    Blocks on the store.
    """
    at_it = any(one.get("type") == "card.letter" for one in turn.last_shown)
    if not at_it or turn.is_button or turn.flow:
        return None
    more = adds_to_letter(turn.text)
    party = changes_party(turn.text) and bool(lender_said(turn))
    if not (more or party or wants_it_whole(turn.text)) or wants_reminder(turn.text):
        return None
    if admits_untrue(turn.text):
        say(dispatcher, refusal(library(), "false_complaint"))
        return [LISTEN]
    before = last_kept(turn.conversation, "letter")
    book = letter_book()
    letter = book.letters.get(str(before.data["letter"])) if before else None
    if before is None or letter is None:
        return None
    told = "。".join(part for part in (before.data.get("told"), more) if part)
    written = write(letter, material(turn, letter, book, told), book, library())
    if more or party:
        say(dispatcher, notice(book.lines["rewritten"], "info"))
        change_kept(turn.conversation, before, {**before.data, "told": told})
    say(dispatcher, as_bubble(written, next_letters(turn, letter)))
    return [LISTEN]
