"""The plan in the chat: said, asked for in parts, changed at any time, and pushed against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, go_on, leave, say
from actions.finances import cause_in, forget, keep, known_to, plan_of, said_in, told_by
from actions.flow import is_question
from coach import clock
from coach.bubble import Bubble, Button, notice
from coach.cards import render, render_still
from coach.finances import Finances, Role, Told, merge, next_question
from coach.finances.merging import Merged
from coach.finances.reading import corrects
from coach.library import library
from coach.plan_card import (
    Made,
    Push,
    at_monthly,
    in_periods,
    keep_plan,
    pushed,
    read_push,
    read_wish,
    remember,
    show,
    talk,
)
from coach.plan_card.card import button
from coach.plan_card.numbers import echo, listed
from coach.plan_card.parts import PARTS
from coach.records import RecordsError, records

FORM = "instalments_form"
LISTEN = FollowupAction("action_listen")
"""The message is dealt with: nothing of what its intent would have started follows."""
_REFUSED = "negotiation_refused"
_PUSHING = {
    f"ask_{card}"
    for card in (
        _REFUSED,
        "negotiate_instalments",
        "demanded_full_today",
        "partial_payment",
        "repayment_plan",
        "amount_disputed",
        "offered_settlement",
        "ask_extension",
        "broken_promise",
    )
}
"""Cards that a push against the plan is taken for; the plan knows better what to say."""
_SURE = 0.8
_MAKE = re.compile(
    r"(?:^|[，,。；;!！\s])(?:请|麻烦|帮我|给我|替我|你|您|来|再|那|先)*(?:算|排|列|做|定|弄|出)(?:一?下|算|个|一个|份|张)?.{0,8}"
    r"(?:(?:能|该|可以|要)?还(?:得起)?(?:多少|几|款计划)|计划|月供)"
)
_SHOW = re.compile(
    r"^(?!.*[他她])(?:我|那|刚才|之前|上次|每个?月|一个?月|到底|还|的){0,5}(?:能|该|可以)还多少|"
    r"(?:我的|刚才的?|之前的?|上次的?)(?:还款)?(?:方案|计划)"
)
_ANEW = re.compile(r"从头(?:再|来|算)|重头(?:来|算)|重新(?:来|算)|全部重(?:来|算)")
_IN = re.compile(r"in_(\d+)")
_ASKS_PERIODS = re.compile(r"(?:换成|改成|分|要是|那|如果|试试|算|按).{0,6}期|^\D{0,3}\d+期")


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


def _remind(turn: Turn, made: Made, dispatcher: CollectingDispatcher) -> None:
    try:
        days = remember(records(), turn.conversation, made, clock.now())
    except RecordsError:
        say(dispatcher, notice(talk().line("remind.failed"), "info"))
        return
    first = days[0]
    text = talk().line("remind.set", count=len(days), month=first.month, day=first.day)
    say(dispatcher, notice(text, "info", buttons=(button("script"),)))


def echoes(told: Told, merged: Merged, *, in_talk: bool) -> Iterator[str]:
    """What was changed, said back. In the talk a plain answer to the question needs no echo."""
    if merged.changed:
        yield talk().line("echo.changed", sums=echo(merged.changed))
    several_debts = sum(item.role is Role.DEBT for item in merged.added) > 1
    if merged.added and in_talk and several_debts and not told.adds:
        yield talk().line("echo.debts", sums=listed(merged.added))
    if merged.added and (told.adds or not in_talk):
        yield talk().line("echo.added", sums=echo(merged.added))
    if told.pay_day:
        line = "echo.pay_day_end" if told.pay_day == 31 else "echo.pay_day"
        yield talk().line(line, day=told.pay_day)
    if told.irregular:
        yield talk().line("echo.irregular")


def after_plan(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes a message that goes on about the plan that was said: a number to change, a push.

    None: it is about something else.
    """
    if turn.slot("plan_step") is None or turn.flow or turn.is_button:
        return None
    at_it = any(custom.get("type") == "card.plan" for custom in turn.last_shown)
    push = read_push(turn.typed, said_in(turn)) if at_it else None
    if push and not _about_something_else(turn):
        return _push(turn, push, dispatcher)
    told = told_by(turn)
    if told.fault and at_it:
        say(dispatcher, notice(talk().line(f"fault.{told.fault}"), "info"))
        return [LISTEN]
    changes = told.anything and (at_it or corrects(turn.text) or told.adds)
    if changes and not is_question(turn.text):
        return [*_change(turn, told, dispatcher), LISTEN]
    if told.periods and at_it and _ASKS_PERIODS.search(turn.text):
        say(dispatcher, in_periods(plan_of(turn, known_to(turn)), told.periods))
        return [LISTEN]
    wish = read_wish(turn.typed, said_in(turn)) if at_it and not told.items else None
    if wish:
        say(dispatcher, at_monthly(plan_of(turn, known_to(turn)), wish))
        return [LISTEN]
    return None


