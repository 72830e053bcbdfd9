"""What a judge of a whole call looks at, as named numbers.

Three kinds: how likely each tag is somewhere in the call; what the rules of the rubric say; and what
only the order of the lines tells, such as who calls being asked before data are given away. All that is
likely stays a probability: nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.review.names import ITEMS, RED_LINES, VIOLATIONS
from coach.review.tags import tag_book

Features = dict[str, float]
_Chances = npt.NDArray[np.float64]

_CERTAIN = 0.97  # the most that one line counts for: the sum of many doubts is no certainty
_HARM = ("辱骂", "威胁人身", "reproach")
_GIVES = (
    "gives_data", "gives_id", "gives_code", "gives_data_part", "agrees_private", "shares_screen",
)  # fmt: skip
_GIVES_IN = (*_GIVES, "accepts_offer", "promises_too_much")
_ASKS = ("asks_data", "asks_code", "asks_screen", "asks_private_transfer")
_LOSES_CALM = ("insults", "panics", "threatens", "slips")
_LEVELS = ("0", "1", "2", "3", "na")


class _Call:
    """A described call (see `coach.review.opinion`), and how likely what is in each of its turns."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        self.turns = described["turns"]
        self._own = np.array([turn["who"] == "borrower" for turn in self.turns], dtype=float)

    def borrower(self, *tags: str) -> _Chances:
        """For each turn how likely the borrower does one of these there; 0 in the collector's."""
        return self._any(tags) * self._own

    def collector(self, *tags: str) -> _Chances:
        """The same for the collector."""
        return self._any(tags) * (1 - self._own)

    def _any(self, tags: tuple[str, ...]) -> _Chances:
        none = np.ones(len(self.turns))
        for tag in tags:
            none *= 1 - np.array([turn["tags"].get(tag, 0.0) for turn in self.turns])
        return np.asarray(1 - none)


def features(described: Mapping[str, Any]) -> Features:
    """The numbers of a call that is described as in `coach.review.opinion`."""
    call = _Call(described)
    parts = (
        _tags(call), _rules(described), _verify(call), _record(call), _privacy(call), _close(call),
        _plan(call), _boundary(call), _calm(call), _telling(call),
    )  # fmt: skip
    return {name: float(value) for part in parts for name, value in part}


Part = Iterator[tuple[str, float]]


def _tags(call: _Call) -> Part:
    book = tag_book()
    for tag in book.borrower:
        yield from _strength(f"borrower {tag}", call.borrower(tag))
    for tag in (*book.collector, *VIOLATIONS):
        yield from _strength(f"collector {tag}", call.collector(tag))
    yield "lines", call.borrower().size


def _strength(name: str, chances: _Chances) -> Part:
    yield f"{name}: most", chances.max(initial=0.0)
    yield f"{name}: anywhere", _anywhere(chances)


def _rules(described: Mapping[str, Any]) -> Part:
    for flag, holds in described["brief"].items():
        yield f"brief: {flag}", holds
    for item in ITEMS:
        for level in _LEVELS:
            yield f"rules: {item} {level}", str(described["labels"][item]) == level
    for name in RED_LINES:
        yield f"rules: {name}", name in described["red_lines"]
    for kind in VIOLATIONS:
        yield f"rules: {kind}", kind in described["violations"]
    yield "rules: violations", len(described["violations"])


def _verify(call: _Call) -> Part:
    given = call.borrower(*_GIVES_IN)
    who, org = call.borrower("asks_who"), call.borrower("asks_org")
    proof = call.borrower("asks_proof")
    asked = {
        "who": who,
        "org": org,
        "proof": proof,
        "either": call.borrower("asks_who", "asks_org"),
    }
    for name, chances in asked.items():
        yield from _before(f"asks {name} before giving in", chances, given)
    for tag in ("tells_org", "tells_number"):
        yield from _before(f"{tag} before giving in", call.collector(tag), given)
    yield from _before("proof before the number", proof, call.collector("tells_number"))
    in_time = {name: _first(chances, given) for name, chances in asked.items()}
    name, org_told = call.collector("tells_name").max(), call.collector("tells_org").max()
    yield "who and org in time", in_time["who"] * in_time["org"]
    yield "one and proof in time", max(in_time["who"], in_time["org"]) * in_time["proof"]
    known = max(in_time["who"], name) * max(in_time["org"], org_told)
    yield "both known and proof", known * in_time["proof"]
    yield "all asked in time", in_time["who"] * in_time["org"] * in_time["proof"]
    yield "nothing asked", (1 - max(in_time["who"], in_time["org"])) * (1 - in_time["proof"])


def _record(call: _Call) -> Part:
    notes = call.borrower("notes")
    yield from _before("notes before giving in", notes, call.borrower(*_GIVES_IN))
    told = call.collector("tells_number", "tells_name")
    yield from _before("told before notes", told, notes)
    for tag in ("tells_name", "tells_number", "拒报身份"):
        yield f"notes and {tag}", notes.max() * call.collector(tag).max()
    yield "notes and told", notes.max() * told.max()
    yield "notes and asks", notes.max() * call.borrower("asks_who", "asks_proof").max()


