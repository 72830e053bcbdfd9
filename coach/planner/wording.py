"""The sentences of plan.yml, filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.content import ContentError, read_mapping
from coach.facts import Facts
from coach.library import library
from coach.paths import KNOWLEDGE

_BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Wording:
    """Every sentence by its dotted name: script.instalments."""

    sentences: Mapping[str, str]
    facts: Facts

    def line(self, name: str, **values: object) -> str:
        """The sentence `name` with its blanks, facts and hotlines filled in.

        Raises:
            KeyError: there is no such sentence, or a blank has no value.
        """
        # Facts first: what the user typed is never searched for ids.
        text = self.facts.fill(self.sentences[name])
        return _BLANK.sub(lambda match: str(values[match.group(1)]), text)

    def names(self, group: str) -> tuple[str, ...]:
        """The names of all sentences below `group`, in the order of the file."""
        return tuple(name for name in self.sentences if name.startswith(f"{group}."))


def load_wording(path: Path, facts: Facts) -> Wording:
    """The sentences of a file.

    Raises:
        ContentError: it is missing, a sentence is empty or none, or a fact is unknown.
    """
    sentences = dict(_leaves(read_mapping(path)))
    for name, sentence in sentences.items():
        if not isinstance(sentence, str) or not sentence.strip():
            raise ContentError(f"{path.name}: {name} is no sentence")
        facts.check(f"{path.name} {name}", (sentence,))
    return Wording(sentences, facts)


def _leaves(node: Any, before: str = "") -> list[tuple[str, Any]]:
    if not isinstance(node, dict):
        return [(before, node)]
    return [
        leaf
        for key, value in node.items()
        for leaf in _leaves(value, f"{before}.{key}".lstrip("."))
    ]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The project's own sentences, loaded at the first call."""
    return load_wording(KNOWLEDGE / "plan.yml", library().facts)
