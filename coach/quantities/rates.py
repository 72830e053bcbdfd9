"""Interest: 日息万五, 月息两分, 年化15.4%, 百分之三十的利率. Values are percent a year.

A rate without a day, month or year is annual when it is a percentage and monthly when it is named
in 分 or 厘, as people do. 万分之五 alone is a daily rate, the only one quoted that way. Percentages
that are no interest (还60%, 减免50%) are covered, so that no other rule reads them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from coach.quantities.line import Line
from coach.quantities.model import Found
from coach.quantities.rule import Rule, nothing, rule
from coach.quantities.units import INTEREST_FEN, INTEREST_LI, PERIODS_A_YEAR

_LINK = "(?:是|为|算|按|要|收|就|才|高达|达到?|都|大概|大约|约|差不多|超过|不超过|超|在|到|有|的|给|写着?|:|快|近|\\s)"
_LEAD = (
    "(?P<lead>(?P<one>№)?(?:(?P<per>每?(?:日|(?<![今明昨])天|个?月|(?<![今去明前])年))(?:化)?)?(?:综合)?(?:化)?"
    "(?:资金|融资|贷款|借款)?的?"
    "(?:利率|利息|罚息|复利|息费|费率|成本|高利贷|利|息|IRR|irr|APR|apr|LPR|lpr|(?<=年化)))"
)
_PER_LEAD = "(?P<lead2>(?:每个?|(?P<one2>№)个?|按)(?P<per2>日|天|月|年)化?|(?<![今明昨某去前后当本上下周这每个半№])(?P<per5>[日月年])化?(?=万|百分之|千分之|№(?: ?[%‰‱]|个点)))"
_NO_REST = "(?![期天个月年号块元万千百周])"
_BOUND = "(?P<bound>(?:超(?:过|出)?了?|高于|低于|按照?))"
_TRAIL = (
    "(?P<trail>的?(?P<per3>日|月|年)?化?(?:综合)?的?(?:利率|利息|高利贷|高利|罚息|息|利(?![润用益索])|(?<=年化))"
    "|(?: ?/ ?|每|(?P<one4>№)个?)(?P<per4>天|日|月|年))"
)
_AMOUNT = (
    "(?:(?P<percent>№) ?(?:%|个(?:百分)?点)|百分之(?P<percent2>№)"
    "|(?P<permille>№)‰|千分之(?P<permille2>№)|(?P<tenk>№)‱|万分之(?P<tenk2>№)|(?<!№)万(?P<tenk3>№)"
    f"|(?P<fen>№)分(?:(?P<rest>№){_NO_REST}厘?)?(?![钟钱期之不都也没别])|(?P<li>№)厘(?:(?P<rest2>№){_NO_REST})?"
    "|(?P<plain>№)(?![个分厘万千百元块毛期天年月号倍成折%.:]))"
)
_DIVISOR = {"percent": 1, "permille": 10, "tenk": 100}


def _one(match: re.Match[str], line: Line, group: str) -> bool:
    """Whether the group is absent or stands on the number one (一天, 一个月)."""
    return match[group] is None or line.number(match, group).value == 1


def _period(match: re.Match[str]) -> str | None:
    for group in ("per3", "per4", "per", "per2", "per5", "per6"):
        if match[group]:
            return match[group][-1]
    return None


def _percent(match: re.Match[str], line: Line, period: str | None) -> tuple[Decimal, str] | None:
    """The percentage and the period it is for."""
    for unit, divisor in _DIVISOR.items():
        for group in (unit, f"{unit}2", f"{unit}3"):
            if group in match.re.groupindex and match[group]:
                value = line.number(match, group).value / divisor
                usual = {"percent": "年", "permille": "", "tenk": "日"}[unit]
                return (value, period or usual) if period or usual else None
    per = period or "月"
    if match["fen"]:
        value = line.number(match, "fen").value * INTEREST_FEN[per]
        if match["rest"]:
            value += line.number(match, "rest").value * INTEREST_LI[per]
        return value, per
    if match["li"]:
        value = line.number(match, "li").value * INTEREST_LI[per]
        if match["rest2"]:
            value += line.number(match, "rest2").value * INTEREST_LI[per] / 10
        return value, per
    if match["plain"]:
        numeral, period = line.number(match, "plain"), period or "年"
        small = {"日": Decimal("0.005"), "天": Decimal("0.005"), "月": Decimal("0.1")}
        value = numeral.value * (100 if numeral.value < small.get(period, Decimal(1)) else 1)
        return value, period
    return None


@rule(
    f"(?:{_LEAD}{_LINK}{{0,4}}(?:(?P<per6>[日月年])(?=[№百千万]))?|{_PER_LEAD}{_LINK}{{0,3}}|{_BOUND})?{_AMOUNT}{_TRAIL}?"
)
def _rate(match: re.Match[str], line: Line) -> Found | None:
    """An amount of interest with a word that says so before or behind it."""
    if match["one"] and line.number(match, "one").scale >= 100:
        # 一万二年化18%: the number before is a sum, of which this is the rate.
        after = match.re.match(line.text, match.end("one"))
        return _rate.reader(after, line) if after else None
    if not all(_one(match, line, group) for group in ("one", "one2", "one4")):
        return None
    period = _period(match)
    named = bool(match["lead"] or match["trail"])
    percentage = any(
        match[group] for group in ("percent", "percent2", "permille", "permille2", "tenk", "tenk2")
    )
    if match["plain"] and not _is_plain_rate(match, line, period):
        return None
    if match["tenk3"] and not (named or match["lead2"]):
        return None
    if (match["fen"] or match["li"]) and not named:
        return None
    if match["bound"] and re.match("[^№]{0,3}[还付清免减结]", line.after(match.end(), 4)):
        return nothing(match)
    if percentage and not (named or match["lead2"] or match["bound"] or match["tenk2"]):
        return nothing(match) if not _interest_nearby(match, line) else _found(match, line, period)
    return _found(match, line, period)


def _is_plain_rate(match: re.Match[str], line: Line, period: str | None) -> bool:
    """Whether a number without a unit is a rate: 利率24, 月息0.6; 月息300 is money."""
    word = match["lead"] or match["trail"] or ""
    if word.endswith(("率", "年化", "年利", "IRR", "irr", "APR", "apr")):
        return True
    largest = {"日": 1, "天": 1, "月": 10, "年": 100}.get(period or "", 0)
    return word.endswith("息") and line.number(match, "plain").value < largest


def _interest_nearby(match: re.Match[str], line: Line) -> bool:
    around = line.before(match.start(), 14)
    if re.search("(?:免|减|还|付|折|打|首付|上浮|违约金|手续费|服务费|交)[^№]{0,4}$", around):
        return False
    earlier = line.text[max(0, match.start() - 20) : match.start()]
    return bool(re.search("利率|年化|利息|IRR|LPR|[月年日]息", earlier))


def _found(match: re.Match[str], line: Line, period: str | None) -> Found | None:
    amount = _percent(match, line, period)
    if amount is None:
        return None
    value, per = amount
    annual = round(float(value * PERIODS_A_YEAR[per]), 4)
    marks = (i for i in range(match.start(), match.end()) if i in line.numerals)
    vague = re.search("大概|大约|约|差不多|快|近", match.group())
    approx = bool(vague) or any(line.numerals[i].approx for i in marks)
    return Found("rate", annual, approx, match.start(), match.end())


RULES: tuple[Rule, ...] = (_rate,)
