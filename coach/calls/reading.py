"""Reads what a message tells of a call: one sentence may fill the whole entry.

Only what stands in the message is taken over, in the user's own words; nothing is made up.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from coach.calls.model import REFUSED
from coach.calls.when import read_when
from coach.normalise import normalise
from coach.quantities import extract

MAX_CHARACTERS = 300
"""Of each part of an entry that is told in words."""

_BREAK = re.compile(r"[。！!；;\n]+|(?<!\d)[，,]+|[，,]+(?!\d)|然后|接着|还说")
_TAIL = re.compile(
    r"尾[号数]\D{0,3}(?P<tail>\d{3,4})(?!\d)|(?:后|末)[四4]位\D{0,3}(?P<last>\d{4})(?!\d)"
)
_OPEN_NUMBER = re.compile(
    r"(?<![\d.A-Za-z])(?P<number>\d{2,5}开头|400[ -]?\d{3,4}[ -]?\d{3,4}|9[56]\d{3,4}|106\d{5,15}|100\d{2}|12\d{3}"
    r"|0[1-9]\d{1,2}(?:[- ]?\d{3,8})?)(?![\d元块万千天次点月号年]|[:：.])"
)
_HIDDEN_NUMBER = re.compile(r"(?:没|不|无)显示号码|未知(?:号码|来电)|私密号码|隐藏号码|虚拟号")
_MASKED_NUMBER = re.compile(r"〔手机号〕")
_ORG_END = r"(?=的|打|说|要|让|叫|催|来|给|，|,|。|！|;|；| |$|委托|姓|工号|问|讲|骂|称)"
_CLAIMED_ORG = re.compile(
    rf"(?:自称|冒充|说(?:他|她)?(?:们)?是|号称|报的?是|代表|机构[是:：])(?:是)?(?P<org>[^，,。；;！!\s]{{2,16}}?){_ORG_END}"
)
_NAMED_ORG = re.compile(
    r"(?P<org>[\u4e00-\u9fffA-Za-z]{0,8}?(?:公司|银行|律所|事务所|借呗|花呗|蚂蚁|消金|消费金融|微粒贷|微众|白条|金条|网商贷|小贷|金融|法务部|调解中心|派出所|公安局|法院))"
    r"|(?P<before>[\u4e00-\u9fff]{2,8})的[\u4e00-\u9fff]{2,3}[，, ]*工号"
)
# 昨晚十点半恒诚打来, 恒诚的吴刚打来: a name right before the call, and no person of one's own.
_CALLING_ORG = re.compile(
    r"(?P<org>[\u4e00-\u9fffA-Za-z]{2,14}?)(?P<before>)(?:的[\u4e00-\u9fff]{1,4}?)?(?:打来|打过来|来电(?!话)|来电话|打电话(?:来|给我|说))"
)
_NOT_ORGANISATION = re.compile(
    r"^(?:我|你|您|他|她|谁|哪|没|不|要|真|假|本人|男|女|什么|记|那|这)|^姓|^公司$|单位|工作$"
)
_NO_CALLER = re.compile(
    r"他|她|它|人|电话|催收|号码|陌生|开头|男|女|客服|谁|一直|早|晚|天|夜|分|刚|就|还|不停|马上|今|昨|再|也|都|们|连|多|次|老是|然后|突然|有|在|为|用|给|妈|爸|老公|老婆|朋友|同事|直接|大概|差不多|左右|周|星期|号|月|里|时|后|前|每|经常|继续|第|陆续|轮流|手机|座机|本地|外地|专门|才|被|让|叫"
)
# Of 昨天下午三点招商银行 only what follows the last of these is a name.
_BEFORE_NAME = re.compile(
    r"半|点|[上下中]午|晚上?|早上|[今昨前]天|号|分钟?|称|是|跟|和|个|接|谈|打|到|去|找|刚才?|又|说|我"
)
_NAME = re.compile(
    r"(?:姓(?!名)(?P<family>[\u4e00-\u9fff])(?![名氏]))|(?:自称|他|她|对方|名字|姓名)?(?:名?叫|名字是|姓名[是:：])(?P<full>[\u4e00-\u9fff]{2,3}?)(?=[，,。 ；;的说打]|$)"
    r"|的(?P<of>[\u4e00-\u9fff]{2,3})(?=[，, ]*工号|打来|打过来|来电|打电话)"
    r"|(?P<title>[\u4e00-\u9fff](?:先生|女士|小姐|经理|主管|主任|专员|律师|警官|法官))"
)
_NOT_NAME = re.compile(
    r"号码|朋友|同事|邻居|亲戚|领导|老板|电话|客服|催收|专员|的人|我|你|您|他|她|什么|啥|名|这|那|一|个|打|说|还|不"
)
_STAFF = re.compile(r"工号[^A-Za-z0-9，,。]{0,4}(?P<staff>[A-Za-z]{0,4}-?\d{2,10})")
_NO_STAFF = re.compile(
    r"不(?:肯|愿意?|想)?(?:报|说|给|告诉|讲)[^，,。]{0,6}(?:工号|姓名|名字|身份|哪家)"
    r"|(?:工号|姓名|名字|身份|哪家)[^，,。]{0,6}(?:不(?:肯|愿意?)(?:报|说|给|讲)?|不报|不告诉|拒绝|保密)|拒绝(?:报|说|透露)"
)
_MISSED = re.compile(
    r"没接(?:到|着|通|上)?|未接|没来得及接|不敢接|挂断了?他|我挂了|我没敢接|按掉|拒接|没人接|一个都?没接|一次都?没接|响一?声"
)
_ANSWERED = re.compile(
    r"接了|接的|接通|接起|聊了|谈了|讲了|说了|骂|吼|跟他说|谈完|打完|刚挂|挂断|通话"
)
_COUNT = re.compile(
    r"(?:打|来|接|响|拨)(?:了|过|来|到|来了)?(?:我|足有|一共)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:多)?(?:次|个|通|遍|回)(?!月)"
)
_THREAT = re.compile(
    r"爆通讯录|通讯录|起诉|上门|[来去到]我?(?:们)?家|告诉(?:我|你)?(?:们)?的?(?:老板|领导|单位|公司|朋友|亲戚)|坐牢|抓|拘留|判刑|报警|立案|警察|公安|弄死|打断|收拾|小心点|单位|公司闹|告诉(?:我|你)?(?:家|爸|妈|老婆|老公|同事|领导)|打给(?:我|你)?(?:家|爸|妈|老婆|老公|同事|领导)|骂|威胁|曝光|不然|否则|等着|走着瞧|冻结|黑名单|失信|找(?:我|你)家|全家|后果自负|诈骗|不客气|贴(?:大字报|公告)"
)
_PROMISE = re.compile(
    r"答应|承诺|同意|保证|说好|约好|约定|可以(?:给|帮)?(?:我|您|你)?(?:分|减|免|延|缓)|减免|免掉?|延到|缓到|宽限|延期|备案|报备|回复|分\S{0,3}期|减\S{0,6}(?:元|块|百|千)"
)
_DEMAND = re.compile(
    r"^(?:他|她|对方|那人)?(?:说|要|让|叫|催|逼|问|讲|称|非要|限|告诉我)|(?:要我|让我|叫我|催我|逼我)|欠|逾期|还清|结清|还款|加微信|转账|验证码|打到|涉嫌"
)
_TALK_TO_BOT = re.compile(
    r"^[^:：，,]{0,8}(?:记|录|登|写|加|存|增)[^:：，,]{0,6}[:：]"
    r"|帮我?(?:忙|们)?(?:记|登记|留|存|建|写)(?:下来?|一下|着|上|一笔|一条)?"
    r"|^(?:请|麻烦|快|再|那|就|嗯|哦|好|你|您|给我?|俺|我|要|都|拿个本子)*(?:记|登记|存|补记|添加|保存|录|写|加|新增|入档)[^，,。:：他她说要]{0,8}$"
    r"|我口述你来记"
)
_DETAIL_ONLY = re.compile(
    r"^(?:说|自称)?是[^，,。]{1,12}的$|^(?:他|她|对方)?(?:名?叫|姓)[\u4e00-\u9fff]{1,3}$|^(?:男|女)(?:的|声)?$|^语气\S{0,6}$"
)
_SAYS = re.compile(r"^(?:他|她|对方|那人|那边|还|又|就|并且?|而且|跟我)*(?:说|讲|称|表示)[:：]?")


def read_call(text: str, now: dt.datetime) -> dict[str, Any]:
    """The parts of a call that the message tells of; empty where it tells of none.

    `now`: the present moment in Beijing, which 昨晚 and 刚才 are counted from. The names are those
    of `coach.calls.model.Call`.
    """
    plain = normalise(text).text
    told: dict[str, Any] = {}
    when = read_when(plain, now)
    if when is not None:
        told |= {"day": when.day, "time": when.time, "part": when.part, "sure": when.sure}
    told |= _who(plain)
    told |= _what(plain, now.date())
    count = read_count(plain)
    if count > 1:
        told["times"] = count
    connected = read_connected(plain)
    if connected is None and (
        told.get("claimed") or told.get("threatened") or told.get("promised")
    ):
        connected = True
    if connected is not None:
        told["connected"] = connected
    return {part: value for part, value in told.items() if value is not None}


def is_report(text: str, now: dt.datetime) -> bool:
    """Whether the message tells of a call that was: when, and who it was or what he said."""
    told = read_call(text, now)
    return "day" in told and any(
        told.get(part) for part in ("organisation", "number", "threatened")
    )


def read_connected(plain: str) -> bool | None:
    """Whether somebody answered; None where the message does not say."""
    if _MISSED.search(plain):
        return False
    return True if _ANSWERED.search(plain) else None


def read_count(plain: str) -> int:
    """How many calls the message tells of at once: 今天打了七次."""
    match = _COUNT.search(plain)
    return max(1, _int(match["n"])) if match else 1


def _who(plain: str) -> dict[str, Any]:
    told: dict[str, Any] = {"number": read_number(plain), "organisation": _organisation(plain)}
    name = next(
        (
            m
            for m in _NAME.finditer(plain)
            if not _NOT_NAME.search(m[0].lstrip("他她对方自称名字姓叫是的:：") or "我")
        ),
        None,
    )
    if name is not None:
        told["name"] = name["full"] or name["of"] or name["title"] or f"姓{name['family']}"
    staff = _STAFF.search(plain)
    if staff:
        told["staff"] = staff["staff"]
    elif _NO_STAFF.search(plain):
        told["staff"] = REFUSED
    return told


def read_number(plain: str) -> str | None:
    """The caller's number as far as it is kept: its tail, a service number, or that it was hidden."""
    tail = _TAIL.search(plain)
    if tail:
        return f"尾号{tail['tail'] or tail['last']}"
    if _HIDDEN_NUMBER.search(plain):
        return "没显示号码"
    masked = _MASKED_NUMBER.search(plain)
    if masked and not re.search(
        r"(?:我|妈|爸|老婆|老公|姐|哥|弟|妹|朋友|同事)[^，,。]{0,6}$", plain[: masked.start()]
    ):
        return "已遮住，见手机通话记录"
    rest = _STAFF.sub("", plain)
    found = _OPEN_NUMBER.search(rest)
    return found["number"].strip(" -") if found else None


