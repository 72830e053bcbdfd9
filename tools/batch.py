"""The batch interface: `python -m tools.batch KIND < in.jsonl > out.jsonl`.

One JSON object a line in, one a line out, in order. A bad line gives {"error": ...} in its place and
the rest goes on. Progress goes to stderr. Model, actions and masking are the server's.

KIND: answer {"text"}, talk {"messages"}, acts {"prev", "text"}, extract {"text", "today"?},
redact {"text"}, plan {"debts", "income_fen", "essentials_fen", ...}, review {"brief",
"affordable_month": yuan or null, "turns": [{"who", "text"}]}.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import json
import sys
import uuid
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

from coach import clock
from coach.planner import PlanError, plan, plan_to_json, request_from_json
from coach.privacy import redact
from coach.quantities import extract
from coach.review.call import Who, read_brief
from coach.review.hearing import hear, reviewed
from coach.review.rubric import rubric

if TYPE_CHECKING:  # Rasa takes seconds to import, and half of the kinds do without
    from tools.bot import Bot, Reply

Handler = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
LONGEST = 500  # characters of a message, as in the chat
MOST_TURNS = 400  # of a call that is reviewed
PROGRESS_EVERY = 200


class BadLineError(ValueError):
    """A line that cannot be answered; the message says why."""


def text_of(line: dict[str, Any], name: str = "text") -> str:
    """The text field of a line.

    Raises:
        BadLineError: it is missing or not a text.
    """
    value = line.get(name)
    if not isinstance(value, str):
        raise BadLineError(f'"{name}" must be a text')
    return value


async def extract_line(line: dict[str, Any]) -> dict[str, Any]:
    """Quantities of a text."""
    day = line.get("today")
    try:
        today = dt.date.fromisoformat(day) if day is not None else clock.today()
    except (TypeError, ValueError) as error:
        raise BadLineError('"today" must be an ISO date') from error
    found = extract(text_of(line), today)
    return {
        "quantities": [
            {
                "type": quantity.type,
                "value": quantity.value,
                "approx": quantity.approx,
                "start": quantity.start,
                "end": quantity.end,
            }
            for quantity in found
        ]
    }


async def redact_line(line: dict[str, Any]) -> dict[str, Any]:
    """A text with personal data masked."""
    redaction = redact(text_of(line))
    spans = [{"start": span.start, "end": span.end, "kind": span.kind} for span in redaction.spans]
    return {"text": redaction.text, "spans": spans}


async def plan_line(line: dict[str, Any]) -> dict[str, Any]:
    """What can be promised for some debts, and how to say it."""
    try:
        return plan_to_json(plan(request_from_json(line)))
    except PlanError as error:
        raise BadLineError(str(error)) from error


class Conversations:
    """The kinds that need the model: each line is a conversation of its own."""

    def __init__(self, bot: Bot) -> None:
        """`bot`: the loaded bot."""
        self._bot = bot

    @staticmethod
    def _new() -> str:
        return f"batch-{uuid.uuid4().hex}"

    async def answer(self, line: dict[str, Any]) -> dict[str, Any]:
        """What the bot says to one message in a fresh conversation."""
        reply = await self._say(self._new(), text_of(line))
        return {
            **outcome(reply.bubbles),
            "confidence": reply.confidence,
            "bubbles": reply.bubbles,
        }

    async def talk(self, line: dict[str, Any]) -> dict[str, Any]:
        """A whole conversation."""
        messages = line.get("messages")
        if not isinstance(messages, list) or not all(isinstance(text, str) for text in messages):
            raise BadLineError('"messages" must be a list of texts')
        conversation = self._new()
        turns = []
        for text in messages:
            reply = await self._say(conversation, text)
            turns.append({"user": reply.user, "bubbles": reply.bubbles})
        return {"turns": turns}

    async def acts(self, line: dict[str, Any]) -> dict[str, Any]:
        """The speech acts of one line of a call."""
        text, prev = text_of(line), line.get("prev") or ""
        if not isinstance(prev, str):
            raise BadLineError('"prev" must be a text')
        if not text.strip():
            return {"acts": []}
        if len(text) > LONGEST:
            raise BadLineError(f"more than {LONGEST} characters")
        parsed = await self._bot.parse(redact(text).text, {"prev": prev})
        return {"acts": parsed.get("acts", [])}

    async def review(self, line: dict[str, Any]) -> dict[str, Any]:
        """The rubric, red lines and violations of a call; see `coach.review.score`."""
        brief = line.get("brief") or ""
        if not isinstance(brief, str):
            raise BadLineError('"brief" must be a text')
        turns = await hear(read_turns(line))
        read = read_brief(brief, affordable_fen(line), turns, rubric())
        return (await reviewed(read, turns)).as_dict()

    async def _say(self, conversation: str, text: str) -> Reply:
        try:
            return await self._bot.say(conversation, text)
        except ValueError as error:
            raise BadLineError(str(error)) from error


def outcome(bubbles: list[dict[str, Any]]) -> dict[str, Any]:
    """Kind, id and offered ids of an answer, by what its first telling bubble carries."""
    for bubble in bubbles:
        custom = bubble.get("custom") or {}
        if custom.get("type") == "card.script":
            return {"kind": "card", "id": custom["id"], "offered": []}
        kind = custom.get("kind")
        if kind == "still":
            return {"kind": "card", "id": custom["id"], "offered": []}
        if kind in {"refusal", "safety", "command"}:
            return {"kind": kind, "id": custom["id"], "offered": []}
        if kind == "offer":
            return {"kind": "offer", "id": None, "offered": _offered(bubble)}
    return {"kind": "fallback", "id": None, "offered": []}


def _offered(bubble: dict[str, Any]) -> list[str]:
    ids = [button.get("payload_id", "") for button in bubble.get("buttons", [])]
    return [id.partition("_")[2] for id in ids]


def read_turns(line: dict[str, Any]) -> list[tuple[Who, str]]:
    """The turns of a call, with personal data masked as in the chat.

    Raises:
        BadLineError: they are missing or not of the form {"who", "text"}.
    """
    turns = line.get("turns")
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise BadLineError('"turns" must be a list of objects')
    if len(turns) > MOST_TURNS:
        raise BadLineError(f"more than {MOST_TURNS} turns")
    read: list[tuple[Who, str]] = []
    for turn in turns:
        who = turn.get("who")
        if who not in ("collector", "borrower"):
            raise BadLineError('"who" must be collector or borrower')
        read.append((who, redact(text_of(turn)).text))
    return read


def affordable_fen(line: dict[str, Any]) -> int | None:
    """What can be kept every month, in fen; None where it is not known.

    Raises:
        BadLineError: it is no number.
    """
    value = line.get("affordable_month")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise BadLineError('"affordable_month" must be a number of yuan or null')
    return round(value * 100)


def handler(kind: str) -> Handler:
    """What answers the lines of a kind; the model is loaded only where it is needed.

    Raises:
        KeyError: there is no such kind.
    """
    simple: dict[str, Handler] = {
        "extract": extract_line,
        "redact": redact_line,
        "plan": plan_line,
    }
    if kind in simple:
        return simple[kind]
    if kind not in {"answer", "talk", "acts", "review"}:
        raise KeyError(kind)
    from tools.bot import Bot

    made: Handler = getattr(Conversations(Bot.load()), kind)
    return made


async def answer_line(handle: Handler, raw: str) -> dict[str, Any]:
    """The answer to one raw line, an error in its place where it cannot be answered."""
    try:
        line = json.loads(raw)
        if not isinstance(line, dict):
            raise BadLineError("not a JSON object")
        return await handle(line)
    except (BadLineError, json.JSONDecodeError, RecursionError) as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": f"internal error: {type(error).__name__}"}


async def run(handle: Handler, lines: Iterable[str], write: Callable[[str], object]) -> None:
    """Answers all lines in order; blank lines are passed over."""
    count = 0
    for raw in lines:
        if not raw.strip():
            continue
        write(json.dumps(await answer_line(handle, raw), ensure_ascii=False) + "\n")
        count += 1
        if count % PROGRESS_EVERY == 0:
            print(f"{count} lines", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """The command: 0 when every line was answered or marked, 2 when it was called wrongly."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    # What libraries print belongs on stderr: stdout carries answers only.
    answers = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
    sys.stdout = sys.stderr
    try:
        handle = handler(arguments[0])
    except KeyError:
        print(f"no such kind: {arguments[0]}\n{__doc__}", file=sys.stderr)
        return 2
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    asyncio.run(run(handle, lines, answers.write))
    answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
