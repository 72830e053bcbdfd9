"""Putting words to a move: a wording drawn by the seed, with the scenario's numbers in it."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from coach.content import ContentError
from coach.hardship import since_clause
from coach.library import library
from coach.planner.ladder import ceiling, first_ask
from coach.planner.money import yuan
from coach.rehearsal.moves import Move
from coach.rehearsal.scenario import Offer, Scenario
from coach.rehearsal.state import State
from coach.rehearsal.terms import terms

HARD_FROM = 3  # the dial from which the harder wordings are used
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def values(scenario: Scenario, offer: Offer | None = None) -> dict[str, str]:
    """What stands for each placeholder, in words as they are spoken; sums in yuan."""
    persona, debt, means = scenario.persona, scenario.debt, scenario.means
    known = {
        "name": scenario.borrower.name,
        "you": scenario.borrower.you,
        "org": persona.org,
        "agent": persona.agent,
        "staff_no": persona.staff_no,
        "client": persona.client,
    }
    if debt:
        known |= {
            "product": debt.product,
            "days": str(debt.days),
            "total": yuan(debt.total_fen),
            "principal": yuan(debt.principal_fen),
            "interest": yuan(debt.interest_fen),
            "penalty": yuan(debt.penalty_fen),
        }
    if means:
        owed = debt.total_fen if debt else means.affordable_month_fen
        known |= {
            "affordable": yuan(means.affordable_month_fen),
            "first": yuan(first_ask(ceiling(means.affordable_month_fen, owed))),
            "pay_day": str(means.pay_day),
            "since": means.since,
            "reason": since_clause(library().causes[means.cause], means.since),
        }
    if offer:
        asked = terms(offer, debt)
        known |= {
            "periods": str(asked.periods),
            "month": yuan(asked.month_fen),
            "down": yuan(asked.down_fen),
            "lump": yuan(asked.lump_fen),
            "waived": yuan(asked.waived_fen),
            "extend_days": str(asked.days),
        }
    return known


def fill(text: str, known: Mapping[str, str]) -> str:
    """The text with its placeholders and hotlines filled in.

    Raises:
        ContentError: a placeholder has no value here.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise ContentError(f"no value for {{{match[1]}}} in: {text}")
        return known[match[1]]

    return library().facts.fill(_PLACEHOLDER.sub(value, text))


def wordings(scenario: Scenario, move: Move, intensity: int) -> list[str]:
    """The wordings of the move in this scenario: its own before the general ones."""
    own = scenario.lines.get(move.id)
    if own:
        return own
    return move.hard if move.hard and intensity >= HARD_FROM else move.lines


def speak(state: State, scenario: Scenario, move: Move, offer: Offer | None = None) -> str:
    """One wording of the move, noted in `state` so that it comes up again only after the others.

    The draw depends on the seed, the turn and the move alone: the same call reads the same again.
    """
    lines = wordings(scenario, move, state.intensity)
    used = state.used.setdefault(move.id, [])
    if len(used) >= len(lines):
        used.clear()
    free = [number for number in range(len(lines)) if number not in used]
    number = random.Random(f"{state.seed}:{state.turn}:{move.id}").choice(free)
    used.append(number)
    return fill(lines[number], values(scenario, offer))
