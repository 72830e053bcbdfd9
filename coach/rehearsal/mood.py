"""Pressure and trust: what the borrower's acts and the collector's moves do to them. 0 to 10."""

from __future__ import annotations

from collections.abc import Collection

from coach.rehearsal.moves import ActEffect, MoveBook
from coach.rehearsal.state import State

TIMES = 2
"""How often in a call the same gain counts: being polite five times moves nobody five times."""

PLAN_ACTS = frozenset({"negotiate_instalments", "offer_payment", "ask_extension"})
LOW, HIGH = 0, 10
_WEAK = frozenset({"stall", "panic", "promise_everything", "agree_borrow", "agree_forge"})
_OUTBURSTS = frozenset({"insult", "threaten", "refuse_pay"})


def shift(state: State, pressure: int, trust: int) -> None:
    """Changes the mood within its bounds."""
    state.pressure = min(HIGH, max(LOW, state.pressure + pressure))
    state.trust = min(HIGH, max(LOW, state.trust + trust))


def strike(state: State, acts: Collection[str], *, vague: bool) -> None:
    """Counts what spoils a collector's will to do more: an outburst two, saying nothing one."""
    if _OUTBURSTS & set(acts):
        state.strikes += 2
    elif vague or _WEAK & set(acts):
        state.strikes += 1


def react(
    state: State, acts: Collection[str], book: MoveBook, *, vague: bool, numbered: bool
) -> list[str]:
    """Lets the line act on the mood; returns what did, for the trace.

    vague: the line says nothing; numbered: it names a sum, a period or a day.
    """
    why = []
    for number, effect in enumerate(book.effects):
        hit = sorted(set(effect.acts) & set(acts))
        if hit and _counts(state, number, effect, numbered):
            shift(state, effect.pressure, effect.trust)
            why.append(f"{hit[0]} {effect.pressure:+d}P {effect.trust:+d}T")
    if vague and "stall" not in acts:
        shift(state, book.vague.pressure, book.vague.trust)
        why.append(f"vague {book.vague.pressure:+d}P {book.vague.trust:+d}T")
    return why


def _counts(state: State, number: int, effect: ActEffect, numbered: bool) -> bool:
    if effect.has and effect.has not in state.marks:
        return False
    if PLAN_ACTS & set(effect.acts) and not numbered:
        return False
    gains = effect.pressure <= 0 and effect.trust >= 0
    times = state.paid.get(str(number), 0)
    state.paid[str(number)] = times + 1
    return not gains or times < TIMES
