"""Sums of money, in fen: 三万二, 三块五, ￥3,200.50, 还300, 六百五一个月.

- A number with a unit of money is money. So is one that names hundreds, thousands or ten thousands
  in words (三万二, 五百, 1w5, 2k) and counts nothing else.
- A bare number (300, 二十) is money where the words beside it are of money: 还300, 工资3500,
  300一个月, 300吧. A message that is only a round number (500) is one, too.
- 几百 and 几千 name no sum. 二百五 is a sum unless it is said of 你.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from coach.quantities.line import Line
from coach.quantities.model import Found
from coach.quantities.numerals import Numeral
from coach.quantities.rule import Rule, rule
from coach.quantities.units import COUNTING_WORD, MONEY_UNITS

MAX_FEN = 10**14
_BANKNOTES = frozenset(map(Decimal, (1, 5, 10, 20, 50, 100)))

_MORE = "[多来余]"
_YUAN = (
    "(?:块多?钱|块来钱|块前(?![天面后几两年段])|块(?![地田砖石肉牌屏板头儿]|表(?![示达明态演]))|元多?钱|元整?(?![旦月宵老])"
    "|快钱|大洋|人民币|RMB|rmb)"
)
_NOT_TAIL = f"(?!{COUNTING_WORD}|[万千百元块毛角礼星])"
_JIAO = "(?:毛(?![病巾衣利])|角(?![落色度]))"
_SMALL = (
    f"(?:(?P<jiao>№){_JIAO}(?:(?P<fen>№)(?:分(?!钟|期)|{_NOT_TAIL}))?"
    f"|零?(?P<fen_only>№)分(?!钟|期|成|开|№)|(?P<half>半)(?!年|个|天)|(?P<tail>№){_NOT_TAIL})"
)
_BESIDE_BARE = f"(?! ?(?:{COUNTING_WORD}))"

_LINK = (
    "(?:了|过|你们|您|你|我|咱|他们?|她|个|上|出来|出|来|掉|下|起|得|能|够|最多|顶多|最少|至少|起码|大概|大约|差不多"
    "|也就|就|先|才|只|可以|[总№]?共|到手|要|剩|欠|收|清|完|:|嘛|嗯|啊|那个|这个|款|\\s)"
)
_VERBS = "(?:还(?!是|有|没|在|不|款日)|给|凑|付|欠|借|剩|交|扣|缴|补|垫|转|挤|拿|存|减|免|退|省|结清|清偿|结算|抵扣|罚(?![息款金单]))"
_LENDERS = (
    "(?:[花借还]呗|白条|金条|借条|备用金|信用购|[小微]?[粒商米人赢拍钱车房费营信款卡]贷|有钱花|度小满|安逸花|来分期|分期乐?|桔多多"
    "|洋钱罐|小赢|宜信|奇富|信用飞|捷信|招联|马上|中邮|中银|众邦|新网|微众|网商|平安|普惠|中信|招商|光大|民生|浦发"
    "|广发|华夏|兴业|渤海|恒丰|浙商|[招交建工农中]行|邮储|农商行?|农信社?|信用社|美团|抖音|月付|放心借|滴滴|京东"
    "|苏宁|携程|唯品会?|小米|乐信|玖富|信用卡|银行|消费金融|消金|金融|钱包|京东|拼多多)"
)
_NOUNS = (
    f"(?:{_LENDERS}|吃饭|伙食|水电|买菜|看病|[费租贷薪金息额款钱债]|工资|收入|账单|低保|余额|月供|首付|最低|开销|支出|本息|[总№]共|合计|总计|总的|总数|总额|总欠|全部|全加|加起来|加一起|加在一起|统共|拢共|拢总|所有的?"
    "|[报算给列开]的(?:数字?|数目|价|总数)|一口价|优惠价|结清价"
    "|每月|每个月|月月|每期|月还|月付|手里|手头|身上|兜里|卡里|卡上|账上|到账|账户里|微信里?|支付宝里?|零钱)"
)
_NOUN_LINK = (
    "(?:的|是|为|有|只|就|才|还|也|每个?月|大概|大约|差不多|最多|剩|要|得|能|交|扣|共|都|涨到|降到|拿|给|付|到手"
    "|出|我|他|:|了|嘛|嗯|上|里|写着?|显示|\\s)"
)
_WEAK = (
    "(?:先|就|最多|顶多|只能|只有|顶天|撑死|至少|起码|最少|不超过|超过|大概|差不多|月|打|出|收|有|要|花|挣|赚|领"
    "|用|够|到手|差|算|押|取|凑个|报|认|才|说|显示|变成?|多出|[减降谈凑涨还免压砍折]到|(?:[减免折惠]|抹№)[完之以]?后|№次性|折|便宜|优惠|打折)"
)
# 2026.03 is a month.
_WITH_CENTS = re.compile(r"(?!(?:19|20)\d\d\.(?:0\d|1[012])$)\d{3,}\.\d{1,2}")
_PER = "(?: ?/ ?(?:月|期)| ?每个?[月期]| ?№个?[月期](?!份))"


def _fen(yuan: Decimal) -> int:
    return int((yuan * MONEY_UNITS["元"]).to_integral_value(ROUND_HALF_UP))


def _money(yuan: Decimal, approx: bool, start: int, end: int) -> Found | None:
    fen = _fen(yuan)
    return Found("money", fen, approx, start, end) if 0 < fen <= MAX_FEN else None


def _digit(numeral: Numeral) -> bool:
    return numeral.scale == 1 and numeral.value < 10 and numeral.value == int(numeral.value)


@rule(
    f"(?P<sign>¥|人民币|RMB|rmb|CNY)? ?(?P<n>№) ?(?P<more>{_MORE})? ?(?P<sign2>¥(?! ?№))?"
    f"(?:(?P<unit>{_YUAN})(?P<more2>多(?!少))?{_SMALL}?(?:钱|整)?)?"
)
def _with_unit(match: re.Match[str], line: Line) -> Found | None:
    """三块五, 3200元, 两千来块, 三块二毛五, ￥3,200.50."""
    numeral = line.number(match, "n")
    sign = match["sign"] or match["sign2"]
    if match["unit"] is None and (sign is None or match["more"]):
        return None
    yuan = numeral.value
    end = match.end()
    if match["unit"] is not None:
        alone = match["unit"] == "块" and match.end() == match.end("unit")
        if yuan == 1 and alone and not _one_yuan(match, line):
            return None
        extra = _below_yuan(match, line)
        if extra is None:
            if yuan == 1 and not _one_yuan(match, line):
                return None
            extra, end = Decimal(0), match.end("more2") if match["more2"] else match.end("unit")
        yuan += extra
    else:
        end = match.end("sign2" if match["sign2"] else "n")
    more = "".join(match[group] or "" for group in ("more", "unit", "more2"))  # 三千来块, 块多钱
    approx = numeral.approx or bool(re.search(_MORE, more))
    return _money(yuan, approx, match.start("sign") if match["sign"] else match.start("n"), end)


def _one_yuan(match: re.Match[str], line: Line) -> bool:
    """一块 is mostly 'together'; it is one yuan beside a verb of paying or a unit of time."""
    before, after = line.before(match.start(), 3), line.after(match.end(), 2)
    if before.endswith(("加", "堆", "混", "凑", "算")):
        return False
    return bool(re.search("(?:[还给付欠扣收交差少省]了?|[就只])$", before)) and not re.match(
        "儿|[还给付交算]", after
    )


def _below_yuan(match: re.Match[str], line: Line) -> Decimal | None:
    """What follows the yuan, in yuan; None where those characters are not part of the sum."""
    if match["jiao"]:
        jiao = line.number(match, "jiao")
        fen = line.number(match, "fen").value if match["fen"] else Decimal(0)
        return jiao.value / 10 + fen / 100 if _digit(jiao) and fen < 10 else None
    if match["fen_only"]:
        return line.number(match, "fen_only").value / 100
    if match["half"]:
        return Decimal("0.5")
    if match["tail"]:
        tail = line.number(match, "tail")
        if tail.text.startswith(("零", "0")) and tail.value < 10:
            return tail.value / 100
        if _digit(tail) and not tail.approx:
            return tail.value / 10
        if re.fullmatch("[0-9]{2}", tail.text):
            return tail.value / 100
        return None
    return Decimal(0)


@rule("(?P<count>№)张(?P<note>№)(?:块|元)?的?(?=[^№]|$)")
def _notes(match: re.Match[str], line: Line) -> Found | None:
    """两张一百的, 三张五十的票子: so many banknotes."""
    count, note = line.number(match, "count"), line.number(match, "note")
    if note.value not in _BANKNOTES or count.value != int(count.value):
        return None
    money_said = match.group().endswith(("的", "块", "元")) or note.value == 100
    if not money_said or re.match("[卡欠网信]", line.after(match.end(), 1)):
        return None
    return _money(count.value * note.value, count.approx, match.start(), match.end())


@rule(f"(?P<jiao>№){_JIAO}(?:(?P<fen>№)分?{_NOT_TAIL})?钱?|(?P<cents>№)分钱")
def _coins(match: re.Match[str], line: Line) -> Found | None:
    """两毛, 三毛五, 五分钱."""
    if match["cents"]:
        numeral, yuan = line.number(match, "cents"), line.number(match, "cents").value / 100
    else:
        numeral = line.number(match, "jiao")
        yuan = numeral.value / 10
        if match["fen"]:
            yuan += line.number(match, "fen").value / 100
    return _money(yuan, numeral.approx, match.start(), match.end())


@rule(f"(?<![№一几大这那哪每板砖方石冰地半整多])块(?P<tail>№)毛?{_NOT_TAIL}")
def _one_and_a_bit(match: re.Match[str], line: Line) -> Found | None:
    """块五: one yuan fifty."""
    tail = line.number(match, "tail")
    if not _digit(tail) or tail.approx or not tail.value:
        return None
    return _money(1 + tail.value / 10, False, match.start(), match.end())


@rule("块把钱|块儿八毛钱?|(?P<half>半块钱)")
def _about_one(match: re.Match[str], line: Line) -> Found | None:
    """块把钱, 块儿八毛."""
    if match["half"]:
        return _money(Decimal("0.5"), False, match.start(), match.end())
    return _money(Decimal(1), True, match.start(), match.end())


@rule(f"(?P<n>№){_BESIDE_BARE}(?P<more>{_MORE}(?![少谢久次亏自给还不了吧的]))?")
def _in_words(match: re.Match[str], line: Line) -> Found | None:
    """三万二, 五百, 1w5, 两千多: the unit of hundreds or more says that it is money."""
    numeral = line.number(match, "n")
    if numeral.scale < 100:
        return None
    return _money(numeral.value, numeral.approx or bool(match["more"]), match.start(), match.end())


def _bare(match: re.Match[str], line: Line, least: int) -> Found | None:
    numeral = line.number(match, "n")
    if numeral.value < least or re.match("0[0-9]", numeral.text):
        return None
    if line.after(match.end("n"), 2) in ("开头", "号段"):
        return None
    return _money(numeral.value, numeral.approx, match.start("n"), match.end("n"))


@rule(f"{_VERBS}{_LINK}{{0,4}}(?P<n>№){_BESIDE_BARE}")
def _after_verb(match: re.Match[str], line: Line) -> Found | None:
    """还300, 先给五十, 凑20."""
    return _bare(match, line, 10)


@rule(f"{_NOUNS}{_NOUN_LINK}{{0,4}}(?P<n>№){_BESIDE_BARE}")
def _after_noun(match: re.Match[str], line: Line) -> Found | None:
    """工资3500, 每月600, 利息80."""
    return _bare(match, line, 32 if "月" in match.group() else 10)


@rule(f"{_WEAK}{_LINK}{{0,3}}(?P<n>№){_BESIDE_BARE}")
def _after_hint(match: re.Match[str], line: Line) -> Found | None:
    """最多600, 就300, 下个月300."""
    return _bare(match, line, 100)


@rule(f"(?:(?P<one>№)个?[月期]){_NOUN_LINK}{{0,3}}(?P<n>№){_BESIDE_BARE}")
def _per_month(match: re.Match[str], line: Line) -> Found | None:
    """一个月600, 一期300."""
    return _bare(match, line, 32) if line.number(match, "one").value == 1 else None


@rule(f"(?P<n>№){_PER}")
def _a_month(match: re.Match[str], line: Line) -> Found | None:
    """600一个月, 500/月, 300每期."""
    marks = [i for i in range(match.end("n"), match.end()) if i in line.numerals]
    if any(line.numerals[i].value != 1 for i in marks):
        return None
    return _bare(match, line, 10)


# 12月5号到期的那笔，4200
_THAT_DEBT = re.compile("(?:那|这)[№一]?[笔期个单]|(?:到期|要还|没还|欠|借|逾期)的[,:\\s]*$")


@rule(
    "(?:^|(?<=[,。!?;\\s])|(?<=[那就]))(?P<n>№)"
    "(?:(?=就(?:死|垮|完|崩|没法|不行|悬|够呛|要命|吃不消|吃力|行|可以|够)|也(?:行|可以|成|难|不行|够呛|没有)|都(?:难|悬|没有|拿不出|够呛|不行|成问题)|吧|行|可以|成[不吗]|怎么样|够|ok|OK|好不好|先|以内|以下|以上|左右|我|太|真|也|都|分(?:成|个)?№)"
    "|(?P<alone>多?(?:左右|块|吧|呢|嘛)?(?:[。.!?]*$|(?=,))))"
)
def _answer(match: re.Match[str], line: Line) -> Found | None:
    """300吧, 500行吗, or only 500: the answer to how much."""
    numeral = line.number(match, "n")
    least = 100
    value = numeral.value
    if value != int(value) or value < least or value > 99_999:
        return None
    if value % (1000 if value >= 10_000 else 50 if match["alone"] is not None else 10):
        return None
    whole = match.end() == len(match.string)
    before = line.text[: match.start()]
    if match["alone"] is not None and whole and before and not _THAT_DEBT.search(before):
        return None
    return _bare(match, line, least)


@rule(
    "(?P<n>№)(?:的|是|全是|都是|里)?(?:本金|本息|利息|罚息|违约金|工资|欠款|贷款|月供|房租|额度|债(?!务人)|账单)"
)
def _before_noun(match: re.Match[str], line: Line) -> Found | None:
    """20000的本金."""
    return _bare(match, line, 100)


@rule(f"(?P<n>№){_BESIDE_BARE}")
def _written_like_a_sum(match: re.Match[str], line: Line) -> Found | None:
    """67,000 and 6893.07: separators, and cents behind hundreds, stand in nothing but a sum."""
    text = line.number(match, "n").text
    if "," in text:
        return _bare(match, line, 1000)
    return _bare(match, line, 100) if _WITH_CENTS.fullmatch(text) else None


_NO_LABEL = re.compile(
    "[号码尾第时点话打年房邮编工期天版级型路楼岁届批高重体血压糖分速温]|电|短信|国标"
)
_ITEM = re.compile("(?:^|(?<=[,。;、]))(?P<label>[^№□,。;、]{2,7}?) ?№(?= ?(?:[,。;、]|$))")


@rule(_ITEM.pattern.replace("№", "(?P<n>№)"))
def _listed(match: re.Match[str], line: Line) -> Found | None:
    """羊小咩 1500，桔多多 800: names with a number each are a list of debts."""
    items = [item for item in _ITEM.finditer(line.text) if not _NO_LABEL.search(item["label"])]
    return (
        _bare(match, line, 100) if len(items) > 1 and not _NO_LABEL.search(match["label"]) else None
    )


EXPLICIT: tuple[Rule, ...] = (_notes, _with_unit, _about_one, _one_and_a_bit, _coins)
IN_CONTEXT: tuple[Rule, ...] = (
    _in_words, _after_verb, _after_noun, _per_month, _a_month, _before_noun, _after_hint, _answer,
    _written_like_a_sum, _listed,
)  # fmt: skip
