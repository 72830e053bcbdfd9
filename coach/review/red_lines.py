"""Red lines: what must never happen on a call, whatever else went well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach import clauses
from coach.echo import figures
from coach.review.call import CallBrief, Line
from coach.review.names import RED_LINES
from coach.review.pledges import asked_monthly, pledges_of
from coach.review.signs import only_wonders
from coach.review.tags import tag_book, weigh_all
from coach.review.violations import violations_in

_DIGIT = "0-9０-９零〇一二三四五六七八九幺两洞"
_DIGITS = re.compile(rf"[{_DIGIT}](?:[ ,，、-]?[{_DIGIT}xXＸ]){{3,}}")
_CODE = re.compile(
    r"验证码|校验码|动态码|密码|口令|〔验证码〕|短信里.{0,6}(?:数字|码)|(?:六|6|四|4)位(?:数|码)|那串数字"
)
_ID_OR_CARD = re.compile(
    r"身份证|证件号|卡号|银行卡|存折|折子|长串|串号|社保卡|医保卡|账号|后四位|后六位|尾号|尾数|末四位|CVV|〔身份证号〕|〔银行卡号〕"
)
_MASKED_ID = re.compile(r"〔身份证号〕|〔银行卡号〕")
_MASK = re.compile(r"〔.+?〕")
_MASKED_CODE = re.compile(r"〔验证码〕")
_PARTIAL = re.compile(r"后四位|末四位|尾号|尾数|最后四位")
_SCREEN = re.compile(r"共享|屏幕|投屏|远程|会议|下载|安装|装(?:好|上|个|了)|软件")
_PAYING = re.compile(
    r"转(?!什么|接)|汇|打(?:到|给|过|款|钱)|付|扫|存(?!折)|微信|支付宝|红包|账户|账号|户头|卡上|卡里|保证金"
)
_DONE = re.compile(
    r"(?:点|打开|装|下|开|共享|进|连|登)(?:好|完|上|进去|开)?了(?!吗|没|不|个)|看得(?:到|见)(?:不|吗|了)"
)
_SETS_OUT = re.compile(
    r"(?:这就|马上|现在就|立刻|立马)[^，。]{0,6}(?:去|转|打(?:款|钱|过去|给你)|加|弄|办|扫|存|取|汇|付|出门|操作)|(?:转|打|汇|扫|付)(?:过去|给你|给他)(?:了|吧)?$|你念吧|(?:账号|卡号)(?:发|给|报)(?:我|来|过来)"
)
_SAFE = re.compile(r"App|APP|app|官方|对公|核实|自己去|问问|问清|报警|110|96110|派出所|法院")
_FEW_WORDS = 8
_MARGIN = 3  # per cent: five yuan more a month are no broken promise
_HARM = re.compile(
    r"[弄打整]死|打一个|打你(?!们?[电的这个])|谁敢进|打断|打爆|打烂|砍|捅|揍|杀|斩|收拾你|弄[你残]|整你|找人|带人|带.{0,4}兄弟|堵你|走夜路|全家|炸|烧|放.{0,2}火|点了|砸|废了|报复|没完|同归于尽"
    r"|卸|断你|抽你|刀|汽油|小心点|门口等你|提着|泼|不得好死|要你(?:命|好看)|发黑市"
)
_ADMITTED = re.compile(
    r"(?<!不)(?:我认|认了|认账|是我(?:借|欠|刷)|我(?:借|欠)的|我来?还|来还|替.{1,3}还|我(?:转|交|付|给)|会还|想还|愿意还|能还|每月|先还|行|好)"
)
_DENIES = re.compile(r"不欠|没欠|没借|没贷|不认(?!识)|不是我|还什么还|凭(?:什么|啥)")
_TAKES_ON = re.compile(
    r"(?:替|帮|代|给)(?:他们?|她|孩子|娃|儿子|女儿|闺女|我?儿|我?弟弟?|我?哥哥?|我?姐姐?|我?妹妹?|我?爸|我?妈|老公|老婆|男人)?(?:先|都|全|慢慢|一点点|也|把钱|把这钱)*(?:还(?!是|有|没|要|在)|垫|出(?:这|点|钱|了|$)|填|补上|掏)"
    r"|(?:他|她|孩子|儿子|女儿|弟弟|哥哥)(?:欠|借)的(?:钱|账)?(?:我们?|家里|我来|我先)*(?:来|先|会|帮)*(?:还|出|垫|认)"
)
_NOT_MEANT = re.compile(
    r"凭(?:什么|啥)|为(?:什么|啥)|怎么|哪有|别想|休想|没钱|没办法|没义务|没责任|轮不到|[?？吗]$"
)
_CANNOT = re.compile(
    r"(?:哪|哪里|哪儿)(?:有|来|拿|弄)|没(?:有)?(?:那么|这么)多|还不[上起了清]|拿不出|凑不[出够齐]|怎么可能|不可能"
)
_ADDS = re.compile(r"(?:加|扫|通过).{0,6}(?:微信|好友|QQ|qq|V信|企微)|(?:微信|QQ).{0,3}加")
_MONEY = re.compile(r"转|付|还(?!是|有|没)|钱|款|收|码|红包|账|卡")
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
    if _threatens(line):
        found.add("threatened_harm")
    if _admits(line):
        found.add("admitted_not_owed")
    found = weigh_all(line.tags, tag_book().by_red_line, found)
    if _rather_refuses(line):
        found -= {"private_transfer", "shared_screen"}
    if _is_usual_check(line, brief):
        found.discard("read_out_id_or_card")
    if brief.owed:
        found.discard("admitted_not_owed")
    if brief.can_pay_all:
        found.discard("promised_above_means")
    return [name for name in RED_LINES if name in found]


def crossings_of(lines: Sequence[Line], brief: CallBrief) -> dict[str, list[int]]:
    """All red lines of a call in the order of `RED_LINES`, each with the lines that cross it."""
    crossed: dict[str, list[int]] = {}
    for line in lines:
        for name in red_lines_in(line, brief):
            crossed.setdefault(name, []).append(line.number)
    if "private_transfer" not in crossed and (setting_out := _goes_to_pay(lines)):
        crossed["private_transfer"] = [setting_out.number]
    return {name: crossed[name] for name in RED_LINES if name in crossed}


_BY_ACT = {"agree_forge": "agreed_to_forge", "agree_borrow": "borrow_to_repay"}


def _leaks(line: Line, brief: CallBrief) -> Iterable[str]:
    """What secret was told. The number itself may be masked; what it was then shows in the mask."""
    if not line.does("leak_privacy") and not _only_digits(line):
        return
    if _MASKED_CODE.search(line.text) or _told(line, _CODE):
        yield "gave_code"
    if _MASKED_ID.search(line.text) or _told(line, _ID_OR_CARD):
        yield "read_out_id_or_card"


def _is_usual_check(line: Line, brief: CallBrief) -> bool:
    """Who rang the official number himself is asked for the last digits as a matter of course."""
    return brief.dialled and bool(_PARTIAL.search(line.text + line.prev))


def _only_digits(line: Line) -> bool:
    """Whether the line is little more than a number, in answer to being asked for a secret one."""
    asked = _CODE.search(line.prev) or _ID_OR_CARD.search(line.prev)
    rest = _DIGITS.sub("", line.text)
    return (
        bool(asked and rest != line.text) and len(rest) <= _FEW_WORDS and not line.values("money")
    )


def _told(line: Line, secret: re.Pattern[str]) -> bool:
    """Whether digits are said that are this secret: by their name, or in answer to being asked.

    The name in the line itself decides: in 卡号5518 after 验证码多少 no code is told.
    """
    digits = [_bare(match.group()) for match in _DIGITS.finditer(line.text)]
    # Numbers that the collector has just said himself are only read back.
    if not any(number not in _bare(line.prev) for number in digits):
        return False
    if secret.search(line.text):
        return True
    other = _ID_OR_CARD if secret is _CODE else _CODE
    # A mask in the collector's words is a number of his own, not one that he asks for.
    return bool(secret.search(_MASK.sub("", line.prev))) and not other.search(line.text)


def _bare(text: str) -> str:
    return figures(re.sub(r"[ ,，、-]", "", text))


def _transfers(line: Line) -> Iterable[str]:
    """Agreed to pay to a private account, or to show the screen; agreeing is enough."""
    if line.does("agree_private_transfer") and not _only_adds(line):
        own = _SCREEN.search(line.text)
        paying = _PAYING.search(line.text)
        asked = _SCREEN.search(line.prev) and not paying
        neither = not paying and not _PAYING.search(line.prev)
        yield "shared_screen" if own or asked or neither else "private_transfer"
    elif _SCREEN.search(line.prev) and _DONE.search(line.text):
        yield "shared_screen"


def _rather_refuses(line: Line) -> bool:
    """Whether refusing is the likelier reading of the line."""
    tags = line.tags or {}
    agrees = max(tags.get(tag, 0.0) for tag in ("agrees_private", "shares_screen"))
    return tags.get("refuses_data", 0.0) > agrees


def _goes_to_pay(lines: Sequence[Line]) -> Line | None:
    """The line with which he sets out to pay after a private account was named, if there is one."""
    told = False
    for line in lines:
        told = told or "私人账户收款" in violations_in(line.prev)
        safe = _SAFE.search(line.text) or only_wonders(line.text) or line.does("refuse_pay")
        if told and not safe and _SETS_OUT.search(line.text):
            return line
    return None


def _only_adds(line: Line) -> bool:
    """Whether the line only adds somebody on WeChat, with no word of money on either side."""
    return bool(_ADDS.search(line.text)) and not _MONEY.search(line.text + line.prev)


def _promises_too_much(line: Line, brief: CallBrief) -> bool:
    """Promised more than can be kept: all at once, a sum a month, or the collector's offer."""
    if brief.can_pay_all:
        return False
    pledges = pledges_of(line)
    at_hand = max(brief.sums_fen, default=0)
    if line.does("promise_everything") and not _CANNOT.search(line.text):
        # Who offers no more than he has at hand promises nothing beyond his means.
        return not 0 < max((pledge.fen for pledge in pledges), default=0) <= at_hand
    limit = brief.affordable_month_fen
    if limit is None or line.does("decline_offer", "ack_no"):
        return False
    limit += limit * _MARGIN // 100
    if any(p.fen > limit and (p.monthly or p.fen > at_hand) for p in pledges):
        return True
    return line.does("agree_offer") and asked_monthly(line) > limit


def _threatens(line: Line) -> bool:
    """Harm is threatened in words; rough talk alone (你再说一句试试) loses calm and no more."""
    return bool(_HARM.search(line.text)) and line.does("threaten")


def _admits(line: Line) -> bool:
    """Took on the debt of somebody else, or one that there is not: by act and word, or plainly."""
    if any(
        not clauses.is_negated(clause, *match.span())
        and not clauses.is_question(clause[match.start() : match.end() + 1])
        and not clauses.is_reported(clause, match.start())
        and not clauses.is_conditional(clause)
        and not _NOT_MEANT.search(clause)
        for clause in clauses.split(line.text)
        for match in _TAKES_ON.finditer(clause)
    ):
        return True
    denies = _DENIES.search(line.text) and not re.search(r"认了|算我", line.text)
    return line.does(*_ADMITTING) and not denies and bool(_ADMITTED.search(line.text))
