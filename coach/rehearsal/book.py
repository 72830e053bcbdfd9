"""All scenarios and moves, loaded once and checked together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coach.content import ContentError
from coach.library import library
from coach.paths import KNOWLEDGE
from coach.rehearsal.checks import Known, check_scenario
from coach.rehearsal.moves import MoveBook, load_moves
from coach.rehearsal.scenario import Scenario, load_scenario
from coach.review.names import ITEMS, VIOLATIONS


@dataclass(frozen=True)
class Book:
    """Everything that a rehearsal is played from."""

    scenarios: Mapping[str, Scenario]
    moves: MoveBook

    def scenario(self, id: str) -> Scenario:
        """The scenario of that id.

        Raises:
            ContentError: there is none.
        """
        if id not in self.scenarios:
            raise ContentError(f"no scenario {id}")
        return self.scenarios[id]


def load_book(folder: Path, only: str = "*") -> Book:
    """Reads moves.yml and scenarios/ of `folder`; `only`: the id of a scenario to be read alone.

    Raises:
        ContentError: something is missing, unknown or does not fit; the message says where.
    """
    known = library()
    moves = load_moves(folder / "moves.yml", acts=known.acts, items=ITEMS, violations=VIOLATIONS)
    paths = sorted((folder / "scenarios").glob(f"{only}.yml"))
    scenarios = {path.stem: load_scenario(path) for path in paths}
    ids = Known(known.acts, known.causes, known.facts, moves)
    for path in paths:
        check_scenario(scenarios[path.stem], path.name, ids)
    return Book(scenarios, moves)


def check_links(book: Book) -> None:
    """Makes sure that every scenario leads on to one that there is.

    Raises:
        ContentError: it does not. Apart from `load_book`, so that one can be tried alone.
    """
    for scenario in book.scenarios.values():
        if scenario.debrief.next not in book.scenarios:
            raise ContentError(f"{scenario.id}.yml debrief next: no {scenario.debrief.next}")


@lru_cache(maxsize=1)
def book() -> Book:
    """The project's own book, loaded at the first call."""
    return load_book(KNOWLEDGE)