def _privacy(call: _Call) -> Part:
    asked, given = call.collector(*_ASKS), call.borrower(*_GIVES)
    refused = call.borrower("refuses_data")
    yield from _before("given before refused", given, refused)
    yield from _before("refused before given", refused, given)
    a, g, r = asked.max(), given.max(), refused.max()
    yield "asked", a
    yield "how often asked", asked.sum()
    yield "refused with reason", (refused * call.borrower("gives_reason")).max()
    yield "asked and neither", a * (1 - r) * (1 - g)
    yield "asked and refused", a * r * (1 - g)
    yield "given and refused", g * r
    yield "nothing private", (1 - a) * (1 - g)


def _close(call: _Call) -> Part:
    own = call.borrower("accepts_offer", "offers_sum", "offers_when")
    deal = _anywhere(np.maximum(own, call.collector("offers")))
    written, repeats = call.borrower("asks_written"), call.borrower("repeats_terms")
    w, r, n = written.max(), repeats.max(), call.borrower("names_next").max()
    yield "deal", deal
    yield "no deal", 1 - deal
    yield "deal and written", deal * w
    yield "deal and repeats", deal * r
    yield "deal and next", deal * n
    yield "deal and neither", deal * (1 - w) * (1 - r)
    yield "deal and says written", deal * call.collector("says_written").max()
    yield "written and repeats", w * r
    yield "written and next", w * n
    yield "repeats and next", r * n
    yield "written, repeats and next", w * r * n
    yield "written and repeats at once", (written * repeats).max()


def _plan(call: _Call) -> Part:
    amount, when = call.borrower("offers_sum"), call.borrower("offers_when")
    too_much = call.borrower("promises_too_much").max()
    yield "sum and when", amount.max() * when.max()
    yield "sum and when at once", (amount * when).max()
    yield "sum within means", amount.max() * (1 - too_much)
    yield "too much and borrows", too_much * call.borrower("agrees_borrow").max()


def _boundary(call: _Call) -> Part:
    violated = call.collector(*VIOLATIONS)
    since = _since(violated)
    named = (call.borrower("names_breach") * since).max()
    step = (call.borrower("lawful_step", "names_hotline") * since).max()
    yield "violated", violated.max()
    yield "violated anywhere", _anywhere(violated)
    yield "named after it", named
    yield "step after it", step
    yield "named and step", named * step
    yield "notes after it", (call.borrower("notes") * since).max()
    yield "refuses after it", (call.borrower("refuses_data", "refuses_to_pay") * since).max()


def _calm(call: _Call) -> Part:
    provoked = _anywhere(call.collector(*_HARM))
    lost = call.borrower(*_LOSES_CALM)
    at_the_end = lost[-4:].max()
    yield "provoked", provoked
    yield "provoked and calm", provoked * (1 - lost.max())
    yield "provoked and lost", provoked * lost.max()
    yield "lost", lost.max()
    yield "how often lost", lost.sum()
    yield "lost at the end", at_the_end
    yield "lost in the second half", lost[len(lost) // 2 :].max()
    yield "calm again", lost.max() * (1 - at_the_end)
    yield "violated and calm", call.collector(*VIOLATIONS).max() * (1 - lost.max())


def _telling(call: _Call) -> Part:
    cause, since = call.borrower("cause"), call.borrower("cause_time")
    yield "cause and time", cause.max() * since.max()
    yield "cause and time at once", (cause * since).max()
    yield "cause alone", cause.max() * (1 - since.max())
    detail, total = call.borrower("asks_detail"), call.borrower("asks_total").max()
    yield "how often details", detail.sum()
    yield "details twice", np.sort(detail)[-2] if detail.size > 1 else 0.0
    yield "details and total", detail.max() * total
    yield "total alone", (1 - detail.max()) * total
    yield "details and disputes", detail.max() * call.borrower("disputes_sum").max()
    polite, owns = call.borrower("polite"), call.borrower("owns_debt").max()
    calm = 1 - call.borrower(*_LOSES_CALM).max()
    yield "polite and owns", polite.max() * owns
    yield "how often polite", polite.sum()
    yield "polite and calm", polite.max() * calm
    yield "owns and calm", owns * calm


# --- chances over the turns of a call -------------------------------------------------------------


def _anywhere(chances: _Chances) -> float:
    """How likely it is in at least one turn."""
    return float(1 - np.prod(1 - chances * _CERTAIN))


def _since(chances: _Chances) -> _Chances:
    """For each turn how likely it was in one before."""
    return 1 - np.concatenate([[1.0], np.cumprod(1 - chances)[:-1]])


def _first(chances: _Chances, other: _Chances) -> float:
    """How likely it comes before the other, which may never come."""
    return float((chances * (1 - _since(other))).max())


def _before(name: str, chances: _Chances, other: _Chances) -> Part:
    yield name, _first(chances, other)
    yield f"not {name}", (chances * _since(other)).max()
