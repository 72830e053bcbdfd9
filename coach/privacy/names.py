"""Finds full names of the user and of the people around the user.

A name is a surname of the table, one or two further characters that can stand in a name, and a
context that says whose name it is. What the caller calls himself stays: the user has to note it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from coach.privacy.characters import (
    FOREIGN_NAME,
    GIVEN,
    GIVEN_TOO,
    HAN,
    LONG_SURNAME,
    RARE_SURNAMES,
    SURNAMES,
    TIBETAN_NAME,
    is_rare,
)
from coach.privacy.places import CITIES, PROVINCES
from coach.privacy.text import BARRIER, Hit, View

# Never in a given name.
_NEVER = frozenset(
    "的了是在欠借还说要不没有也就都跟被把给吗呢吧啊呀我你他她它这那什么怎谁哪啦嘛钱款打接话去"
    "到过吃睡问找催告诉让叫死病骂哭怕气很"
    "太最会想对向于但而且或又再才只已爸妈爷奶叔姨舅哥姐弟娃您们个块元万千百点号位次每几些开看"
    "听做干拿走回里出得着呗嗯咱俺哈唔咗冇佢嘅啲咁喺俾哋"
)
# Surnames that begin many ordinary words: a name of two characters needs a clear end after them.
_NEEDS_END = frozenset(
    "成全时向常连单应计包管解钱查关于路车从温高安方万任许曲冷古文石金黄白乐严华焦毛武宗尚齐鲁"
)
# A foreign name of three characters that begins so needs no clear end.
_FOREIGN_START = frozenset("阿乌努迪吐帕穆额敖扎洛卓艾娜")
# A name ends before these (and before anything that is not a Chinese character).
_BOUNDARY = _NEVER | frozenset(
    "和与及今昨现手电身住因已可知能名本先女上下失离年岁工月名先同并替帮跑转换当如若等一两二三"
    "四五六七八九十早晚刚每前后从常啥咋俩快"
)
_BOUNDARY_WORDS = re.compile(
    "今年|现在|手机|电话|身份|住址|住在|家住|因为|由于|已经|知道|可以|可能|昨天|今天|明天"
    "|刚才|一直|生病|失业|上班|下岗|同意|需要|本人|先生|女士|小姐"
    "|出事|去世|身体|前年|去年|月薪|工资|单位|收入|目前|真的|这个|那个|然后|其实|确实|愿意"
    "|承认|微信|支付|银行|自己|名下|负责|家里|做生意|能不能|以前|今后"
    "|老师|同志|还有|以及|号码|年纪|年龄|联系"
)
# After a surname these are a title, so what stands there is no full name.
TITLE = re.compile(
    "主任|经理|律师|警官|先生|女士|老师|总监|总|队长|队|科长|处长|科|处|法官|专员|主管|小姐"
    "|同志|师傅|老板|医生|大夫|所长|所|院长|局长|局|姐|哥|叔|阿姨|大爷|婶|工$|组长|客服|催收"
    "|某|大哥|大姐|太太|夫人|姓|书记|会计|助理|村长|厂长|校长|班长|护士|教练|董|秘书|导|警察"
)

HAN_CHAR = re.compile(HAN)

WORDS = frozenset(
    Path(__file__).with_name("not_names.txt").read_text(encoding="utf-8").split()[1:]
) | frozenset([*CITIES, *PROVINCES])

# --- whose name it is -----------------------------------------------------------------------------

_KIN_COMPOUNDS = (
    "儿媳妇|媳妇儿|丈母娘|老丈人|老头子|老婆子|弟弟媳妇|大伯哥|大姑姐|小姑子|大姨子|小姨子|小叔子"
    "|小舅子|大舅子|大舅哥|小舅哥|大姨姐|小姨妹|孩子他爸|孩子他妈|孩他爸|孩他妈|老大|老二|老三|老四|老公|老婆|太太|先生|老爹|老爸|老妈|老娘|老板|老师|老表|老乡"
    "|老豆|老窦|老母|老伴|那口子|表姐夫|大姐夫|二姐夫"
)
_KIN_BASES = (
    "舅妈|舅母|舅舅|姨妈|姨父|姨夫|姑父|姑妈|姑姑|姑丈|婶婶|婶子|伯伯|伯父|伯母|叔叔|叔父|嫂嫂|嫂子"
    "|爸爸|妈妈|父亲|母亲|爸妈|父母|阿爸|阿妈|阿爹|阿公|阿婆|阿哥|阿姐|阿弟|阿妹|细佬|细妹"
    "|妻子|丈夫|媳妇|爱人|对象|男朋友|女朋友|男友|女友|男人|婆娘|未婚妻|未婚夫|妻|夫"
    "|儿子|女儿|闺女|姑娘|孩子|小孩|丫头|娃儿|娃娃|娃|囡囡|囡|崽|仔"
    "|孙子|孙女|外孙女|外孙|哥哥|姐姐|弟弟|妹妹|哥们儿|哥们|姐们|兄弟|姐夫|妹夫|弟媳|弟妹|儿媳|女婿"
    "|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|妯娌|连襟|亲家|侄子|侄女|侄儿|外甥女|外甥"
    "|爷|奶|姥|爹|娘|爸|妈|哥|姐|弟|妹|叔|伯|舅|姨|姑|婶|嫂|公(?!司)|婆"
    "|朋友|同事|同学|同桌|室友|舍友|闺蜜|闺密|发小|死党|战友|工友|病友|网友|邻居|街坊"
    "|领导|主管|上司|组长|班长|店长|师傅|师父|徒弟|师兄|师姐|师弟|师妹|学长|学姐|导师|辅导员|班主任"
    "|合伙人|搭档|股东|员工|下属|房东|客户|房客|保姆"
    "|主任|经理|总监|科长|处长|厂长|校长|院长|队长|村长|镇长|书记|支书|会计|老板娘|工头|包工头|组员|班头"
)
KIN = rf"(?:{_KIN_COMPOUNDS}|[大小二三四五六七老幺堂表干亲前继后养远房]{{0,2}}(?:{_KIN_BASES}))"
# Long enough to be clear without 我 before them.
_CLEAR_KIN = (
    "老婆大人|孩子他爸|孩子他妈|孩他爸|孩他妈|娃他爸|娃他妈|娃他爹|公司老板|单位会计"
    "|老婆|老公|爸爸|妈妈|父亲|母亲|妻子|丈夫|媳妇|爱人|儿子|女儿|闺女|前妻|前夫|哥哥|姐姐|弟弟"
    "|妹妹|同事|同学|闺蜜|闺密|未婚妻|未婚夫|女朋友|男朋友|室友|岳父|岳母|婆婆|公公|奶奶|爷爷"
    "|老伴|老爹|老爸|老妈|老娘|孙子|孙女|外孙|儿媳|女婿|姐夫|妹夫|嫂子|弟媳|侄子|侄女|外甥|姥姥|姥爷|外公|外婆|舅舅"
    "|房东|室友|工友|店长|表哥|表弟|表姐|表妹|堂哥|堂弟|堂姐|堂妹|二舅|小舅|大舅|二叔|三叔|二伯|大伯|小姨|大姨|二姨|小姑|大姑|二姑|二哥|二姐|二弟|二妹|三哥|三姐|孩子|村支书|支书|村长|包工头|班主任|舅妈|姑姑|姑父|姨妈|丈母娘|发小"
)
_MINE = r"(?:(?:我|俺|咱|阿拉|侬|偶)(?:们)?|(?<=厂里的)|(?<=店里的)|(?<=单位的)|(?<=村里的))(?:家|单位|公司|厂|厂里|班上|车间|店里|店|村里|村|队|部门|学校|工地|老家|前|那个|那)?(?:里)?(?:的)?(?:现任|前任|现在的|以前的|大学|高中|初中|小学|亲)?"
_CALLED = (
    r"(?:的)?(?:名字|全名|大名|姓名|真名|本名)?(?:就)?"
    r"(?:叫做|叫作|名叫|名字叫|名字是|叫|是|:|,|姓名|名字|名)"
)
ROLE = (
    "机主|户主|户名|开户名|开户人|持卡人|持有人|收款户名|出借人|打款人|汇款人|收款方|付款方|收款人|付款人|收件人|收货人|签收人|寄件人|借款人|共借人|欠款人|贷款人"
    "|担保人|介绍人|推荐人|保证人|保人|紧急联系人[一二三四1-4]?|第[一二三四1-4]联系人|联系人[一二三四1-4]?|申请人|被申请人|被执行人|执行人|签字人|债务人|投保人|被保险人|受益人|当事人"
    "|法定代表人|法人代表|法人|承租人|租户|租客|业主|车主|房主|登记人|被告人|被告|原告|乘客|患者|病人|学生"
    "|经办人|乙方|丙方|共同还款人|预留人|实名认证|实名|抬头|落款|署名|本人"
)
_NAMED = re.compile("(?:叫|姓名|全名|户名|持卡人|机主)[是为: ]{0,2}$")
_ROLE_WORD = re.compile(ROLE)
_FORM = r"(?:真实姓名|开户姓名|预留姓名|户口本名|姓名|名字|全名|真名|大名|本名|原名|曾用名|学名|书名|实名|签的?名字?|签字)"
_SELF = r"(?:我|俺|本人)"
_LINK = r"(?:就|写|填|留|登记|签|还|应该)?(?:着|的|了)?(?:就)?(?:叫做|叫作|叫|是|为|:| |,|写给|写成|写|给){1,2}"
_PAST_NAME = r"(?:以前|从前|原来|原先|过去|现在|后来|改名|小时候|户口本上|身份证上|卡上|合同上)"
# Whoever is spoken of in these clauses may be the caller.
_STRANGER = r"(?:[他她]|催收|客服|对方|打来|来电|专员|接到|那边|人员|律师|工号)"
_NO_STRANGER = rf"(?:(?!{_STRANGER})[^。!！?？;；\n])"

_MY_KIN = re.compile(rf"{_MINE}{KIN}")

# certain: the words announce a name. likely: one may follow, so it has to look like one.
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![跟给和问]){_SELF}(?:的)?{_FORM}?(?:就)?(?:叫做|叫作|名叫|名字叫|名字是|是叫|叫)"
        rf"[ :]{{0,2}}(?={HAN})",
        rf"{_MINE}{KIN}{_CALLED}",
        rf"(?:{_CLEAR_KIN}){_CALLED}",
        rf"(?:{ROLE})(?:的)?{_FORM}?{_LINK}",
        rf"{_FORM}(?:就)?{_LINK}",
        rf"(?:{_SELF}|敝|免贵)姓{HAN}{{1,2}}[, ]{{1,2}}(?:名字|名|大名|全名)?(?:就)?(?:叫)?",
        r"(?:^|(?<=[,。;\s]))名:",
        rf"{_SELF}的(?:名字?|姓名|大名|全名)[,: ]{{1,2}}(?={LONG_SURNAME.pattern})",
        rf"(?:签|写|填|用)的?(?:是)?{_MINE}{KIN}的(?:名字?|姓名)[ ,:]{{1,2}}",
        rf"{_PAST_NAME}的?(?:名字)?(?:就)?(?:叫做|叫|是叫)",
        rf"(?:{ROLE})(?:那[栏一]?栏?)?(?:就|写的?)?(?:是){{0,2}}{_SELF}[ ,:]{{0,2}}",
        # 打我哥吧，他叫李建: the kin is named first, the pronoun points back
        rf"{_MINE}{KIN}[^。!！?？;；\n]{{0,12}}[,， ]{{1,2}}(?:他|她|名字)叫",
        rf"{_MINE}{KIN}{_NO_STRANGER}{{0,14}}[,， ]{{1,2}}(?:名字|名|就)?叫",
        rf"{_SELF}{_NO_STRANGER}{{0,14}}[, ]{{1,2}}(?:名字|名|就)叫",
    )
)
_LIKELY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_MINE}{KIN}(?:\(| |,|的)?",
        rf"(?<!妇)(?:{_CLEAR_KIN})(?: |,)?",
        r"(?:转|汇|打款|转账|汇款|打钱|转钱)给",
        rf"(?<!他)(?<!她)(?<!的)(?:^|[,。 ])(?:名|我)?叫(?={HAN}{{2,4}}(?:的|[,， ](?:男|女|[1-9]\d岁|身份证|电话)))",
    )
)
# formal: the words of forms, with the name right behind them.
_FORMAL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{ROLE})(?:那[栏一]?栏?)?(?:写成|写的?|就是|填的?)?[,( ①②③]?",
        rf"(?:{ROLE})(?:里|里面|中|那里)?(?:还?有|包括)",
        rf"(?:{ROLE}){_NO_STRANGER}{{0,8}}(?:填|留|写)(?:的|了)(?:是)?",
        rf"{_FORM}[,( ]?",
    )
)
# After these only a name that ends with its sentence part counts: 我是 begins many other things.
_STRICT = re.compile(
    r"(?:我就是|我是|是我,|俺是|咱是|是不是|是否是|请问是|问是|请问您是|您是|你是|您就是"
    r"|找的是|找一下|找下|找|认识|关于|不是|打给|喂,|,是|^是|您好,|本人是|我,|麻烦转告|转告"
    r"|通知|联系|让|张口就是|开口就是"
    r"|(?:转|打|汇|寄|写|发|存|借|交|留)(?:到|给|进|在)|写着|写的是|上面是|这里是|那是|户头是"
    r"|(?:填|写|签|登记|留|报|抄)(?:的|了|上|着)(?:是|个)?|(?:上面|上头|(?:律师)?函上|传票上?|单子上?|合同上?|函里|里头)写(?:着|的|了)?(?:是)?"
    r"|(?:我|俺|本人)的(?:名字?|姓名|大名|全名)[,: ]"
    r"|(?:我|俺|咱)们?(?:单位|公司|厂|店|村|班|车间|部门|学校|工地)(?:里|上)?的)"
)
# 给宋美玲打电话, 把刘涛的号码填了: verbs on both sides hold a name that looks like nothing else.
_AMID = re.compile(r"(?:给|问|把|跟|和|找|加|打|骂|催|让|将|有|向|替|帮|拿)")
_AMID_END = re.compile(
    r"打(?:电话|了|过)|的(?:电话|号码|手机|微信|身份证|名字|照片|QQ|头像|号|信息|联系方式)|接(?:电话|的|了)"
    r"|发(?:了|短信|消息|微信)|是(?:我|谁|不是)|转(?:了|过)|做?担保|和|、"
)
# 尊敬的徐盛达先生 · 【某某】潘璋华，您已逾期 · 蒋钦文您好
_ADDRESSED = re.compile(
    rf"(?:^|[】\],，。:\n ]|尊敬的|致|敬告|告知|通知)(?:客户|用户|借款人)?(?={HAN}{{2,4}}(?:先生|女士|小姐|您好|你好|[,，:]?(?:您|你)))"
)
_ADDRESSED_END = re.compile(r"先生|女士|小姐|您好|你好|[,，:]?[您你](?!们)")
_SENTENCE_END = re.compile(r"$|[,.。!！?？、;；:\n)]")
# The caller says the name, and it is not his.
_CALLED_BY_NAME = re.compile(
    r"(?:(?:喊|叫)(?:我|俺)|直呼(?:我|俺)?|(?:就|张嘴|张口|开口)喊)(?:的)?(?:全名|名字|大名)?[ ,:]?"
)
_STRICT_END = re.compile(
    r"$|[,，.。!！?？、;；:\n)\s\x00(]|的|吗|吧|啊|呀|嘛|呢|哦|本人|先生|女士|欠|没错|在吗"
    r"|在不在|啥事|有事|什么事|收(?:[,。 的]|$)|用(?:[,。 的了]|$)|[23二两三四]个字|名下|同学|小姐|对吧|对不|是吧|是我"
)
# The caller speaks of himself: his name is evidence and stays.
_CALLER = re.compile(
    "(?:他|她|对方|催收|客服|专员|工作人员|催收员|律师(?!函)|法官|警官|骗子|自称|那人|那个人"
    "|业务员|经理|主任|小姐|先生)"
    "[^,，。!！?？;；]{0,6}$"
)
# 催收名字叫刘强
_OF_CALLER = re.compile("(?:催收员?|客服|催债的|那女的|那男的|骗子)的?$")
_BESIDE_SECRET = re.compile(
    rf"(?:^|[,，.。!！?？、;；:\n\s(]|是|叫)(?={HAN}{{2,4}}[,，、:;\s(]{{0,2}}(?:{BARRIER}"
    rf"|的?(?:身份证|手机号|电话号码|电话是|电话\d|住址)))"
)
_AFTER_SECRET = re.compile(rf"{BARRIER}[,，、:;\s]{{1,2}}")
_OF_KIN = re.compile(
    rf"[,](?:就?是)?(?:我|俺|咱)(?:们)?(?:家)?(?:的)?{KIN}(?=[,。!?;)\s]|$)|(?:是|就是)(?:我|俺|咱)(?:们)?(?:家)?(?:的)?{KIN}|[(,](?:我|俺)?(?:的)?{KIN}\)"
)
_EndOf = Callable[[str, int], int]
# 孙丽，12000031111 · 周德福 在化肥厂: an answer to "who is he" begins with the name.
_OPENING = re.compile(
    rf"\s{{0,3}}(?:叫|他叫|她叫|我爸|我妈|名:)?(?={HAN}{{2,4}}(?:[,， ](?: ?1\d{{10}}|在|是|住|男[ ,，\d]|女[ ,，\d]"
    rf"|电话|手机|身份证)))"
)
_ORGANISATION = re.compile("[局厅委院部司处所办队厂店县村镇乡街巷厦]$")
_JOINT = frozenset("、和与跟及,")


_WORDY = frozenset("金冷鲁成全时向常连单应计包管解钱查关路车从许任付谈费迟段师班凌游祝")
# A surname and two characters that stand in little else, between the words that may be around a
# name: 我跟温建华合伙, 那个徒弟伏小龙打的.
_FREE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[跟给问找叫是写成识方人和与徒婿母纳事伙弟哥姐妹爸妈父友员]))"
    rf"(?=[{''.join(sorted(SURNAMES - _WORDY))}]{HAN}{{2}})"
)
_FREE_END = re.compile("[还合转借打接发跟说问来跑欠帮替担签那这在给让]")
FIRM_NAME = re.compile("[行司贷局]|银行|金服|金融|消金|科技|资产|信息|公司|律所|小贷|集团")
# Characters of many names, and of as many words.
_NO_CLUE = frozenset("一天年清原刚子可全明日中方名成金流如于登加进通定利宝")


def names(view: View) -> Iterator[Hit]:
    """Full names, with those that follow in a list."""
    text = view.plain
    for match in _matches(_CERTAIN, text):
        if _OF_CALLER.search(text[max(0, match.start() - 6) : match.start()]):
            continue
        if _MY_KIN.match(match.group()) or not is_caller(text, match.start()):
            yield from _listed(text, match.end(), _certain_end)
    for patterns, end_of in ((_LIKELY, _likely_end), (_FORMAL, _formal_end)):
        for match in _matches(patterns, text):
            if _MY_KIN.match(match.group()) or not is_caller(text, match.start()):
                yield from _listed(text, match.end(), end_of)
    for match in _STRICT.finditer(text):
        if not is_caller(text, match.start()):
            yield from _listed(text, match.end(), _strict_end)
    for pattern, after in ((_AMID, _AMID_END), (_ADDRESSED, _ADDRESSED_END)):
        for match in pattern.finditer(text):
            if end := _held_end(text, match.end(), after):
                yield Hit(match.end(), end, "name")
    for match in _CALLED_BY_NAME.finditer(text):
        yield from _listed(text, match.end(), _strict_end)
    for pattern in (_BESIDE_SECRET, _AFTER_SECRET):
        for match in pattern.finditer(text):
            yield from _listed(text, match.end(), _strict_or_secret_end)
    opening = _OPENING.match(text)
    if opening:
        yield from _listed(text, opening.end(), _strict_end)
    yield from _before_kin(text)
    for match in _FREE.finditer(text):
        at = match.end()
        end = at + 3
        given = text[at + 1 : end]
        if (
            all(map(_is_typical, given))
            and not _NO_CLUE.issuperset(given)
            and text[at : at + 2] not in WORDS
            and not FIRM_NAME.match(text, end)
            and (
                _is_boundary(text, end)
                or _STRICT_END.match(text, end)
                or _FREE_END.match(text, end)
            )
            and end in candidates(text, at)
            and not is_caller(text, at - (text[at - 1 : at] in ("叫", "是")))
        ):
            yield Hit(at, end, "name")


def _matches(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _listed(text: str, at: int, end_of: _EndOf) -> Iterator[Hit]:
    """The name at `at`, and further ones joined to it by 、 or 和."""
    end = end_of(text, at)
    while end:
        yield Hit(at, end, "name")
        if text[end : end + 1] not in _JOINT:
            return
        at = end + 1
        end = _strict_end(text, at)


def is_caller(text: str, at: int) -> bool:
    """Whether the context at `at` is about the caller."""
    before = text[max(0, at - 10) : at]
    if re.search(
        r"(?:问|对|跟|给|找|骂|催|打|和|向|联系|直呼|喊|点名|[让叫要逼求]我)[他她我]?(?:说)?(?:的|了|是|,|:)?$",
        before,
    ):
        return False
    return _CALLER.search(before) is not None and not re.search(
        "(?:问|找|催|打|要|叫|联系|骂|催收)$", before
    )


# --- is it a name ---------------------------------------------------------------------------------


def candidates(text: str, at: int, *, announced: bool = False) -> Iterator[int]:
    """Ends of what can be a full name at `at`, the longest first."""
    foreign = FOREIGN_NAME.match(text, at) or TIBETAN_NAME.match(text, at)
    long = foreign is not None and (foreign.end() - at > 3 or text[at] in _FOREIGN_START)
    if foreign and (announced or long or _is_boundary(text, foreign.end())):
        yield foreign.end()
    surname = _surname_length(text, at, announced=announced)
    if not surname:
        return
    lengths: tuple[int, ...] = (surname + 2, surname + 1)
    if surname == 1 and text[at + 1 : at + 2] in SURNAMES:
        lengths = (4, 3, 2)  # 陈李佳怡: the mother's surname, too
    if not announced and _is_rare_surname(text[at]) and not LONG_SURNAME.match(text, at):
        lengths = (3,)
    for length in lengths:
        name = text[at : at + length]
        given = name[surname:]
        if (
            len(name) == length
            and _is_given(given, text, at + length)
            and not TITLE.match(given)
            and not _is_nobodys(name)
            and (len(given) < 3 or all(map(_is_typical, given[1:])))
        ):
            yield at + length


def _surname_length(text: str, at: int, *, announced: bool) -> int:
    long = LONG_SURNAME.match(text, at)
    if long:
        return len(long.group())
    char = text[at : at + 1]
    if char in SURNAMES:
        return 1
    given = text[at + 1 : at + 3]
    typical = [_is_typical(other) for other in given]
    # 诸 or 鹿 begins a name where one was announced, or where two more characters look like one.
    clear = any(typical) if announced else len(typical) == 2 and all(typical)
    if _is_rare_surname(char) and char not in _NEVER and clear:
        return 1
    return 0


def _is_rare_surname(char: str) -> bool:
    if char in SURNAMES or not HAN_CHAR.match(char):
        return False
    return char in RARE_SURNAMES or is_rare(char)


def _is_nobodys(name: str) -> bool:
    """Whether `name` is an ordinary word, a place or an authority."""
    if (
        name in WORDS
        or name.startswith(("孙女", "孙子", "岳父", "岳母"))
        or _ROLE_WORD.fullmatch(name)
    ):
        return True
    if name[0] in "张封" and name[1] in "纸信条单图卡表照":  # 留了张纸条
        return True
    if name.endswith(("卡上", "卡里", "手上", "手里", "账上")):
        return True
    return len(name) > 2 and _ORGANISATION.search(name) is not None


def _is_typical(char: str) -> bool:
    """A character that mostly stands in names."""
    return char not in _NEVER and (char in GIVEN or is_rare(char))


def _is_given(given: str, text: str, end: int) -> bool:
    """Whether the characters can be a given name; words of grammar only as one of two."""
    soft = [char for char in given if char in GIVEN_TOO and char in _NEVER]
    if not all(HAN_CHAR.match(char) and (char not in _NEVER or char in soft) for char in given):
        return False
    if not soft:
        return True
    typical = any(_is_typical(char) for char in given)
    return len(given) == 2 and (typical or _STRICT_END.match(text, end) is not None)


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
    ends = [
        end for end in candidates(text, at, announced=True) if not _runs_into_word(text, at, end)
    ]
    for end in ends:
        if _is_boundary(text, end) and not TITLE.match(text[at + 1 : at + 3]):
            return end
    if ends:
        return ends[0]
    # 我叫方圆: a word, but nothing else than a name can stand here.
    named = _NAMED.search(text[max(0, at - 6) : at]) and text[at : at + 1] in SURNAMES
    if named and _is_typical(text[at + 1 : at + 2] or " ") and _STRICT_END.match(text, at + 2):
        return at + 2
    return 0


def begins_with_word(text: str, at: int, end: int) -> bool:
    """高兴 is nobody, 祁连山 with a clear end may be somebody."""
    if text[at : at + 2] not in WORDS or LONG_SURNAME.match(text, at):
        return False
    if _is_rare_surname(text[at]):
        return True
    given = text[at + 1 : end]
    return not (len(given) == 2 and all(map(_is_typical, given)) and _is_boundary(text, end))


def _likely_end(text: str, at: int) -> int:
    """End of the name at `at` where a name may stand, 0 if it does not look like one."""
    for end in candidates(text, at):
        if begins_with_word(text, at, end):
            continue
        if not _runs_into_word(text, at, end) and _looks_like_a_name(text, at, end):
            return end + _unsure(text, at, end)
    return 0


def _unsure(text: str, at: int, end: int) -> int:
    """1 where a name of two characters may have a third: it is better to mask one too many."""
    following = text[end : end + 1]
    may_belong = HAN_CHAR.match(following) is not None and following not in _NEVER
    return int(end - at == 2 and may_belong and not _is_boundary(text, end))


def _formal_end(text: str, at: int) -> int:
    """End of the name behind a word of forms: a likely one, or a rare one with a clear end."""
    end = _likely_end(text, at)
    if end or not _is_rare_surname(text[at : at + 1] or " "):
        return end
    for end in candidates(text, at, announced=True):
        if _STRICT_END.match(text, end):
            return end
    return 0


def _looks_like_a_name(text: str, at: int, end: int) -> bool:
    """By its characters, or by some of them and a clear end."""
    foreign = FOREIGN_NAME.match(text, at) or TIBETAN_NAME.match(text, at)
    if foreign and foreign.end() == end:
        return True
    typical = [_is_typical(char) for char in text[at + 1 : end]]
    if _is_rare_surname(text[at]) and not LONG_SURNAME.match(text, at):
        return _is_boundary(text, end) or _STRICT_END.match(text, end) is not None
    if _STRICT_END.match(text, end) and all(char in GIVEN_TOO for char in text[at + 1 : end]):
        return len(typical) > 1
    if _is_boundary(text, end) or _STRICT_END.match(text, end):
        clear = len(typical) == 2 and text[at] not in _NEEDS_END and _SENTENCE_END.match(text, end)
        return any(typical) or bool(clear) or text[end - 2] == text[end - 1]
    if text[at] in _NEEDS_END:
        return len(typical) > 1 and all(typical)
    if len(typical) == 2 and any(typical):
        return all(_is_typical(char) or char in GIVEN_TOO for char in text[at + 1 : end])
    return all(typical)


def _strict_end(text: str, at: int) -> int:
    """End of the name at `at` if the sentence part ends with it, else 0."""
    for end in candidates(text, at):
        if _STRICT_END.match(text, end) and not begins_with_word(text, at, end):
            return end
    return 0


def _held_end(text: str, at: int, after: re.Pattern[str]) -> int:
    """End of a name that is certain by its characters and by what follows, else 0."""
    for end in candidates(text, at):
        given = text[at + (_surname_length(text, at, announced=False)) : end]
        if (
            after.match(text, end)
            and given
            and all(map(_is_typical, given))
            and not begins_with_word(text, at, end)
            and not (len(given) == 1 and text[at] in _NEEDS_END)
        ):
            return end
    return 0


def _strict_or_secret_end(text: str, at: int) -> int:
    for end in candidates(text, at):
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
            if fresh and match.start() in candidates(text, at):
                yield Hit(at, match.start(), "name")
                break
