"""The call log: shown with its files, and changed by remarks on what was shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, leave, masked_notice, say
from actions.flow import ValidateFlow, asks_something_else
from actions.turn import Turn
from coach import clock
from coach.bubble import Button, notice
from coach.calls import Call, calls_of, read_call, save
from coach.calls.card import entry_bubble, list_bubble
from coach.calls.changes import Change, is_another, merge, names, pick, read_change
from coach.calls.model import day_text
from coach.calls.when import on_its_day
from coach.library import library
from coach.records import records

SILENT = "log_form"


class ActionShowLog(CoachAction):
    """Shows the log with its files, or changes it where the message asks for that."""

    action_name = "action_show_log"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Shows it."""
        change = None if turn.is_button else read_change(turn.text, clock.now())
        if change is not None and change.n and change.what == "set":
            return [*change_log(self, turn, dispatcher, change), *wait_silently()]
        calls = calls_of(records(), turn.conversation)
        if not calls:
            say_empty(dispatcher)
            return leave(turn)
        say(dispatcher, list_bubble(self.library, calls))
        return [SlotSet("call_id", None), *wait_silently()]


class ActionAskLogChange(CoachAction):
    """Asks nothing: what was shown may be remarked on or not."""

    action_name = "action_ask_log_change"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Nothing."""
        return []


class ValidateLogForm(ValidateFlow):
    """Takes remarks on what was just shown: corrections, deletions, and what was forgotten."""

    form = SILENT
    blocking = True

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Lets everything pass that is no remark."""
        turn = Turn(tracker)
        stands_aside = turn.is_button or turn.intent.startswith(("safety_", "EXTERNAL_"))
        if stands_aside or not self.has_asked(turn, domain):
            return []
        return await self.acted(turn, dispatcher)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Changes the log."""
        shown, told = stored_call(turn), read_call(turn.text, clock.now())
        if shown is not None and is_another(turn.text, shown, told):
            id = save(records(), turn.conversation, Call(**told), clock.now())
            show_entry(self, turn, dispatcher, id)
            return [SlotSet("call_id", id), SlotSet("log_change", None)]
        change = read_change(turn.text, clock.now())
        if change is not None and change.what == "delete":
            return []  # asked about first, see actions.deletion
        if change is None and turn.slot("call_id") and not asks_something_else(turn):
            change = Change("set", None, told) if told else None
        if change is None or (not change.n and change.what == "set" and asks_something_else(turn)):
            return []
        if turn.masked:
            say(dispatcher, masked_notice(self.library, turn.masked, turn.text))
        # A slot that is set, even to nothing, tells Rasa that the message was for this flow.
        return [*change_log(self, turn, dispatcher, change), SlotSet("log_change", None)]


def stored_call(turn: Turn) -> Call | None:
    """The call that is being talked of, as it is stored."""
    calls = calls_of(records(), turn.conversation)
    return next((call for call in calls if call.id == turn.slot("call_id")), None)


def show_entry(
    action: CoachAction, turn: Turn, dispatcher: CollectingDispatcher, id: str
) -> list[EventType]:
    """Says what was stored of the call, and waits for what was forgotten."""
    calls = calls_of(records(), turn.conversation)
    call = next(call for call in calls if call.id == id)
    lead = [action.library.line("calls.saved", n=call.n)]
    if not call.sure:
        lead.append(action.library.line("calls.unsure"))
    if call.number:
        lead.append(action.library.line("calls.number_kept"))
    if call.promised_day and call.promised_day > clock.today().isoformat():
        lead.append(action.library.line("records.reminder_set", day=day_text(call.promised_day)))
    if not (call.staff and call.name and call.number):
        lead.append(action.library.line("calls.saved_more"))
    say(dispatcher, entry_bubble(action.library, calls, id, "\n".join(lead)))
    return [SlotSet("call_id", id), *wait_silently()]


def change_log(
    action: CoachAction, turn: Turn, dispatcher: CollectingDispatcher, change: Change
) -> list[EventType]:
    """Does what the user wants changed, and says what came of it."""
    store, known = records(), action.library
    calls = calls_of(store, turn.conversation)
    call = called_for(calls, change, turn.slot("call_id"))
    if call is None:
        say_no_such(change, calls, dispatcher)
        return []
    if not change.parts:
        say(dispatcher, notice(known.line("calls.what_to_change", n=call.n), "info"))
        return [SlotSet("call_id", call.id)]
    parts = on_its_day(change.parts, turn.text, call, clock.now())
    save(store, turn.conversation, merge(call, parts, add=change.n is None), clock.now())
    lead = known.line("calls.changed", n=call.n, parts=names(change.parts))
    say(dispatcher, entry_bubble(known, calls_of(store, turn.conversation), call.id, lead))
    return [SlotSet("call_id", call.id)]


def called_for(calls: Sequence[Call], change: Change, id: str | None) -> Call | None:
    """The call that the change is of: the numbered one, or the one that was just shown."""
    shown = next((call for call in calls if call.id == id), None)
    return shown if shown is not None and change.n is None else pick(calls, change.n)


def wait_silently() -> list[EventType]:
    """Events that keep an ear open for remarks on what was shown."""
    return [SlotSet("log_change", None), SlotSet("requested_slot", None), ActiveLoop(SILENT)]


def say_no_such(change: Change, calls: Sequence[Call], dispatcher: CollectingDispatcher) -> None:
    """Says that there is no call of that number."""
    if not calls:
        say_empty(dispatcher)
        return
    text = library().line("calls.no_such", n=change.n, count=len(calls))
    say(dispatcher, notice(text, "info"))


def say_empty(dispatcher: CollectingDispatcher) -> None:
    """Says that the log is empty."""
    known = library()
    command = known.commands["show_log"]
    buttons = tuple(Button(known.title(name), name) for name in command.buttons)
    say(dispatcher, notice(command.say, "command", "show_log", buttons))
