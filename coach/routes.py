"""Which way to go with what: routes.yml, whose steps name hotlines and facts by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.content import ContentError, read_list
from coach.facts import Facts


@dataclass(frozen=True)
class Step:
    """One step of a route: what to do, and the facts that it rests on."""

    do: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """A route in order; `note` may be shown, and is empty where there is nothing to add."""

    id: str
    situation: str
    steps: tuple[Step, ...]
    note: str


def load_routes(folder: Path, facts: Facts) -> Mapping[str, Route]:
    """All routes of routes.yml by id.

    Raises:
        ContentError: a hotline or a fact is unknown.
    """
    routes = {}
    for entry in read_list(folder / "routes.yml", "routes"):
        steps = []
        for step in entry["steps"]:
            for id in (*step["hotlines"], *step["facts"]):
                if id not in facts.hotlines and id not in facts.facts:
                    raise ContentError(f"routes.yml {entry['id']}: unknown {id}")
            steps.append(Step(step["do"], tuple(step["facts"])))
        routes[entry["id"]] = Route(entry["id"], entry["situation"], tuple(steps), entry["note"])
    return routes
