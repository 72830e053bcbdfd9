"""The talk about money: what is owed, what comes in, what life costs; the plan follows from it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, say
from actions.corrections import echoes
from actions.finances import FORM, ROLE_OF, SLOT_OF, cause_in, keep, known_to, tapped_range, told_by
from actions.flow import asks_something_else, is_question
from actions.proposal import say_plan
from actions.turn import Turn
from coach.bubble import Button, notice
from coach.finances import Finances, Question, Role, Told, merge, next_question
from coach.finances.questions import counter_question
from coach.finances.reading import corrects
from coach.plan_card.card import button
from coach.plan_card.numbers import listed
from coach.plan_card.talk import talk
from coach.planner.money import yuan

_LINES = {
    (Role.DEBT, "plain"): "debt",
    (Role.DEBT, "hint"): "debt_hint",
    (Role.INCOME, "plain"): "income",
    (Role.INCOME, "hint"): "income_hint",
    (Role.INCOME, "poor_months"): "income_poor",
    (Role.INCOME, "own"): "income_own",
    (Role.NEEDS, "plain"): "needs",
    (Role.NEEDS, "more"): "needs_more",
}


class AskMoney(CoachAction):
    """Asks for one of the three; how it is asked depends on what is known."""

    role = Role.DEBT

    def name(self) -> str:
        """Rasa finds the question of a slot by this name."""
        return f"action_ask_{SLOT_OF[self.role]}"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks."""
        known = known_to(turn)
        question = next_question(known) or Question(self.role)
        of = (Role.INCOME,) if self.role is Role.INCOME else (Role.NEEDS, Role.PRIORITY)
        told = listed(item for role in of for item in known.of(role))
        text = talk().line(f"ask.{_LINES[question.role, question.form]}", told=told)
        say(dispatcher, notice(text, "info", buttons=_answers(question)))
        return []


class ActionAskDebt(AskMoney):
    """Asks what is owed."""

    role = Role.DEBT


class ActionAskIncome(AskMoney):
    """Asks what comes in."""

    role = Role.INCOME


class ActionAskEssentials(AskMoney):
    """Asks what cannot be done without."""

    role = Role.NEEDS


def _answers(question: Question) -> tuple[Button, ...]:
    """Answers that can be tapped: ranges for whoever does not know."""
    if question.form not in {"hint", "poor_months"}:
        return (button("unknown"),)
    ranges = [name for name in talk().names("button") if f".{question.role.value}_" in name]
    return (*(button(name.removeprefix("button.")) for name in ranges), button("skip"))


class ValidateInstalmentsForm(CoachAction):
    """Takes whatever a message tells of money, in any order, and says what is to be asked next.

    A message that tells nothing of it lets the form stand aside, and is answered as any other.
    """

    def name(self) -> str:
        """Rasa finds the validation of a form by this name."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Events for Rasa: the slots, and which question comes next, None where there is none."""
        turn = Turn(tracker)
        known = known_to(turn)
        asked = ROLE_OF.get(turn.requested or "")
        if asked is None:
            return [*keep(known), _next(known)]
        events = self._counter_question(turn, asked, dispatcher)
        if events is None:
            told = _chosen(turn, asked) or told_by(turn, asked)
            events = self._take(turn, known, told, dispatcher)
        if events is None:
            return [_next(known)]
        return [SlotSet("digressions", 0), *events]

    def _counter_question(
        self, turn: Turn, asked: Role, dispatcher: CollectingDispatcher
    ) -> list[EventType] | None:
        """Answers 为什么问收入 in a sentence; the question comes again by itself."""
        kind = None if turn.is_button else counter_question(turn.typed)
        if kind is None:
            return None
        say(dispatcher, notice(talk().line(f"{kind}.{asked.value}"), "info"))
        return [_next(known_to(turn))]

    def _take(
        self, turn: Turn, known: Finances, told: Told, dispatcher: CollectingDispatcher
    ) -> list[EventType] | None:
        if not turn.is_button and asks_something_else(turn) and not _answers_after_all(turn, told):
            return None
        if told.fault:
            say(dispatcher, notice(talk().line(f"fault.{told.fault}"), "info"))
            return [_next(known)]
        if told.bare is not None and corrects(turn.text):
            # 不对，小贷是8000: which sum is meant is asked rather than guessed.
            say(dispatcher, notice(talk().line("ask.which", sum=yuan(told.bare)), "info"))
            return [_next(known)]
        if not (told.anything or told.unknown or told.wish or told.paid_off):
            return None
        merged = merge(known, told)
        for line in echoes(told, merged, in_talk=True):
            say(dispatcher, notice(line, "info"))
        return [*keep(merged.finances), *cause_in(turn, told), _next(merged.finances)]


def _answers_after_all(turn: Turn, told: Told) -> bool:
    """Whether a statement with sums, or a 不知道, is only taken for a question of its own."""
    taken_for = turn.intent.startswith("ask_") or turn.intent in {"do_make_plan", "do_hint"}
    tells = told.anything or told.unknown or bool(told.wish)
    return taken_for and tells and not is_question(turn.text)


def _chosen(turn: Turn, asked: Role) -> Told | None:
    """What a tapped answer tells."""
    choice = turn.entity("plan") or ""
    if choice in {"unknown", "skip"}:
        return Told(answers=asked, unknown=True)
    return tapped_range(turn, asked)


def _next(known: Finances) -> EventType:
    question = next_question(known)
    return SlotSet("requested_slot", SLOT_OF[question.role] if question else None)


class ActionInstalmentsDone(CoachAction):
    """Says the plan. The numbers stay, for corrections and for the rehearsal."""

    action_name = "action_instalments_done"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the plan."""
        return say_plan(turn, known_to(turn), dispatcher)
