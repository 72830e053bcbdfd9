"""Puts the finders together: resolves overlaps, masks, repeats until nothing is left to find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coach.privacy.contacts import accounts, emails, plates
from coach.privacy.likely_names import dotted_names, likely_names
from coach.privacy.names import names
from coach.privacy.numbers import bank_cards, codes, id_cards, phones
from coach.privacy.places import addresses
from coach.privacy.text import BARRIER, Hit, View

MASKS = {
    "id_card": "〔身份证号〕",
    "bank_card": "〔银行卡号〕",
    "phone": "〔手机号〕",
    "code": "〔验证码〕",
    "address": "〔地址〕",
    "name": "〔姓名〕",
    "email": "〔邮箱〕",
    "wechat": "〔微信号〕",
    "plate": "〔车牌〕",
}
"""What stands in the masked text, by kind."""

KINDS = tuple(MASKS)
"""The kinds of spans, as the contract names them."""

_PLACEHOLDER = re.compile("|".join(map(re.escape, MASKS.values())))

# Of two hits that overlap the earlier finder's wins, so the certain ones come first.
_FINDERS: tuple[Callable[[View], Iterable[Hit]], ...] = (
    emails,
    id_cards,
    bank_cards,
    phones,
    plates,
    codes,
    accounts,
    addresses,
    dotted_names,
    names,
    likely_names,
)

# Masking can uncover a hit that an overlap had hidden. Two rounds do for real texts; the bound
# keeps a hostile text from buying a round per character.
_MAX_ROUNDS = 24


@dataclass(frozen=True)
class Span:
    """A secret in the original text: `start` and `end` are character offsets, `end` exclusive."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Redaction:
    """A masked text, and where in the original the secrets stood: sorted, not overlapping."""

    text: str
    spans: list[Span]


def redact(text: str) -> Redaction:
    """Replace every secret in `text` by a readable placeholder such as 〔手机号〕.

    Redacting a redacted text finds nothing: placeholders are seen as one neutral character, which
    is exactly what a masked span becomes while the search goes on.
    """
    shadow, origin = _shadow(text)
    spans: list[Span] = []
    for _ in range(_MAX_ROUNDS):
        hits = _find(shadow)
        if not hits:
            break
        spans += [Span(origin[h.start], origin[h.end - 1] + 1, h.kind) for h in hits]
        shadow, origin = _collapse(shadow, origin, hits)
    spans.sort(key=lambda span: span.start)
    return Redaction(_masked(text, spans), spans)


def _shadow(text: str) -> tuple[str, list[int]]:
    """The text with each placeholder as one BARRIER, and the original offset of each character."""
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for match in _PLACEHOLDER.finditer(text):
        pieces += [text[at : match.start()], BARRIER]
        origin += range(at, match.start() + 1)
        at = match.end()
    pieces.append(text[at:])
    origin += range(at, len(text))
    return "".join(pieces), origin


def _find(shadow: str) -> list[Hit]:
    """The hits of one round: sorted, disjoint, none across a BARRIER."""
    view = View(shadow)
    taken = bytearray(len(shadow))
    kept: list[Hit] = []
    for finder in _FINDERS:
        for hit in finder(view):
            free = hit.start < hit.end and not any(taken[hit.start : hit.end])
            if free and BARRIER not in shadow[hit.start : hit.end]:
                taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                kept.append(hit)
    return sorted(kept)


def _collapse(shadow: str, origin: list[int], hits: list[Hit]) -> tuple[str, list[int]]:
    """The shadow with each hit as one BARRIER."""
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for hit in hits:
        pieces += [shadow[at : hit.start], BARRIER]
        kept += origin[at : hit.start + 1]
        at = hit.end
    pieces.append(shadow[at:])
    kept += origin[at:]
    return "".join(pieces), kept


def _masked(text: str, spans: list[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], MASKS[span.kind]]
        at = span.end
    return "".join([*pieces, text[at:]])
