"""The items about the debt itself: facts, hardship, plan and close, by the reading notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach import clauses
from coach.review.call import Line
from coach.review.heard import NA, Heard, Label, label
from coach.review.pledges import PLAN, pledges_of
from coach.review.red_lines import red_lines_in
from coach.review.tags import weigh

_TIME = ("period", "date", "days")
_DATED = ("offers_when", "names_next", "repeats_terms")
_SOON = re.compile(
    r"马上|现在就|今天|明天|每个?月|月底|月初|周[一二三四五六日末]|初[一二三四五六七八九十]|礼拜[一二三四五六天]|[一二三四五六七八九十\d][号点]"
)
_OWN = re.compile(r"我|俺|咱|阿拉|家里|娃|孩子|厂里|店里?|公司|单位|园里|工地|老板|铺")
_DOING_WELL = re.compile(r"收入(?:都|也|还)?(?:没事|挺好|不错|还行|稳定|正常)")
_HAPPENED = re.compile(
    r"(?:我|俺|咱|家|孩子|娃|爸|妈|爹|娘|老婆|老公|店|厂|公司|单位|车|房|老板|工资)[^，。知欠认还想]{1,10}(?:了|没|着|过)"
)
_ASKED_LONG_ENOUGH = 12  # characters of a told cause beside the bare want of money
_BARE = re.compile(r"没钱|没有钱|真没有|手头紧|紧张|困难|周转不开|拿不出|就剩|兜里|没发|不够|冇钱")


def facts(heard: Heard) -> Label:
    """3: two of principal, interest, penalty, days, details; 2: one; 1: only asks how much."""
    asking = heard.doing("ask_debt_facts")
    disputing = heard.doing("dispute_debt", "already_paid")
    if not heard.own_debt or (_put_off(heard) and not asking):
        return Label(NA)
    if not asking and not disputing:
        return Label(0)
    aspects = heard.named("facts", [*asking, *disputing])
    if len(aspects - {"asked"}) >= 2:
        return label(3, [*asking, *disputing])
    return label(2 if aspects or disputing else 1, [*asking, *disputing])


def _put_off(heard: Heard) -> bool:
    """Whether the borrower only asked to be called at another time, and nothing was negotiated."""
    if not heard.doing("busy_callback"):
        return False
    return not heard.doing(*PLAN, "explain_hardship", "agree_offer", "ask_debt_facts")


def hardship(heard: Heard) -> Label:
    """3: the cause, and since when or until when; 2: the cause; 1: only that money is short."""
    if not heard.own_debt or _put_off(heard):
        return Label(NA)
    telling = _telling(heard)
    aspects = heard.named("hardship", telling)
    if heard.brief.can_pay_all and "cause" not in aspects:
        return Label(NA)  # who can pay has no hardship to tell
    if not telling:
        return Label(0)
    timed = "since" in aspects or any(line.values(*_TIME) for line in telling)
    if "cause" not in aspects and not any(_tells_more(line) for line in telling):
        return label(1, telling)
    return label(3 if timed else 2, telling)


def _telling(heard: Heard) -> list[Line]:
    """The lines that tell of hardship: by their act, or by a cause of his own that they name."""
    item = heard.rubric.items["hardship"]
    return [
        line
        for line in heard.lines
        if not _DOING_WELL.search(line.text)
        and (
            line.does("explain_hardship", "offer_documents")
            or (_OWN.search(line.text) and "cause" in item.named(_plain(line.text)))
        )
    ]


def _plain(text: str) -> str:
    """The clauses that ask nothing."""
    return "，".join(clause for clause in clauses.split(text) if not clauses.is_question(clause))


def _tells_more(line: Line) -> bool:
    """Whether a cause is told in words that nobody foresaw: the act, and more than bare want."""
    told = _plain(_BARE.sub("", line.text))
    long = len(told) >= _ASKED_LONG_ENOUGH and bool(line.values(*_TIME))
    event = line.does("explain_hardship") and bool(_HAPPENED.search(told))
    return long or event


def plan(heard: Heard) -> Label:
    """3: an amount with a date or periods, within the means; 2: one of them; 1: without numbers.

    What is beyond the means is 1 where it is a plan, and 0 where all is promised or borrowed.
    """
    if not heard.own_debt or _put_off(heard):
        return Label(NA)
    if "promised_above_means" in heard.red_lines:
        lines = _crossing(heard, "promised_above_means")
        lost = heard.doing("promise_everything", "agree_borrow", "agree_private_transfer")
        return label(0 if lost else 1, lines)
    told = _planning(heard)
    if not told:
        waiver = heard.doing("ask_waiver", *PLAN)
        return label(1 if waiver else 0, waiver)
    amount = any(pledges_of(line) or line.values("money") for line in told)
    timed = any(_is_timed(line) for line in told)
    if amount and timed:
        return label(3, told)
    return label(2 if amount or timed else 1, told)


def _is_timed(line: Line) -> bool:
    """Whether it says when or over how many months something is paid."""
    worded = bool(line.values(*_TIME) or _SOON.search(line.text))
    return weigh(line.tags, ["offers_when"], worded)


def _planning(heard: Heard) -> list[Line]:
    """The lines that propose: by their act, by a sum of the borrower's own, or when repeated."""
    own = [line for line in heard.lines if line.does(*PLAN) or _pledges_plainly(line)]
    return [*own, *heard.doing("confirm_written")] if own else []


