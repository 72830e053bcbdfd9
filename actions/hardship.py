"""The hardship talk: asks why and since when, and writes the sentence with the user's own facts."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, say
from actions.flow import Ask, ValidateFlow
from actions.identity import offer_next
from actions.turn import Turn
from coach.bubble import Button, notice
from coach.hardship import UNKNOWN, find_cause, find_since, since_clause


class ActionAskCause(Ask):
    """Asks for the reason."""

    slot_name = "cause"
    line = "hardship.ask_cause"

    def buttons(self) -> tuple[Button, ...]:
        """The usual reasons."""
        return tuple(
            Button(cause.title, f"say_explain_hardship.cause.{id}")
            for id, cause in self.library.causes.items()
        )


class ActionAskSince(Ask):
    """Asks since when."""

    slot_name = "since"
    line = "hardship.ask_since"

    def buttons(self) -> tuple[Button, ...]:
        """Not knowing is an answer too."""
        title = self.library.line("hardship.since_unknown")
        return (Button(title, f"say_explain_hardship.since.{UNKNOWN}"),)


class ValidateHardshipForm(ValidateFlow):
    """Takes cause and beginning, both from one message where both are in it."""

    form = "hardship_form"

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """What the message tells of the two."""
        cause = turn.entity("cause") or find_cause(turn.text, self.library.causes)
        since = turn.entity("since") or find_since(turn.text, turn.quantities)
        told = {"cause": cause, "since": since}
        if turn.requested == "cause" and not cause:
            return {}
        return {name: value for name, value in told.items() if value}


class ActionHardshipDone(CoachAction):
    """Writes the sentence to say, the short one beside it, and offers to work out the sum."""

    action_name = "action_hardship_done"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the sentence; the cause is remembered, for cards that depend on it."""
        cause = self.library.causes[turn.slot("cause")]
        clause = since_clause(cause, turn.slot("since"))
        say_now = self.library.line("hardship.script", clause=clause, proofs=cause.proofs)
        lines = [
            say_now,
            self.library.line("hardship.short", clause=clause.split("，")[0]),
            self.library.line("hardship.advice"),
        ]
        bubble = notice("\n".join(lines), "script", "explain_hardship")
        assert bubble.custom is not None
        bubble.custom["say_now"] = say_now.strip("「」")
        say(dispatcher, bubble)
        return [
            SlotSet("since", None),
            *offer_next(self, dispatcher, "hardship.next", "instalments"),
        ]