def _organisation(plain: str) -> str | None:
    for pattern in (_CLAIMED_ORG, _NAMED_ORG, _CALLING_ORG):
        for match in pattern.finditer(plain):
            said = match["org"] or match["before"]
            name = said if pattern is _CLAIMED_ORG else _BEFORE_NAME.split(said)[-1]
            if pattern is _CALLING_ORG and _NO_CALLER.search(name):
                continue
            if len(name) >= 2 and not _NOT_ORGANISATION.search(name):
                return name[:20]
    return None


def _what(plain: str, today: dt.date) -> dict[str, Any]:
    """What was claimed, threatened and promised, each in the user's own words."""
    parts: dict[str, list[str]] = {"claimed": [], "threatened": [], "promised": []}
    for clause in _clauses(plain):
        if _PROMISE.search(clause):
            parts["promised"].append(clause)
        elif _THREAT.search(clause):
            parts["threatened"].append(_SAYS.sub("", clause) or clause)
        elif _DEMAND.search(clause):
            parts["claimed"].append(_SAYS.sub("", clause) or clause)
    told: dict[str, Any] = {
        part: "，".join(said)[:MAX_CHARACTERS] or None for part, said in parts.items()
    }
    if told["promised"]:
        told["promised_day"] = promised_day(told["promised"], today)
    return told


