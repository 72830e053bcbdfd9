"""One entry of the call log: written down from one sentence, or step by step."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, leave, say
from actions.call_log import change_log, say_empty, show_entry, stored_call, wait_silently
from actions.deletion import about_deletion
from actions.flow import Ask, ValidateFlow, asks_something_else, is_left
from actions.plan import names_a_button
from actions.turn import Turn
from coach import clock
from coach.bubble import Button, notice
from coach.calls import Call, calls_of, read_call, save
from coach.calls.answers import STEPS, answer, steps_told
from coach.calls.changes import is_another, merge, read_change
from coach.calls.reading import is_report
from coach.calls.when import is_time, on_its_day
from coach.letters import wants_a_letter
from coach.records import RecordsFullError, records

FORM = "call_form"
_DICTATES = re.compile(
    r"(?:请|麻烦|帮我|给我|替我|再|来)*(?:记|登记|记录|补记|录)(?:一笔|一条|一下|下来?|个|上)?(?:这[通个]|刚才的?|一[通个])?(?:电话|通话|来电)?[:：，,\s]+.{6,}"
)
# 他问我什么时候能还 is told, not asked.
_REPORTED = re.compile(r"(?:他|她|对方|那人|那边|客服).{0,4}(?:说|问|讲|骂|要|让|叫|催|答应|威胁)")


class ActionLogCall(CoachAction):
    """Starts a new entry; a sentence that tells enough is one already."""

    action_name = "action_log_call"
    listeners = (about_deletion, names_a_button)
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Takes what the message tells and asks for the rest."""
        if turn.entity("log") == "more":
            return self._ask_for_more(turn, dispatcher)
        change = None if turn.is_button else read_change(turn.text, clock.now())
        if change is not None and change.n:
            return [*change_log(self, turn, dispatcher, change), *wait_silently()]
        told = {} if turn.is_button else read_call(turn.text, clock.now())
        if turn.entity("log") == "told":
            told = _told_before(turn)
        elif not turn.is_button and not told:
            told = self._just_told(turn)
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

    def _just_told(self, turn: Turn) -> dict[str, Any]:
        """What the message before tells, where 记一下 says no more; not if it is written down."""
        before = [(text, at) for who, text, at in turn.said if who == "user"][-2:-1]
        told = next((read_call(text, at) for text, at in before if is_report(text, at)), {})
        stored = calls_of(records(), turn.conversation)
        known = any(all(call.data.get(k) == v for k, v in told.items()) for call in stored)
        return {} if known else told

    def _ask_for_more(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        calls = calls_of(records(), turn.conversation)
        if not calls:
            say_empty(dispatcher)
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
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks; where the day of many calls is known, only whether they were answered."""
        call = stored_call(turn)
        if call is None or call.day is None:
            return super().act(turn, dispatcher)
        text = self.library.line("calls.ask_answered", count=call.times)
        values = ("answered", "unanswered", "skip")
        buttons = tuple(
            Button(self.library.line(f"calls.{value}"), f"do_log_call.log.{value}")
            for value in values
        )
        say(dispatcher, notice(text, "info", buttons=buttons))
        return []


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
        if wants_a_letter(turn.text):
            return False
        if turn.requested == "call_when" and not turn.is_button and is_time(turn.text):
            return True  # 刚才 looks like a wish to hear something again
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
            call = stored_call(turn) or Call()
            told = on_its_day(told, turn.text, call, clock.now())
            call = merge(call, told, add=True)
            filled |= {f"call_{name}": "told" for name in steps_told(call.data)}
            filled["call_id"] = save(records(), turn.conversation, call, clock.now())
        return filled

    def _another(self, turn: Turn, dispatcher: CollectingDispatcher) -> bool:
        """Writes a further call that the answer tells of into an entry of its own."""
        call = stored_call(turn)
        if turn.is_button or call is None:
            return False
        told = read_call(turn.text, clock.now())
        if not is_another(turn.text, call, told):
            return False
        save(records(), turn.conversation, Call(**told), clock.now())
        count = len(calls_of(records(), turn.conversation))
        say(dispatcher, notice(self.library.line("calls.another", n=count), "info"))
        return True


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


def dictated_call(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes what begins with 记一笔： or 记一下这通电话：, whatever the rest was taken for."""
    if turn.is_button or (turn.flow and turn.flow != "log_form"):
        return None
    if not _DICTATES.match(turn.typed.strip()):
        return None
    return ActionLogCall().act(turn, dispatcher)


def _told_before(turn: Turn) -> dict[str, Any]:
    """What the last message tells that reports a call; it was offered to write it down."""
    for who, text, at in reversed(turn.said):
        if who == "user" and is_report(text, at):
            return read_call(text, at)
    return {}
