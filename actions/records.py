"""What is stored: handing all of it out, deleting it after one question, and coming back in time."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, go_on, leave, say
from actions.call_log import ActionShowLog, change_log, wait_silently
from coach import clock
from coach.bubble import Button, notice
from coach.calls.changes import read_change
from coach.export import files_of_everything
from coach.records import records

_CALLS = re.compile(r"通话(?:记录|的)|(?:来电|电话)记录|记的(?:那些|几)?[个通]?(?:电话|通话)")
ERASE = "erase"
"""The kind of notice after which web/ erases the conversation, once the turn is over."""


class ActionExportData(CoachAction):
    """Hands out everything that is stored, as one JSON and one text to read."""

    action_name = "action_export_data"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Hands it out; of the call log alone, that."""
        if not turn.is_button and _CALLS.search(turn.text):
            return ActionShowLog().act(turn, dispatcher)
        known, command = self.library, self.library.commands["export_data"]
        files = files_of_everything(
            known, records().everything(turn.conversation), turn.said, clock.now()
        )
        buttons = tuple(Button(known.title(name), name) for name in command.buttons)
        bubble = notice(command.say, "export", None, buttons)
        assert bubble.custom is not None
        bubble.custom["files"] = files
        say(dispatcher, bubble)
        return go_on(turn)


_SURE = re.compile(
    r"(?:确定|确认|是的?|对|嗯|好的?)[，, ]*(?:要|全部|全|都)*(?:删(?:掉|除|了)?)?[吧了。!！]*|"
    r"(?:要|全部|全|都|给我|请)*删(?:掉|除|了|光)?[吧了。!！]*"
)


class ActionDeleteData(CoachAction):
    """Asks once, then deletes everything; one call of the log goes without asking."""

    action_name = "action_delete_data"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks, deletes or leaves it."""
        known = self.library
        answer = turn.entity("confirm")
        if answer == "no":
            say(dispatcher, notice(known.line("records.delete_kept"), "info"))
            return go_on(turn)
        if answer == "yes" or turn.intent == "do_affirm" or _confirms(turn):
            say(dispatcher, notice(known.line("records.deleted"), ERASE))
            return leave(turn)
        change = None if turn.is_button else read_change(turn.text, clock.now())
        if change is not None and change.what == "delete":
            return [*change_log(self, turn, dispatcher, change), *wait_silently()]
        buttons = (
            Button(known.line("records.delete_yes"), "do_delete_data.confirm.yes"),
            Button(known.line("records.delete_no"), "do_delete_data.confirm.no"),
            Button(known.line("records.delete_export"), "do_export_data"),
        )
        text = known.commands["delete_data"].say
        say(dispatcher, notice(text, "command", "delete_data", buttons))
        return [*leave(turn), SlotSet("next_step", "deletion")]


def _confirms(turn: Turn) -> bool:
    """Whether a typed 确定删掉 answers the question that was just asked."""
    return turn.slot("next_step") == "deletion" and bool(_SURE.fullmatch(turn.text.strip()))


class ActionRemind(CoachAction):
    """Says on its day what the user wanted to be reminded of."""

    action_name = "action_remind"
    yields_to_danger = False

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says it; what was running goes on with the next message."""
        what = str(turn.entity("what") or "")
        text = self.library.line("records.remind", what=what)
        names = ("ask_written_agreement", "do_log_call")
        buttons = tuple(Button(self.library.title(name), name) for name in names)
        say(dispatcher, notice(text, "reminder", None, buttons))
        return []
