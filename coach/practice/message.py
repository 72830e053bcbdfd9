"""What the rehearsal is told: a message of the user, and what is around the talk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.quantities import Quantity
from coach.rehearsal.progress import Run
from coach.rehearsal.state import Act

OTHER = ("other", "")
"""What is pressed where a button has nothing to do with the rehearsal."""


@dataclass(frozen=True)
class Message:
    """A message. pressed: name and value of a button of the rehearsal, or OTHER; elsewhere: whether
    it is a question or a command of its own; cause: the reason that a button named.
    """

    text: str = ""
    acts: Sequence[Act] = ()
    quantities: Sequence[Quantity] = ()
    intent: str = ""
    pressed: tuple[str, str] | None = None
    elsewhere: bool = False
    cause: str | None = None


@dataclass(frozen=True)
class World:
    """What is around the talk. known: the user's own numbers, as far as told."""

    now: dt.datetime
    conversation: str
    runs: Sequence[Run] = ()
    known: Mapping[str, Any] = field(default_factory=dict)
