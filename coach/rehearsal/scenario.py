"""A scenario of the rehearsal as data: who calls, what is owed, what can be reached.

The loader only gives the data its types; `coach.rehearsal.checks` holds it against the rest of the
knowledge. All sums are fen; ratings of mood run from 0 to 10.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping

CALLS = ("good", "poor", "disastrous")
"""The transcripts that every scenario carries."""


@dataclass(frozen=True)
class Goal:
    """One of at most three goals of a run: the item of the rubric, and how the brief says it."""

    item: str
    say: str


@dataclass(frozen=True)
class Brief:
    """What the learner is told before the call.

    owed: whether the debt is the learner's own; dialled: whether the learner rang the official
    number, so that there is nobody to verify.
    """

    role: str
    know: list[str]
    goals: list[Goal]
    owed: bool
    dialled: bool


@dataclass(frozen=True)
class Persona:
    """The caller. legit: no cheat; can_prove: says who he is when asked."""

    org: str
    agent: str
    staff_no: str
    client: str
    style: str
    legit: bool
    can_prove: bool


@dataclass(frozen=True)
class Borrower:
    """The debtor's name, and how the caller addresses the learner."""

    name: str
    you: str


@dataclass(frozen=True)
class Debt:
    """What is owed, in fen, and for how many days it has been overdue."""

    product: str
    principal_fen: int
    interest_fen: int
    penalty_fen: int
    days: int

    @property
    def total_fen(self) -> int:
        """All that is asked for."""
        return self.principal_fen + self.interest_fen + self.penalty_fen


@dataclass(frozen=True)
class Means:
    """What the learner can do: fen a month, fen at once, the day of the month, and why he is late.

    cause: an id of causes.yml; since: in words (三个月前).
    """

    income_fen: int
    affordable_month_fen: int
    down_fen: int
    pay_day: int
    cause: str
    since: str


@dataclass(frozen=True)
class Mood:
    """How the call begins. need: the trust that the first rung asks for; None: trust is no matter."""

    pressure: int
    trust: int
    need: int | None


@dataclass(frozen=True)
class Trap:
    """A move that is sprung once, from the given stage on."""

    move: str
    stage: str


@dataclass(frozen=True)
class Offer:
    """What the collector can be brought to.

    needs: the evidence that opens it, `a|b` where one of two will do. periods: months; lump_percent: of the total, all at once.
    """

    rung: int
    kind: str
    needs: list[str]
    days: int = 0
    down_fen: int = 0
    periods: int = 0
    waive_penalty_percent: int = 0
    lump_percent: int = 0


@dataclass(frozen=True)
class Win:
    """What counts as having reached the goal."""

    endings: list[str]
    rung: int
    affordable: bool
    written: bool


@dataclass(frozen=True)
class End:
    """When the collector ends the call."""

    max_turns: int
    escalate_pressure: int


@dataclass(frozen=True)
class CallTurn:
    """A line of the learner, with its acts."""

    say: str
    acts: list[str]


@dataclass(frozen=True)
class Expect:
    """What a call must come to. rung: one, or the lowest and the highest; process: from, to."""

    endings: list[str]
    rung: int | list[int]
    process: list[int]
    red_lines: list[str]
    labels: dict[str, int | str] = field(default_factory=dict)

    @property
    def rungs(self) -> tuple[int, int]:
        """The lowest and the highest rung allowed."""
        if isinstance(self.rung, int):
            return self.rung, self.rung
        return self.rung[0], self.rung[-1]


@dataclass(frozen=True)
class Call:
    """A transcript: the learner's lines; the collector's come from the engine with this seed."""

    seed: int
    turns: list[CallTurn]
    expect: Expect


@dataclass(frozen=True)
class Debrief:
    """What is shown after the call. next: the scenario to go on with."""

    best_path: list[str]
    model_lines: dict[str, str]
    facts: list[str]
    next: str


@dataclass(frozen=True)
class Scenario:
    """One situation to practise."""

    id: str
    title: str
    level: int
    stage: str
    kind: str
    harsh: bool
    brief: Brief
    persona: Persona
    borrower: Borrower
    debt: Debt | None
    means: Means | None
    mood: Mood
    start: str
    fallback: str
    stages: dict[str, list[str]]
    moves: list[str]
    traps: list[Trap]
    offers: list[Offer]
    violations: list[str]
    win: Win
    end: End
    lines: dict[str, list[str]]
    calls: dict[str, Call]
    debrief: Debrief


