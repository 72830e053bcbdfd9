"""The ten items of the rubric, each judged over a whole call: 0 to 3, or "na" without opportunity.

0 missing; 1 tried, late or unclear; 2 done; 3 done, in time and specific. The reading notes of the
rubric are followed to the letter; where they are silent, the borrower gets the lower level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coach.review.call import CallBrief, Line, Turn
from coach.review.names import ITEMS
from coach.review.red_lines import red_lines_in
from coach.review.rubric import Rubric
from coach.review.violations import Violation

Level = int | Literal["na"]
NA: Literal["na"] = "na"

_LOSING_CALM = ("insult", "threaten", "panic")
_PLAN = ("negotiate_instalments", "offer_payment", "ask_extension")
_REFUSING = ("refuse_privacy", "only_official_channel")
_GIVING_IN = ("leak_privacy", "agree_private_transfer")
# Once these are said, asking who calls comes late.
_TOO_LATE = (
    "leak_privacy",
    "agree_private_transfer",
    "agree_offer",
    "offer_payment",
    "negotiate_instalments",
)


@dataclass(frozen=True)
class Heard:
    """A call with all that the items look at."""

    lines: Sequence[Line]
    turns: Sequence[Turn]
    brief: CallBrief
    violations: Sequence[Violation]
    rubric: Rubric

    def doing(self, *acts: str) -> list[Line]:
        """The lines with one of the acts."""
        return [line for line in self.lines if line.does(*acts)]

    def named(self, item: str, lines: Sequence[Line]) -> set[str]:
        """The aspects of the item that these lines name."""
        return {name for line in lines for name in self.rubric.items[item].named(line.text)}

    def collector_says(self, name: str) -> list[int]:
        """The turns (from 1) in which the collector's words match the pattern of that name."""
        pattern = self.rubric.collector[name]
        return [
            number
            for number, turn in enumerate(self.turns, 1)
            if turn.who == "collector" and pattern.search(turn.text)
        ]


@dataclass(frozen=True)
class Label:
    """The level of an item, and the turns (from 1) that it rests on."""

    level: Level
    evidence: list[int] = field(default_factory=list)


def labels_of(heard: Heard) -> dict[str, Label]:
    """The label of each item, in the order of the rubric."""
    return {item: _JUDGES[item](heard) for item in ITEMS}


def _label(level: Level, lines: Sequence[Line]) -> Label:
    return Label(level, sorted({line.number for line in lines}))


# --- R1 -------------------------------------------------------------------------------------------


def _calm(heard: Heard) -> Label:
    """na unless the collector provokes or the borrower loses it."""
    lost = heard.doing(*_LOSING_CALM)
    abusive = {
        "辱骂",
        "谎称坐牢",
        "威胁人身",
        "爆通讯录",
        "告知第三人",
        "单位施压",
        "强行上门",
        "假冒公检法",
    }
    provoked = sorted(
        {v.turn for v in heard.violations if v.kind in abusive}
        | set(heard.collector_says("provoked"))
    )
    if not lost and not provoked:
        return Label(NA)
    if not lost:
        after = [line for line in heard.lines if line.number > provoked[0]]
        return _label(3, after[:2]) if after else Label(NA)
    return _label(_calm_after_losing(heard, lost), lost)


def _calm_after_losing(heard: Heard, lost: Sequence[Line]) -> int:
    """2: once, and calm again with the next line; 1: calm again in the end; 0: never."""
    numbers = [line.number for line in heard.lines]
    last = lost[-1].number
    recovered = last != numbers[-1]
    if len(lost) == 1 and recovered and not lost[0].does("threaten"):
        return 2
    return 1 if recovered and len(lost) * 2 <= len(numbers) else 0


# --- R2, R3 ---------------------------------------------------------------------------------------