def _pledges_plainly(line: Line) -> bool:
    return bool(pledges_of(line)) and not line.does("promise_everything", "agree_borrow")


def _crossing(heard: Heard, red_line: str) -> Sequence[Line]:
    return [line for line in heard.lines if red_line in red_lines_in(line, heard.brief)]


def close(heard: Heard) -> Label:
    """Whenever there is an offer or an arrangement. 3: repeats it, asks for text, names the date."""
    confirming = heard.doing("confirm_written")
    paying = heard.doing("agree_offer") or {"private_transfer", "admitted_not_owed"} & set(
        heard.red_lines
    )
    if not heard.own_debt and not paying:
        return Label(NA)
    arranged = (
        heard.collector_says("offers")
        or heard.doing("agree_offer", "agree_private_transfer")
        or confirming
        or (not heard.brief.fraud and any(pledges_of(line) for line in heard.lines))
        or _crossing(heard, "promised_above_means")
    )
    if not arranged or _refuses_to_the_end(heard):
        return Label(NA)
    written = [
        line for line in confirming if heard.rubric.items["close"].named(line.text) & {"text"}
    ]
    if not written:
        repeating = [*confirming, *_repeating(heard)]
        return label(1 if repeating else 0, repeating)
    if _complete(heard, written):
        return label(3, written)
    # A text message about nothing that was agreed on confirms nothing.
    return label(2 if _is_dated(heard) else 1, written)


def _is_dated(heard: Heard) -> bool:
    """Whether it was said when something is to be paid, or what comes next."""
    return any(weigh(line.tags, _DATED, line.tags is None) for line in heard.lines)


def _complete(heard: Heard, written: Sequence[Line]) -> bool:
    """Whether terms and date are repeated with the request for text."""
    aspects = heard.named("close", written)
    timed = "date" in aspects or any(line.values("date", "days") for line in written)
    terms = "terms" in aspects or any(line.values("money", "period") for line in written)
    return terms and timed


def _repeating(heard: Heard) -> list[Line]:
    """The last lines, where they say the sum or the day of the arrangement once more."""
    if heard.lines and heard.lines[-1].tags is not None:
        agreed = any(weigh(line.tags, ["offers_when"], False) for line in heard.lines)
        last = [line for line in heard.lines[-3:] if weigh(line.tags, ["names_next"], False)]
        return last if agreed else []
    return [
        line
        for line in heard.lines[-2:]
        if line.values("date")
        or (line.values("money") and (line.values(*_TIME) or _SOON.search(line.text)))
    ]


def _refuses_to_the_end(heard: Heard) -> bool:
    last = list(heard.lines)[-2:]
    return any(line.does("refuse_pay") for line in last) and not heard.doing(*PLAN, "agree_offer")
