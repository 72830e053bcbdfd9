"""Answers: a card for a question, an offer where it is not clear which, and the plain turns."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, CoachAction, go_on, leave, say
from actions.by_words import bare_words, by_words, role
from actions.call_entry import dictated_call
from actions.corrections import after_plan, back_in_talk, rather_a_correction
from actions.deletion import about_deletion, asked_about
from actions.finances import FORM, keep, known_to, told_by
from actions.flow import leave_flow, says_enough
from actions.letters import after_letter, asks_for_a_letter, letter_button
from actions.plan import asks_about_fee, asks_for_plan, names_a_button
from actions.proposal import say_plan
from actions.reflection import begin_reflection, reflection_button, starts_reflection
from actions.rehearsal import asks_to_practise
from actions.review import asks_for_review, asks_how_to_mend
from actions.turn import Turn
from coach import clock
from coach.advice import also_asked, goes_deeper, mentions_going_on, offers
from coach.bubble import Bubble, Button, notice
from coach.calls.reading import is_report
from coach.cards import Card, render, render_still, speaks_of_law
from coach.finances import merge
from coach.fraud_marks import fraud_marks
from coach.hardship import find_cause, find_since
from coach.refusing import refusal
from coach.sentence_sum import with_sum
from coach.several import MANY, asked_in
from coach.variants import variant_for

STILL = "still"
FOR_THE_DEBTOR = frozenset({"opening", "debt_facts", "consequences", "paying"})
"""Groups of cards whose sentences are for who owes the money."""
OTHERS_SHOWN = 4
"""Further questions of a message that are offered as buttons."""
_ENDS = frozenset({"stop", "goodbye"})
"""Commands that end whatever is running: who has hung up or leaves is asked nothing more."""
ABOUT_WHAT_CAME_BEFORE = (
    about_deletion,
    leave_flow,
    asks_to_practise,
    asks_for_review,
    asks_how_to_mend,
    dictated_call,
    after_letter,
    names_a_button,
    by_words,
    asks_about_fee,
    after_plan,
    asks_for_plan,
    asks_for_a_letter,
    back_in_talk,
    says_enough,
    bare_words,
)
"""Who is asked first, in this order, whether a message is theirs, whatever it was taken for."""


class ActionAnswer(CoachAction):
    """Answers a question with its card, or goes deeper into the card that was just shown."""

    action_name = "action_answer"
    answers_anything = True
    listeners = ABOUT_WHAT_CAME_BEFORE

    async def acted(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Reads a longer message clause by clause first."""
        turn.asked = [] if turn.is_button else await asked_in(turn.text)
        return await super().acted(turn, dispatcher)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Shows the card of the intent."""
        if starts_reflection(turn):
            return begin_reflection(turn)
        card = self._card(turn)
        deeper = turn.entity("depth") == STILL or goes_deeper(
            turn.text, card, turn.slot("last_card")
        )
        events = self._facts_of(turn)
        variant = None if turn.is_button else variant_for(turn.text, card, turn.confidence)
        if variant:
            card = variant.card.id
            events += self._show(turn, dispatcher, variant.card)
        elif deeper:
            say(dispatcher, with_marks(turn, self._still(card)))
        else:
            if len(turn.asked) >= MANY:
                card = turn.asked[0]
                # Whatever talk the one intent would have started is not what presses.
                events += [] if turn.flow else [LISTEN]
            events = self._show(turn, dispatcher, self.library.cards[card]) + events
        return [SlotSet("last_card", card), *events, *go_on(turn)]

    def _card(self, turn: Turn) -> str:
        kind, _, id = turn.intent.partition("_")
        return id if kind == "ask" else self.library.acts[id].card

    def _still(self, card: str) -> Bubble:
        return render_still(self.library.cards[card], self.library.cards, self.library.facts)

    def _show(self, turn: Turn, dispatcher: CollectingDispatcher, card: Card) -> list[EventType]:
        bubble = render(
            card,
            self.library.cards,
            self.library.facts,
            cause=find_cause(turn.text, self.library.causes) or turn.slot("cause"),
            first_law=not turn.slot("told_general_information"),
        )
        if card.debtor and card.group in FOR_THE_DEBTOR and not turn.is_button and role(turn):
            # What the card says is the borrower's to say; who reads it is not the borrower.
            say(dispatcher, notice(self.library.line("short.not_your_debt"), "info"))
        more = (*letter_button(card.id), *reflection_button(card.id), *self._also_asked(turn, card))
        if not turn.flow and not turn.is_button and is_report(turn.text, clock.now()):
            # What was just told would fill an entry of the call log by itself.
            more += (Button(self.library.title("do_log_call"), "do_log_call.log.told"),)
        bubble = dataclasses.replace(bubble, buttons=(*bubble.buttons, *more))
        wish = None if turn.is_button else told_by(turn).wish or known_to(turn).wish
        bubble = with_sum(bubble, wish) if wish else bubble
        say(dispatcher, with_marks(turn, bubble))
        return [SlotSet("told_general_information", True)] if speaks_of_law(bubble) else []

    def _also_asked(self, turn: Turn, card: Card) -> list[Button]:
        """Further questions of the same message."""
        seen = {card.id, *card.related}
        ids = [id for id in turn.asked if id not in seen][:OTHERS_SHOWN]
        ids = ids or also_asked(turn.text, turn.ranking, seen)
        line = self.library.line
        return [
            Button(line("also_asked", title=self.library.cards[id].title), f"ask_{id}")
            for id in ids
        ]

    def _facts_of(self, turn: Turn) -> list[EventType]:
        """What the question tells of the user's own case, for the flows that may follow."""
        told: dict[str, Any] = {}
        cause = turn.entity("cause") or find_cause(turn.text, self.library.causes)
        if cause:
            told["cause"] = cause
            told["since"] = find_since(turn.text, turn.quantities)
        facts = [SlotSet(name, value) for name, value in told.items() if value is not None]
        money = told_by(turn)
        # A plan that was said does not change unless that is said, too.
        new = (money.anything or money.wish) and turn.slot("plan_step") is None
        return facts + (keep(merge(known_to(turn), money).finances) if new else [])