def _about_something_else(turn: Turn) -> bool:
    """Whether the collector does something that has an answer of its own (威胁, 找家人)."""
    own = turn.intent.startswith("ask_") and turn.intent not in _PUSHING
    return own and turn.confidence >= _SURE


def _push(turn: Turn, push: Push, dispatcher: CollectingDispatcher) -> list[EventType]:
    step = int(turn.slot("plan_step") or 0)
    taken = pushed(plan_of(turn, known_to(turn)), push, step)
    if taken:
        bubble, step = taken
        say(dispatcher, bubble)
        return [SlotSet("plan_step", step), LISTEN]
    # All has been said; what to do when a proposal is turned down is a card of its own.
    known = library()
    card = known.cards[_REFUSED]
    again = turn.slot("last_card") == _REFUSED
    shown = render_still if again else render
    say(dispatcher, shown(card, known.cards, known.facts))
    return [SlotSet("last_card", _REFUSED), LISTEN]


def _change(turn: Turn, told: Told, dispatcher: CollectingDispatcher) -> list[EventType]:
    merged = merge(known_to(turn), told)
    lines = list(echoes(told, merged, in_talk=False)) or [talk().line("echo.noted")]
    say(dispatcher, notice("\n".join(lines), "info"))
    return say_plan(turn, merged.finances, dispatcher)


def asks_for_plan(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「算每月能还多少」, which is an order, for whichever card it was taken."""
    has_plan = turn.slot("plan_step") is not None
    again = has_plan and (_ANEW.search(turn.text) or _SHOW.search(turn.text))
    if turn.flow or turn.is_button or not (again or _MAKE.search(turn.text)):
        return None
    events = ActionMakePlan().act(turn, dispatcher)
    return events if any(event["event"] == "followup" for event in events) else [*events, LISTEN]


class ActionMakePlan(CoachAction):
    """Starts the talk, or shows the plan, or the part of it that was asked for."""

    action_name = "action_make_plan"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Does what the button or the sentence asks for."""
        wanted = turn.entity("plan")
        if turn.flow == FORM and wanted != "anew":
            # The talk is on: whatever was tapped comes out of it.
            return [FollowupAction(FORM)]
        if wanted == "anew" or (not wanted and _ANEW.search(turn.text)):
            say(dispatcher, self._start_line())
            return [*leave(turn), *forget(), FollowupAction(FORM)]
        has_plan = turn.slot("plan_step") is not None
        if wanted and has_plan:
            return self._show(turn, wanted, dispatcher)
        return self._start(turn, dispatcher)

    def _show(self, turn: Turn, wanted: str, dispatcher: CollectingDispatcher) -> list[EventType]:
        known = known_to(turn)
        made = plan_of(turn, known)
        periods = _IN.fullmatch(wanted)
        if periods:
            say(dispatcher, in_periods(made, int(periods[1])))
        elif wanted == "script":
            return say_plan(turn, known, dispatcher)
        elif wanted in PARTS:
            say(dispatcher, show(wanted, made))
        elif wanted == "remind":
            _remind(turn, made, dispatcher)
        elif wanted == "push":
            return _push(turn, Push(False, None), dispatcher)
        else:
            text = talk().line("echo.change")
            say(dispatcher, notice(text, "info", buttons=(button("anew"), button("script"))))
        return go_on(turn)

    def _start(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = told_by(turn)
        known = merge(known_to(turn), told).finances
        events = cause_in(turn, told)
        if next_question(known) is None:
            if not told.anything:
                say(dispatcher, notice(talk().line("echo.again"), "info"))
            return [*leave(turn), *events, *say_plan(turn, known, dispatcher)]
        say(dispatcher, self._start_line())
        return [*leave(turn), *keep(known), *events, FollowupAction(FORM)]

    def _start_line(self) -> Bubble:
        return notice(self.library.commands["make_plan"].say, "command", "make_plan")
