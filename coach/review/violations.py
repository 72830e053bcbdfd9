"""A collector's violations, recognised by their words in his lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach import clauses
from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.call import CallBrief, Turn
from coach.review.names import VIOLATIONS
from coach.review.tags import weigh

FILE = "violations.yml"
_NIGHT, _OFTEN = "夜间来电", "频繁来电"
_PART = re.compile(r"\{([a-z_]+)\}")
_NEVER = r"(?!)"
_PATTERNS = ("text", "prev", "brief", "within", "unless")
# 不还钱就坐牢: what the borrower fails to do denies nothing of what the collector threatens.
_FAILING = re.compile(
    r"(?:不|没|别|唔)(?=还|处理|接|给|结清|配合|开门|来|拿|见|回|理|说话|想还|打钱|到账|清)"
    r"|(?:不|没)(?![会能要得可用该])(?=[^会能]{1,4}(?:就|的话))|不然|要不|不信|信不信|不管|不是吧|没完|没跑|跑不了|不怕|别怪|别嫌|别以为|是不是"
)


@dataclass(frozen=True)
class Violation:
    """A violation and the turn it is in, counted from 1 over all turns of the call."""

    kind: str
    turn: int


@dataclass(frozen=True)
class ViolationCue:
    """A pattern for a kind of violation, looked for in each clause of the collector's line.

    prev: what must be in the borrower's line before it; brief: what the brief must say; within, unless: what must be somewhere and
    what nowhere in the line; guarded: whether a denial in front takes its meaning away. hits, misses: pairs (the borrower's
    line before, the collector's line) that it must find and must not find.
    """

    id: str
    kind: str
    text: str
    prev: str = ""
    brief: str = ""
    within: str = ""
    unless: str = _NEVER
    guarded: bool = True
    hits: list[list[str]] = field(default_factory=list)
    misses: list[list[str]] = field(default_factory=list)

    def stands_in(self, text: str, prev: str) -> bool:
        """Whether the violation is in `text`, said in answer to `prev`; `brief` is not looked at."""
        if not re.search(self.prev, prev) or re.search(self.unless, text):
            return False
        if not re.search(self.within, text):
            return False
        return any(
            not (self.guarded and _is_denied(clause, *match.span()))
            for clause in clauses.split(text)
            for match in re.finditer(self.text, clause)
        )


def _is_denied(clause: str, start: int, end: int) -> bool:
    blotted = _FAILING.sub(lambda match: "＿" * len(match.group()), clause)
    return clauses.is_negated(blotted, start, end)


@dataclass(frozen=True)
class Kind:
    """What is told about a kind of violation: the fact it rests on, and what to answer."""

    fact: str
    say: str


@lru_cache(maxsize=1)
def violation_kinds() -> Mapping[str, Kind]:
    """What is told about each kind, in the project's own words.

    Raises:
        ContentError: a kind is missing, or a fact is unknown.
    """
    raw = read_mapping(KNOWLEDGE / FILE)["kinds"]
    kinds = {kind: build(Kind, entry, f"{FILE} {kind}") for kind, entry in raw.items()}
    if set(kinds) != set(VIOLATIONS):
        raise ContentError(f"{FILE} kinds: must be {', '.join(VIOLATIONS)}")
    facts = library().facts
    for kind, entry in kinds.items():
        if entry.fact not in facts.facts:
            raise ContentError(f"{FILE} {kind}: unknown fact {entry.fact}")
        facts.check(f"{FILE} {kind}", [entry.say])
    return kinds


def violations_in(text: str, prev: str = "", brief: str = "") -> list[str]:
    """The kinds of violation in a collector's line; `prev` is the borrower's line before it.

    Some words are a violation only in the call that the brief tells of: 他欠一千八 to a stranger.
    """
    answering = {
        cue.kind
        for cue in violation_cues()
        if (cue.prev or (cue.brief and brief and re.search(cue.brief, brief)))
        and cue.stands_in(text, prev)
    }
    found = _by_itself(text) | answering
    if "爆通讯录" in found:
        found -= {"告知第三人"}  # one threat is not counted twice
    return [kind for kind in VIOLATIONS if kind in found]


@lru_cache(maxsize=4096)
def _by_itself(text: str) -> frozenset[str]:
    """The kinds that the line shows whatever it answers; a rehearsal has the same lines often."""
    return frozenset(
        cue.kind
        for cue in violation_cues()
        if not cue.prev and not cue.brief and cue.stands_in(text, "")
    )


def violations_of(turns: Sequence[Turn], brief: CallBrief) -> list[Violation]:
    """All violations of a call in order of turn, each kind once a turn."""
    found: list[Violation] = []
    prev = ""
    for number, turn in enumerate(turns, 1):
        if turn.who == "borrower":
            prev = turn.text
        else:
            worded = violations_in(turn.text, prev, brief.text)
            found += [
                Violation(kind, number)
                for kind in VIOLATIONS
                if weigh(turn.tags, (kind,), kind in worded, grave=True)
            ]
    first = next((n for n, turn in enumerate(turns, 1) if turn.who == "collector"), None)
    for kind, known in ((_NIGHT, brief.night), (_OFTEN, brief.often)):
        if known and first and not any(violation.kind == kind for violation in found):
            found.append(Violation(kind, first))
    return sorted(found, key=lambda violation: violation.turn)


# --- reading --------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def violation_cues() -> tuple[ViolationCue, ...]:
    """The project's own patterns, loaded at the first call."""
    return load_violation_cues(KNOWLEDGE / FILE)


def load_violation_cues(path: Path) -> tuple[ViolationCue, ...]:
    """The patterns of the file at `path`.

    Raises:
        ContentError: a kind is unknown, an id stands twice, a pattern is broken, or a cue misses
            one of its own examples.
    """
    content = read_mapping(path)
    cues = tuple(_cue(entry, content["parts"], path.name) for entry in content["cues"])
    ids = [cue.id for cue in cues]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise ContentError(f"{path.name}: {', '.join(twice)} stands twice")
    for cue in cues:
        _check(cue, f"{path.name} {cue.id}")
    return cues


def _cue(entry: Any, parts: Mapping[str, str], file: str) -> ViolationCue:
    where = f"{file} {entry.get('id', entry)}" if isinstance(entry, dict) else file
    if isinstance(entry, dict):
        entry = {
            key: _filled("|".join(value) if isinstance(value, list) else value, parts, where)
            if key in _PATTERNS
            else value
            for key, value in entry.items()
        }
    return build(ViolationCue, entry, where)


def _filled(pattern: str, parts: Mapping[str, str], where: str) -> str:
    """The pattern with {parts} put in; a part may be made of parts that stand before it."""

    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise ContentError(f"{where}: unknown part {match[1]}")
        return f"(?:{_filled(parts[match[1]], parts, where)})"

    return _PART.sub(part, pattern)


def _check(cue: ViolationCue, where: str) -> None:
    if cue.kind not in VIOLATIONS:
        raise ContentError(f"{where}: unknown kind {cue.kind}")
    for pattern in (cue.text, cue.prev, cue.brief, cue.within, cue.unless):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ContentError(f"{where}: {error}") from error
    for examples, wanted in ((cue.hits, True), (cue.misses, False)):
        for prev, text in examples:
            if cue.stands_in(text, prev) is not wanted:
                fault = "does not find" if wanted else "finds"
                raise ContentError(f"{where}: {fault} {text}")