@dataclass(frozen=True)
class Case:
    """The user's own numbers, which replace the scenario's (用我的情况练).

    debt_fen: all that is owed; cause: an id of causes.yml; since: in words; down_fen: what could be
    paid at once. What is None stays as the scenario has it.
    """

    debt_fen: int
    affordable_month_fen: int
    income_fen: int | None = None
    down_fen: int | None = None
    days: int | None = None
    pay_day: int | None = None
    cause: str | None = None
    since: str | None = None


def with_case(scenario: Scenario, case: Case | None) -> Scenario:
    """The scenario with the user's numbers; unchanged where nothing is owed in it.

    The user knows one sum only, so all of it counts as principal.
    """
    if case is None or scenario.debt is None or scenario.means is None:
        return scenario
    debt = replace(
        scenario.debt,
        principal_fen=case.debt_fen,
        interest_fen=0,
        penalty_fen=0,
        days=scenario.debt.days if case.days is None else case.days,
    )
    told = {
        name: value
        for name in ("income_fen", "down_fen", "pay_day", "cause", "since")
        if (value := getattr(case, name)) is not None
    }
    means = replace(scenario.means, affordable_month_fen=case.affordable_month_fen, **told)
    offers = [_scaled(offer, scenario.debt, debt, means) for offer in scenario.offers]
    return replace(scenario, debt=debt, means=means, offers=offers)


def _scaled(offer: Offer, old: Debt, new: Debt, means: Means) -> Offer:
    """The offer in proportion to the other debt; its last rungs can be kept with these means."""
    down = offer.down_fen * new.total_fen // max(1, old.total_fen) // 100 * 100
    periods = offer.periods
    if offer.rung >= 3 and periods and means.affordable_month_fen:
        # Nobody can practise towards an offer that he could never keep.
        down = min(down, max(means.down_fen, means.affordable_month_fen))
        needed = math.ceil((new.total_fen - down) / means.affordable_month_fen)
        periods = max(periods, needed)
    return replace(offer, down_fen=down, periods=periods)


# --- reading --------------------------------------------------------------------------------------


def load_scenario(path: Path) -> Scenario:
    """The scenario in the file at `path`.

    Raises:
        ContentError: a field is missing, unknown or of another type; the message names it.
    """
    where = path.name
    entry = read_mapping(path)
    for name, cls in _PARTS.items():
        _nest(entry, name, where, partial(build, cls))
    _nest(entry, "brief", where, _brief)
    _nest(entry, "traps", where, partial(_list, Trap))
    _nest(entry, "offers", where, partial(_list, Offer))
    _nest(entry, "calls", where, _calls)
    return build(Scenario, entry, where)


_PARTS: Mapping[str, type[Any]] = {
    "persona": Persona,
    "borrower": Borrower,
    "debt": Debt,
    "means": Means,
    "mood": Mood,
    "win": Win,
    "end": End,
    "debrief": Debrief,
}


def _nest(entry: dict[str, Any], name: str, where: str, make: Callable[[Any, str], Any]) -> None:
    """Gives one field its type; a missing one is left for `build` to name."""
    if entry.get(name) is not None:
        entry[name] = make(entry[name], f"{where} {name}")


def _list(cls: type[Any], raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, list):
        raise ContentError(f"{where}: expected a list")
    return [build(cls, item, f"{where} {number}") for number, item in enumerate(raw, 1)]


def _brief(raw: Any, where: str) -> Brief:
    if isinstance(raw, dict) and "goals" in raw:
        raw = {**raw, "goals": _list(Goal, raw["goals"], f"{where} goals")}
    return build(Brief, raw, where)


def _calls(raw: Any, where: str) -> dict[str, Call]:
    if not isinstance(raw, dict):
        raise ContentError(f"{where}: expected a mapping")
    return {str(name): _call(call, f"{where} {name}") for name, call in raw.items()}


def _call(raw: Any, where: str) -> Call:
    if not isinstance(raw, dict):
        raise ContentError(f"{where}: expected a mapping")
    entry = dict(raw)
    _nest(entry, "turns", where, partial(_list, CallTurn))
    _nest(entry, "expect", where, partial(build, Expect))
    return build(Call, entry, where)
