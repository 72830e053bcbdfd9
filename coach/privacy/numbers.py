"""Finds identity cards, bank cards, telephones and codes: secrets made of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml

from coach.paths import KNOWLEDGE
from coach.privacy.text import BARRIER, Hit, View, only_digits

# What may stand between two digits of one number: people group them, recognisers put commas.
_GAP = r"[ \-·.,，、_/]{0,3}"
_TIGHT_GAP = r"[ \-·.]{0,3}"

# A number after these words belongs to a matter, not to a person.
_MATTER = re.compile(
    r"(?:工号|单号|流水号?|合同号?|案号|借据号?|编号|交易号|案件号?|批次号?|凭证号?|快递"
    r"|尾号|尾数|(?:后|末|最后)[四4]位|有效期|文号)(?:是|为|叫|:|,| |的|就是|就){0,3}$"
)
# An amount, a time or a count follows: no secret.
_UNIT = (
    r"(?!\d|[.\-]\d| \d(?!\d)| ?(?:元|块|万|千(?!万)|百|亿|塊|圆|美|毛|角|年|个月|月|天|日|号|点|期|位|次|个|岁|%"
    r"|分钟|小时|秒|多|几|w|W|k|K|rmb|RMB))"
)


def _before(text: str, at: int, width: int) -> str:
    return text[max(0, at - width) : at]


# --- identity cards -------------------------------------------------------------------------------

# The first two digits of an identity card: the province.
_PROVINCES = frozenset(
    area + digit
    for area, digits in {
        "1": "12345", "2": "123", "3": "1234567", "4": "123456",
        "5": "01234", "6": "12345", "7": "1", "8": "123",
    }.items()
    for digit in digits
)  # fmt: skip
_ID_18 = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{16}}{_GAP}[\dXx×叉](?!\d)")
_ID_15 = re.compile(rf"(?<!\d)\d(?:{_TIGHT_GAP}\d){{14}}(?!\d)")
# One digit lost on the way, and still somebody's region and birthday.
_ID_17 = re.compile(rf"(?<!\d)\d(?:{_TIGHT_GAP}\d){{15}}{_TIGHT_GAP}[\dXx×叉](?!\d)")
# Near the word a number of about the right length is enough: people mistype.
_ID_WORD = r"(?:身份证|身份證|身分证|身份号|证件号|证号|公民身份号码|ID号|身份证号码|sfz)"
_ID_NAMED = re.compile(
    rf"{_ID_WORD}[^\d\n。;；]{{0,12}}(?P<secret>\d(?:{_GAP}\d){{9,18}}(?:{_GAP}[Xx×叉])?)(?!\d)"
)
_ID_LAST_SIX = re.compile(
    r"身份证(?:号码?)?(?:的)?(?:后|末|最后)(?:6|8)位[^\d\n。;；]{0,6}"
    r"(?P<secret>\d(?:[ \-]?\d){4,6}(?:[ \-]?[\dXx]))(?!\d)"
)
_PASSPORT = re.compile(
    r"(?:护照|通行证|回乡证)[^\dA-Za-z\n。;；]{0,6}(?P<secret>[A-Za-z]{1,2}\d{7,9})(?!\d)"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_cards(view: View) -> Iterator[Hit]:
    """Identity cards of 18 and 15 digits, also mistyped ones, and passports next to their name."""
    for match in _ID_18.finditer(view.digits):
        if _is_id_18(match.group()) and not _MATTER.search(_before(view.plain, match.start(), 12)):
            yield Hit(match.start(), match.end(), "id_card")
    for match in _ID_15.finditer(view.digits):
        if _is_id_15(only_digits(match.group())) and not _MATTER.search(
            _before(view.plain, match.start(), 12)
        ):
            yield Hit(match.start(), match.end(), "id_card")
    for match in _ID_17.finditer(view.digits):
        digits = only_digits(match.group())
        known = digits[:2] in _PROVINCES and _is_birthday(digits[6:14])
        if known and not _MATTER.search(_before(view.plain, match.start(), 12)):
            yield Hit(match.start(), match.end(), "id_card")
    for pattern in (_ID_NAMED, _ID_LAST_SIX):
        for match in pattern.finditer(view.digits):
            if not _is_mobile(match["secret"]):
                yield Hit(*match.span("secret"), "id_card")
    for match in _PASSPORT.finditer(view.plain):
        yield Hit(*match.span("secret"), "id_card")


def _is_id_18(text: str) -> bool:
    """Region and birth date are plausible, or region, century and check digit are right."""
    digits = only_digits(text)[:17]
    if digits[:2] not in _PROVINCES:
        return False
    if _is_date(digits[6:14]):
        return True
    return digits[6:8] in ("19", "20") and (
        not digits.startswith("62") or _check_digit(digits) == text[-1].upper()
    )


def _check_digit(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11]


def _is_id_15(digits: str) -> bool:
    return digits[:2] in _PROVINCES and _is_date("19" + digits[6:12])


def _is_birthday(digits: str) -> bool:
    """A birthday of somebody who may owe money, or of a child or a parent."""
    return "1925" < digits[:4] < "2024" and _is_date(digits)


def _is_date(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2035


# --- bank cards -----------------------------------------------------------------------------------

_CARD = re.compile(rf"(?<!\d)[3-9](?:{_TIGHT_GAP}\d){{12,18}}(?!\d)")
_CARD_WORD = (
    r"(?:转到|打到|打进|汇到|存到|转给|这张|卡号|帐号|账号|账户|帐户|银行卡|储蓄卡|借记卡"
    r"|信用卡|工资卡|存折|云闪付"
    r"|收款卡|户头|[工建农中交招邮]行卡?|卡是|卡:|卡)"
)
_CARD_NAMED = re.compile(
    rf"{_CARD_WORD}[^\d\n。;；]{{0,12}}(?P<secret>\d(?:{_GAP}\d){{11,20}})(?!\d)"
)
_CARD_AFTER = re.compile(
    rf"(?<!\d)(?P<secret>\d(?:{_TIGHT_GAP}\d){{11,20}})[^\d\n。;；]{{0,6}}(?:卡号|银行卡"
    rf"|账号|储蓄卡|信用卡|工资卡|[工建农中交招邮]行)"
)


def bank_cards(view: View) -> Iterator[Hit]:
    """Bank cards of 13-19 digits: by check digit, by the prefix 62, or next to 卡号 and such."""
    for match in _CARD.finditer(view.digits):
        digits = only_digits(match.group())
        if (_is_luhn(digits) or _is_union_pay(digits)) and not _MATTER.search(
            _before(view.plain, match.start(), 12)
        ):
            yield Hit(match.start(), match.end(), "bank_card")
    for pattern in (_CARD_NAMED, _CARD_AFTER):
        for match in pattern.finditer(view.digits):
            context = match.group()[: match.start("secret") - match.start()]
            if not _is_mobile(match["secret"]) and not re.search("单号|工号|尾号|案", context):
                yield Hit(*match.span("secret"), "bank_card")


def _is_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _is_union_pay(digits: str) -> bool:
    return (digits.startswith("62") and len(digits) in range(16, 20)) or (
        digits.startswith("9558") and len(digits) == 19
    )


# --- telephones -----------------------------------------------------------------------------------

_NOT_MONEY = r"(?! ?(?:元|块|万|千|百|w|W|k|K)|\.\d)"
_MOBILE = re.compile(
    rf"(?<!\d)(?:\(?(?:\+|00)? ?\(?86\)?{_GAP})?1[3-9]\d(?:{_GAP}\d){{8}}(?!\d)"
    rf"|(?<!\d)(?:\(?(?:\+|00)? ?\(?86\)?{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)"
)
# Eleven digits that begin with 1 but with no network's prefix: still a telephone next to the word.
# One digit too many or too few is a slip of whoever dictated it.
_PHONE_NAMED = re.compile(
    rf"(?:电话|手机|号码|联系)[^\d\n。;；]{{0,10}}(?P<secret>1(?:{_TIGHT_GAP}\d){{10}}"
    rf"|1{_GAP}[3-9](?:{_GAP}\d){{8}}(?:{_GAP}\d\d)?)(?!\d){_NOT_MONEY}"
)
_PHONE_BEFORE = re.compile(
    rf"(?<!\d)(?P<secret>1{_GAP}[3-9](?:{_GAP}\d){{8}}(?:{_GAP}\d\d)?)(?!\d){_NOT_MONEY}"
    r"[ ,]{0,2}(?:是|就是|这是)?(?:我|俺|他|她|咱)?[^\d\n。;,]{0,4}(?:电话|手机|号码|这个号|的号)"
)
# 幺 stands in nothing but numbers that are read out, so no word is needed beside it.
_READ_OUT = re.compile(rf"(?<!\d)1{_GAP}[3-9](?:{_GAP}\d){{8}}(?:{_GAP}\d\d)?(?!\d)")
_LANDLINE = re.compile(
    r"(?<!\d)\(?(?:(?:010|02\d)\)?[ \-,，、]{0,2}[1-9]\d{3}[ \-,，、]{0,2}\d{4}"
    r"|0[3-9]\d{2}\)?[ \-,，、]{0,2}[1-9]\d{2,3}[ \-,，、]{0,2}\d{4})(?:[\-转]\d{1,5})?(?!\d)"
)
_LOCAL_LINE = re.compile(
    r"(?:座机|固话|固定电话|家里电话|家里的电话|宅电"
    r"|家里号码|(?:店|厂|单位|公司|办公室|家|村委会?|学校|诊所|前台|小卖部|宿舍)(?:里|的){0,2}电话)[^\d\n。;；]{0,6}(?P<secret>[2-8]\d{2,3}[ \-]?\d{4})(?!\d)"
)
# Landlines of those who call are evidence, not secrets, unless the clause says whose home it is.
_CALLER = re.compile(
    r"催收|对方|客服|法院|热线|官方|派出所|公安|他们|她们|银行|律所|律师|机构|来电|打来|打过来"
    r"|人行|央行|征信|监管|金监|银监|保监|消保|官网|平台|总部|公告|司法|政府|仲裁|信访|投诉|举报|中心"
)
_OFFICE_AFTER = re.compile(
    r"[ ,]{0,2}(?:这个?|那个)?(?:号码?|电话|座机)?(?:就|应该|好像)?是[^我俺,。]{0,8}"
    r"(?:法院|热线|客服|人行|央行|征信|银行|监管|金监|派出所|公安|催收|律所|官方|公司|平台|机构)"
    r"|[ ,]{0,2}(?:又|一直|老|天天|刚)?(?:打来|打过来|打给我|打我)"
)
_MINE = re.compile(r"我家|我妈|我爸|我的|家里|老家|我单位|我公司|我们单位|我们公司|我办公室")


def phones(view: View) -> Iterator[Hit]:
    """Mobile phones anywhere; landlines with area code unless they are the caller's."""
    for match in _MOBILE.finditer(view.digits):
        if not _is_hotline(match.group()):
            yield Hit(match.start(), match.end(), "phone")
    for match in _PHONE_NAMED.finditer(view.digits):
        if not match["secret"].startswith(("106", "101", "100")):
            yield Hit(*match.span("secret"), "phone")
    for match in _PHONE_BEFORE.finditer(view.digits):
        yield Hit(*match.span("secret"), "phone")
    for match in _READ_OUT.finditer(view.digits):
        if view.plain[match.start()] == "幺" and not _MATTER.search(
            _before(view.plain, match.start(), 12)
        ):
            yield Hit(match.start(), match.end(), "phone")
    for match in _LANDLINE.finditer(view.digits):
        before = _clause_before(view.plain, match.start())
        after = view.plain[match.end() : match.end() + 14]
        office = _CALLER.search(before) or _OFFICE_AFTER.match(after)
        if _MINE.search(before) or not office:
            yield Hit(match.start(), match.end(), "phone")
    for match in _LOCAL_LINE.finditer(view.digits):
        yield Hit(*match.span("secret"), "phone")


