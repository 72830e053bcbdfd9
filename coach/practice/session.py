"""A rehearsal as a talk: what was chosen, and the call that runs. Plain data that goes through JSON.

Of a call only its seed and the user's lines are kept: the engine is deterministic, so that its state
is a function of them.
"""

from __future__ import annotations

import dataclasses
import zlib
from dataclasses import dataclass, field
from typing import Any, Literal

from coach.bubble import Bubble
from coach.content import ContentError, build
from coach.rehearsal import engine
from coach.rehearsal.scenario import Case
from coach.rehearsal.state import Exchange, State, Utterance, said_from_json

Phase = Literal["choose", "ready", "own", "call", "paused", "over"]
Mode = Literal["practise", "exam", "watch"]
PHASES = ("choose", "ready", "own", "call", "paused", "over")
LIVE = ("call", "paused")


@dataclass(frozen=True)
class Moment:
    """A line that was taken back, and where the call stood after it."""

    text: str
    mark: str
    chip: str
    pressure: int
    trust: int
    rung: int


@dataclass(frozen=True)
class Call:
    """A call. started: ISO time; said: the user's lines; hints: items helped with; retried: whether
    a line was taken back; broken: how the user broke it off ("", hang_up or stop); filed: whether
    it stands among the runs.
    """

    scenario: str
    mode: str
    seed: int
    started: str
    intensity: int | None = None
    case: Case | None = None
    said: list[Utterance] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    retried: bool = False
    redo: Moment | None = None
    broken: str = ""
    filed: bool = False

    def state(self) -> State:
        """The call as it stands, played again from its beginning.

        Raises:
            ContentError: the scenario is there no longer.
        """
        state, _ = engine.start(self.scenario, self.seed, self.intensity, self.case)
        for utterance in self.said:
            if state.ending:
                break
            state, _, _ = engine.step(state, utterance)
        state.hints = list(self.hints)
        if self.broken == "hang_up":
            return engine.hang_up(state)
        return engine.stop(state) if self.broken == "stop" else state


@dataclass(frozen=True)
class Session:
    """Where the talk is.

    scenario, intensity, case: what was chosen for the next call. chosen: whether the user named the
    scenario himself. own: the user's numbers while they are asked for. begun: how many calls were
    begun.
    """

    phase: Phase = "choose"
    scenario: str = ""
    intensity: int | None = None
    case: Case | None = None
    own: dict[str, Any] = field(default_factory=dict)
    call: Call | None = None
    begun: int = 0
    chosen: bool = False

    @property
    def is_live(self) -> bool:
        """Whether a call runs or is on hold."""
        return self.phase in LIVE and self.call is not None


@dataclass(frozen=True)
class Taken:
    """What came of a message. The talk is over where the session's phase says so."""

    session: Session
    bubbles: list[Bubble]


def moment_of(exchange: Exchange) -> Moment:
    """The line and where the call stood after it."""
    chip = exchange.chip
    return Moment(
        text=exchange.said.text,
        mark=chip.mark if chip else "",
        chip=chip.text if chip else "",
        pressure=exchange.pressure,
        trust=exchange.trust,
        rung=exchange.rung,
    )


def seed_of(conversation: str, begun: int) -> int:
    """The seed of the next call: another one each time, the same one for the same talk."""
    return zlib.crc32(f"{conversation}:{begun}".encode())


def to_json(session: Session) -> dict[str, Any]:
    """The session as plain JSON data."""
    return dataclasses.asdict(session)


def from_json(data: Any) -> Session:
    """The session that `to_json` wrote; a fresh one where it is none that can be read.

    What an earlier release wrote may not fit any more: then the user chooses anew.
    """
    if not isinstance(data, dict):
        return Session()
    try:
        raw = dict(data)
        raw["case"] = _case(raw.get("case"))
        raw["call"] = _call(raw["call"]) if raw.get("call") else None
        raw["own"] = dict(raw.get("own") or {})
        made = Session(**raw)
        if made.phase not in PHASES:
            return Session()
        if made.call is not None:
            engine.start(made.call.scenario, 0)  # the scenario may be gone
        return made
    except (ContentError, KeyError, TypeError, ValueError):
        return Session()


def _case(data: Any) -> Case | None:
    return build(Case, data, "case") if data else None


def _call(data: dict[str, Any]) -> Call:
    return Call(
        **{
            **data,
            "case": _case(data.get("case")),
            "said": [said_from_json(line) for line in data["said"]],
            "redo": build(Moment, data["redo"], "redo") if data.get("redo") else None,
        }
    )
