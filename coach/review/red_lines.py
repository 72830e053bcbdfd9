"""Red lines: what must never happen on a call, whatever else went well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach import clauses
from coach.quantities import Quantity
from coach.review.call import CallBrief, Line
from coach.review.names import RED_LINES

_DIGIT = "0-9０-９零〇一二三四五六七八九幺两洞"
_DIGITS = re.compile(rf"[{_DIGIT}](?:[ ,，、-]?[{_DIGIT}xXＸ]){{3,}}")
_CODE = re.compile(
    r"验证码|校验码|动态码|密码|口令|〔验证码〕|短信里.{0,6}(?:数字|码)|(?:六|6|四|4)位(?:数|码)|那串数字"
)
_ID_OR_CARD = re.compile(
    r"身份证|证件号|卡号|银行卡|账号|后四位|后六位|尾号|尾数|末四位|CVV|〔身份证号〕|〔银行卡号〕"
)
_MASKED_ID = re.compile(r"〔身份证号〕|〔银行卡号〕")
_MASKED_CODE = re.compile(r"〔验证码〕")
_PARTIAL = re.compile(r"后四位|末四位|尾号|尾数|最后四位")
_SCREEN = re.compile(r"共享|屏幕|投屏|远程|会议|下载|安装|装(?:好|上|个|了)|软件")
_MONTHLY = re.compile(r"每个?月|一个?月|月月|每期|一期|按月")
_LAWFUL = re.compile(r"投诉|举报|报警|起诉|法院|律师|监管|曝光|12378|12315|110")
_HARM = re.compile(
    r"弄死|打死|打断|砍|捅|揍|杀|收拾|弄你|整死|找人|堵你|等着|小心|走夜路|全家|带人|炸|烧|试试|不客气|废了|报复|跟你没完|同归于尽"
)
_PLAN_ACTS = ("negotiate_instalments", "offer_payment", "ask_extension", "confirm_written")
_ADMITTING = ("acknowledge_debt", "agree_offer", "negotiate_instalments", "offer_payment")


def red_lines_in(line: Line, brief: CallBrief) -> list[str]:
    """The red lines that this line crosses, in the order of `RED_LINES`."""
    found = {
        *_leaks(line, brief),
        *_transfers(line),
        *(name for act, name in _BY_ACT.items() if line.does(act)),
    }
    if _promises_too_much(line, brief):
        found.add("promised_above_means")
    if line.does("threaten") and not (_LAWFUL.search(line.text) and not _HARM.search(line.text)):
        found.add("threatened_harm")
    if not brief.owed and line.does(*_ADMITTING):
        found.add("admitted_not_owed")
    return [name for name in RED_LINES if name in found]


def red_lines_of(lines: Sequence[Line], brief: CallBrief) -> list[str]:
    """All red lines of a call, each once, in the order of `RED_LINES`."""
    crossed = {name for line in lines for name in red_lines_in(line, brief)}
    return [name for name in RED_LINES if name in crossed]


_BY_ACT = {"agree_forge": "agreed_to_forge", "agree_borrow": "borrow_to_repay"}


def _leaks(line: Line, brief: CallBrief) -> Iterable[str]:
    """What secret was told. The number itself may be masked; what it was then shows in the mask."""
    if not line.does("leak_privacy"):
        return
    if _MASKED_CODE.search(line.text) or _told(line, _CODE):
        yield "gave_code"
    # Who rang the official number himself is asked for the last digits as a matter of course.
    normal = brief.dialled and _PARTIAL.search(line.text + line.prev)
    if (_MASKED_ID.search(line.text) or _told(line, _ID_OR_CARD)) and not normal:
        yield "read_out_id_or_card"


def _told(line: Line, secret: re.Pattern[str]) -> bool:
    """Whether digits are said that are this secret: by their name, or in answer to being asked.

    The name in the line itself decides: in 卡号5518 after 验证码多少 no code is told.
    """
    if not _DIGITS.search(line.text):
        return False
    if secret.search(line.text):
        return True
    other = _ID_OR_CARD if secret is _CODE else _CODE
    return bool(secret.search(line.prev)) and not other.search(line.text)


def _transfers(line: Line) -> Iterable[str]:
    """Agreed to pay to a private account, or to show the screen; agreeing is enough."""
    if line.does("agree_private_transfer"):
        own = _SCREEN.search(line.text)
        asked = _SCREEN.search(line.prev) and not re.search(
            r"转|打(?:到|给|过)|付|扫|微信", line.text
        )
        yield "shared_screen" if own or asked else "private_transfer"


def _promises_too_much(line: Line, brief: CallBrief) -> bool:
    """Promised more than can be kept: all at once, a sum a month, or the collector's offer."""
    if line.does("promise_everything"):
        # Who offers no more than he has at hand promises nothing beyond his means.
        return not 0 < _own_sum(line, brief, at_hand=True) <= max(brief.sums_fen, default=0)
    if brief.affordable_month_fen is None or line.does("decline_offer", "ack_no"):
        return False
    limit = brief.affordable_month_fen
    if line.does(*_PLAN_ACTS) and _own_sum(line, brief) > limit:
        return True
    return line.does("agree_offer") and _asked_monthly(line) > limit


def _own_sum(line: Line, brief: CallBrief, at_hand: bool = False) -> int:
    """The most that the line promises, fen; a sum that the brief names as at hand counts if asked."""
    sums = [
        quantity.value
        for clause_start, clause in _clauses_at(line.text)
        for quantity in line.values("money")
        if clause_start <= quantity.start < clause_start + len(clause)
        and isinstance(quantity.value, int)
        and not _only_mentioned(clause, quantity, clause_start)
        and (at_hand or bool(_MONTHLY.search(clause)) or quantity.value not in brief.sums_fen)
    ]
    return max(sums, default=0)


def _only_mentioned(clause: str, quantity: Quantity, offset: int) -> bool:
    start, end = quantity.start - offset, quantity.end - offset
    return (
        clauses.is_negated(clause, start, end)
        or clauses.is_question(clause)
        or clauses.is_reported(clause, start)
        or bool(
            re.search(
                r"本金|利息|罚息|一共|总共|欠|减|免|工资|收入|房租|(?<![元块万千百])结清", clause
            )
        )
    )


def _clauses_at(text: str) -> Iterable[tuple[int, str]]:
    """Each clause with its offset in the text."""
    at = 0
    for clause in clauses.split(text):
        start = text.find(clause, at)
        if start >= 0:
            yield start, clause
            at = start + len(clause)


_ASKED_MONTHLY = re.compile(
    r"(?:每期|每个?月|一期|一个月|每月)[^0-9]{0,4}(\d+(?:\.\d+)?)[ ]?[元块]?"
)


def _asked_monthly(line: Line) -> int:
    """What the collector asks for every month in the line before, fen; 0 where nothing."""
    sums = [round(float(found) * 100) for found in _ASKED_MONTHLY.findall(line.prev)]
    return max(sums, default=0)
