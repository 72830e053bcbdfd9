"""The plan in the chat: made when it is asked for, and shown in parts."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.bargaining import LISTEN, concede
from actions.base import CoachAction, Turn, go_on, leave, say
from actions.finances import FORM, cause_in, forget, keep, known_to, plan_of, told_by
from actions.proposal import say_plan, set_reminders
from coach.bubble import Bubble, notice
from coach.finances import merge, next_question
from coach.plan_card import Push, in_periods, show, talk
from coach.plan_card.card import button
from coach.plan_card.parts import PARTS

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
            set_reminders(turn, made, dispatcher)
        elif wanted == "push":
            return concede(turn, Push(False, None), dispatcher)
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
