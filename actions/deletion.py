"""Deleting: asked about once, whether it is one call, the whole log, or everything."""

from __future__ import annotations

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, leave, say
from actions.call_log import SILENT, called_for, say_no_such
from actions.turn import Turn
from coach import clock, deleting
from coach.bubble import Button, notice
from coach.calls import calls_of, delete
from coach.calls.changes import read_change
from coach.library import library
from coach.records import records

ERASE = "erase"
"""The kind of notice after which web/ erases the conversation, once the turn is over."""
COMMAND = "do_delete_data"
_ALL, _LOG, _CALL = "delete_data", "delete_log", "delete_call"
"""The ids of the question, by which the next turn knows what it was about."""
_PENDING = "deletion"


def about_deletion(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes the answer to the question, 删了吗, and which call shall go, whatever it was taken for."""
    if turn.is_button:
        return None
    asked = asked_about(turn)
    answered = deleting.answer(turn.text) if asked else None
    if answered:
        return [*settle(turn, asked or _ALL, answered, dispatcher), LISTEN]
    if deleting.asks_whether_done(turn.text) and (asked or turn.intent == COMMAND or _asked(turn)):
        say(dispatcher, notice(_how_it_stands(turn), "info"))
        return [*leave(turn), LISTEN]
    change = read_change(turn.text, clock.now())
    if change is None or change.what != "delete":
        return None
    return [*ask(turn, dispatcher), LISTEN]


def asked_about(turn: Turn) -> str | None:
    """What the bot's last words asked to delete, if they did."""
    if turn.slot("next_step") != _PENDING:
        return None
    shown = [one.get("id") for one in turn.last_shown]
    return next((id for id in (_LOG, _CALL) if id in shown), _ALL)


def ask(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Asks once about what shall go: one call, the log, or everything."""
    known = library()
    change = None if turn.is_button else read_change(turn.text, clock.now())
    calls = calls_of(records(), turn.conversation)
    if change is not None and change.what == "delete":
        call = called_for(calls, change, turn.slot("call_id"))
        if call is None:
            say_no_such(change, calls, dispatcher)
            return leave(turn)
        text = known.line("calls.delete_one", n=call.n, title=call.title)
        return [*_ask(turn, _CALL, text, dispatcher), SlotSet("call_id", call.id)]
    at_log = turn.flow == SILENT or any(
        one.get("type") == "card.calllog" for one in turn.last_shown
    )
    if not turn.is_button and deleting.is_of_the_log(turn.text, at_log=at_log) and calls:
        return _ask(turn, _LOG, known.line("calls.delete_log", count=len(calls)), dispatcher)
    return _ask(turn, _ALL, known.commands[_ALL].say, dispatcher)


def _ask(turn: Turn, id: str, text: str, dispatcher: CollectingDispatcher) -> list[EventType]:
    line = library().line
    yes = {_ALL: "records.delete_yes", _LOG: "calls.delete_log_yes", _CALL: "calls.delete_one_yes"}
    buttons = [
        Button(line(yes[id]), f"{COMMAND}.confirm.{_CONFIRMS[id]}"),
        Button(line("records.delete_no"), f"{COMMAND}.confirm.no"),
    ]
    if id == _ALL:
        buttons.append(Button(line("records.delete_export"), "do_export_data"))
    say(dispatcher, notice(text, "command", id, tuple(buttons)))
    return [*leave(turn), SlotSet("next_step", _PENDING)]


_CONFIRMS = {_ALL: "yes", _LOG: "log", _CALL: "call"}


def tapped(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Does what a tapped answer says, also of a question that was asked long ago."""
    answer = turn.entity("confirm")
    if answer == "no":
        return settle(turn, _ALL, "no", dispatcher)
    id = next((id for id, confirm in _CONFIRMS.items() if confirm == answer), None)
    return settle(turn, id, "yes", dispatcher) if id else None


def settle(turn: Turn, id: str, answer: str, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Deletes, or leaves it."""
    known = library()
    if answer == "no":
        say(dispatcher, notice(known.line("records.delete_kept"), "info"))
        return leave(turn)
    if id == _ALL:
        say(dispatcher, notice(known.line("records.deleted"), ERASE))
        # The yes has done its work: nothing else may be predicted for it.
        return [*leave(turn), LISTEN]
    calls = calls_of(records(), turn.conversation)
    going = [call for call in calls if id == _LOG or call.id == turn.slot("call_id")]
    for call in going:
        delete(records(), turn.conversation, call)
    if not going:
        text = known.line("calls.gone_already")
    elif id == _LOG:
        text = known.line("calls.deleted_log", count=len(going))
    else:
        text = known.line("calls.deleted", n=going[0].n, title=going[0].title)
    say(dispatcher, notice(text, "info"))
    return [*leave(turn), SlotSet("call_id", None), LISTEN]


def _asked(turn: Turn) -> bool:
    """Whether deleting was spoken of before in the conversation."""
    return any(who == "user" and "删" in text for who, text, _ in turn.said[:-1])


def _how_it_stands(turn: Turn) -> str:
    known = library()
    said = [text for who, text, _ in turn.said if who == "user"]
    kept = any(records().everything(turn.conversation).values())
    if len(said) <= 1 and not kept:
        return known.line("records.nothing_kept")
    count = len(calls_of(records(), turn.conversation))
    line = "records.still_there_with_calls" if count else "records.still_there"
    return known.line(line, count=count)