def _clause_before(text: str, at: int) -> str:
    """The last 16 characters before `at`, no further back than a full stop."""
    return re.split("[。!?\n;；]", _before(text, at, 16))[-1]


def _is_mobile(text: str) -> bool:
    return re.fullmatch(r"(?:86)?1[3-9]\d{9}", only_digits(text)) is not None


# --- codes ----------------------------------------------------------------------------------------

_CODE_WORD = (
    r"(?:验证码|验證碼|驗證碼|校验码|动态码|动态密码|动态口令|短信码|短信密码|确认码|授权码"
    r"|安全码|登录码|口令|密码|密碼|验证吗|验正码"
    r"|校验数|取件码|付款码|兑换码|激活码|认证码|识别码|邀请码"
    r"|[Cc][Oo][Dd][Ee]|[Pp][Ii][Nn]码?|[Cc][Vv][Vv2]|[Yy][Zz][Mm])"
)
_CODE = rf"(?P<secret>\d(?:{_GAP}\d){{3,7}}){_UNIT}"
_CODE_6 = rf"(?P<secret>\d(?:{_GAP}\d){{5}}){_UNIT}"
# Between the word and six digits a whole phrase may stand, but nothing that speaks of money.
_PHRASE = r"[^\d\n。;；欠还元扣号金额息罚转借款资案单赔]{0,15}"
_LINK = r"[ :,，的是为就\"“”'「『(\[我已经发给你您了收到过来说念报哦啊吧呢]{0,8}"
# What came by text message, told without the word for it: the number, the six digits, that string.
_ARRIVED = r"(?:收到|发来|发过来|来了?|弹出来)(?:的|了)?"
_THE_NUMBER = r"(?:那|这)?[1一弌]?(?:个|串|条|组)?(?:6位)?(?:数字|数码|数|号码|码|短信)?"
_DESCRIBED = (
    r"(?:[46]位(?:的)?(?:数字|数|码|号码)?|[46]个数字?|[那弌](?:串|组)数字?|那个码|那个数字?"
    r"|数字是|码是|码:|短信里?(?:面)?(?:的|写的|写着|说)?(?:数字)?是)"
)
_NO_MONEY = r"[^\d\n。;；欠还元扣号金额款]"
_SAY = r"(?:念|报|读|发|说)"
_TO_WHOM = r"(?:他们|她们|客服|对方|他|她|你|您)"
_CODE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 登录密码是 Ab123456
        r"密码(?:就|就是|是|为|:| ){1,3}"
        r"(?P<secret>(?=[A-Za-z@#!_.]{0,15}\d)[A-Za-z0-9@#!_.]{4,20})(?![A-Za-z0-9])",
        # 验证码是 4829 · 验证码发过来了，是 482913
        rf"{_CODE_WORD}{_LINK}(?<![了过],)(?<!\d){_CODE}",
        rf"{_CODE_WORD}{_PHRASE}(?<!\d){_CODE_6}",
        # 482913 是验证码
        rf"(?<!\d){_CODE}[ ,，就是这个的我刚收到短信那]{{0,8}}{_CODE_WORD}",
        # 收到的那个数是 482913 · 收到了，552018 · 刚收到 4821，要念吗
        rf"{_ARRIVED}[ ,，:]{{0,2}}{_THE_NUMBER}[ ,，:是就]{{0,4}}(?<!\d){_CODE_6}",
        rf"收到(?:了|的)?[ :,]{{0,2}}(?<!\d){_CODE}[ ,]{{0,2}}(?:要不要|要|能|可以|该|我)?{_SAY}",
        # 六位数 482913 · 短信来了个 482913
        rf"{_DESCRIBED}{_NO_MONEY}{{0,6}}(?<!\d){_CODE_6}",
        rf"短信{_NO_MONEY}{{0,8}}(?<!\d){_CODE_6}",
        # 482913，念给他 · 把 482913 报给客服了 · 念给他的是 482913
        rf"(?<!\d){_CODE_6}[ ,，]{{0,2}}(?:我)?(?:就|都|已经|全|刚)?{_SAY}(?:给|出|过|了|完)",
        rf"(?:(?:念|报|读)(?:给{_TO_WHOM})?(?:的|了|是|出来)?|说了|说的是)"
        rf"[ ,，:是]{{0,3}}(?<!\d){_CODE_6}",
        # 482913 这是你要的码
        rf"(?<!\d){_CODE_6}[ ,，]?(?:这|就)?(?:就)?是?[^\d\n，,欠还元扣款]{{0,6}}(?<![扫维条号编起数代款邮源车])码(?![头上])",
        # 收到的数字，我说 482913 · 那六个数，我就念了 482913
        rf"(?:(?:收到的?|短信|6位|6个|那几个)[^\d\n。欠还元扣款金额]{{0,6}}|那[个串])(?:数字?|号码?)"
        rf"[^\d\n。欠还元扣款金额]{{0,6}}{_SAY}(?:给{_TO_WHOM})?(?:了|的|是|:){{0,2}}(?<!\d){_CODE_6}",
        # 安全码 382 · 卡背面三位数是 382
        r"(?:安全码|[Cc][Vv][Vv]2?码?|背面(?:的|那)?(?:后|末)?(?:3位|3个)(?:数字?|码)?|(?:后|末)3位(?:数字?|码))"
        rf"[ ,:，是为的就]{{0,3}}(?P<secret>\d(?:{_GAP}\d){{2}})(?!\d|[.][\d])",
        # 密码就是我生日，850612
        rf"(?:密码|口令)[^\d\n欠还元扣款]{{0,15}}(?<!\d){_CODE_6}",
    )
)
# A little later than the word: other words and one full stop may stand between, but none of money.
_TALK = r"(?:(?<!\d)\d(?![ \-·.,，、_/]{0,2}\d)|还(?=在|没|问|[要有]第)|第[\d一两]+?[遍次个条回]|[^\d\n;；欠还元扣号额息罚转借款资案单赔交付低费率钱贷账拨章法诉位]|[46]位){0,22}"
_LOOSE = rf"(?<!\d)(?<!\d[.,\-])(?<![.¥]){_CODE}(?! ?(?:开头|打头|号段|这个号|客服|工号))"
_LOOSE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_CODE_WORD}|(?<![扫维条号编起数代款邮源车]) ?码|短信|信息(?!咨询|科技|技术|管理|服务|部|有限|公司)){_TALK}{_LOOSE}",
        rf"{_LOOSE}[ ,，]?(?:告诉|报|念|给|发|说)[^\d\n。欠还元扣款]{{0,12}}码",
        # 第二个码 1029 · 码 4821，不对，是 4812 · 两个码，4821 和 4812
        rf"(?:码|码吗|短信|口令)[^\n]{{0,24}}{BARRIER}(?:和|跟|还有|或者?|、|,|，| ){{1,2}}{_LOOSE}",
        rf"{BARRIER}[^\d\n]{{0,6}}(?:不对|不是|不,|错|改成|重新|重来|更正|应该|口误|反了|串了|等等|哦)"
        rf"[^\d\n欠还元扣款]{{0,10}}{_LOOSE}",
        rf"(?:不是|不对)[ ,，]?{_LOOSE}[^\d\n]{{0,3}}是{BARRIER}",
        rf"{_LOOSE}[ ,，]{{0,2}}(?:哦|噢|啊)?(?:不对|不是|错了|说错|念错)[^\d\n欠还元扣款]{{0,8}}{BARRIER}",
    )
)
_YEAR = re.compile("(?:19[5-9]|20[0-3])[0-9]")
# 验证码为 G-208133, 验证码 a7k9
_MIXED_CODE = re.compile(
    rf"{_CODE_WORD}(?:就|是|为|:| |给他|说了){{1,3}}"
    r"(?P<secret>(?:[A-Za-z]{1,3}-\d{4,8}|(?=[A-Za-z]{0,7}\d)(?=\d{0,7}[A-Za-z])[A-Za-z0-9]{4,8}))"
    r"(?![A-Za-z0-9])"
    r"|密码(?P<bare>(?=[A-Za-z]{1,9}\d|\d{1,9}[A-Za-z])[A-Za-z0-9]{6,16})(?![A-Za-z0-9])"
)
# The whole message is six digits: an answer to 「念一下验证码」. A round sum is not.
_BARE_CODE = re.compile(
    rf"\s{{0,4}}(?:是|嗯|喂|哦|好|收到了?|那我说|我说"
    rf"|我念)?[ ,，:]{{0,2}}(?P<secret>\d(?:{_GAP}\d){{5}})[。.!！,，]?\s{{0,4}}"
)


