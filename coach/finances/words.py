"""The words that say what a sum is. Patterns are tried on the words beside a sum."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.content import read_mapping
from coach.finances.model import Role
from coach.paths import KNOWLEDGE

_LOANS = r"房贷|车贷|按揭|月供|社保|公积金|医保"
_NEEDS = (
    r"房租|租房|物业|吃饭|吃喝|伙食|买菜|生活费|水电|煤气|话费|电话费|交通|车费|油费|加油|"
    r"看病|药费|医药|买药|学费|托费|幼儿园|奶粉|尿不湿|养老人|赡养|抚养|孩子|小孩|娃|"
    r"吃住|吃穿|吃用|衣食住行|过日子|给(?:爸妈|父母|家里|老人|孩子|老婆)|日用|烟酒|人情"
)
_ALL_NEEDS = r"开销|开支|花销|支出|必需|必须花|要花|花费|省不掉|花掉|用掉|日常"
SELF = "我"
WISH = "wish"
"""The name of a sum of role OTHER that the user would like to pay every month."""
_PEOPLE = (
    r"老婆|老公|爱人|对象|媳妇|妻子|丈夫|我妈|我爸|爸妈|父母|儿子|女儿|男朋友|女朋友|女友|男友"
)
_COMES_IN = r"到手|工资|收入|挣|赚|月薪|月入|年薪|年收入|年入|日薪|周薪|底薪|薪水|跑(?:了|美团|饿了么|外卖|滴滴|单|车)|[送干]外卖|退休金|养老金|低保|失业金|补贴|进账|发\D{0,2}$"
_CASH = (
    r"手上|手头|手里|存款|积蓄|首付|卡里|余额|先(?:还|付|拿|给|交)|(?:能|可以)拿出|凑(?:了|到|出)?"
)
_OWED = r"欠|借了?|本金|利息|罚息|违约金|手续费|费用|总共|一共|逾期|账单|本息|要还清|还剩|剩|贷款|网贷|债"
_WISHED = (
    r"(?:每个?月|一个?月|月)(?:就|只|最多|大概)?(?:能|可以|想|打算)?(?:还|给|付)|每期|一期|"
    r"分\D{0,3}$|(?:最多|顶多|只|想|打算|能够|可以|能)(?:先)?(?:还得?起?|付|给)\D{0,3}$"
)
_MONTHLY = re.compile(r"(?:每个?月|一个?月|每期|月供|月还)\D{0,6}$|^\D{0,3}月(?:供|付)?\D{0,2}$")
_AT_MOST = re.compile(r"(?:最多|顶多|至多|只能|只有|就|能|拿得出|凑)\D{0,4}$")

_PAID_ALREADY = r"还了|已经?还|还过"
_PAID_MONTHLY = r"(?:每个?月|一个?月|月)\D{0,2}还|最低还款"

TOTAL = re.compile(r"一共|总共|合计|加起来|总计|拢共|统共|全部|全家|家里(?:一共)?(?:收入)?|总")
ADDS = re.compile(
    r"还有|另外|再加|加上|外加|除了|忘了|漏了|漏掉|少说|少算|还[要得](?!我)|也(?:欠|借|有|要)|以及|额外"
)
SEVERAL = re.compile(r"[笔家处]|各|分别")
INCLUDED = re.compile(r"其中|包括|包含|里面|里头|含")
CORRECTS = re.compile(
    r"^(?:哦|噢|啊|呃|等等|等下|等一下)?[，, ]*(?:不对|不是|错了|说错|写错|打错|搞错|弄错|记错|更正|改一下|更改)|"
    r"说错了|记错了|(?:刚才|前面)(?:那个|说的)?(?:不对|错)|改成|改为|改到|换成|应该是|其实是|实际是|涨到|降到|变成"
)
TAKEN_BACK = re.compile(
    r"(?:哦|噢|啊|呃)?[，, ]*(?:不对|不是|说错了?|错了|写错了?|打错了?)[，, ]*(?:应该|其实)?是?\D{0,3}$"
)
UNKNOWN = re.compile(
    r"不(?:太|大)?(?:知道|清楚|记得|确定|晓得|好说|想说(?!了)|方便说|一定)|说不(?:清|准|好|上来)|"
    r"没算过|没数|记不清|忘了|看单量|看情况|没准|不固定|^(?:跳过|略过|先不管|随便|不说(?!了))"
)
NOTHING_BESIDE = re.compile(
    r"(?:是|就|大概|大约|差不多|可能|应该|嗯|哦|额|呃|好|那|我|元|块|钱|吧|左右|的|哈|啊|呢|了|，|,|。|\.|!|！|\s)*"
)
"""Words that add nothing to a sum."""
NOTHING = re.compile(
    r"没有?(?:收入|工资|进账|钱|工作)|^(?:现在|目前|暂时)?(?:都|也)?(?:没有?|没了|零|0|无)(?:了|啊|的|元|块|别的)*[。.!！]?$|"
    r"一分(?:钱)?(?:都|也)?没|失业|没工作|没活干|断了?收入"
)
IRREGULAR = re.compile(
    r"零工|[跑送]外卖|骑手|看单量|不固定|不稳定|时有时无|忽高忽低|时高时低|时多时少|日结|临时工|"
    r"摆摊|跑滴滴|网约车|代驾|兼职|打散工|散工|靠提成|自由职业|有时多有时少|有一单没一单"
)
STEADY = re.compile(r"(?:收入|工资)(?:挺|很|是|还算)?(?:固定|稳定)|固定工资|死工资")
POOR_AND_GOOD = re.compile(
    r"(?:差|少|淡季|不好)\D{0,8}[\d一二两三四五六七八九].*(?:好|多|旺季)|"
    r"(?:好|多|旺季)\D{0,8}[\d一二两三四五六七八九].*(?:差|少|淡季|不好)"
)
PER_DAY = re.compile(r"(?:一天|每天|每日|一日|日结|日薪|天天)\D{0,4}$")
PER_WEEK = re.compile(r"(?:一周|每周|一个?星期|每星期|一个?礼拜|周薪|周结)\D{0,4}$")
PER_YEAR = re.compile(r"(?:一年|年薪|年收入|每年|年入)\D{0,4}$")
PER_DAY_AFTER = re.compile(r"^\s*(?:元|块)?钱?(?:一天|每天|/天|1天)")
EATS = re.compile(r"吃|伙食|生活费|买菜|日常|开销|开支")

WHOLE = re.compile(r"吃住|吃穿|吃用|衣食住行|过日子|生活费")
"""Names of a need that mean all that life costs."""

_ORDERED: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.PRIORITY, re.compile(_LOANS)),
    (Role.NEEDS, re.compile(rf"{_NEEDS}|{_ALL_NEEDS}")),
    (Role.CASH, re.compile(_CASH)),
    (Role.INCOME, re.compile(_COMES_IN)),
    # What one would like to pay is neither owed nor earned.
    (Role.OTHER, re.compile(rf"{_WISHED}|{_PAID_ALREADY}")),
    (Role.DEBT, re.compile(_OWED)),
)
_PART_OF_DEBT = re.compile(r"本金|利息|罚息|违约金|手续费|费用")
CHARGE = re.compile(r"利息|罚息|违约金|手续费|费用")
"""Names of what is owed beside the principal."""
_NAME = {
    Role.PRIORITY: re.compile(_LOANS),
    Role.NEEDS: re.compile(_NEEDS),
    Role.INCOME: re.compile(_PEOPLE),
}
_PAID_OFF = re.compile(
    r"(?:已经?|都|全|刚|早就?|昨天|前天|上周|上个月|今天)*(?:还清|结清|还完|还掉|清掉|还上)了?(?!的?话|就|才|吗|没|呢|怎|要|得)|不欠了"
)
_NOT_YET = re.compile(
    r"没|未|不能|想|要(?!不)|能|打算|怎么|让|叫|逼|催|他|她|如果|等|才|再|尽快|先"
)
_SELF_NAMED = re.compile(r"我(?!们|家)|自己|本人")
_PERSON = re.compile(rf"(?:{_PEOPLE}|{_SELF_NAMED.pattern})\D{{0,5}}$")
_DEMANDED = re.compile(
    r"(?:他们?|她|对方|催收|客服|人家)\D{0,6}(?:说|让|叫|要|非|逼|问|给)|(?:让|叫|要求|逼|非要|要)我"
)
_NET = re.compile(r"(?:扣|交|除)(?:完|掉|了|除|去)\D{0,6}$|税后\D{0,4}$")
_NOT_EARNING = re.compile(
    r"不(?:知道|晓得|清楚|让|管|上班|理|同意|支持)|瞒|没(?:告诉|上班|工作|收入|钱)|发现|吵|离婚|去世|走了|生病|住院|骂|打给|找"
)
_WORKS = re.compile(r"上班|工作|打工|做工|做事|干活|开出租|[跑送]外卖|摆摊")
DENIED = re.compile(r"不是\D{0,2}$")
DEBTS = re.compile(r"[两二三四五六几\d]笔")
_NUMBERED = re.compile(r"(第[一二三四五六七八九十]笔)(?:应该|其实|是|改成?|记错|不对|[，, ])*$")
_SMALL_FEN = 300_000
"""Below this, 最多 is said of a monthly sum and not of all that is owed."""
_RATE = re.compile(r"^的?(?:[年月日](?:化|利|息)|利率|综合年化)")
_OWES = re.compile(r"欠|账单|总额")
_PAID = re.compile(_PAID_MONTHLY)


@lru_cache(maxsize=1)
def _lender() -> re.Pattern[str]:
    named = read_mapping(KNOWLEDGE / "entities.yml")["lender"].values()
    more = read_mapping(KNOWLEDGE / "plan_lenders.yml")
    words = {word for words in (*named, more["lenders"]) for word in words}
    banks, others = (
        "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        for names in (more["banks"], words)
    )
    # 跑美团 is work, not a loan.
    return re.compile(rf"(?:{banks})的?信用卡|(?<![跑送])(?:{others})(?:借钱|贷款)?|(?:{banks})")


def lenders_in(words: str) -> list[str]:
    """The lenders that the words name, as the user calls them."""
    return _lender().findall(words)


def role_of(words: str) -> tuple[Role, str] | None:
    """Role and name of a sum by the words beside it; None where they say nothing."""
    numbered = _NUMBERED.search(words)
    if numbered:
        return Role.DEBT, numbered.group(1)
    if _NET.search(words):
        return Role.INCOME, name_of(Role.INCOME, words)
    if _DEMANDED.search(words) and not _OWES.search(words):
        return Role.OTHER, ""
    lender = _last(_lender(), words)
    if lender and _PAID.search(words):
        return Role.PRIORITY, lender
    for role, pattern in _ORDERED:
        if pattern.search(words):
            wish = role is Role.OTHER and not re.search(_PAID_ALREADY, words)
            return role, WISH if wish else name_of(role, words)
    return (Role.DEBT, lender) if lender else None


def wish_by_size(near: str, low: int) -> bool:
    """Whether a sum in answer to 一共欠多少 is what one would pay a month: 最多七百, 每月八百."""
    return bool(_MONTHLY.search(near)) or (low < _SMALL_FEN and bool(_AT_MOST.search(near)))


def paid_off(text: str) -> tuple[str, ...]:
    """The lenders whose debts the message says are no more: 美团已经还清了."""
    found: list[str] = []
    for clause in re.split(r"[，,。；;！!\n]", text):
        done = _PAID_OFF.search(clause)
        if done and not _NOT_YET.search(clause) and "吗" not in clause:
            found += lenders_in(clause[: done.start()])
    return tuple(dict.fromkeys(found))


def earner(before: str, *, comes_in: bool) -> tuple[Role, str] | None:
    """Somebody else whose income the sum is: 我老婆也上班，每个月三千; None where nobody is named.

    comes_in: the words say already that it is an income.
    """
    # 我老公不知道，工资六千 is not what he earns.
    clauses = [one for one in re.split(r"[，,。；;]", before) if not _NOT_EARNING.search(one)]
    named = _NAME[Role.INCOME].findall("，".join(clauses))
    if not named or not (comes_in or _WORKS.search(before)):
        return None
    return Role.INCOME, str(named[-1])


def needs_named(names: str) -> int:
    """How many needs the words name: 房租吃饭 are two."""
    return len(_NAME[Role.NEEDS].findall(names))


def lent(after: str) -> tuple[Role, str] | None:
    """The debt that a rate behind the sum speaks of: 一万二年化18%."""
    return (Role.DEBT, "") if _RATE.search(after) else None


def person(words: str) -> str | None:
    """Whose income a sum is by the words before it: 老婆, 我; None where nobody is named."""
    return name_of(Role.INCOME, words) if _PERSON.search(words) else None


def name_of(role: Role, words: str) -> str:
    """What the user calls the sum; "" where no name is said."""
    if role is Role.INCOME and not _NAME[role].search(words):
        return SELF if _SELF_NAMED.search(words) else ""
    if role is Role.DEBT:
        return _last(_lender(), words) or _last(_PART_OF_DEBT, words)
    # Of several needs in one sum all are named: 房租吃饭一共3000.
    pattern = _NAME.get(role)
    return "".join(dict.fromkeys(pattern.findall(words))) if pattern else ""


def _last(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.findall(words)
    return str(found[-1]) if found else ""
