"""Runs the rules over a text and settles which of them has the say where they meet."""

from __future__ import annotations

from datetime import date

from coach.normalise import normalise
from coach.quantities import dates, durations, money, rates
from coach.quantities.hedges import widen
from coach.quantities.line import Line, read_line
from coach.quantities.model import Found, Quantity
from coach.quantities.rule import Rule

MAX_CHARACTERS = 10_000
"""What lies further in is not read: no message is that long, and time stays bounded."""

# Earlier rules win where two would read the same characters.
_RULES: tuple[Rule, ...] = (
    *rates.RULES,
    *money.EXPLICIT,
    *durations.RULES,
    *dates.RULES,
    *money.IN_CONTEXT,
)


def extract(text: str, today: date) -> list[Quantity]:
    """The quantities named in `text`, sorted by start, none overlapping another.

    `today` is the day that 明天, 15号 or 三天后 are counted from. Texts are read up to
    MAX_CHARACTERS characters. Never raises on any text.
    """
    normal = normalise(text[:MAX_CHARACTERS])
    line = read_line(normal.text[:MAX_CHARACTERS], today)
    quantities = []
    for found in _settle(line):
        if found.type is None:
            continue
        start, end = normal.span(line.sources[found.start], line.sources[found.end])
        quantities.append(Quantity(found.type, found.value, found.approx, start, end))
    return quantities


def _settle(line: Line) -> list[Found]:
    """What the rules find, in order of the text, the first rule winning each character."""
    taken = bytearray(len(line.text))
    kept: list[Found] = []
    for rule in _RULES:
        for found in rule.find(line):
            if not any(taken[found.start : found.end]):
                taken[found.start : found.end] = b"\x01" * (found.end - found.start)
                kept.append(found)
    kept.sort(key=lambda found: found.start)
    return [_widened(line, found, taken) for found in kept]


def _widened(line: Line, found: Found, taken: bytearray) -> Found:
    """With the vague words around it, as far as nothing else has taken them."""
    if found.type is None:
        return found
    start, end, vague = widen(line, found.start, found.end)
    if any(taken[start : found.start]):
        start = found.start
    if any(taken[found.end : end]):
        end = found.end
    taken[start:end] = b"\x01" * (end - start)
    return Found(found.type, found.value, found.approx or vague, start, end)
