"""What a collector can do: the moves with their triggers, and what the borrower's acts do to him."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping

FILE = "moves.yml"
ROLES = frozenset({"open", "reply", "push", "trap", "offer", "end"})
STAGES = ("open", "identity", "purpose", "pressure", "reason", "bargain", "close")
"""The stages of a call, in the order in which it usually goes."""

MARKS = frozenset(
    {
        "offered",
        "accepted",
        "proved",
        "stated",
        "vague",
        "breach",
        "asked_private",
        "asked_close",
    }
)
"""What a trigger can ask for besides evidence and moves that were said."""

MIN_WORDINGS = 6
MIN_LENGTH, MAX_LENGTH = 3, 60


@dataclass(frozen=True)
class Effect:
    """A change of mood."""

    pressure: int = 0
    trust: int = 0


@dataclass(frozen=True)
class ActEffect:
    """What any of the acts does to the mood; has: a mark without which it does nothing."""

    acts: list[str]
    pressure: int = 0
    trust: int = 0
    has: str = ""


@dataclass(frozen=True)
class Trigger:
    """When a move may be made: all that is given must hold.

    acts: one of them is in the borrower's line; without_acts: none is. has, lacks: evidence earned,
    moves said, marks. after: one of these moves was made just before.
    """

    stages: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    without_acts: list[str] = field(default_factory=list)
    pressure_from: int = 0
    intensity_from: int = 1
    has: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def misses(
        self,
        *,
        stage: str,
        acts: Collection[str],
        pressure: int,
        intensity: int,
        known: Collection[str],
        last: Collection[str],
    ) -> str:
        """What keeps the move from being made, in one word for the trace; "" where nothing does."""
        if self.stages and stage not in self.stages:
            return "stage"
        if self.acts and not set(self.acts) & set(acts):
            return "acts"
        if set(self.without_acts) & set(acts):
            return "without_acts"
        if pressure < self.pressure_from:
            return "pressure"
        if intensity < self.intensity_from:
            return "intensity"
        if not set(self.has) <= set(known):
            return "has"
        if set(self.lacks) & set(known):
            return "lacks"
        if self.after and not set(self.after) & set(last):
            return "after"
        return ""


@dataclass(frozen=True)
class Move:
    """One thing a collector does.

    core: part of every scenario. brief: a word said before the other answers. alone: nothing is said after it. wants: the item of the rubric that
    a good answer earns. violation: the kind it is, "" for a lawful move. hard: wordings for the dial
    at 3 and 4. if_yes, if_no: the act that a bare 好 or 不 after it is.
    """

    id: str
    role: str
    lines: list[str]
    hard: list[str] = field(default_factory=list)
    core: bool = False
    when: Trigger = field(default_factory=Trigger)
    priority: int = 50
    times: int = 1
    effect: Effect = field(default_factory=Effect)
    sets: list[str] = field(default_factory=list)
    brief: bool = False
    alone: bool = False
    wants: str = ""
    violation: str = ""
    if_yes: str = ""
    if_no: str = ""


@dataclass(frozen=True)
class MoveBook:
    """All moves by id; evidence: the acts that earn it; effects: what acts do to the mood.

    vague: what a line does that says nothing to the matter.
    """

    evidence: Mapping[str, tuple[str, ...]]
    effects: Sequence[ActEffect]
    vague: Effect
    moves: Mapping[str, Move]

    def of_role(self, role: str, ids: Collection[str]) -> list[Move]:
        """The moves of that role among the core ones and `ids`, in the order of the file."""
        return [
            move
            for move in self.moves.values()
            if move.role == role and (move.core or move.id in ids)
        ]

    def earned_by(self, acts: Collection[str]) -> list[str]:
        """The evidence that these acts earn."""
        return [name for name, by in self.evidence.items() if set(by) & set(acts)]


def load_moves(
    path: Path, *, acts: Collection[str], items: Collection[str], violations: Collection[str]
) -> MoveBook:
    """Reads the moves at `path`; acts, items and violations are the ids that may be named.

    Raises:
        ContentError: something is missing, unknown or too long; the message names the place.
    """
    content = read_mapping(path)
    raw_moves = content.get("moves")
    if not isinstance(raw_moves, dict):
        raise ContentError(f"{path.name}: expected a mapping under moves")
    book = MoveBook(
        evidence={name: tuple(by) for name, by in content["evidence"].items()},
        effects=[
            build(ActEffect, raw, f"{path.name} effects {number}")
            for number, raw in enumerate(content["effects"], 1)
        ],
        vague=build(Effect, content["vague"], f"{path.name} vague"),
        moves={id: _move(id, raw, f"{path.name} {id}") for id, raw in raw_moves.items()},
    )
    _check_acts(book, acts, path.name)
    for move in book.moves.values():
        _check(move, book, f"{path.name} {move.id}", acts, items, violations)
    return book


def _move(id: str, raw: Any, where: str) -> Move:
    if not isinstance(raw, dict):
        raise ContentError(f"{where}: expected a mapping")
    entry = {"id": id, **raw}
    entry["when"] = build(Trigger, entry.get("when", {}), f"{where} when")
    entry["effect"] = build(Effect, entry.get("effect", {}), f"{where} effect")
    return build(Move, entry, where)


def _check_acts(book: MoveBook, acts: Collection[str], where: str) -> None:
    for name, by in book.evidence.items():
        _known(f"{where} evidence {name}", by, acts, "act")
    for effect in book.effects:
        _known(f"{where} effects", effect.acts, acts, "act")
        _known(f"{where} effects has", [effect.has] if effect.has else [], MARKS, "mark")
    both = set(book.evidence) & (set(book.moves) | MARKS)
    # Evidence, moves and marks share one name space in triggers.
    if both:
        raise ContentError(f"{where}: {', '.join(sorted(both))} names two things")


def _check(
    move: Move,
    book: MoveBook,
    where: str,
    acts: Collection[str],
    items: Collection[str],
    violations: Collection[str],
) -> None:
    _known(f"{where} role", [move.role], ROLES, "role")
    _known(f"{where} when stages", move.when.stages, STAGES, "stage")
    named = [*move.when.acts, *move.when.without_acts, move.if_yes, move.if_no]
    _known(f"{where} acts", [act for act in named if act], acts, "act")
    names = {*book.evidence, *book.moves, *MARKS}
    _known(f"{where} when", [*move.when.has, *move.when.lacks], names, "mark")
    _known(f"{where} when after", move.when.after, book.moves, "move")
    _known(f"{where} sets", move.sets, MARKS, "mark")
    _known(f"{where} wants", [move.wants] if move.wants else [], items, "item")
    _known(f"{where} violation", [move.violation] if move.violation else [], violations, "kind")
    check_lines(f"{where} lines", move.lines)
    if move.hard:
        check_lines(f"{where} hard", move.hard)


def _known(
    where: str, ids: Sequence[str] | Mapping[str, Any], known: Collection[str], what: str
) -> None:
    for id in ids:
        if id not in known:
            raise ContentError(f"{where}: unknown {what} {id}")


def check_lines(where: str, lines: Sequence[str]) -> None:
    """Makes sure that there are enough different wordings, none much too short or too long.

    Raises:
        ContentError: there are not.
    """
    for line in lines:
        # A placeholder counts as four characters: sums and names are about that long.
        length = len(re.sub(r"\{\w+\}", "****", line))
        if not MIN_LENGTH <= length <= MAX_LENGTH:
            raise ContentError(
                f"{where}: {length} characters, {MIN_LENGTH} to {MAX_LENGTH}: {line}"
            )
    if len(set(lines)) < MIN_WORDINGS or len(set(lines)) < len(lines):
        raise ContentError(f"{where}: {len(set(lines))} different wordings, {MIN_WORDINGS} needed")
