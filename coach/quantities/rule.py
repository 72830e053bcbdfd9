"""The shape of a rule: a pattern over a Line, and a function that reads what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.quantities.line import Line
from coach.quantities.model import Found

Reader = Callable[[re.Match[str], Line], Found | None]


@dataclass(frozen=True)
class Rule:
    """Where the pattern matches, `reader` says what it means, None where it means nothing."""

    pattern: re.Pattern[str]
    reader: Reader

    def find(self, line: Line) -> Iterator[Found]:
        """What the rule finds in the line, left to right."""
        for match in self.pattern.finditer(line.text):
            try:
                found = self.reader(match, line)
            except (OverflowError, ValueError):  # the 31st of June, a day after the year 9999
                found = nothing(match)
            if found:
                yield found


def nothing(match: re.Match[str]) -> Found:
    """Keeps every later rule off what was matched."""
    return Found(None, 0, False, match.start(), match.end())


def rule(pattern: str) -> Callable[[Reader], Rule]:
    """Makes a Rule of the reader it decorates."""
    return lambda reader: Rule(re.compile(pattern), reader)
