"""Where a rehearsal stands: plain data that goes through JSON and back unchanged.

Everything is counted from the borrower's turns: turn 0 is the collector's opening. The mood runs
from 0 to 10, sums are fen.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, TypeVar

from coach.content import build
from coach.quantities import Quantity
from coach.rehearsal.scenario import Case

T = TypeVar("T")

ENDINGS = (
    "agreed",
    "callback_agreed",
    "reported",
    "hangup",
    "escalate",
    "no_deal",
    "red_line",
    "safe_stop",
)
"""How a call can end."""


@dataclass(frozen=True)
class Act:
    """A speech act that the recogniser found, with its probability (0 to 1)."""

    id: str
    confidence: float = 1.0


@dataclass(frozen=True)
class Utterance:
    """A line of the borrower, as the recognisers read it."""

    text: str
    acts: list[Act] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)


@dataclass(frozen=True)
class Chip:
    """The small mark on a turn: ✓ something earned, △ something to do better, ✗ a red line."""

    mark: str
    item: str
    text: str


@dataclass(frozen=True)
class Choice:
    """Why the collector said what he said. passed: what else could have been said."""

    move: str
    why: str
    passed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Exchange:
    """A turn: what the borrower said, what it was taken for, and what came of it.

    acts: with bare yes and no resolved; pressure, trust, stage, rung: after the turn.
    """

    said: Utterance
    acts: list[str]
    lines: list[str]
    stage: str
    pressure: int
    trust: int
    rung: int
    earned: list[str] = field(default_factory=list)
    trace: list[Choice] = field(default_factory=list)
    chip: Chip | None = None


@dataclass
class State:
    """A rehearsal under way.

    intensity: the dial, 1 to 4; as_written: the scenario's own mood was kept. rung: the best offer
    so far; taken: the one accepted. strikes: what the borrower has spoilt by now. paid: how often
    each effect of the borrower's acts has counted, by its index. said: how often each move was made;
    used: the wordings drawn, by move. exchanges: the turns so far.
    """

    scenario: str
    seed: int
    intensity: int
    stage: str
    pressure: int
    trust: int
    need: int | None
    as_written: bool = False
    case: Case | None = None
    rung: int = 0
    taken: int = 0
    strikes: int = 0
    written: bool = False
    ending: str = ""
    paused: bool = False
    earned: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    paid: dict[str, int] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)
    used: dict[str, list[int]] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    red_lines: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    opening_trace: list[Choice] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def turn(self) -> int:
        """How many lines the borrower has said."""
        return len(self.exchanges)

    @property
    def heard(self) -> list[str]:
        """All that the collector has said so far."""
        return [*self.opening, *(line for turn in self.exchanges for line in turn.lines)]

    @property
    def known(self) -> set[str]:
        """What triggers can ask for: evidence, marks, and the moves that were made."""
        return {*self.earned, *self.marks, *self.said}

    @property
    def last_lines(self) -> list[str]:
        """What the collector said last."""
        return self.exchanges[-1].lines if self.exchanges else self.opening

    def mark(self, *names: str) -> None:
        """Leaves marks behind, each once."""
        self.marks += [name for name in names if name not in self.marks]


def to_json(state: State) -> dict[str, Any]:
    """The state as plain JSON data."""
    return dataclasses.asdict(state)


def from_json(data: dict[str, Any]) -> State:
    """The state that `to_json` wrote.

    Raises:
        ContentError: the data is of another form.
    """
    raw = dict(data)
    if raw.get("case") is not None:
        raw["case"] = build(Case, raw["case"], "state case")
    raw["opening_trace"] = [build(Choice, entry, "state") for entry in raw["opening_trace"]]
    raw["exchanges"] = [_exchange(entry) for entry in raw["exchanges"]]
    return build(State, raw, "state")


def copy(state: State) -> State:
    """A state that can be changed without changing this one; what is frozen is shared."""
    new = dataclasses.replace(state)
    for one in dataclasses.fields(State):
        value = getattr(state, one.name)
        if isinstance(value, list):
            setattr(new, one.name, list(value))
        elif isinstance(value, dict):
            setattr(new, one.name, {key: _own(item) for key, item in value.items()})
    return new


def _own(item: T) -> T:
    return list(item) if isinstance(item, list) else item  # type: ignore[return-value]


def said_from_json(data: dict[str, Any]) -> Utterance:
    """The line that `dataclasses.asdict` wrote.

    Raises:
        ContentError: the data is of another form.
    """
    return Utterance(
        text=data["text"],
        acts=[build(Act, act, "state act") for act in data["acts"]],
        quantities=[Quantity(**quantity) for quantity in data["quantities"]],
    )


def _exchange(data: dict[str, Any]) -> Exchange:
    return build(
        Exchange,
        {
            **data,
            "said": said_from_json(data["said"]),
            "trace": [build(Choice, choice, "state trace") for choice in data["trace"]],
            "chip": build(Chip, data["chip"], "state chip") if data["chip"] else None,
        },
        "state exchange",
    )
