"""What a borrower's line promises to pay: sums of his own, not those he only speaks of.

Wages, rent, what was asked and what he refuses are sums too. A sum is promised where the clause says
that he pays it, or where it is all that the clause says: 「一千，五号」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach import clauses
from coach.quantities import Quantity, extract
from coach.review.call import ANY_DAY, Line

_MONTHLY = re.compile(r"每个?月|一个?月|月月|每期|一期|按月|月供")
_PAYS = re.compile(
    r"还(?![看有要没在是得不算往挺行想租])|给(?![俺我您]算)|付|转|打(?!工|发|[个问])|存|交|出(?!来|院)|拿(?!不)|凑|腾|挤|清|借|挪|垫|结|守|能(?!不能)|行不行|行吗|行吧|可以|同意|接受"
)
_OTHER = re.compile(
    r"本金|利息|罚息|违约金|一共|总共|欠|减|免|抹|工资|收入|挣|赚|底薪|月薪|到手|退休|房租|租房|生活费|押金|自费|基本|开销|花了|[亏垫掏交付还赔]了(?!就|再)|医药费|看病|当初|原来|借的|借了(?!.{0,4}还)|卡里|兜里|余额|手头就|就剩|值|里头|多少|从.{1,6}[降涨]|变|算了|进账|学费|息$|问号|要饭"
    r"|(?:你|您|恁)(?:要|们?)?(?:是)?(?:说|逼|再|按)|说要|说是|让我|叫我|逼我|要是|按.{0,6}说|分.{0,3}(?:个月|期)$"
)
_REFUSES = re.compile(
    r"没有|不(?:成|行(?!行|不)|够|起|了|到|敢|可能)|拿不|还不|太多|太高|哪(?:有|来)|怎么|吃什么|守不住|空话|吃不消|打发|[哦啊呀]+[？?…]*$"
)
_OFFERS = re.compile(r"行不行|行吗|行吧|行不|可以吗|好不好|成不成|中不中|要得不|得唔得|可不可以")
_FILLER = re.compile(
    r"[0-9零〇一二两三四五六七八九十百千万多来块元钱号日月年底初期天个每就吧啊呗呀嘛的了先那嗯好行中成咯俺我，,.。？?！! 也是准当周礼拜星期以后都照样在]+"
)
_ABOUT_OTHER = ("explain_hardship", "ask_debt_facts", "dispute_debt", "already_paid", "ask_waiver")
PLAN = ("negotiate_instalments", "offer_payment", "ask_extension")
_ASKED_MONTHLY = re.compile(r"每期|每个?月|一期|一个?月|每月|这个月")


@dataclass(frozen=True)
class Pledge:
    """A sum that is promised. monthly: whether the clause says that it is paid every month."""

    fen: int
    monthly: bool


def pledges_of(line: Line) -> list[Pledge]:
    """The sums that the line promises."""
    found = []
    for start, clause in _clauses_at(line.text):
        for quantity in line.values("money"):
            inside = start <= quantity.start < start + len(clause)
            if inside and isinstance(quantity.value, int) and _is_own(clause, quantity, start):
                pays = bool(_PAYS.search(_without(clause, quantity, start)))
                if pays or _FILLER.fullmatch(clause):
                    found.append((pays, Pledge(quantity.value, bool(_MONTHLY.search(clause)))))
    said = [pledge for pays, pledge in found if pays]
    if said or (line.text.rstrip().endswith(("？", "?")) and not _OFFERS.search(line.text)):
        return said
    # Sums that stand alone: the last is what is meant, unless the line is about something else.
    if line.does(*_ABOUT_OTHER) and not line.does(*PLAN):
        return []
    return [pledge for _, pledge in found][-1:]


def _is_own(clause: str, quantity: Quantity, offset: int) -> bool:
    start, end = quantity.start - offset, quantity.end - offset
    rest = _OFFERS.sub("", clause)
    return not (
        clauses.is_negated(rest, start, end)
        or clauses.is_reported(clause, start)
        or (clauses.is_question(rest) and not _OFFERS.search(clause))
        or _OTHER.search(clause)
        or _REFUSES.search(rest)
    )


def _without(clause: str, quantity: Quantity, offset: int) -> str:
    start, end = quantity.start - offset, quantity.end - offset
    return clause[:start] + "＿" + clause[end:]


def _clauses_at(text: str) -> Iterator[tuple[int, str]]:
    """Each clause with its offset in the text."""
    at = 0
    for clause in clauses.split(text):
        start = text.find(clause, at)
        if start >= 0:
            yield start, clause
            at = start + len(clause)


def asked_monthly(line: Line) -> int:
    """What the collector asks for every month in the line before, fen; 0 where nothing."""
    sums = [
        quantity.value
        for clause in clauses.split(line.prev)
        if _ASKED_MONTHLY.search(clause)
        for quantity in extract(clause, ANY_DAY)
        if quantity.type == "money" and isinstance(quantity.value, int)
    ]
    return max(sums, default=0)
