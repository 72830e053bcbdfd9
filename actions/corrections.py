"""What a message changes in the numbers that the user told, also long after the plan was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.bargaining import about_something_else, concede
from actions.base import LISTEN, SILENT_FLOWS, leave, say
from actions.finances import FORM, forget, keep, known_to, plan_of, said_in, told_by
from actions.flow import is_question
from actions.proposal import say_plan
from actions.turn import Turn
from coach.bubble import notice
from coach.finances import Finances, Role, Told, merge, next_question
from coach.finances.merging import Merged, wish_after
from coach.finances.reading import corrects
from coach.plan_card import at_monthly, in_periods, read_push, read_wish, talk
from coach.plan_card.numbers import echo, listed
from coach.planner.money import yuan

_ASKS_PERIODS = re.compile(r"(?:换成|改成|分|要是|那|如果|试试|算|按).{0,6}期|^\D{0,3}\d+期")
_WISH = re.compile(
    r"^我?(?:能不能|可不可以|可以|能|想)(?:每个?月)?(?:只|先|就)?还.{1,8}$|"
    r"(?:每个?月|一个?月|每期).{0,6}还.{1,12}(?:吗|行不行|行|可以|呢|够不够|怎么样)[?？。]*$"
)
_OF_OTHERS = re.compile(r"(?<!其)他|她|对方|催收|客服|人家")
_SURE = 0.8
_HARDLY = 0.5
_PAPERS = re.compile(r"流水|证明|材料|合同|病历|公章|截图|账单|假|伪造|[PpＰｐ]图|虚")
_WHICH = "which_sum"


def echoes(told: Told, merged: Merged, *, in_talk: bool) -> Iterator[str]:
    """What was changed, said back. In the talk a plain answer to the question needs no echo."""
    if merged.changed:
        yield talk().line("echo.changed", sums=echo(merged.changed))
    if merged.dropped:
        names = "、".join(item.name for item in merged.dropped)
        yield talk().line("echo.paid_off", names=names)
    if merged.wish and in_talk:
        yield talk().line("echo.wish", sum=yuan(merged.wish))
    debts = [item for item in merged.added if item.role is Role.DEBT]
    if in_talk and len(debts) > 1 and not told.adds:
        yield talk().line("echo.debts", sums=listed(debts))
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
    if turn.slot("plan_step") is None or _in_another_flow(turn) or turn.is_button:
        return None
    shown = turn.last_shown
    at_it = any(one.get("type") == "card.plan" or one.get("id") == _WHICH for one in shown)
    push = read_push(turn.typed, said_in(turn)) if at_it else None
    if push and not about_something_else(turn):
        return concede(turn, push, dispatcher)
    told = told_by(turn)
    if told.paid_off:
        return _paid_off(turn, told, dispatcher)
    if told.fault and at_it:
        say(dispatcher, notice(talk().line(f"fault.{told.fault}"), "info"))
        return [LISTEN]
    if told.instead_of and at_it and _is_of_the_wish(known_to(turn), told):
        wished = told.corrected[0] if told.corrected else 0
        say(dispatcher, at_monthly(plan_of(turn, known_to(turn)), wished))
        return [*keep(replace(known_to(turn), wish=wished)), LISTEN]
    if told.bare is None and told.instead_of and merge(known_to(turn), told).is_nothing:
        told = replace(told, bare=told.corrected[0] if told.corrected else None, corrected=None)
    changes = told.anything and (at_it or corrects(turn.text) or told.adds)
    if (changes and not is_question(turn.text)) or _is_about_sums(turn, told):
        return [*leave(turn), *change(turn, told, dispatcher), LISTEN]
    if told.periods and at_it and _ASKS_PERIODS.search(turn.text):
        say(dispatcher, in_periods(plan_of(turn, known_to(turn)), told.periods))
        return [LISTEN]
    asks = at_it or _WISH.search(turn.text)
    wish = read_wish(turn.typed, said_in(turn)) if asks and not told.items else None
    if wish:
        say(dispatcher, at_monthly(plan_of(turn, known_to(turn)), wish))
        return [*keep(replace(known_to(turn), wish=wish)), LISTEN]
    if told.bare is not None:
        text = talk().line("ask.which", sum=yuan(told.bare))
        say(dispatcher, notice(text, "info", _WHICH))
        return [LISTEN]
    return None


def _paid_off(turn: Turn, told: Told, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 美团已经还清了, where it is one of the debts that the plan is for."""
    known = known_to(turn)
    merged = merge(known, told)
    if not merged.dropped:
        return None
    if not merged.finances.of(Role.DEBT):
        say(dispatcher, notice(talk().line("echo.all_paid_off"), "info"))
        return [*leave(turn), *forget(), LISTEN]
    return [*leave(turn), *change(turn, told, dispatcher), LISTEN]


