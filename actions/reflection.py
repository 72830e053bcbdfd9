"""The guided look back: four small steps, each may be skipped, and a page to keep at the end."""

from __future__ import annotations

import dataclasses
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, say
from actions.flow import Ask, ValidateFlow, is_left, is_question
from actions.keeping import keep
from actions.turn import Turn
from coach import clock
from coach.bubble import Button, notice
from coach.hardship import find_cause
from coach.letters import in_writing, skips
from coach.planner.money import yuan
from coach.reflection import (
    HABITS,
    LONGEST,
    Page,
    as_bubble,
    day_in_words,
    first_day,
    read_budget,
    reflection,
)

FORM = "reflect_form"
START = "start"
KNOWN = "known"
_SURE_OF_A_COMMAND = 0.9
SLOTS = ("reflect_causes", "reflect_lessons", "reflect_budget", "reflect_habits")
# The cards of the guide's part six that lead into the talk.
CARDS = frozenset({"analyse_causes", "reflect_consequences", "money_habits"})


def starts_reflection(turn: Turn) -> bool:
    """Whether the button that starts the talk was tapped."""
    return turn.entity("reflect") == START


def begin_reflection(turn: Turn) -> list[EventType]:
    """Starts the talk with nothing said yet."""
    cleared = [SlotSet(name, None) for name in (*SLOTS, "reflect_picked")]
    return [*cleared, FollowupAction(FORM)]


def reflection_button(card: str) -> tuple[Button, ...]:
    """The button on the cards of part six."""
    return (Button(reflection().button, f"ask_{card}.reflect.{START}"),) if card in CARDS else ()


def _skip() -> Button:
    return Button(reflection().skip, "do_deny")


class _AskPart(Ask):
    """Asks for one part; subclasses give the buttons."""

    def name(self) -> str:
        """The question of `reflect_<part>`."""
        return f"action_ask_reflect_{self.slot_name}"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks; every part may be skipped."""
        text = reflection().questions[self.slot_name]
        say(dispatcher, notice(text, "info", buttons=(*self.buttons(), _skip())))
        return []


class ActionAskReflectCauses(_AskPart):
    """Asks for the causes."""

    slot_name = "causes"

    def buttons(self) -> tuple[Button, ...]:
        """The usual reasons."""
        return tuple(
            Button(cause.title, f"say_explain_hardship.cause.{id}")
            for id, cause in self.library.causes.items()
        )


class ActionAskReflectLessons(_AskPart):
    """Asks for the lessons."""

    slot_name = "lessons"

    def buttons(self) -> tuple[Button, ...]:
        """Some that others have drawn."""
        return tuple(
            Button(text, f"ask_reflect_consequences.reflect.{id}")
            for id, text in reflection().lessons.items()
        )


class ActionAskReflectBudget(_AskPart):
    """Asks for the sums of a month; those of the plan need not be told again."""

    slot_name = "budget"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks, and after an answer without a sum once more, with an example."""
        again = turn.requested == "reflect_budget" and not turn.slot("digressions")
        text = reflection().questions["budget_again" if again else "budget"]
        say(dispatcher, notice(text, "info", buttons=(*_known_button(turn), _skip())))
        return []


