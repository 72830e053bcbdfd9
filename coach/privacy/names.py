"""Finds full names of the user and of the people around the user.

A name is a surname of the table, one or two further characters that can stand in a name, and a
context that says whose name it is. What the caller calls himself stays: the user has to note it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from coach.privacy.places import CITIES, PROVINCES
from coach.privacy.text import BARRIER, Hit, View

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温"
    "康施文牛樊葛邢安齐易乔伍庞颜"
    "倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉"
    "骆蓝路游辛靳管柴蒙鲍华喻祁蒲房"
    "滕屈饶解牟艾尤阳穆司卓古吉缪简车项连麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬"
    "边卞姬师仇栾隋商刁沙荣巫寇桑郎"
    "甄丛仲虞巩佘池查麻迟邝封谈匡鞠惠荆乐冀郁胥储楚劳谌奚皮粟冼蔺楼闻厉伊全时况揭劉陳楊黃趙吳"
    "孫馬許鄧馮羅鄭謝韓蕭張"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|南宫|申屠|独孤|轩辕|宇文"
    "|长孙|司空|闻人"
)
_HAN = r"[\u4e00-\u9fff]"

# Never in a given name.
_NEVER = frozenset(
    "的了是在欠借还说要不没有也就都跟被把给吗呢吧啊呀我你他她它这那什么怎谁哪啦嘛钱款打接话去"
    "到过吃睡问找催告诉让叫死病骂哭怕气很"
    "太最会想对向于但而且或又再才只已爸妈爷奶叔姨舅哥姐弟娃您们个块元万千百点号位次每几些开看"
    "听做干拿走回里出得着呗嗯咱俺哈"
)
# A name ends before these (and before anything that is not a Chinese character).
_BOUNDARY = _NEVER | frozenset(
    "和与及今昨现手电身住因已可知能名本先女上下失离年岁工月名先同并替帮跑转换当如若等一两二三"
    "四五六七八九十早晚刚每前后从常"
)
_BOUNDARY_WORDS = re.compile(
    "今年|现在|手机|电话|身份|住址|住在|家住|因为|由于|已经|知道|可以|可能|昨天|今天|明天"
    "|刚才|一直|生病|失业|上班|下岗|同意|需要|本人|先生|女士|小姐"
    "|出事|去世|身体|前年|去年|月薪|工资|单位|收入|目前|真的|这个|那个|然后|其实|确实|愿意"
    "|承认|微信|支付|银行|自己|名下|负责|家里|做生意|能不能|以前|今后"
    "|老师|同志|还有|以及|号码|年纪|年龄|联系"
)
# After a surname these are a title, so what stands there is no full name.
_TITLE = re.compile(
    "主任|经理|律师|警官|先生|女士|老师|总监|总|队长|队|科长|处长|科|处|法官|专员|主管|小姐"
    "|同志|师傅|老板|医生|大夫|所长|所|院长|局长|局|姐|哥|叔|阿姨|大爷|婶|工$|组长|客服|催收"
    "|某|大哥|大姐|姓|书记|会计|助理|村长|厂长|校长|班长|护士|教练|董|秘书|导|警察"
)

_WORDS = frozenset(
    Path(__file__).with_name("not_names.txt").read_text(encoding="utf-8").split()[1:]
) | frozenset([*CITIES, *PROVINCES])

# --- whose name it is -----------------------------------------------------------------------------

_KIN = (
    "媳妇儿|爸爸|妈妈|老爸|老妈|父亲|母亲|爸妈|父母|爹|娘|爸|妈|老婆|老公|妻子|丈夫|媳妇|爱人|对象"
    "|男朋友|女朋友|男友|女友|前妻|前夫|未婚妻|未婚夫"
    "|儿子|女儿|闺女|孩子|哥哥|姐姐|弟弟|妹妹|大哥|二哥|大姐|二姐|老弟|老妹|哥|姐|弟|妹|嫂子"
    "|姐夫|妹夫|弟媳|儿媳|女婿"
    "|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈母娘|老丈人|叔叔|婶婶|伯伯|大伯"
    "|姑姑|姑父|姑妈|舅舅|舅妈|姨妈|小姨|阿姨|姨|叔|舅|姑"
    "|哥们儿|哥们|姐们|兄弟|闺密|大舅|小舅|大姑|小姑|大姨|三叔|二叔|小叔|弟妹|弟弟媳妇|姑娘"
    "|小孩|老表|老娘|老爹|老伴|表哥|表姐|表弟|表妹|堂哥|堂姐|堂弟|堂妹|侄子|侄女|外甥|朋友"
    "|同事|同学|室友|闺蜜|发小|战友|邻居|领导|老板|老乡|合伙人|房东|班主任|孩子他爸|孩子他妈"
    "|儿媳妇"
)
# Long enough to be clear without 我 before them.
_CLEAR_KIN = (
    "老婆|老公|爸爸|妈妈|父亲|母亲|妻子|丈夫|媳妇|爱人|儿子|女儿|闺女|前妻|前夫|哥哥|姐姐|弟弟"
    "|妹妹|同事|同学|闺蜜|未婚妻|未婚夫|女朋友|男朋友|室友|岳父|岳母|婆婆|公公|奶奶|爷爷"
)
_MINE = r"(?:我|俺|咱)(?:们)?(?:家|单位|公司|班上|前)?(?:里)?(?:的)?"
_CALLED = r"(?:的)?(?:名字|全名|大名|姓名)?(?:就)?(?:叫做|叫作|名叫|叫|是|:|,|姓名|名字)"
_ROLE = (
    "机主|户主|户名|开户名|开户人|持卡人|收款人|收件人|借款人|欠款人|贷款人|担保人|紧急联系人"
    "|联系人|申请人|签字人|法人|承租人|租户|本人"
)
_FORM = r"(?:真实姓名|姓名|名字|全名|真名|大名)"

# certain: the words announce a name. likely: one may follow, so it has to look like one.
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![跟给和])(?:我|俺|本人)(?:名字|大名|真名|全名)?(?:就)?(?:叫做|叫作|名叫|名字叫"
        r"|名字是|叫)(?=[\u4e00-\u9fff])",
        rf"{_MINE}(?:{_KIN}){_CALLED}",
        rf"(?:{_CLEAR_KIN}){_CALLED}",
        rf"(?:{_ROLE})(?:的)?(?:{_FORM})?(?:填|写|留)?(?:的)?(?:就)?(?:叫|是|为|:| ){{1,2}}",
        rf"{_FORM}(?:就)?(?:叫|是|为|:| |,){{1,2}}",
        # 打我哥吧，他叫李建: the kin is named first, the pronoun points back
        rf"{_MINE}(?:{_KIN})[^。!！?？;；\n]{{0,8}}[,， ]{{1,2}}(?:他|她|名字)叫",
    )
)
_LIKELY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_MINE}(?:{_KIN})(?:\(| |,)?",
        rf"(?:{_CLEAR_KIN})(?: |,)?",
        rf"(?:{_ROLE})[,(]?",
        rf"(?:我|俺|本人)(?:的)?{_FORM}",
    )
)
# After these only a name that ends with its sentence part counts: 我是 begins many other things.
_STRICT = re.compile(
    r"(?:我就是|我是|是我,|俺是|咱是|是不是|是否是|请问是|问是|请问您是|您是|你是|您就是"
    r"|找的是|找一下|找下|找|认识|关于|不是|打给|喂,|,是|^是|您好,|本人是|我,|麻烦转告|转告"
    r"|通知|联系|让)"
)
_STRICT_END = re.compile(
    r"$|[,，.。!！?？、;；:\n)\s\x00(]|的|吗|吧|啊|呀|嘛|呢|哦|本人|先生|女士|欠|没错|在吗"
    r"|在不在|啥事|有事|什么事"
)
# The caller speaks of himself: his name is evidence and stays.
_CALLER = re.compile(
    "(?:他|她|对方|催收|客服|专员|工作人员|催收员|律师|法官|警官|骗子|自称|那人|那个人"
    "|业务员|经理|主任|小姐|先生)"
    "[^,，。!！?？;；]{0,6}$"
)
_BESIDE_SECRET = re.compile(
    rf"(?:^|[,，.。!！?？、;；:\n\s(]|是|叫)(?={_HAN}{{2,4}}[,，、:;\s(]{{0,2}}(?:{BARRIER}"
    rf"|的?(?:身份证|手机号|电话号码|电话是|电话\d|住址)))"
)
_AFTER_SECRET = re.compile(rf"{BARRIER}[,，、:;\s]{{1,2}}")
_OF_KIN = re.compile(
    rf"(?:是|就是)(?:我|俺|咱)(?:们)?(?:家)?(?:的)?(?:{_KIN})|\((?:我|俺)(?:的)?(?:{_KIN})\)"
)
_EndOf = Callable[[str, int], int]
# 孙丽，12000031111 · 周德福 在化肥厂: an answer to "who is he" begins with the name.
_OPENING = re.compile(
    rf"\s{{0,3}}(?:叫|他叫|她叫|我爸|我妈)?(?={_HAN}{{2,4}}(?:[,， ](?: ?1\d{{10}}|在|是|住"
    rf"|电话|手机|身份证)))"
)
_ORGANISATION = re.compile("[局厅委院部司处所办队厂店县村厦]$")
_JOINT = frozenset("、和与跟及,")


def names(view: View) -> Iterator[Hit]:
    """Full names, with those that follow in a list."""
    text = view.plain
    for pattern in _CERTAIN:
        for match in pattern.finditer(text):
            if not _is_caller(text, match.start()):
                yield from _listed(text, match.end(), _certain_end)
    for pattern in _LIKELY:
        for match in pattern.finditer(text):
            if not _is_caller(text, match.start()):
                yield from _listed(text, match.end(), _likely_end)
    for match in _STRICT.finditer(text):
        if not _is_caller(text, match.start()):
            yield from _listed(text, match.end(), _strict_end)
    for pattern in (_BESIDE_SECRET, _AFTER_SECRET):
        for match in pattern.finditer(text):
            yield from _listed(text, match.end(), _strict_or_secret_end)
    opening = _OPENING.match(text)
    if opening:
        yield from _listed(text, opening.end(), _strict_end)
    yield from _before_kin(text)


def _listed(text: str, at: int, end_of: _EndOf) -> Iterator[Hit]:
    """The name at `at`, and further ones joined to it by 、 or 和."""
    end = end_of(text, at)
    while end:
        yield Hit(at, end, "name")
        if text[end : end + 1] not in _JOINT:
            return
        at = end + 1
        end = _strict_end(text, at)


def _is_caller(text: str, at: int) -> bool:
    """Whether the context at `at` is about the caller."""
    before = text[max(0, at - 10) : at]
    if re.search(
        r"(?:问|对|跟|给|找|骂|催|打|和|向|联系)[他她我]?(?:说)?(?:的|了|是|,|:)?$", before
    ):
        return False
    return _CALLER.search(before) is not None and not re.search(
        "(?:问|找|催|打|要|叫|联系|骂|催收)$", before
    )


# --- is it a name ---------------------------------------------------------------------------------


def _candidates(text: str, at: int) -> Iterator[int]:
    """Ends of what can be a full name at `at`, the longest first."""
    if re.match(_DOUBLE, text[at : at + 2]):
        lengths: tuple[int, ...] = (4, 3)
        surname = 2
    elif text[at : at + 1] in SURNAMES:
        lengths = (3, 2)
        surname = 1
    else:
        return
    for length in lengths:
        name = text[at : at + length]
        given = name[surname:]
        if (
            len(name) == length
            and _is_given(given)
            and not _TITLE.match(given)
            and not _is_nobodys(name)
        ):
            yield at + length


def _is_nobodys(name: str) -> bool:
    """Whether `name` is an ordinary word, a place or an authority."""
    return name in _WORDS or (len(name) > 2 and _ORGANISATION.search(name) is not None)


def _is_given(given: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" and char not in _NEVER for char in given)


def _is_boundary(text: str, at: int) -> bool:
    following = text[at : at + 1]
    return (
        not "\u4e00" <= following <= "\u9fff"
        or following in _BOUNDARY
        or _BOUNDARY_WORDS.match(text, at) is not None
    )


def _runs_into_word(text: str, at: int, end: int) -> bool:
    """Whether the last character of the candidate begins a word such as 今年."""
    return end - at > 2 and _BOUNDARY_WORDS.match(text, end - 1) is not None


def _certain_end(text: str, at: int) -> int:
    """End of the name at `at` where a name was announced, 0 if there is none."""
    ends = [end for end in _candidates(text, at) if not _runs_into_word(text, at, end)]
    for end in ends:
        if _is_boundary(text, end) and not _TITLE.match(text[at + 1 : at + 3]):
            return end
    return ends[0] if ends else 0


def _likely_end(text: str, at: int) -> int:
    """End of the name at `at` where a name may stand, 0 if it does not look like one."""
    if text[at : at + 2] in _WORDS:
        return 0
    for end in _candidates(text, at):
        if _is_boundary(text, end) and not _runs_into_word(text, at, end):
            return end
    return 0


def _strict_end(text: str, at: int) -> int:
    """End of the name at `at` if the sentence part ends with it, else 0."""
    if text[at : at + 2] in _WORDS:
        return 0
    for end in _candidates(text, at):
        if _STRICT_END.match(text, end):
            return end
    return 0


def _strict_or_secret_end(text: str, at: int) -> int:
    for end in _candidates(text, at):
        if (
            text[end : end + 1] in ("", BARRIER)
            or _STRICT_END.match(text, end)
            or _BOUNDARY_WORDS.match(text, end)
        ):
            return end
    return 0


def _before_kin(text: str) -> Iterator[Hit]:
    """王小明是我爸 · 李梅(我老婆)."""
    for match in _OF_KIN.finditer(text):
        for length in (4, 3, 2):
            at = match.start() - length
            fresh = at == 0 or (at > 0 and not "\u4e00" <= text[at - 1] <= "\u9fff")
            if fresh and match.start() in _candidates(text, at):
                yield Hit(at, match.start(), "name")
                break
