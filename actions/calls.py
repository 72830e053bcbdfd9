"""The call log: writes a call down from one sentence or step by step, shows and changes the log."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, leave, masked_notice, say
from actions.flow import Ask, ValidateFlow, asks_something_else, is_left
from coach import clock
from coach.bubble import Button, notice
from coach.calls import Call, calls_of, delete, read_call, save
from coach.calls.answers import STEPS, answer, steps_told
from coach.calls.card import entry_bubble, list_bubble
from coach.calls.changes import Change, is_another, merge, names, pick, read_change
from coach.calls.model import day_text
from coach.calls.reading import is_report
from coach.calls.when import on_its_day
from coach.records import RecordsFullError, records

FORM, SILENT = "call_form", "log_form"
# 他问我什么时候能还 is told, not asked.
_REPORTED = re.compile(r"(?:他|她|对方|那人|那边|客服).{0,4}(?:说|问|讲|骂|要|让|叫|催|答应|威胁)")


class ActionLogCall(CoachAction):
    """Starts a new entry; a sentence that tells enough is one already."""

    action_name = "action_log_call"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Takes what the message tells and asks for the rest."""
        if turn.entity("log") == "more":
            return self._ask_for_more(turn, dispatcher)
        change = None if turn.is_button else read_change(turn.text, clock.now())
        if change is not None and (change.n or change.what == "delete"):
            return [*change_log(self, turn, dispatcher, change), *wait_silently()]
        told = {} if turn.is_button else read_call(turn.text, clock.now())
        if turn.entity("log") == "told":
            told = _told_before(turn)
        reset = [SlotSet(f"call_{step}", None) for step in ("id", *STEPS)]
        try:
            id = save(records(), turn.conversation, Call(**told), clock.now()) if told else None
        except RecordsFullError:
            say(dispatcher, notice(self.library.line("calls.full"), "info"))
            return [*reset, *leave(turn)]
        steps = steps_told(told)
        if id and "when" in steps and "said" in steps:
            return [*reset, *show_entry(self, turn, dispatcher, id)]
        say(dispatcher, notice(self.library.commands["log_call"].say, "command", "log_call"))
        filled = [SlotSet(f"call_{step}", "told") for step in steps]
        # The form asks from its beginning, even where it was running already.
        return [*reset, SlotSet("call_id", id), *filled, SlotSet("requested_slot", None),
                SlotSet("digressions", 0), ActiveLoop(FORM)]  # fmt: skip

    def _ask_for_more(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        calls = calls_of(records(), turn.conversation)
        if not calls:
            say_empty(self, dispatcher)
            return leave(turn)
        last = calls[-1]
        say(dispatcher, notice(self.library.line("calls.add", n=last.n), "info"))
        return [SlotSet("call_id", last.id), *wait_silently()]


class AskOfCall(Ask):
    """A question of the call log: every one of them can be skipped."""

    quick: tuple[tuple[str, str], ...] = ()

    def buttons(self) -> tuple[Button, ...]:
        """Quick answers, the last of them that it is not known."""
        return tuple(
            Button(self.library.line(f"calls.{line}"), f"do_log_call.log.{value}")
            for line, value in (*self.quick, ("skip", "skip"))
        )


class ActionAskCallWhen(AskOfCall):
    """Asks when it was, and whether somebody answered."""

    slot_name = "call_when"
    line = "calls.ask_when"
    quick = (("just_now", "just_now"), ("missed", "missed"))


class ActionAskCallWho(AskOfCall):
    """Asks who it was."""

    slot_name = "call_who"
    line = "calls.ask_who"


class ActionAskCallSaid(AskOfCall):
    """Asks what was claimed and threatened."""

    slot_name = "call_said"
    line = "calls.ask_said"


class ActionAskCallPromised(AskOfCall):
    """Asks what was promised, by whomever."""

    slot_name = "call_promised"
    line = "calls.ask_promised"
    quick = (("nothing", "nothing"),)


class ValidateCallForm(ValidateFlow):
    """Takes the answers and stores each at once, so that nothing is lost when the talk breaks off."""

    form = FORM
    blocking = True

    def is_answer(self, turn: Turn) -> bool:
        """Also what repeats the command (姓王，帮我记着), and what reports a question."""
        if turn.intent.startswith(("safety_", "refuse_", "EXTERNAL_")) or is_left(turn):
            return False
        own = turn.intent == "do_log_call" and (not turn.is_button or bool(turn.entity("log")))
        return own or bool(_REPORTED.search(turn.text)) or not asks_something_else(turn)

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """Which steps the message answers."""
        if self._another(turn, dispatcher):
            return {"digressions": 0}
        step = str(turn.requested).removeprefix("call_")
        told, done = answer(step, turn.text, turn.entity("log"), clock.now())
        filled: dict[str, Any] = {f"call_{name}": "told" for name in done}
        if told:
            call = _stored(turn) or Call()
            told = on_its_day(told, turn.text, call, clock.now())
            filled["call_id"] = save(
                records(), turn.conversation, merge(call, told, add=True), clock.now()
            )
        return filled

    def _another(self, turn: Turn, dispatcher: CollectingDispatcher) -> bool:
        """Writes a further call that the answer tells of into an entry of its own."""
        call = _stored(turn)
        if turn.is_button or call is None:
            return False
        told = read_call(turn.text, clock.now())
        if not is_another(turn.text, call, told):
            return False
        save(records(), turn.conversation, Call(**told), clock.now())
        count = len(calls_of(records(), turn.conversation))
        say(dispatcher, notice(self.library.line("calls.another", n=count), "info"))
        return True


def _stored(turn: Turn) -> Call | None:
    """The call that is being talked of, as it is stored."""
    calls = calls_of(records(), turn.conversation)
    return next((call for call in calls if call.id == turn.slot("call_id")), None)


class ActionCallDone(CoachAction):
    """Shows what was written down."""

    action_name = "action_call_done"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Shows the entry, or says that there is none when everything was skipped."""
        reset = [SlotSet(f"call_{step}", None) for step in ("id", *STEPS)]
        id = turn.slot("call_id")
        if not id or not any(call.id == id for call in calls_of(records(), turn.conversation)):
            say(dispatcher, notice(self.library.line("calls.nothing_told"), "info"))
            return reset
        return [*reset, *show_entry(self, turn, dispatcher, id)]


class ActionShowLog(CoachAction):
    """Shows the log with its files, or changes it where the message asks for that."""

    action_name = "action_show_log"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Shows it."""
        change = None if turn.is_button else read_change(turn.text, clock.now())
        if change is not None and change.n:
            return [*change_log(self, turn, dispatcher, change), *wait_silently()]
        calls = calls_of(records(), turn.conversation)
        if not calls:
            say_empty(self, dispatcher)
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
        shown, told = _stored(turn), read_call(turn.text, clock.now())
        if shown is not None and is_another(turn.text, shown, told):
            id = save(records(), turn.conversation, Call(**told), clock.now())
            show_entry(self, turn, dispatcher, id)
            return [SlotSet("call_id", id), SlotSet("log_change", None)]
        change = read_change(turn.text, clock.now())
        if change is None and turn.slot("call_id") and not asks_something_else(turn):
            change = Change("set", None, told) if told else None
        if change is None or (not change.n and change.what == "set" and asks_something_else(turn)):
            return []
        if turn.masked:
            say(dispatcher, masked_notice(self.library, turn.masked, turn.text))
        # A slot that is set, even to nothing, tells Rasa that the message was for this flow.
        return [*change_log(self, turn, dispatcher, change), SlotSet("log_change", None)]


def _told_before(turn: Turn) -> dict[str, Any]:
    """What the last message tells that reports a call; it was offered to write it down."""
    for who, text, at in reversed(turn.said):
        if who == "user" and is_report(text, at):
            return read_call(text, at)
    return {}


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
    call = _meant(calls, change, turn.slot("call_id"))
    if call is None:
        if calls:
            text = known.line("calls.no_such", n=change.n, count=len(calls))
            say(dispatcher, notice(text, "info"))
        else:
            say_empty(action, dispatcher)
        return []
    if change.what == "delete":
        delete(store, turn.conversation, call)
        text = known.line("calls.deleted", n=call.n, title=call.title)
        say(dispatcher, notice(text, "info"))
        return [SlotSet("call_id", None)]
    if not change.parts:
        say(dispatcher, notice(known.line("calls.what_to_change", n=call.n), "info"))
        return [SlotSet("call_id", call.id)]
    parts = on_its_day(change.parts, turn.text, call, clock.now())
    save(store, turn.conversation, merge(call, parts, add=change.n is None), clock.now())
    lead = known.line("calls.changed", n=call.n, parts=names(change.parts))
    say(dispatcher, entry_bubble(known, calls_of(store, turn.conversation), call.id, lead))
    return [SlotSet("call_id", call.id)]


def _meant(calls: Sequence[Call], change: Change, id: str | None) -> Call | None:
    shown = next((call for call in calls if call.id == id), None)
    return shown if shown is not None and change.n is None else pick(calls, change.n)


def wait_silently() -> list[EventType]:
    """Events that keep an ear open for remarks on what was shown."""
    return [SlotSet("log_change", None), SlotSet("requested_slot", None), ActiveLoop(SILENT)]


def say_empty(action: CoachAction, dispatcher: CollectingDispatcher) -> None:
    """Says that the log is empty."""
    known = action.library
    command = known.commands["show_log"]
    buttons = tuple(Button(known.title(name), name) for name in command.buttons)
    say(dispatcher, notice(command.say, "command", "show_log", buttons))
