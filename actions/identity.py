"""The identity check as a talk: did he name himself, and what did the official channel say."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, say
from actions.flow import Ask, ValidateFlow
from actions.turn import Turn
from coach import identity
from coach.bubble import Button, notice


class ActionAskCallerNamed(Ask):
    """Asks whether the caller named himself."""

    slot_name = "caller_named"
    line = "identity.ask_named"

    def buttons(self) -> tuple[Button, ...]:
        """He did, or he will not."""
        return (
            Button(self.library.line("identity.named_yes"), "say_identity_check.named.yes"),
            Button(self.library.line("identity.named_no"), "say_identity_check.named.no"),
        )


class ActionAskOfficialCheck(Ask):
    """Tells how to check through the official channel, and asks what came out."""

    slot_name = "official_check"
    line = "identity.ask_checked"

    def buttons(self) -> tuple[Button, ...]:
        """Genuine, not to be found, not yet checked."""
        return (
            Button(self.library.line("identity.checked_yes"), "say_identity_check.check.genuine"),
            Button(self.library.line("identity.checked_no"), "say_identity_check.check.fake"),
            Button(self.library.line("identity.checked_later"), "say_identity_check.check.later"),
        )


class ValidateIdentityForm(ValidateFlow):
    """Takes yes or no, and the result of the check."""

    form = "identity_form"

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """The answer to the question that was asked."""
        if turn.requested == "caller_named":
            named = turn.entity("named") or identity.read_named(turn.text, turn.intent)
            if named == identity.NO:
                say(dispatcher, notice(self.library.line("identity.refused"), "info"))
            return {"caller_named": named} if named else {}
        check = turn.entity("check") or identity.read_check(turn.text, turn.intent)
        return {"official_check": check} if check else {}


class ActionIdentityDone(CoachAction):
    """Says what follows from the check, and offers the next step where there is one."""

    action_name = "action_identity_done"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Sums up and clears the flow for the next call."""
        check = turn.slot("official_check")
        line = {identity.GENUINE: "genuine", identity.FAKE: "not_genuine"}.get(check, "later")
        say(dispatcher, notice(self.library.line(f"identity.{line}"), "info"))
        cleared = [SlotSet("caller_named", None), SlotSet("official_check", None)]
        if check != identity.GENUINE:
            return cleared
        return cleared + offer_next(self, dispatcher, "identity.next", "hardship")


def offer_next(
    action: CoachAction, dispatcher: CollectingDispatcher, line: str, step: str
) -> list[EventType]:
    """Asks whether to go on with the next part of the guide; `step` is what a yes will start."""
    buttons = tuple(Button(action.library.title(name), name) for name in ("do_affirm", "do_deny"))
    say(dispatcher, notice(action.library.line(line), "info", buttons=buttons))
    return [SlotSet("next_step", step)]
