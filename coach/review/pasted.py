"""A real call that is pasted over one or several messages, and the report on it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from coach.bubble import Bubble, Button, notice
from coach.content import read_mapping
from coach.facts import DEBT_REMAINS
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.call import Turn, read_brief
from coach.review.hearing import hear, reviewed
from coach.review.report import Context, Report, as_text, report
from coach.review.rubric import rubric
from coach.review.telling import as_lines
from coach.review.transcript import MAX_LINES, is_marked, read_transcript

INTENT = "do_review_call_notes"
_FINISH = re.compile(
    r"^(?:好了?|就|我)?(?:贴)?(?:完了|完毕|贴完了?|发完了?|说完了?|就这些|就这么多|没有?了|结束了?|可以看了|看吧)(?:了|吧|啊)?[。.!！]?$"
)
_LEAVE = re.compile(r"^(?:算了|不看了|不贴了|停|取消|退出|不用了|不说了)(?:吧|了)?[。.!！]?$")
_SURE = 0.5
_NO_COMMANDS = (INTENT, "do_affirm", "do_deny", "do_stop", "do_greet", "do_goodbye", "do_thanks")
_SAID_TO_HIM = re.compile("[你您]")
_COMMANDS_COACH = re.compile("^(?:帮我|请?(?:你|您)(?:帮|给)我)")
_ASKS_COACH = re.compile(
    r"合规|合法|违法|违规|犯法|怎么办|咋办|怎么(?:回|说|投诉|处理|应对|接)|可以(?:投诉|报警)|能(?:投诉|报警|起诉|告)|"
    r"算不算|会不会|要不要|该不该|什么意思|有用吗|会怎么?样"
)


@lru_cache(maxsize=1)
def _talk() -> dict[str, str]:
    lines: dict[str, str] = read_mapping(KNOWLEDGE / "rehearsal.yml")["review"]
    return lines


@dataclass(frozen=True)
class Pasted:
    """What has been pasted so far. ended: "" while it goes on, else finish or leave."""

    text: str = ""
    ended: str = ""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(read_transcript(self.text))


def paste(so_far: Pasted, text: str) -> Pasted:
    """Takes one more message; one that only says so, or a last line that does, ends the pasting."""
    lines = (as_lines(text) or text).strip().splitlines()
    if len(lines) == 1 and _LEAVE.match(lines[0].strip()):
        return Pasted(so_far.text, "leave")
    ended = bool(lines) and bool(_FINISH.match(lines[-1].strip()))
    kept = lines[:-1] if ended else lines
    whole = "\n".join([*([so_far.text] if so_far.text else []), *kept])
    return Pasted(whole, "finish" if ended and whole.strip() else "")


def whole_call(text: str) -> Pasted | None:
    """The call that is told whole in the message that asks for its review: 点评：他说…，我说…"""
    told = as_lines(text)
    return Pasted(told, "finish") if told else None


def leads_elsewhere(text: str, intent: str, confidence: float) -> bool:
    """Whether a message amid the pasting is a question to the coach or a command, no line of a call.

    A line with its speaker in front, and one that is said to somebody (你, 您), is of the call.
    """
    said = text.strip()
    if "\n" in said or is_marked(said) or as_lines(said):
        return False
    if _ASKS_COACH.search(said) and not _SAID_TO_HIM.search(said):
        return True
    if confidence < _SURE:
        return False
    if intent.startswith("do_") and intent not in _NO_COMMANDS:
        return not _SAID_TO_HIM.search(said) or bool(_COMMANDS_COACH.search(said))
    return False


def looks_like_a_call(text: str) -> bool:
    """Whether the message that asks for a review holds the call already."""
    return len(text.strip().splitlines()) >= 3 and len(read_transcript(text)) >= 3


def asking(pasted: Pasted, *, first: bool) -> Bubble:
    """What is said while the call is being pasted."""
    buttons = (
        *([Button(_talk()["finish"], f"{INTENT}.call.finish")] if pasted.text else []),
        Button(_talk()["leave"], f"{INTENT}.call.leave"),
    )
    if not pasted.text:
        return notice(_talk()["ask" if first else "nothing"], "info", buttons=buttons)
    name = "full" if pasted.count >= MAX_LINES else "more"
    return notice(_talk()[name].replace("{count}", str(pasted.count)), "info", buttons=buttons)


def left() -> Bubble:
    """The pasting was given up."""
    return notice(_talk()["left"], "info")


def failed() -> Bubble:
    """The recogniser could not be asked."""
    return notice(_talk()["no_answer"], "info")


async def report_on(pasted: Pasted, affordable_month_fen: int | None, today: dt.date) -> Bubble:
    """card.report of kind review; without a line of the borrower's only the collector's breaches.

    Raises:
        DeafError: there is no recogniser.
    """
    turns = await hear(read_transcript(pasted.text))
    brief = read_brief("", affordable_month_fen, turns, rubric())
    context = Context(title=_talk()["title"], most=3)
    made = report(await reviewed(brief, turns), turns, brief, today, context)
    own = any(turn.who == "borrower" for turn in turns)
    notes = [] if is_marked(pasted.text) else [_talk()["guessed"]]
    buttons = (
        *(
            [Button(library().title("do_draft_complaint"), "do_draft_complaint")]
            if made.violations
            else []
        ),
        Button(library().title("do_log_call"), "do_log_call"),
        Button(_talk()["practise"], "do_start_rehearsal"),
    )
    if not own:
        text = "\n".join([_talk()["one_side"], *_violations(made)])
        return notice(text, "info", buttons=buttons)
    text = as_text(made) + ("" if made.violations else f"\n{_talk()['fine']}")
    return Bubble("\n".join([text, *notes]), buttons, _card(made, turns))


def _violations(made: Report) -> list[str]:
    lines = [
        f"对方{one['kind']}：「{one['quote']}」可以回：「{one['say']}」{one['fact']}"
        for one in made.violations
    ]
    return [*lines, DEBT_REMAINS] if lines else [_talk()["fine"]]


def _card(made: Report, turns: Sequence[Turn]) -> dict[str, Any]:
    """The data of card.report for a real call: nothing can be said anew in it."""
    card = made.as_card() | {"kind": "review", "scenario": "", "mode": "review"}
    for fix in card["fixes"]:
        fix["retry"] = None
    card["reminder"] = DEBT_REMAINS if made.violations else ""
    card["call"] = [
        {"who": turn.who, "text": turn.text, "turn": number, "mark": "", "chip": ""}
        for number, turn in enumerate(turns, 1)
    ]
    card["files"] = [{"name": "通话点评.txt", "mime": "text/plain", "text": as_text(made)}]
    return card
