"""Finds e-mail addresses, WeChat and QQ accounts, and number plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.privacy.text import Hit, View

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64} ?@ ?[A-Za-z0-9\-]{1,63}(?: ?\. ?"
    r"[A-Za-z0-9\-]{1,63}){1,4}"
)
_AT = r"(?:#|艾特|爱特|圈[aA]|花[aA]|小老鼠|[aA][tT]|@)"
_DOT = r"(?:点|\.|dot|DOT)"
_TOP = r"(?:康姆|com|cn|net|org|COM|CN|NET|ORG)"
_SPOKEN_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]{{3,40}} ?{_AT} ?(?:[A-Za-z0-9\-]{{1,20}} ?{_DOT} ?{_TOP}"
    rf"(?: ?{_DOT} ?cn)?|(?i:qq|163|126|139|gmail|sina|foxmail|outlook|hotmail)(?![A-Za-z0-9]))"
)
# Letter by letter: w h @ 1 6 3 . c o m
_SPELT_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._+\-])(?:[A-Za-z0-9._\-] ){2,40}@(?: [A-Za-z0-9]){1,20} [.点](?: [A-Za-z]){2,3}"
    r"(?![A-Za-z0-9])"
)
_QQ_MAIL = re.compile(
    r"(?:[Qq] ?[Qq]|扣扣|163|126|139)邮箱(?:号码?|账号)?(?:[ :,]|就?是|我的){0,3}(?P<secret>[1-9]\d{4,11})(?!\d)"
)


def emails(view: View) -> Iterator[Hit]:
    """E-mail addresses, also read out as 艾特…点com."""
    for pattern in (_EMAIL, _SPOKEN_EMAIL, _SPELT_EMAIL):
        for match in pattern.finditer(view.digits):
            yield Hit(match.start(), match.end(), "email")
    for match in _QQ_MAIL.finditer(view.digits):
        yield Hit(*match.span("secret"), "email")


_WECHAT = (
    r"(?:微信|薇信|威信|徽信|微❤|[Vv]信|[Ww]eixin|[Ww]e[Cc]hat|(?<![A-Za-z])[Vv][Xx]"
    r"|(?<![A-Za-z])[Ww][Xx]|(?<![A-Za-z])[Vv](?![A-Za-z])|微[xX]|绿泡泡|绿色软件|维信|围信|卫星(?=号)"
    r"|(?:抖音|快手|微博|陌陌|探探|小红书|淘宝|支付宝|闲鱼|钉钉|飞书)(?=号|账号|帐号|[iI][dD]))"
)
_QQ = r"(?:[Qq] ?[Qq]|扣扣|企鹅号?|Q号|(?<![A-Za-z])[Qq](?=:)|[Kk]{2}(?=号))"
_LABEL = r" ?(?:号码|号|账号|帐号|id|ID|名)?"
_JOIN = r"(?:[ :,，]|就是|也是|是|叫|为|我的|我|同号|\"|“|「){0,4}"
_ACCOUNT_ID = r"(?P<secret>[A-Za-z][A-Za-z0-9_\-]{4,19})(?![A-Za-z0-9_\-])"
_ACCOUNT_NUMBER = (
    r"(?P<secret>[1-9]\d{4,11})(?!\d|\.\d| ?(?:元|块|万|千|百|位|年|月|天|号|点|期|次|多|w|W|k))"
)

_ACCOUNT_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # what WeChat itself hands out is an account wherever it stands
        r"(?:抖音|快手|微博|陌陌|探探|小红书|淘宝|支付宝|闲鱼|钉钉|飞书|登录名|用户名|账户名)(?:号|账号|帐号|名)?[ :,是]{0,3}"
        r"(?=[A-Za-z]{1,19}[\d_])(?P<secret>[A-Za-z][A-Za-z0-9_\-]{4,19})(?![A-Za-z0-9_\-])",
        r"(?<![A-Za-z0-9])(?P<secret>(?:wxid|WXID|Wxid|gh)_[A-Za-z0-9_\-]{5,24})",
        rf"{_WECHAT}{_LABEL}{_JOIN}{_ACCOUNT_ID}",
        # 他要我微信，我给了 wl_1990
        r"微信[^A-Za-z0-9\n。]{0,10}(?=[A-Za-z_\-]{1,19}\d|[A-Za-z]{1,19}[_\-])" + _ACCOUNT_ID,
        rf"{_WECHAT}(?:号码|号|账号|帐号|id|ID)(?:[ :]|就是|也是|是|叫|为){{0,3}}{_ACCOUNT_NUMBER}",
        rf"(?<![A-Za-z])[VvWw][XxVv]?[ :]{{1,2}}{_ACCOUNT_NUMBER}",
        rf"{_QQ}(?:群)?{_LABEL}{_JOIN}{_ACCOUNT_NUMBER}",
        rf"(?P<secret>(?<![A-Za-z0-9_\-])[A-Za-z][A-Za-z0-9_\-]{{5,19}})(?:[ ,，]"
        rf"|这)?(?:就)?是我(?:的)?(?:{_WECHAT}|{_QQ})",
        rf"加我?(?:的)?(?:好友)?[ :,，]{{0,2}}{_ACCOUNT_ID}",
    )
)
# Words that stand after 微信 in ordinary talk, and are nobody's account.
_NO_ACCOUNT = re.compile(
    r"(?:app|android|iphone|ios|alipay|wechat|weixin|zhifubao|http|https|www|emoji|login"
    r"|online)\w{0,4}",
    re.I,
)


def accounts(view: View) -> Iterator[Hit]:
    """WeChat and QQ accounts, known by the word before them."""
    for pattern in _ACCOUNT_PATTERNS:
        for match in pattern.finditer(view.plain):
            if _is_account(match["secret"], match.group()):
                start, end = match.span("secret")
                # 我vxiaoli0608 may be 我v xiaoli0608 as well
                glued = start >= 2 and match.group()[: start - match.start()][-2:].lower() == "vx"
                yield Hit(start - glued, end, "wechat")


def _is_account(secret: str, whole: str) -> bool:
    if _NO_ACCOUNT.fullmatch(secret):
        return False
    # Letters only may be a foreign word, unless the text says that it is an account.
    return any(c.isdigit() or c in "_-" for c in secret) or bool(
        re.search("号|是|:|加|叫|[Ii][Dd]", whole)
    )


_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?[A-HJ-NP-Za-hj-np-z]"
    r"[ ·.\-]{0,2}(?=[A-Za-z]{0,4}\d)(?:[A-HJ-NP-Za-hj-np-z0-9][ ]?){4,6}"
    r"[A-HJ-NP-Za-hj-np-z0-9挂学警港澳领]"
    r"(?![A-Za-z0-9])"
)


def plates(view: View) -> Iterator[Hit]:
    """Number plates of seven and, for new-energy cars, eight characters."""
    for match in _PLATE.finditer(view.digits):
        yield Hit(match.start(), match.end(), "plate")
