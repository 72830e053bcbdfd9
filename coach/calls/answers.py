"""An answer to one question of the call log: what it tells, and which questions it answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from coach.calls.reading import MAX_CHARACTERS, promised_day, read_call, read_connected

STEPS = ("when", "who", "said", "promised")
"""The questions, in order."""

_PARTS = {
    "when": ("day", "time", "part"),
    "who": ("organisation", "name", "staff", "number"),
    "said": ("claimed", "threatened"),
    "promised": ("promised",),
}
_NOT_KNOWN = re.compile(
    r"^(?:我|也|都|真的?|这个|那个|他|她|对方)*(?:不知道|不清楚|不晓得|不记得|记不清楚?|记不得|忘了|忘记了|没注意|没问|没记|没留意|没说|没报|没听清|想不起来|跳过|略过|过|下一个|下一步|没有|没|无|不填|不用)了?(?:吧|啊|呢|的)?[。！!]?$"
)

_BARE_TAIL = re.compile(r"(?<![A-Za-z0-9号])(?<!工号是)[0-9]{4}(?![0-9元块])")
"""Four digits beside a name (蚂蚁 8899) are the end of the caller's number."""


def steps_told(told: Mapping[str, Any]) -> list[str]:
    """The questions that the parts answer; where nobody answered, nothing was said or promised.

    Of many calls at once it matters whether they were answered, so that is asked, too.
    """
    missed = ("said", "promised") if told.get("connected") is False else ()
    steps = [
        step
        for step, parts in _PARTS.items()
        if step in missed or any(told.get(part) for part in parts)
    ]
    many = told.get("times", 1) > 1 and told.get("connected") is None
    return [step for step in steps if not (many and step == "when")]


def answer(
    step: str, text: str, tapped: str | None, now: dt.datetime
) -> tuple[dict[str, Any], list[str]]:
    """What an answer to `step` tells of the call, and the steps that are done with it.

    `tapped`: the value of a quick answer (skip, just_now, missed, nothing). Not knowing answers a
    question as well; nothing done means that the text is no answer.
    """
    if tapped in ("just_now", "missed"):
        at = {"day": now.date().isoformat(), "time": f"{now:%H:%M}"}
        now_told = {**at, "connected": tapped == "just_now"}
        return now_told, steps_told(now_told)
    if tapped in ("answered", "unanswered"):
        told_now = {"connected": tapped == "answered"}
        return told_now, ["when", *steps_told(told_now)]
    if tapped is not None or _NOT_KNOWN.match(text.strip()):
        return {}, [step]
    told = read_call(text, now)
    if step == "when" and not told:
        connected = read_connected(text)
        told = {} if connected is None else {"connected": connected}
        return told, steps_told(told)
    if step == "who" and "number" not in told:
        tail = _BARE_TAIL.search(text)
        told |= {"number": f"尾号{tail.group()}"} if tail else {}
    if step in ("who", "said", "promised") and step not in steps_told(told):
        told |= _as_it_stands(step, text.strip(), now) if not told else {}
    if step == "promised" and "claimed" in told and "promised" not in told:
        told["promised"] = told.pop("claimed")  # 我说周五还五百
        told["promised_day"] = promised_day(told["promised"], now.date())
    return told, steps_told(told)


def _as_it_stands(step: str, text: str, now: dt.datetime) -> dict[str, Any]:
    """The whole text as the answer, where no part of it stands out."""
    if step == "who":
        if re.fullmatch(r"\d{3,4}", text):
            return {"number": f"尾号{text}"}
        return {"organisation": text} if 2 <= len(text) <= 12 else {}
    said = text[:MAX_CHARACTERS]
    if step == "said":
        return {"claimed": said, "connected": True}
    return {"promised": said, "promised_day": promised_day(said, now.date())}
