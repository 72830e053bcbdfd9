"""The ten items of the rubric, each judged over a whole call: 0 to 3, or "na" without opportunity.

0 missing; 1 tried, late or unclear; 2 done; 3 done, in time and specific. The reading notes of the
rubric are followed to the letter; where they are silent, the borrower gets the lower level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from coach.review import debt_items, guarding_items
from coach.review.call import Line
from coach.review.guarding_items import GIVING_IN
from coach.review.heard import NA, Heard, Label, Level, label
from coach.review.names import ITEMS
from coach.review.pledges import PLAN, pledges_of
from coach.review.tags import weigh

__all__ = ["NA", "Heard", "Label", "Level", "labels_of"]

_LOSING_CALM = ("insult", "threaten", "panic", "slip")
_PROVOKING = frozenset(
    {
        "辱骂",
        "谎称坐牢",
        "威胁人身",
        "爆通讯录",
        "告知第三人",
        "单位施压",
        "强行上门",
        "假冒公检法",
        "频繁来电",
    }
)
# Once these are said, asking who calls comes late.
_TOO_LATE = (*GIVING_IN, "agree_offer", "agree_forge", "offer_payment", "negotiate_instalments")
_SAYS_SO = re.compile(r"记|录|写|抄|截|拍|笔|本子|存|备忘|留")
_NUMBER = re.compile(r"[0-9A-Za-z零一二三四五六七八九幺]{3,}")
_MASK = re.compile(r"〔.+?〕")
_PROVES_HIMSELF = re.compile(r"我(?:怎么|咋|拿什么|拿啥)?证明")
_COURTEOUS = 3  # times that he says 您


def labels_of(heard: Heard) -> dict[str, Label]:
    """The label of each item, in the order of the rubric."""
    return {item: _JUDGES[item](heard) for item in ITEMS}


# --- R1 -------------------------------------------------------------------------------------------


def _calm(heard: Heard) -> Label:
    """na unless the collector provokes or the borrower loses it."""
    lost = heard.doing(*_LOSING_CALM)
    provoked = sorted(
        {v.turn for v in heard.violations if v.kind in _PROVOKING}
        | {turn for turn in heard.collector_says("provoked") if _may_reproach(heard, turn)}
    )
    if not lost and not provoked:
        return Label(NA)
    if not lost:
        after = [line for line in heard.lines if line.number > provoked[0]]
        return label(3, after[:2]) if after else Label(NA)
    return label(_calm_after_losing(heard, lost), lost)


def _may_reproach(heard: Heard, turn: int) -> bool:
    """Whether that turn of the collector, for all its words, can be meant as a reproach."""
    return weigh(heard.turns[turn - 1].tags, ["reproach"], otherwise=True)


def _calm_after_losing(heard: Heard, lost: Sequence[Line]) -> int:
    """2: soon calm again; 1: in the end, after long, or in despair; 0: abusive, or gave in to fear."""
    begging = [line for line in lost if line.does("panic")]
    gave_in = set(heard.red_lines) - {"promised_above_means"}
    if "threatened_harm" in heard.red_lines or (begging and gave_in):
        return 0
    numbers = [line.number for line in heard.lines]
    recovered = numbers[-1] not in {line.number for line in lost if not _only_slips(line)}
    if all(_only_slips(line) for line in lost) or (len(lost) <= 2 and recovered):
        return 2
    if not any(line.does("insult", "threaten") for line in lost):
        return 1
    return 1 if recovered and len(lost) * 2 <= len(numbers) else 0


def _only_slips(line: Line) -> bool:
    return not line.does("insult", "threaten", "panic")


# --- R2, R3 ---------------------------------------------------------------------------------------


def _verify(heard: Heard) -> Label:
    """3: who, organisation and a means of checking before any data; 2: asked; 1: late."""
    if heard.brief.dialled:
        return Label(NA)
    asking = [
        line
        for line in heard.doing("identity_check", "only_official_channel")
        # Who is to prove that he is not the debtor does not ask who calls.
        if not _PROVES_HIMSELF.search(line.text) and _asks_of_him(heard, line)
    ]
    if not asking:
        return Label(0)
    late_from = next((line.number for line in heard.doing(*_TOO_LATE)), None)
    # Asking and giving away in one breath still is asking first.
    timely = [line for line in asking if late_from is None or line.number <= late_from]
    if not timely:
        return label(1, asking)
    return label(3 if _asked_fully(heard, timely) else 2, timely)


def _asks_of_him(heard: Heard, line: Line) -> bool:
    """Whether the line has to do with who calls at all."""
    if line.tags is not None:
        return bool(heard.named("verify", [line]))
    return heard.rubric.items["verify"].mentioned(_MASK.sub("", line.text))


def _asked_fully(heard: Heard, asking: Sequence[Line]) -> bool:
    """Who and which organisation, asked or told unasked, and a way to check that he asks for."""
    aspects = heard.named("verify", asking)
    told = {name for name in ("who", "org") if heard.collector_says(f"tells_{name}")}
    return "means" in aspects and {"who", "org"} <= aspects | told | {
        "who" for _ in asking if len(asking) > 1 and "org" in aspects
    }


def _record(heard: Heard) -> Label:
    """3: says that he notes or records, and has a name or number; 2: one of them; 1: late.

    Reading a number back is having it.
    """
    stating = heard.doing("state_recording")
    saying = [line for line in stating if line.tags is None or _SAYS_SO.search(line.text)]
    reading = [line for line in stating if line not in saying]  # what he has just been told
    obtained = _obtained(heard)
    if saying and (obtained or reading):
        return label(3, [*saying, *obtained, *reading])
    # Who only asks forgets it again on a real call; in a rehearsal it stays on the screen.
    numbers = [line for line in obtained if _NUMBER.search(line.answer)]
    some = saying or reading or (numbers if heard.brief.transfers_count else [])
    if not some:
        return Label(0)
    late = len(heard.lines) > 3 and saying and saying[0] is heard.lines[-1]
    return label(1 if late else 2, some)


def _obtained(heard: Heard) -> list[Line]:
    """The lines that got a name or a number out of the collector."""
    pattern = heard.rubric.collector["obtained"]
    return [
        line
        for line in heard.doing("identity_check", "state_recording")
        if pattern.search(line.answer) or pattern.search(line.prev)
    ]


# --- R7 -------------------------------------------------------------------------------------------


def _respect(heard: Heard) -> Label:
    """3: polite and owns the debt; 2: one of them; 1: neither, or with a slip; 0: refuses, abuses."""
    if not heard.own_debt:
        return Label(NA)
    aspects = heard.named("respect", heard.lines)
    offering = heard.doing(*PLAN) or [line for line in heard.lines if pledges_of(line)]
    owning = bool(heard.doing("acknowledge_debt", "agree_offer") or offering) or "own" in aspects
    # Who tells his trouble and what he can do about it is civil without saying please.
    helpful = "cause" in heard.named("hardship", heard.doing("explain_hardship")) and offering
    courteous = sum(line.text.count("您") for line in heard.lines) >= _COURTEOUS
    polite = bool(heard.doing("polite") or "polite" in aspects or helpful or courteous)
    rude = heard.doing("insult", "threaten", "agree_forge")
    if not owning or heard.lines[-1].does("refuse_pay"):
        rude = heard.doing("insult", "threaten", "agree_forge", "refuse_pay")
    if rude:
        amends = [line for line in heard.lines if line.number > rude[-1].number]
        made_up = any(line.does("acknowledge_debt", "agree_offer", *PLAN) for line in amends)
        gross = heard.doing("agree_forge") or "threatened_harm" in heard.red_lines
        return label(
            2 if made_up and not gross else int(len(rude) == 1 and owning and polite), rude
        )
    kind = heard.doing("polite", "acknowledge_debt")
    rough = bool(heard.doing("slip"))
    return label(min(1 + int(polite) + int(owning), 2 if rough else 3), kind)


_JUDGES: Mapping[str, Callable[[Heard], Label]] = {
    "calm": _calm,
    "verify": _verify,
    "record": _record,
    "facts": debt_items.facts,
    "hardship": debt_items.hardship,
    "plan": debt_items.plan,
    "respect": _respect,
    "privacy": guarding_items.privacy,
    "boundary": guarding_items.boundary,
    "close": debt_items.close,
}