def _clauses(plain: str) -> list[str]:
    """The pieces of the message that tell what was said, without those that only ask to note it."""
    made = []
    for piece in _BREAK.split(plain):
        piece = _TALK_TO_BOT.sub("", piece.strip(" ，,：:")).strip(" ，,：:")
        # 有个自称蚂蚁的打来说今天不还就…: what was said begins behind 说.
        told = re.split(
            r"(?:打来|打电话来?|来电话?|打过来|一接通?|上来)[^，,。]{0,4}?(?:就)?(?:(?:说|讲|问|让|要)(?!好)|(?=骂))",
            piece,
            maxsplit=1,
        )
        piece = told[1] if len(told) == 2 and told[1] else piece
        if len(piece) >= 2 and not _DETAIL_ONLY.search(piece):
            made.append(piece)
    return made


def promised_day(text: str, today: dt.date) -> str | None:
    """The day that a promise is about, ISO; None where it names none that is still to come."""
    for found in extract(text, today):
        if found.type == "date" and str(found.value) >= today.isoformat():
            return str(found.value)
    return None


def _int(word: str) -> int:
    if word.isdigit():
        return int(word)
    digits = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
    if "十" in word:
        tens, _, ones = word.partition("十")
        return digits.get(tens, 1) * 10 + digits.get(ones, 0)
    return digits.get(word[-1], 1)