def _is_of_the_wish(known: Finances, told: Told) -> bool:
    """Whether 不是八百，是六百 is of what one would like to pay."""
    return bool(told.instead_of) and wish_after(known, told) != known.wish


def rather_a_correction(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 收入改成4000 and 改成20号发工资, which may look like a wish to forge something."""
    if _PAPERS.search(turn.text):
        return None
    told = told_by(turn)
    known = {item.role for item in known_to(turn).items}
    plain = corrects(turn.text) and any(item.role in known for item in told.items)
    if turn.confidence >= _HARDLY and not plain and not (corrects(turn.text) and told.pay_day):
        return None
    return after_plan(turn, dispatcher)


def back_in_talk(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes a sum that goes on with the talk after other questions had ended it."""
    if turn.slot("plan_step") is not None or _in_another_flow(turn) or turn.is_button:
        return None
    known = known_to(turn)
    question = next_question(known)
    told = told_by(turn, question.role if question and turn.was_in(FORM) else None)
    begun = turn.was_in(FORM) or known != Finances()
    if not ((begun and _is_about_sums(turn, told)) or _begins(turn, told)):
        return None
    merged = merge(known, told)
    for line in echoes(told, merged, in_talk=True):
        say(dispatcher, notice(line, "info"))
    if next_question(merged.finances) is None:
        return [*leave(turn), *say_plan(turn, merged.finances, dispatcher), LISTEN]
    return [*leave(turn), *keep(merged.finances), FollowupAction(FORM)]


def _begins(turn: Turn, told: Told) -> bool:
    """Whether the message lays open one's debts (借呗两万，美团一万), and so begins the talk."""
    roles = [item.role for item in told.items]
    if Role.DEBT not in roles or is_question(turn.text) or _OF_OTHERS.search(turn.text):
        return False
    if set(roles) & {Role.INCOME, Role.NEEDS}:
        return turn.intent.startswith(("ask_", "say_", "nlu_", "out_"))
    return turn.intent in {"nlu_fallback", "out_of_scope"} and (
        len(roles) > 1 or bool(told.wish) or any(item.name for item in told.items)
    )


def _in_another_flow(turn: Turn) -> bool:
    return turn.flow is not None and turn.flow not in SILENT_FLOWS


def _is_about_sums(turn: Turn, told: Told) -> bool:
    """Whether the message tells what one has or owes, and is not about what somebody does."""
    if not (told.items or told.pay_day) or told.fault or is_question(turn.text):
        return False
    asks = turn.intent.startswith("ask_") and turn.confidence >= _SURE and told.bare is None
    return not asks and not _OF_OTHERS.search(turn.text)


def change(turn: Turn, told: Told, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Says what was changed, and the plan that follows from it."""
    merged = merge(known_to(turn), told)
    lines = list(echoes(told, merged, in_talk=False)) or [talk().line("echo.noted")]
    say(dispatcher, notice("\n".join(lines), "info"))
    return say_plan(turn, merged.finances, dispatcher)
