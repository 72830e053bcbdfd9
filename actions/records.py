"""What is stored: handing all of it out, deleting it after one question, and coming back in time."""

from __future__ import annotations

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, go_on, say
from actions.call_log import ActionShowLog
from actions.deletion import about_deletion, ask, asked_about, settle, tapped
from actions.letters import after_letter
from actions.turn import Turn
from coach import clock
from coach.bubble import Button, notice
from coach.calls.changes import mentions_log
from coach.export import files_of_everything
from coach.records import records


class ActionExportData(CoachAction):
    """Hands out everything that is stored, as one JSON and one text to read."""

    action_name = "action_export_data"
    listeners = (after_letter,)
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Hands it out; of the call log alone, that."""
        if not turn.is_button and mentions_log(turn.text):
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


class ActionDeleteData(CoachAction):
    """Asks once, then deletes: everything, the call log, or one call of it."""

    action_name = "action_delete_data"
    listeners = (about_deletion,)
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks, deletes or leaves it."""
        events = tapped(turn, dispatcher)
        if events is not None:
            return events
        asked = asked_about(turn)
        if asked and turn.intent == "do_affirm":
            return settle(turn, asked, "yes", dispatcher)
        return ask(turn, dispatcher)


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
