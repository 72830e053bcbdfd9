"""Cues: words that give an act of the borrower away, kept as data and checked at load."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach import clauses
from coach.content import ContentError, build, read

RED_LINES = frozenset(
    {"leak_privacy", "agree_private_transfer", "agree_borrow", "agree_forge", "promise_everything"}
)
"""Acts that must not be missed: they cap a rehearsal's score, and on a real call cost money."""

Guard = Callable[[str, int, int], bool]
"""Takes a clause and the offsets of the words found; true where they do not mean what they say."""

GUARDS: Mapping[str, Guard] = {
    "negation": clauses.is_negated,
    "denial": lambda clause, start, end: clauses.has_negation(clause),
    "question": lambda clause, start, end: clauses.is_question(clause),
    "reported": lambda clause, start, end: clauses.is_reported(clause, start),
    "condition": lambda clause, start, end: clauses.is_conditional(clause),
    "sarcasm": lambda clause, start, end: clauses.is_sarcastic(clause),
    "distrust": lambda clause, start, end: clauses.is_distrustful(clause),
}

_PART = re.compile(r"\{([a-z_]+)\}")
_NEVER = r"(?!)"


@dataclass(frozen=True)
class Cue:
    """A pattern that speaks for an act.

    `certain`: the act counts whatever a model says. `hits` and `misses` are pairs (the collector's
    line, the borrower's line) that the cue must find and must not find.
    """

    id: str
    act: str
    text: str
    prev: str = ""
    unless: str = _NEVER
    guards: list[str] = field(default_factory=list)
    certain: bool = False
    hits: list[list[str]] = field(default_factory=list)
    misses: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    """A cue found in a line: the act it speaks for, and the clause it stands in."""

    cue: str
    act: str
    certain: bool
    clause: str


class ActCues:
    """The cues of one file, compiled."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = [
            (cue, re.compile(cue.text), re.compile(cue.prev), re.compile(cue.unless))
            for cue in cues
        ]

    def find(self, text: str, prev: str = "") -> list[Hit]:
        """The cues found in `text`, said in answer to `prev` ("" where that is not known)."""
        parts = clauses.split(text)
        hits: list[Hit] = []
        for cue, pattern, wanted_prev, unless in self._cues:
            if unless.search(text) or not wanted_prev.search(prev):
                continue
            for before, clause in zip(["", *parts], parts, strict=False):
                if _stands(cue, pattern, clause, before):
                    hits.append(Hit(cue.id, cue.act, cue.certain, clause))
                    break
        return hits


def _stands(cue: Cue, pattern: re.Pattern[str], clause: str, before: str) -> bool:
    """Whether the pattern is in the clause, and no guard of the cue takes its meaning away."""
    # A condition mostly has a clause of its own: 要是有三万，今天就全还了.
    if "condition" in cue.guards and clauses.is_conditional(before):
        return False
    return any(
        not any(GUARDS[guard](clause, *match.span()) for guard in cue.guards)
        for match in pattern.finditer(clause)
    )


def load_act_cues(path: Path, acts: Collection[str]) -> ActCues:
    """The cues of the file at `path`; `acts` are the ids of the known acts.

    Raises:
        ContentError: an act or a guard is unknown, an id stands twice, a pattern is broken, or a
            cue misses one of its own examples.
    """
    content = read(path)
    parts: dict[str, str] = content["parts"]
    cues = [build(Cue, _filled(entry, parts), _where(entry)) for entry in content["cues"]]
    seen: set[str] = set()
    for cue in cues:
        if cue.id in seen:
            raise ContentError(f"{cue.id} stands twice")
        seen.add(cue.id)
        _check(cue, acts)
    return ActCues(cues)


def _where(entry: Any) -> str:
    return str(entry.get("id", entry)) if isinstance(entry, dict) else str(entry)


def _filled(entry: Any, parts: Mapping[str, str]) -> Any:
    """The entry with {parts} put into its patterns."""
    if not isinstance(entry, dict):
        return entry
    return {
        key: _with_parts(value, parts, _where(entry))
        if key in ("text", "prev", "unless")
        else value
        for key, value in entry.items()
    }


def _with_parts(pattern: str, parts: Mapping[str, str], where: str) -> str:
    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise ContentError(f"{where}: unknown part {match[1]}")
        return f"(?:{parts[match[1]]})"

    return _PART.sub(part, pattern)


def _check(cue: Cue, acts: Collection[str]) -> None:
    if cue.act not in acts:
        raise ContentError(f"{cue.id}: unknown act {cue.act}")
    unknown = sorted(set(cue.guards) - set(GUARDS))
    if unknown:
        raise ContentError(f"{cue.id}: unknown guard {', '.join(unknown)}")
    try:
        one = ActCues([cue])
    except re.error as error:
        raise ContentError(f"{cue.id}: {error}") from error
    for examples, wanted in ((cue.hits, True), (cue.misses, False)):
        for prev, text in examples:
            if bool(one.find(text, prev)) is not wanted:
                fault = "does not find" if wanted else "finds"
                raise ContentError(f"{cue.id}: {fault} {text}")
