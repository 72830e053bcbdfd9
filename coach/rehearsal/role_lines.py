"""What to say for somebody who owes nothing: the rubric's own lines are a debtor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.review.names import ITEMS, RED_LINES, VIOLATIONS

FILE = "role_lines.yml"
KINDS = ("third_party", "wrong_number", "fraud")

DEBT_ITEMS = frozenset({"facts", "hardship", "plan", "respect"})
"""Items that only a debtor can do well: nobody is praised for asking after another's debt."""


@dataclass(frozen=True)
class RoleLines:
    """Better lines by item, red line and violation, and the mark where privacy was given away."""

    items: dict[str, str]
    chips: dict[str, str]
    red_lines: dict[str, str]
    violations: dict[str, str]


def load_role_lines(path: Path) -> dict[str, RoleLines]:
    """The lines of the file at `path`, by kind of scenario.

    Raises:
        ContentError: a kind or an item is missing, or a name is unknown.
    """
    facts = library().facts
    made = {
        kind: build(RoleLines, raw, f"{path.name} {kind}")
        for kind, raw in read_mapping(path).items()
    }
    if set(made) != set(KINDS):
        raise ContentError(f"{path.name}: its kinds must be {', '.join(KINDS)}")
    for kind, lines in made.items():
        if set(lines.items) != set(ITEMS):
            raise ContentError(f"{path.name} {kind}: a line for each item is needed")
        unknown = {*lines.red_lines} - {*RED_LINES} | {*lines.violations} - {*VIOLATIONS}
        unknown |= {*lines.chips} - {*ITEMS}
        if unknown:
            raise ContentError(f"{path.name} {kind}: unknown {', '.join(sorted(unknown))}")
        for said in (lines.items, lines.red_lines, lines.violations):
            facts.check(f"{path.name} {kind}", said.values())
    return made


@lru_cache(maxsize=1)
def _all() -> Mapping[str, RoleLines]:
    return load_role_lines(KNOWLEDGE / FILE)


def role_lines(kind: str) -> RoleLines:
    """The lines for that kind of scenario; empty for a debtor, whose lines are the rubric's."""
    return _all().get(kind) or RoleLines({}, {}, {}, {})