def _verify(heard: Heard) -> Label:
    """3: who, organisation and a means of checking before any data; 2: asked; 1: late."""
    if heard.brief.dialled:
        return Label(NA)
    asking = heard.doing("identity_check", "only_official_channel")
    if not asking:
        return Label(0)
    late_from = next((line.number for line in heard.doing(*_TOO_LATE)), None)
    # Asking and giving away in one breath still is asking first.
    timely = [line for line in asking if late_from is None or line.number <= late_from]
    if not timely:
        return _label(1, asking)
    return _label(3 if _asked_fully(heard.named("verify", timely), timely) else 2, timely)


def _asked_fully(aspects: set[str], lines: Sequence[Line]) -> bool:
    """A staff number says who it is; with the organisation and a way to check that is all."""
    return {"org", "means"} <= aspects and ("who" in aspects or len(lines) > 1)


def _record(heard: Heard) -> Label:
    """3: says that he notes or records, and has a name or number; 2: one of them; 1: late."""
    stating = [line for line in heard.lines if line.does("state_recording")]
    obtained = _obtained(heard)
    asked = heard.doing("identity_check", "state_recording")
    if stating and len(heard.lines) > 3 and stating[0] is heard.lines[-1] and not obtained:
        return _label(1, stating)
    if stating and obtained:
        return _label(3, [*stating, *obtained])
    if stating or (obtained and asked):
        return _label(2, stating or obtained)
    return Label(0)


def _obtained(heard: Heard) -> list[Line]:
    """The lines that got a name or a number out of the collector."""
    pattern = heard.rubric.collector["obtained"]
    return [
        line
        for line in heard.doing("identity_check", "state_recording")
        if pattern.search(line.answer) or pattern.search(line.prev)
    ]


# --- R4, R5, R6 -----------------------------------------------------------------------------------


def _facts(heard: Heard) -> Label:
    """3: two of principal, interest, penalty, days, details; 2: one; 1: only asks how much."""
    asking = heard.doing("ask_debt_facts")
    disputing = heard.doing("dispute_debt", "already_paid")
    if not _own_debt_talk(heard) and not (asking and heard.brief.owed and not heard.brief.fraud):
        return Label(NA)
    if not asking and not disputing:
        return Label(0)
    aspects = heard.named("facts", [*asking, *disputing])
    if len(aspects) >= 2:
        return _label(3, [*asking, *disputing])
    return _label(2 if aspects or disputing else 1, [*asking, *disputing])


def _own_debt_talk(heard: Heard) -> bool:
    """Whether there was an opportunity to talk about the borrower's own debt."""
    return heard.brief.owed and not heard.brief.fraud and not _put_off(heard)


def _put_off(heard: Heard) -> bool:
    """Whether the borrower only asked to be called at another time, and nothing was negotiated."""
    if not heard.doing("busy_callback"):
        return False
    return not heard.doing(*_PLAN, "explain_hardship", "agree_offer", "ask_debt_facts")


def _hardship(heard: Heard) -> Label:
    """3: the cause, and since when or until when; 2: the cause; 1: only that money is short."""
    if not _own_debt_talk(heard):
        return Label(NA)
    telling = heard.doing("explain_hardship", "offer_documents")
    if not telling:
        return Label(0)
    aspects = heard.named("hardship", telling)
    timed = "since" in aspects or any(line.values("period", "days", "date") for line in telling)
    if "cause" not in aspects:
        return _label(1, telling)
    return _label(3 if timed else 2, telling)


def _plan(heard: Heard) -> Label:
    """3: an amount with a date or periods, within the means; 2: one of them; 1: without numbers."""
    if not _own_debt_talk(heard):
        return Label(NA)
    lines = heard.doing(*_PLAN)
    if not lines:
        waiver = heard.doing("ask_waiver")
        return _label(1 if waiver else 0, waiver)
    told = [*lines, *heard.doing("confirm_written")]
    amount = any(line.values("money") for line in told)
    timed = any(line.values("period", "date", "days") for line in told)
    if any("promised_above_means" in red_lines_in(line, heard.brief) for line in heard.lines):
        return _label(1, lines)
    if amount and timed:
        return _label(3, lines)
    return _label(2 if amount or timed else 1, lines)


