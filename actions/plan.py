"""The plan in the chat: made when it is asked for, and shown in parts."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.bargaining import concede
from actions.base import LISTEN, SILENT_FLOWS, CoachAction, go_on, leave, say
from actions.corrections import after_plan, change
from actions.finances import (
    FORM,
    cause_in,
    forget,
    keep,
    known_to,
    plan_of,
    said_in,
    tapped_range,
    told_by,
)
from actions.flow import SURE
from actions.proposal import say_plan, set_reminders
from actions.rehearsal import asks_to_practise
from actions.turn import Turn
from coach.bubble import Bubble, notice
from coach.finances import Role, merge, next_question
from coach.plan_card import Push, in_periods, read_fee, show, talk, with_fee
from coach.plan_card.card import button
from coach.plan_card.parts import PARTS

_MAKE = re.compile(
    r"(?:^|[，,。；;!！\s])(?:请|麻烦|帮我|给我|替我|你|您|来|再|那|先)*(?:算|排|列|做|定|弄|出)(?:一?下|算|个|一个|份|张)?.{0,8}"
    r"(?:(?:能|该|可以|要)?还(?:得起)?(?:多少|几|款计划)|计划|月供)"
)
_SHOW = re.compile(
    r"^(?!.*[他她])(?:我|那|刚才|之前|上次|每个?月|一个?月|到底|还|的){0,5}(?:能|该|可以)还多少|"
    r"^(?:那|那么|所以|接下来|电话里)*我?(?:该|要|应该|得)?(?:怎么|咋)(?:跟|和|对)(?:他|她|对方|催收|客服)们?(?:说|讲|谈|开口)|"
    r"(?:我的|刚才的?|之前的?|上次的?)(?:还款)?(?:方案|计划)"
)
_NOT_KNOWN = re.compile(
    r"(?:不知道|不清楚|不晓得|没算过|说不准|算不清).{0,8}(?:能|该|可以|要)还(?:得起)?(?:多少|几)|"
    r"(?:能|该|可以|要)还(?:得起)?(?:多少|几).{0,6}(?:不知道|不清楚|不晓得|没数|没底)"
)
_OTHER_PERIODS = re.compile(
    r"(?:那|如果|要是|换成|改成|换|改|分|算|试试|按)*\D?(?:\d+|[一二两三四五六七八九十]+)期(?:呢|行吗|行不行|怎么样|可以吗|的话)*[?？。]*"
)
_HOW_MUCH = re.compile(r"还(?:得起)?(?:多少|几)|怎么还|月供|怎么分")
_HOW_LONG = re.compile(
    r"(?:那|这样|照这样|一共|总共|大概|得|要|还)*(?:(?:还|分)?(?:多久|几期|几个月|多长时间)|多久)(?:能|才能|可以)?(?:还(?:清|完)?)?(?:啊|呢)?[?？]*"
)
_ANEW = re.compile(r"从头(?:再|来|算)|重头(?:来|算)|重新(?:来|算)|全部重(?:来|算)")
_REMIND_IN = re.compile(r"按(\d{1,3})期提醒")
_REMIND = re.compile(
    r"^(?:请|帮我|给我|也|都|那|就|把[^，,。]{0,8})*(?:记到|加到|加进|放到|放进|存到|设(?:置|好)?|加|开|定|记)(?:个|一?下|一个|上)?(?:提醒|日历|闹钟)(?:里|吧|上|中)*$|"
    r"^(?!.*[他她])(?:请|帮我|到时候?|到日子|按时|每个?月|记得|麻烦|要|[，, ])*提醒我?(?:还款|还钱|一下|每期)?[吧啊]?$"
)
_NAMES_PLAN = re.compile(r"方案|计划|还款|还钱")
_KEEP = re.compile(
    r"(?:请|麻烦|能不能|可以|帮我|给我|替我|你|您|都|先|把|这个|这份|我的|方案|计划|全部|这些)*(?:保存|存|留|记|收藏)(?:起来|下来|一下|好|住|着|到手机里?|一份|个底|了)*(?:这个|这份|我的|还款)*(?:方案|计划)?[吧吗啊]?"
)
_KEEPS = re.compile(
    r"存(?!款|折|钱)|收藏|保留|(?:收|放|记)(?:着|住|好|牢|起来)|留(?:个底|着|住|好|一份|下)|备个?份|(?:别|莫)[^，。]{0,6}(?:删|丢|清)|导出|打印"
)
_NEW_SUM = re.compile(r"\d|[一二两三四五六七八九十几][百千万]|改")
_KEEPING = frozenset(
    {"do_make_plan", "do_log_call", "do_export_data", "do_show_log", "nlu_fallback"}
)
_KEPT = "plan_kept"
_AGREED = re.compile(r"remind_(\d+)")
_IN = re.compile(r"in_(\d+)")


def names_a_button(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes the words of one of the plan's buttons, which may be long gone: 看让步顺序, 记到提醒."""
    typed = turn.text.strip("。！!？? ")
    if turn.flow == FORM and not turn.is_button and _KEEP.fullmatch(typed):
        say(dispatcher, notice(talk().line("echo.will_keep"), "info"))
        return go_on(turn)
    busy = turn.flow is not None and turn.flow not in SILENT_FLOWS
    if turn.slot("plan_step") is None or busy or turn.is_button:
        return None
    agreed = _REMIND_IN.fullmatch(typed)
    at_plan = bool(_NAMES_PLAN.search(typed)) or any(
        one.get("type") == "card.plan" or one.get("id") == _KEPT for one in turn.last_shown
    )
    if agreed or (at_plan and _REMIND.search(typed)):
        made = plan_of(turn, known_to(turn))
        set_reminders(turn, made, dispatcher, int(agreed[1]) if agreed else None)
        return [*leave(turn), LISTEN]
    if at_plan and _asks_to_keep(turn, typed):
        say(dispatcher, notice(talk().line("echo.kept"), "info", _KEPT, (button("remind"),)))
        return [*leave(turn), LISTEN]
    names = (*PARTS, "remind")
    name = next((name for name in names if talk().line(f"button.{name}") == typed), None)
    if name is None:
        return None
    made = plan_of(turn, known_to(turn))
    if name == "remind":
        set_reminders(turn, made, dispatcher)
    else:
        say(dispatcher, show(name, made))
    return [*leave(turn), LISTEN]


