"""What the three flows share: asking for a slot, and taking the answer out of a message.

A flow is a Rasa form. Its validation action takes only what answers the question; on anything else
it takes nothing, Rasa lets the form stand aside, the message is answered as any other, and the flow
asks again (`actions.base.go_on`).
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import LISTEN, CoachAction, leave, say
from actions.turn import Turn
from coach.bubble import Button, notice
from coach.library import library

_QUESTION = re.compile(
    r"[?？]|吗|怎么|咋|什么|啥|为何|能不能|可不可以|会不会|要不要|是不是|多少(?!.{0,3}\d)|哪"
)
_LEAVES = re.compile(
    r"(?:那|我|还是|先|就|算了[，, ]*)*(?:停|停下|算了|不(?:说|算|弄|聊|填|做|写|搞|整|练|谈|想说|想算|想弄)了|到此为止|退出|结束)"
    r"(?:吧|了|啊|算了)*[。.!！]*"
)
_ENOUGH = re.compile(
    r"(?:暂时|现在|好像|应该|嗯|哦|好|行|那|我|就|也|都)*(?:没(?:有)?(?:别的|其他的?|其它的?|什么|啥)?(?:事|问题|要问的?|要说的?)?了|没(?:有)?(?:别的|其他的?|其它的?)(?:事|问题)?|就(?:这些|这样)|先这样|到这儿?里?)"
    r"(?:吧|了|啊|谢谢|[，, ])*[。.!！]*"
)
# From here on the classifier is believed when it says that a message in a flow is something else.
SURE = 0.5


# 不想说 answers the question that was asked; 不想说了 leaves the talk.
_KEEPS_BACK = re.compile(
    r"(?:我|就|可以|能)*不(?:太|大)?(?:想|愿意|方便)(?:说|讲|填|告诉你)[吗吧。.]*"
)
# 记不清 answers a question, whatever command it may look like.
_NOT_KNOWN = re.compile(
    r"(?:我|也|都|真的?|太|有点|可能|实在)*(?:不知道|不清楚|不太清楚|不晓得|不记得|记不清楚?|记不得|记不住|忘了|忘记了|想不起来"
    r"|说不清|说不准|说不好|没注意|没留意|没听清)(?:了|啊|呢)*[。！!]*"
)


def is_question(text: str) -> bool:
    """Whether the text asks something."""
    return bool(_QUESTION.search(text))


def asks_something_else(turn: Turn) -> bool:
    """Whether the message is a question or a command of its own rather than an answer."""
    if turn.intent.startswith(("safety_", "refuse_", "EXTERNAL_")) or is_left(turn):
        return True
    if not turn.is_button and _NOT_KNOWN.fullmatch(turn.text.strip()):
        return False
    if turn.intent.startswith("ask_"):
        return is_question(turn.text) and turn.confidence >= SURE / 2
    return (
        turn.intent.startswith("do_")
        and turn.confidence >= SURE
        and turn.intent not in {"do_affirm", "do_deny", "do_stop"}
    )


def is_left(turn: Turn) -> bool:
    """Whether the message does no more than to leave the flow: 不说了, 算了, 停."""
    text = turn.text.strip()
    if _KEEPS_BACK.fullmatch(text):
        return False
    return turn.intent == "do_stop" or bool(_LEAVES.fullmatch(text))


def leave_flow(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 不说了 and 算了 in the middle of a flow, for whatever they were taken: it ends."""
    if not turn.flow or not _LEAVES.fullmatch(turn.text.strip()):
        return None
    known = library()
    say(dispatcher, notice(known.facts.fill(known.commands["stop"].say), "command", "stop"))
    return [*leave(turn), LISTEN]


def says_enough(turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType] | None:
    """Takes 没有了 and 算了不做了 where nothing was asked: a friendly end, no guesses."""
    if turn.flow or turn.is_button or turn.slot("next_step") or len(turn.said) < 3:
        return None
    text = turn.text.strip()
    if not (_LEAVES.fullmatch(text) or _ENOUGH.fullmatch(text)):
        return None
    known = library()
    say(dispatcher, notice(known.facts.fill(known.commands["goodbye"].say), "command", "goodbye"))
    return [LISTEN]


class Ask(CoachAction):
    """Asks for one slot of a flow."""

    slot_name = ""
    line = ""

    def name(self) -> str:
        """Rasa finds the question of a slot by this name."""
        return f"action_ask_{self.slot_name}"

    def buttons(self) -> tuple[Button, ...]:
        """Answers that can be tapped."""
        return ()

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Asks."""
        say(dispatcher, notice(self.library.line(self.line), "info", buttons=self.buttons()))
        return []


class ValidateFlow(CoachAction):
    """Takes the answers of one form out of the message. Subclasses implement `answers`."""

    form = ""

    def name(self) -> str:
        """Rasa finds the validation of a form by this name."""
        return f"validate_{self.form}"

    def is_answer(self, turn: Turn) -> bool:
        """Whether the message may answer the question, and is none of its own."""
        return not asks_something_else(turn)

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Fills what was answered."""
        filled = self.answers(turn, dispatcher)
        if filled:
            filled["digressions"] = 0
        return [SlotSet(name, value) for name, value in filled.items()]

    def answers(self, turn: Turn, dispatcher: CollectingDispatcher) -> dict[str, Any]:
        """The slots that the message fills; empty where it is no answer."""
        raise NotImplementedError(self.form)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Fills what was answered; nothing filled lets the form stand aside."""
        turn = Turn(tracker)
        if not self.has_asked(turn, domain):
            # There is nothing to take yet, but what is known already stays.
            return [SlotSet(name, value) for name, value in tracker.slots_to_validate().items()]
        return await self.acted(turn, dispatcher) if self.is_answer(turn) else []

    def has_asked(self, turn: Turn, domain: dict[str, Any]) -> bool:
        """Whether this form has asked; when it begins, another form's question may still stand."""
        return turn.requested in domain["forms"][self.form]["required_slots"]
