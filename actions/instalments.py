"""The talk about instalments: debt, income, needs; then a sum that can be kept and how to say it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, Turn, say
from actions.flow import Ask, ValidateFlow
from coach import budget
from coach.bubble import Bubble, notice

SLOTS = ("debt_fen", "income_fen", "essentials_fen")


class ActionAskDebt(Ask):
    """Asks what is owed."""

    slot_name = "debt_fen"
    line = "instalments.ask_debt"


class ActionAskIncome(Ask):
    """Asks what comes in."""

    slot_name = "income_fen"
    line = "instalments.ask_income"


class ActionAskEssentials(Ask):
    """Asks what cannot be done without."""

    slot_name = "essentials_fen"
    line = "instalments.ask_essentials"


class ValidateInstalmentsForm(ValidateFlow):
    """Takes sums: those that name what they are, else the one that was asked for."""

    form = "instalments_form"

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """The sums of the message by slot; a correction is of the sum that was given last."""
        told: dict[str, Any] = dict(budget.read_roles(turn.text, turn.quantities))
        amount = budget.read_amount(turn.text, turn.quantities)
        if amount is None and not told and budget.unknown(turn.text):
            say(dispatcher, notice(self.library.line("instalments.not_a_number"), "info"))
            return {"digressions": 0}  # nothing is filled, and the question is asked again
        if turn.requested == "essentials_fen" and set(told) == {"essentials_fen"}:
            return {"essentials_fen": amount}  # all needs together, those without a word for it too
        if told or amount is None or turn.requested not in SLOTS:
            return told
        if amount and budget.corrects(turn.text) and turn.requested != SLOTS[0]:
            return {SLOTS[SLOTS.index(turn.requested) - 1]: amount}
        if amount == 0 and turn.requested == "debt_fen":
            return {}
        return {turn.requested: amount}


class ActionInstalmentsDone(CoachAction):
    """Says what can be promised, with a script; or that nothing can, and what to ask instead."""

    action_name = "action_instalments_done"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Works the sum out and clears the flow, so that it can be done again with other numbers."""
        debt, income, essentials = (int(turn.slot(name) or 0) for name in SLOTS)
        offer = budget.offer(debt, income, essentials)
        say(dispatcher, self._promise(debt, offer) if offer else self._nothing_left())
        return [SlotSet(name, None) for name in SLOTS]

    def _promise(self, debt: int, offer: budget.Offer) -> Bubble:
        numbers = {
            "debt": budget.yuan(debt),
            "first": budget.yuan(offer.first_fen),
            "affordable": budget.yuan(offer.affordable_fen),
            "periods": offer.periods,
        }
        lines = [
            self._line("script", **numbers),
            self._line("result", **numbers),
            self._line("counter", **numbers),
        ]
        if offer.periods > budget.LONG_PLAN:
            lines.append(self._line("too_long", **{**numbers, "periods": offer.periods_at_most}))
        return self._script(
            "\n".join([*lines, self._line("written"), self._line("hedge")]), lines[0]
        )

    def _nothing_left(self) -> Bubble:
        lines = [self._line("none_script"), self._line("none"), self._line("none_help")]
        return self._script("\n".join(lines), lines[0])

    def _script(self, text: str, say_now: str) -> Bubble:
        bubble = notice(text, "script", "negotiate_instalments")
        assert bubble.custom is not None
        bubble.custom["say_now"] = say_now.strip("「」")
        return bubble

    def _line(self, name: str, **values: object) -> str:
        return self.library.line(f"instalments.{name}", **values)
