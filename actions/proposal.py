"""The plan as it is proposed: said with its limits, kept in the records, its days remembered."""

from __future__ import annotations

from contextlib import suppress

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import say
from actions.finances import keep, plan_of
from actions.turn import Turn
from coach import clock
from coach.bubble import Button, notice
from coach.finances import Finances
from coach.plan_card import Made, keep_plan, remember, show, talk
from coach.plan_card.card import button
from coach.records import RecordsError, records


def say_plan(turn: Turn, known: Finances, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says the script with its limits; the parts stand behind buttons."""
    made = plan_of(turn, known)
    say(dispatcher, show("script", made, _next_uses(made)))
    with suppress(RecordsError):  # the plan is said all the same
        keep_plan(records(), turn.conversation, made, clock.now())
    promised = made.plan.affordability
    affordable = promised.promised_fen if promised.affordable else None
    return [
        *keep(known),
        SlotSet("affordable_fen", affordable),
        SlotSet("plan_step", 0),
        SlotSet("last_card", "negotiate_instalments"),
    ]


def _next_uses(made: Made) -> tuple[Button, ...]:
    letter = "instalment" if made.first.ladder else "deferral"
    return (
        Button(talk().line("button.rehearse"), "do_start_rehearsal"),
        button("remind"),
        Button(talk().line(f"button.letter_{letter}"), f"do_draft_complaint.letter.{letter}"),
    )


def set_reminders(
    turn: Turn, made: Made, dispatcher: CollectingDispatcher, periods: int | None = None
) -> None:
    """Has the plan's days come back as messages, and says from when on."""
    try:
        days = remember(records(), turn.conversation, made, clock.now(), periods)
    except RecordsError:
        say(dispatcher, notice(talk().line("remind.failed"), "info"))
        return
    first = days[0]
    text = talk().line("remind.set", count=len(days), month=first.month, day=first.day)
    say(dispatcher, notice(text, "info", buttons=(button("script"),)))