# Read out digit by digit, it is no sum: 收到的是四四零九.
_SPOKEN_CODE = re.compile(
    r"(?<!工号)(?<!编号)(?:收到|发来|发过来|(?<!下)来了|念|报|短信|数字|那个数|那串|码)[^0-9零〇一二三四五六七八九幺\n。欠还扣]{0,6}"
    r"(?P<secret>[零〇一二三四五六七八九幺](?:[ ,，、]?[零〇一二三四五六七八九幺]){3,7})"
    r"(?![零〇一二三四五六七八九幺十百千万块元年月日号毛点个]|开头|打头|结尾|嘛|打来|打过来|打给|的号)"
)


def codes(view: View) -> Iterator[Hit]:
    """One-time codes and passwords of 4-8 digits, known by the words around them."""
    for match in _SPOKEN_CODE.finditer(view.plain):
        digits = only_digits(view.digits[match.start("secret") : match.end("secret")])
        no_code = digits.endswith("00") or _YEAR.fullmatch(digits) or len(digits) < 4
        if not no_code and _may_be_code(view.plain, match):
            yield Hit(*match.span("secret"), "code")
    for match in _MIXED_CODE.finditer(view.plain):
        yield Hit(*match.span("bare" if match["bare"] else "secret"), "code")
    for pattern in _CODE_PATTERNS:
        for match in pattern.finditer(view.digits):
            if _may_be_code(view.plain, match):
                yield Hit(*match.span("secret"), "code")
    for pattern in _LOOSE_PATTERNS:
        for match in pattern.finditer(view.digits):
            digits = only_digits(match["secret"])
            told = digits.endswith("00") or _YEAR.fullmatch(digits)
            if not told and _may_be_code(view.plain, match):
                yield Hit(*match.span("secret"), "code")
    bare = _BARE_CODE.fullmatch(view.digits)
    if bare and not only_digits(bare["secret"]).endswith("00"):
        yield Hit(*bare.span("secret"), "code")


def _may_be_code(text: str, match: re.Match[str]) -> bool:
    """Not a hotline, not the tail of a card, not a staff number."""
    start = match.start("secret")
    return not _is_hotline(match["secret"]) and not _MATTER.search(_before(text, start, 12))


# --- hotlines -------------------------------------------------------------------------------------


def _load_hotlines() -> frozenset[str]:
    data = yaml.safe_load((KNOWLEDGE / "hotlines.yml").read_text(encoding="utf-8"))
    return frozenset(only_digits(str(entry["num"])) for entry in data["hotlines"])


_HOTLINES = _load_hotlines()
# Service numbers of companies: 95xxx, 400, 800, 1010xxxx, 106….
_SERVICE = re.compile(r"95\d{3,4}|[48]00\d{7}|1010\d{4,6}|106\d{5,}|100\d{2}|12[13]\d{2}")


def _is_hotline(text: str) -> bool:
    digits = only_digits(text)
    return digits in _HOTLINES or _SERVICE.fullmatch(digits) is not None