# --- R7 -------------------------------------------------------------------------------------------


def _respect(heard: Heard) -> Label:
    """3: polite and owns the debt; 2: one of them; 1: neither, or with a slip; 0: refuses, abuses."""
    if not heard.brief.owed or heard.brief.fraud:
        return Label(NA)
    rude = heard.doing("insult", "threaten", "refuse_pay", "agree_forge")
    aspects = heard.named("respect", heard.lines)
    polite = bool(heard.doing("polite")) or "polite" in aspects
    owning = bool(heard.doing("acknowledge_debt", *_PLAN)) or "own" in aspects
    kind = [line for line in heard.lines if line.does("polite", "acknowledge_debt")]
    if rude:
        slip = len(rude) == 1 and polite and owning
        return _label(1 if slip else 0, rude)
    return _label(1 + int(polite) + int(owning), kind)


# --- R8, R9 ---------------------------------------------------------------------------------------


def _privacy(heard: Heard) -> Label:
    """3: each request refused, with a reason; 2: refused, or a leak made good; 0: given."""
    requests = _requests(heard)
    leaks = heard.doing(*_GIVING_IN)
    refusals = heard.doing(*_REFUSING)
    if not requests and not leaks and not refusals:
        return Label(NA)
    if leaks:
        later = [line for line in refusals if line.number > leaks[0].number]
        mended = bool(later) and not any(red_lines_in(line, heard.brief) for line in leaks)
        return _label(2 if mended else int(bool(refusals)), leaks)
    if not refusals:
        return Label(1, requests)
    reasons = "reason" in heard.named("privacy", refusals) or heard.doing("only_official_channel")
    unanswered = [n for n in requests if not any(line.number > n for line in refusals)]
    return _label(3 if reasons and not unanswered else 2, refusals)


def _requests(heard: Heard) -> list[int]:
    """The turns in which the collector asks for something private and the borrower could answer."""
    last = heard.lines[-1].number if heard.lines else 0
    return [
        number
        for number, turn in enumerate(heard.turns, 1)
        if turn.who == "collector"
        and number < last
        and any(pattern.search(turn.text) for pattern in heard.rubric.private_request.values())
    ]


def _boundary(heard: Heard) -> Label:
    """na exactly when nothing was violated; 3: named with a lawful step; 2: named."""
    if not heard.violations:
        return Label(NA)
    first = heard.violations[0].turn
    naming = [line for line in heard.doing("name_violation") if line.number > first]
    if not naming:
        recording = [line for line in heard.doing("state_recording") if line.number > first]
        return _label(1 if recording else 0, recording)
    step = "step" in heard.named("boundary", naming)
    return _label(3 if step else 2, naming)


# --- R10 ------------------------------------------------------------------------------------------


def _close(heard: Heard) -> Label:
    """Whenever there is an offer or an arrangement. 3: repeats it, asks for text, names the date."""
    confirming = heard.doing("confirm_written")
    if heard.brief.fraud or not heard.brief.owed:
        return Label(NA)
    if not heard.collector_says("offers") and not heard.doing("agree_offer") and not confirming:
        return Label(NA)
    if not confirming:
        return Label(0)
    aspects = heard.named("close", confirming)
    timed = "date" in aspects or any(line.values("date", "days") for line in confirming)
    terms = "terms" in aspects or any(line.values("money", "period") for line in confirming)
    if "text" not in aspects:
        return _label(2 if terms and timed else 1, confirming)
    return _label(3 if terms and timed else 2, confirming)


_JUDGES: Mapping[str, Callable[[Heard], Label]] = {
    "calm": _calm,
    "verify": _verify,
    "record": _record,
    "facts": _facts,
    "hardship": _hardship,
    "plan": _plan,
    "respect": _respect,
    "privacy": _privacy,
    "boundary": _boundary,
    "close": _close,
}