def _asks_to_keep(turn: Turn, typed: str) -> bool:
    """Whether the message, said at a plan, only wants it kept."""
    if _KEEP.fullmatch(typed):
        return True
    if turn.intent.startswith(("safety_", "refuse_")) or _NEW_SUM.search(typed):
        return False
    return bool(_KEEPS.search(typed)) and (turn.intent in _KEEPING or turn.confidence < SURE)


def asks_about_fee(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 分12期每月手续费0.6%: what it costs in a year is worked out."""
    busy = turn.flow is not None and turn.flow not in SILENT_FLOWS
    told = None if busy or turn.is_button else read_fee(turn.typed, said_in(turn))
    if told is None:
        return None
    has_plan = turn.slot("plan_step") is not None
    say(dispatcher, with_fee(told, plan_of(turn, known_to(turn)) if has_plan else None))
    return [*leave(turn), LISTEN]


def asks_for_plan(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 「算每月能还多少」, which is an order, for whichever card it was taken."""
    has_plan = turn.slot("plan_step") is not None
    if turn.flow or turn.is_button:
        return None
    if has_plan and _HOW_LONG.fullmatch(turn.text.strip()):
        say(dispatcher, show("options", plan_of(turn, known_to(turn))))
        return [LISTEN]
    periods = told_by(turn).periods if has_plan and _OTHER_PERIODS.fullmatch(turn.text) else None
    if periods:
        say(dispatcher, in_periods(plan_of(turn, known_to(turn)), periods))
        return [LISTEN]
    again = has_plan and (_ANEW.search(turn.text) or _SHOW.search(turn.text))
    asked = _MAKE.search(turn.text) or _NOT_KNOWN.search(turn.text)
    if not (again or asked or _tells_and_asks(turn)):
        return None
    events = ActionMakePlan().act(turn, dispatcher)
    return events if any(event["event"] == "followup" for event in events) else [*events, LISTEN]


def _tells_and_asks(turn: Turn) -> bool:
    """Whether the message tells of debts and income and asks what can be paid."""
    roles = {item.role for item in told_by(turn).items}
    return {Role.DEBT, Role.INCOME} <= roles and bool(_HOW_MUCH.search(turn.text))


class ActionMakePlan(CoachAction):
    """Starts the talk, or shows the plan, or the part of it that was asked for."""

    action_name = "action_make_plan"
    listeners = (asks_to_practise, names_a_button, after_plan)
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
        chosen = tapped_range(turn)
        if chosen and has_plan:
            return change(turn, chosen, dispatcher)
        if wanted and has_plan:
            return self._show(turn, wanted, dispatcher)
        return self._start(turn, dispatcher)

    def _show(self, turn: Turn, wanted: str, dispatcher: CollectingDispatcher) -> list[EventType]:
        known = known_to(turn)
        made = plan_of(turn, known)
        periods, agreed = _IN.fullmatch(wanted), _AGREED.fullmatch(wanted)
        if periods:
            say(dispatcher, in_periods(made, int(periods[1])))
        elif wanted == "script":
            return say_plan(turn, known, dispatcher)
        elif wanted in PARTS:
            say(dispatcher, show(wanted, made))
        elif agreed or wanted == "remind":
            set_reminders(turn, made, dispatcher, int(agreed[1]) if agreed else None)
        elif wanted == "push":
            return concede(turn, Push(False, None), dispatcher)
        else:
            text = talk().line("echo.change")
            say(dispatcher, notice(text, "info", buttons=(button("anew"), button("script"))))
        return go_on(turn)

    def _start(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        told = tapped_range(turn) or told_by(turn)
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
