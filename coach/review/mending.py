"""「那我现在该怎么补救」 after a review: steps for just what went wrong in that call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.bubble import Bubble, Button, notice
from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.names import RED_LINES
from coach.review.report import LEAK_TITLE

FILE = "mending.yml"
_ASKS = re.compile(r"补救|挽回|挽救|弥补|收回|撤回|反悔|改口|来得及|(?:说|讲)错了.{0,6}(?:咋|怎么)")
_ASKS_AT_ONCE = re.compile(r"(?:怎么|咋|如何)(?:办|弄|处理|做)|该(?:做|干)(?:什么|啥)|下一步")
_SHORT = 14  # characters: so short a 怎么办 right after the report is about the report


@dataclass(frozen=True)
class Mending:
    """The sentences; see knowledge/mending.yml."""

    head: str
    say: dict[str, str]
    steps: dict[str, str]
    nothing: str
    debt: str
    order: list[str]
    first: dict[str, str]


def load_mending(path: Path) -> Mending:
    """The sentences of the file at `path`.

    Raises:
        ContentError: a red line has no step or no sentence to say, or a name is unknown.
    """
    made = build(Mending, read_mapping(path), path.name)
    if set(made.order) != set(RED_LINES) or set(made.first) != set(RED_LINES):
        raise ContentError(f"{path.name}: order and first must have each red line")
    if set(made.steps) != {*RED_LINES, "leak", "breach"}:
        raise ContentError(f"{path.name}: a step is missing or too many")
    if not {*made.first.values(), "leak"} <= set(made.say):
        raise ContentError(f"{path.name}: a sentence to say is missing")
    library().facts.check(path.name, [*made.say.values(), *made.steps.values()])
    return made


@lru_cache(maxsize=1)
def mending() -> Mending:
    """The project's own sentences, loaded at the first call."""
    return load_mending(KNOWLEDGE / FILE)


def asks_to_mend(text: str, *, right_after: bool) -> bool:
    """Whether the message asks what can still be done; `right_after`: the report came just before."""
    said = text.strip()
    return bool(_ASKS.search(said)) or (
        right_after and len(said) <= _SHORT and bool(_ASKS_AT_ONCE.search(said))
    )


def mend(card: Mapping[str, Any]) -> Bubble:
    """The steps for the red lines of the report, whose data `card` is."""
    known, fill = mending(), library().facts.fill
    crossed = {red["id"] for red in card["red_lines"]}
    ids = [id for id in known.order if id in crossed]
    leaked = any(fix["title"] == LEAK_TITLE for fix in card["fixes"])
    kinds = [violation["kind"] for violation in card["violations"]]
    steps = [known.steps[id] for id in ids]
    steps += [known.steps["leak"]] if leaked else []
    steps += [known.steps["breach"].replace("{kinds}", "、".join(kinds))] if kinds else []
    buttons = (
        *([Button(library().title("do_draft_complaint"), "do_draft_complaint")] if kinds else []),
        Button(library().title("do_log_call"), "do_log_call"),
    )
    if not ids and not leaked:
        text = "\n".join([known.nothing, *steps])
        return notice(fill(text), "info", buttons=buttons)
    first = known.say[known.first[ids[0]] if ids else "leak"]
    numbered = [f"{number}. {step}" for number, step in enumerate(steps, 1)]
    text = "\n".join([f"{known.head}「{first}」", *numbered, known.debt])
    return notice(fill(text), "info", buttons=buttons)