class ActionAskReflectHabits(_AskPart):
    """Asks for a habit until there are three."""

    slot_name = "habits"

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks for the first, or says what was taken and asks for the next."""
        words, picked = reflection(), turn.slot("reflect_picked") or []
        text, last = words.questions["habits"], _skip()
        if picked:
            text = words.questions["habits_more"]
            values = {
                "habit": picked[-1][0],
                "date": day_in_words(picked[-1][1]),
                "left": HABITS - len(picked),
            }
            for name, value in values.items():
                text = text.replace("{" + name + "}", str(value))
            last = Button(words.enough, "do_deny")
        taken = {habit for habit, _ in picked}
        buttons = [
            Button(habit.text, f"ask_money_habits.reflect.{id}")
            for id, habit in words.habits.items()
            if habit.text not in taken
        ]
        say(dispatcher, notice(text, "info", buttons=(*buttons, last)))
        return []


class ValidateReflectForm(ValidateFlow):
    """Takes one part after the other; a no, or 跳过, leaves it open."""

    form = FORM

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """A tapped answer carries an intent of its own, which here means nothing else."""
        turn = Turn(tracker)
        tapped = turn.is_button and (turn.entity("reflect") or turn.entity("cause"))
        if tapped and self.has_asked(turn, domain):
            return [SlotSet(n, v) for n, v in self.answers(turn, dispatcher).items()]
        return await super().run(dispatcher, tracker, domain)

    def is_answer(self, turn: Turn) -> bool:
        """Also what may be taken for a command: 明天开始跑步 is a habit."""
        unsure = turn.intent.startswith("do_") and turn.confidence < _SURE_OF_A_COMMAND
        if unsure and not turn.is_button and not is_left(turn) and not is_question(turn.text):
            return True
        return super().is_answer(turn)

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """What the message answers."""
        part = (turn.requested or "").removeprefix("reflect_")
        if starts_reflection(turn):
            return {"digressions": 0}  # tapped twice
        skipped = turn.intent == "do_deny" or skips(turn.text)
        if part == "causes":
            return {"reflect_causes": "" if skipped else self._cause(turn)}
        if part == "lessons":
            lesson = reflection().lessons.get(turn.entity("reflect") or "")
            return {"reflect_lessons": "" if skipped else lesson or _own(turn)}
        if part == "budget":
            return self._budget(turn, skipped)
        return self._habits(turn, skipped)

    def _cause(self, turn: Turn) -> str:
        if turn.is_button:
            return self.library.causes[str(turn.entity("cause"))].title
        return _own(turn)

    def _budget(self, turn: Turn, skipped: bool) -> dict[str, Any]:
        if turn.entity("reflect") == KNOWN:
            return {"reflect_budget": _known_budget(turn)}
        sums = read_budget(turn.text, turn.quantities)
        # Without a sum the question comes again, in other words.
        return {"reflect_budget": sums} if sums or skipped else {"digressions": 0}

    def _habits(self, turn: Turn, skipped: bool) -> dict[str, Any]:
        picked = list(turn.slot("reflect_picked") or [])
        if skipped or turn.text.strip("。！! ") == reflection().enough:
            return {"reflect_habits": picked}
        habit = reflection().habits.get(turn.entity("reflect") or "")
        text = habit.text if habit else _own(turn)
        days = [q.value for q in turn.quantities if q.type == "date"] if not habit else []
        day = days[0] if days else first_day(habit.when if habit else "tomorrow", clock.today())
        if text and text not in {taken for taken, _ in picked}:
            picked.append([text, str(day)])
        if len(picked) >= HABITS:
            return {"reflect_picked": picked, "reflect_habits": picked}
        return {"reflect_picked": picked}


def _known_budget(turn: Turn) -> dict[str, int]:
    """What a month brings and costs, where the plan was told both."""
    income, essentials = turn.slot("income_fen"), turn.slot("essentials_fen")
    if income is None or essentials is None:
        return {}
    return {"income": income, "essentials": essentials}


def _known_button(turn: Turn) -> tuple[Button, ...]:
    known = _known_budget(turn)
    text = reflection().known
    for name, value in known.items():
        text = text.replace("{" + name + "}", yuan(value))
    return (Button(text, f"ask_money_habits.reflect.{KNOWN}"),) if known else ()


def _own(turn: Turn) -> str:
    """The user's own words, as long as a line of the page may be."""
    return "" if turn.is_button else in_writing(turn.text)[:LONGEST]


class ActionReflectDone(CoachAction):
    """Sums the talk up in a page to keep."""

    action_name = "action_reflect_done"
    blocking = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the page, remembers the cause, clears the talk."""
        page = Page(
            causes=turn.slot("reflect_causes") or "",
            lessons=turn.slot("reflect_lessons") or "",
            budget=turn.slot("reflect_budget") or {},
            habits=turn.slot("reflect_habits") or [],
        )
        if page.empty:
            say(dispatcher, notice(reflection().nothing, "info"))
        else:
            button = Button(self.library.title("do_make_plan"), "do_make_plan")
            say(dispatcher, as_bubble(page, reflection(), (button,)))
            keep(turn.conversation, "page", dataclasses.asdict(page))
        cause = find_cause(page.causes, self.library.causes)
        kept = [SlotSet("cause", cause)] if cause else []
        return [*kept, *(SlotSet(name, None) for name in (*SLOTS, "reflect_picked"))]
