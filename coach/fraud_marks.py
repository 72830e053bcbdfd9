"""Marks of fraud in what a user reports of a call: they are named, so that the next one is known.

Only what somebody else wants or says counts: a question in general, a denial, or what the user
would rather not do raises no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coach import clauses
from coach.content import ContentError, build, read_mapping
from coach.library import Library, library
from coach.paths import KNOWLEDGE

FILE = "fraud_marks.yml"
# Somebody who wants or says something: without one, a clause is the user's own.
_REPORTS = re.compile(
    r"他|她|对方|客服|催收|人家|那人|骗子|电话里|短信里?|有人|自称|(?:让|叫|要|逼|催|教)我|发(?:来|了)|说要|说我"
)
# Denied for the user's own part (我没加他微信, 我不想让家人知道), or asked in general.
_OWN = re.compile(
    r"^(?:我|俺)(?:不|没|只|想|怎|要不要|能不能)|怎么|什么是|是什么|要不要|有什么|该不该"
)
_DENIED = re.compile(r"(?:没|没有|不|并未|从不)(?:有)?(?:说|要|让|叫|问|提|逼|加|给|发|自称)")


@dataclass(frozen=True)
class Mark:
    """A mark: how it is named, and the words that show it."""

    name: str
    words: str
    hits: list[str]
    misses: list[str]


@dataclass(frozen=True)
class Marks:
    """All marks by id, and the line that names those found."""

    line: str
    marks: dict[str, Mark]

    def found_in(self, text: str) -> list[str]:
        """The names of the marks that the message reports, in the order of the file."""
        return [mark.name for mark in self.marks.values() if _reported(mark.words, text)]

    def line_for(self, text: str) -> str:
        """The line that names the marks of the message; "" where there are none."""
        names = self.found_in(text)
        return self.line.replace("{marks}", "、".join(names)) if names else ""


def _reported(words: str, text: str) -> bool:
    return any(re.search(words, clause) for clause in _reports(text))


def _reports(text: str) -> Iterator[str]:
    """The clauses that tell what somebody else does; who it is may stand in a clause before."""
    somebody = False
    for clause in clauses.split(text):
        somebody = somebody or bool(_REPORTS.search(clause))
        if somebody and not _OWN.search(clause) and not _DENIED.search(clause):
            yield clause


def load_fraud_marks(path: Path, known: Library) -> Marks:
    """Reads the file.

    Raises:
        ContentError: a pattern is broken or does not find just its examples.
    """
    content = read_mapping(path)
    marks = {id: build(Mark, entry, f"{path.name} {id}") for id, entry in content["marks"].items()}
    for id, mark in marks.items():
        try:
            wrong = [text for text in mark.hits if not _reported(mark.words, text)]
            wrong += [text for text in mark.misses if _reported(mark.words, text)]
        except re.error as error:
            raise ContentError(f"{path.name} {id}: {error}") from error
        if wrong:
            raise ContentError(f"{path.name} {id}: wrong about {'、'.join(wrong)}")
    # Numbers first: what stands in the braces that are left is the program's.
    return Marks(known.facts.fill(content["line"]), marks)


@lru_cache(maxsize=1)
def fraud_marks() -> Marks:
    """The project's own marks, loaded at the first call."""
    return load_fraud_marks(KNOWLEDGE / FILE, library())
