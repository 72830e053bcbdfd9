"""Facts of law and the telephone numbers: the only source of both in anything the bot says.

A fact is spoken as its text followed by its hedge; what hedge a confidence asks for stands in the
file, written by hand. Dates are ISO dates, `None` where not recorded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_list

CONFIDENCES = ("V1", "V2", "V3", "K+", "K-")
LAW_KINDS = frozenset({"法律", "司法解释", "规章", "国标", "行业自律", "政策"})
KINDS = LAW_KINDS | {"官方渠道", "常识"}
DEBT_REMAINS = (
    "对方违规可以投诉，但违规不会让债务消失，债务仍在，还是要商量怎么还。"  # facts: every breach
)
DEBT_IS_ANOTHERS = (
    "对方违规可以投诉；债务仍在借款人本人身上，没担保、没一起借的，一般不用您还。"  # to non-debtors
)
GENERAL_INFORMATION = "以下为一般信息，不构成法律意见。"

_PLACEHOLDER = re.compile(r"\{([A-Z]\d{2})\}")


@dataclass(frozen=True)
class Fact:
    """One thing the bot may say about law or practice.

    `confidence` is V1, V2, V3, K+ or K-; `cautions`, `note` and `rests_on` are never shown.
    """

    id: str
    text: str
    basis: str
    kind: str
    confidence: str
    hedge: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    as_of: dt.date
    review_by: dt.date
    cautions: list[str] = field(default_factory=list)
    rests_on: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def spoken(self) -> str:
        """The text with the hedge that must go with it."""
        return self.text + self.hedge

    @property
    def source(self) -> str:
        """Where it is from and of what day, as shown to the user."""
        return f"{self.basis}；信息截至{self.as_of.isoformat()}"

    @property
    def tag(self) -> str:
        """法规 for law, rules, standards and norms of the trade; 常识 for the rest."""
        return "法规" if self.kind in LAW_KINDS else "常识"


@dataclass(frozen=True)
class Hotline:
    """A telephone number the bot may print, and what for."""

    id: str
    num: str
    who: str
    hours: str
    text: str
    basis: str
    kind: str
    confidence: str
    hedge: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    as_of: dt.date
    review_by: dt.date
    purpose: str
    cautions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Facts:
    """All facts and hotlines by id."""

    facts: Mapping[str, Fact]
    hotlines: Mapping[str, Hotline]

    def fill(self, text: str) -> str:
        """`text` with {H01} replaced by the number and {S03} by the spoken fact.

        Raises:
            ContentError: an id is unknown.
        """
        return _PLACEHOLDER.sub(lambda match: self._value(match.group(1)), text)

    def _value(self, key: str) -> str:
        if key in self.hotlines:
            return self.hotlines[key].num
        if key in self.facts:
            return self.facts[key].spoken
        raise ContentError(f"unknown fact or hotline {key}")

    def check(self, where: str, texts: Iterable[str]) -> None:
        """Makes sure that every id in the texts is known.

        Raises:
            ContentError: one is not; the message begins with `where`.
        """
        for text in texts:
            try:
                self.fill(text)
            except ContentError as error:
                raise ContentError(f"{where}: {error}") from error

    def own_length(self, text: str) -> int:
        """Characters of `text` as read aloud, embedded facts left out."""
        return len(
            _PLACEHOLDER.sub(
                lambda match: "" if match.group(1) in self.facts else self._value(match.group(1)),
                text,
            )
        )

    def mentioned(self, text: str) -> list[Fact]:
        """The facts that `text` embeds, in order."""
        return [self.facts[key] for key in _PLACEHOLDER.findall(text) if key in self.facts]

    def overdue(self, today: dt.date) -> list[str]:
        """One line for each entry whose review is overdue on `today`."""
        entries: Iterable[Fact | Hotline] = [*self.facts.values(), *self.hotlines.values()]
        return [
            f"{entry.id} 应在 {entry.review_by} 前复核（现在是 {today}）：{entry.text[:24]}…"
            for entry in entries
            if entry.review_by < today
        ]


def load_facts(folder: Path) -> Facts:
    """Reads facts.yml and hotlines.yml of `folder`.

    Raises:
        ContentError: a file is broken, or an id stands twice.
    """
    facts: dict[str, Fact] = _by_id(Fact, folder / "facts.yml", "facts")
    hotlines: dict[str, Hotline] = _by_id(Hotline, folder / "hotlines.yml", "hotlines")
    for id in facts.keys() & hotlines.keys():
        raise ContentError(f"hotlines.yml: {id} is a fact too")
    for fact in facts.values():
        for other in fact.rests_on:
            if other not in facts and other not in hotlines:
                raise ContentError(f"facts.yml {fact.id}: rests on unknown {other}")
    return Facts(facts, hotlines)


def _by_id(cls: type[Any], path: Path, key: str) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for entry in read_list(path, key):
        made = build(cls, _renamed(entry), f"{path.name} {_where(entry)}")
        if made.id in table:
            raise ContentError(f"{path.name}: {made.id} stands twice")
        if made.confidence not in CONFIDENCES:
            raise ContentError(f"{path.name} {made.id}: unknown confidence {made.confidence}")
        if made.kind not in KINDS:
            raise ContentError(f"{path.name} {made.id}: unknown kind {made.kind}")
        table[made.id] = made
    return table


def _where(entry: Any) -> str:
    return str(entry.get("id", entry)) if isinstance(entry, dict) else str(entry)


def _renamed(entry: Any) -> Any:
    # `for` is a word of Python, so the field is called purpose there.
    if not isinstance(entry, dict):
        return entry
    return {("purpose" if key == "for" else key): value for key, value in entry.items()}
