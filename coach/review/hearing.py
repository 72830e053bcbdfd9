"""What the lines of a call mean, as far as the review can know: it asks the models of this process.

The models are trained ones that Rasa loads; whoever has loaded them (the server, the tools) hands
them in here, so that coach stays free of Rasa.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.echo import without_echo
from coach.quantities import extract
from coach.review.call import ANY_DAY, CallBrief, Turn, Who
from coach.review.opinion import Opinion, described, revised
from coach.review.score import Review, review
from coach.review.tags import Tags


@dataclass(frozen=True)
class Understood:
    """A line as the models understand it.

    acts: of the borrower only. tags: their probabilities; None where nobody tags lines.
    """

    acts: Sequence[str] = ()
    tags: Tags | None = None


Recogniser = Callable[[Who, str, str], Awaitable[Understood]]
"""Understands a line, given who says it and the other side's words before it."""

Judge = Callable[[dict[str, Any]], Awaitable[Opinion | None]]
"""Gives an opinion of a call that is described as in `coach.review.opinion`; None: it has none."""

_recogniser: Recogniser | None = None
_judge: Judge | None = None


class DeafError(RuntimeError):
    """Nobody has handed in a recogniser."""


def use_recogniser(recogniser: Recogniser | None, judge: Judge | None = None) -> None:
    """Hands in the recogniser of this process, and the judge of whole calls."""
    global _recogniser, _judge
    _recogniser, _judge = recogniser, judge


async def hear(spoken: Sequence[tuple[Who, str]]) -> list[Turn]:
    """The turns of a call with acts, tags and quantities.

    Raises:
        DeafError: there is no recogniser.
    """
    if _recogniser is None:
        raise DeafError
    turns: list[Turn] = []
    for index, (who, text) in enumerate(spoken):
        line = await _recogniser(who, text, said_before(spoken, index))
        if who == "collector":
            turns.append(Turn(who, text, tags=line.tags))
            continue
        heard = [turn.text for turn in turns if turn.who == "collector"]
        acts = without_echo(line.acts, text, heard)
        quantities = extract(text, ANY_DAY)
        turns.append(Turn(who, text, tuple(acts), tuple(quantities), line.tags))
    return turns


def said_before(spoken: Sequence[tuple[Who, str]], index: int) -> str:
    """What the other side said last before the line, all its lines in a row."""
    who, said = spoken[index][0], []
    for other, text in reversed(spoken[:index]):
        if other != who:
            said.append(text)
        elif said:
            break
    return "".join(reversed(said))


async def reviewed(brief: CallBrief, turns: Sequence[Turn]) -> Review:
    """The review of a call that was heard: by the rules, then as the judge of this process sees it."""
    judged = review(brief, brief.affordable_month_fen, turns)
    if _judge is None or all(turn.tags is None for turn in turns):
        return judged
    opinion = await _judge(described(brief, turns, judged))
    return revised(judged, opinion, turns) if opinion else judged