class ActionNegotiate(ActionAnswer):
    """Answers how to talk about instalments: with the user's own plan, or the card and the talk."""

    action_name = "action_negotiate"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the plan where it is made already; else shows the card and starts the talk."""
        if turn.slot("plan_step") is not None and not turn.flow:
            known = merge(known_to(turn), told_by(turn)).finances
            return say_plan(turn, known, dispatcher)
        events = super().act(turn, dispatcher)
        begins = not turn.flow and len(turn.asked) < MANY
        return [*events, FollowupAction(FORM)] if begins else events


def with_marks(turn: Turn, bubble: Bubble) -> Bubble:
    """The bubble with the line that names the marks of fraud in the message, if there are any."""
    line = "" if turn.is_button else fraud_marks().line_for(turn.text)
    if not line:
        return bubble
    custom = dict(bubble.custom or {})
    if "notes" in custom:
        custom["notes"] = [line, *custom["notes"]]
    return Bubble(f"{bubble.text}\n{line}", bubble.buttons, custom)


class ActionOffer(ActionAnswer):
    """Says that it is not clear what was meant, with up to three guesses as buttons."""

    action_name = "action_offer"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Offers the nearest guesses, or goes deeper where the message only goes on."""
        variant = variant_for(turn.text, None, turn.confidence)
        if variant:
            bubble = render(variant.card, self.library.cards, self.library.facts)
            say(dispatcher, with_marks(turn, bubble))
            return [SlotSet("last_card", variant.card.id), *go_on(turn)]
        if len(turn.asked) > 1:
            shown = self._show(turn, dispatcher, self.library.cards[turn.asked[0]])
            return [SlotSet("last_card", turn.asked[0]), *shown, *go_on(turn)]
        last = turn.slot("last_card")
        if last and mentions_going_on(turn.text):
            card = self.library.cards[last]
            say(dispatcher, render_still(card, self.library.cards, self.library.facts))
            return go_on(turn)
        guesses = offers(turn.ranking)
        if guesses:
            buttons = tuple(Button(self.library.title(name), name) for name in guesses)
            bubble = notice(self.library.line("not_understood"), "offer", buttons=buttons)
            say(dispatcher, with_marks(turn, bubble))
        else:
            say(dispatcher, lost(self))
        return go_on(turn)


class ActionOutOfScope(CoachAction):
    """Says kindly that this is not the bot's field, and what it can be asked."""

    action_name = "action_out_of_scope"
    answers_anything = True
    listeners = ABOUT_WHAT_CAME_BEFORE

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says so."""
        say(dispatcher, lost(self))
        return go_on(turn)


def lost(action: CoachAction) -> Bubble:
    """The bubble for what the bot cannot help with."""
    names = ("ask_guide_overview", "do_what_can_you_do", "do_talk_to_human")
    buttons = tuple(Button(action.library.title(name), name) for name in names)
    return notice(action.library.line("nothing_close"), "fallback", buttons=buttons)


class ActionRefuse(CoachAction):
    """Refuses an illegal ask in one sentence and gives the lawful way beside it."""

    action_name = "action_refuse"
    answers_anything = True
    listeners = (asks_to_practise, rather_a_correction, by_words)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Refuses, says why and what to do instead."""
        say(dispatcher, refusal(self.library, turn.intent.removeprefix("refuse_")))
        return go_on(turn)


class ActionCommand(CoachAction):
    """Answers a command that needs no flow: greetings, help, what is to be had where."""

    action_name = "action_command"
    answers_anything = True
    listeners = ABOUT_WHAT_CAME_BEFORE

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the command's text with what may come next."""
        id = turn.intent.removeprefix("do_")
        command = self.library.commands[id]
        buttons = tuple(Button(self.library.title(name), name) for name in command.buttons)
        text = self.library.facts.fill(command.say)
        if id in ("deny", "stop") and asked_about(turn):
            text, buttons = self.library.line("records.delete_kept"), ()
        say(dispatcher, notice(text, "command", id, buttons))
        return leave(turn) if id in _ENDS else go_on(turn)


class ActionRepeat(CoachAction):
    """Says the last card once more."""

    action_name = "action_repeat"
    listeners = (leave_flow, by_words, bare_words)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Repeats the card, or says that there is nothing to repeat."""
        last = turn.slot("last_card")
        if last and not turn.flow:
            card = self.library.cards[last]
            say(dispatcher, render(card, self.library.cards, self.library.facts, first_law=False))
        elif not turn.flow:
            text = self.library.facts.fill(self.library.commands["repeat"].say)
            say(dispatcher, notice(text, "command", "repeat"))
        return go_on(turn)
