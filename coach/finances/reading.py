"""Reads what a message tells of money: which sum is what, and the few facts beside the sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.finances import words
from coach.finances.model import ASKED, REST, Item, Role
from coach.finances.sums import Sum, negative, sums
from coach.finances.told import Told
from coach.planner.request import MAX_DAYS, MAX_FEN, MAX_PERCENT
from coach.quantities import Quantity

_BREAK = re.compile(r"[，。；,;、!！?？\n]")
_FAR = 12
_BEHIND = 6
_OWN = re.compile(r"月|的?(?:改|应该|其实|涨|降|变|错)")
_PAY_DAY = re.compile(r"发|工资|薪|到账|开支|每个?月|还款日|改[成到为]")
_MULTIPLE = re.compile(r"(?:罚息|逾期)\D{0,8}?([1-4](?:\.\d{1,2})?)\s*倍")
_OTHER_NAME = re.compile(r"(?!.*(?:那个|这个|数|刚才|前面|上面|我))\D{2,8}(?:是|应该是|其实是|有)")
_NOT_OWN = ((Role.OTHER, ""), (Role.OTHER, words.WISH))
_INSTEAD = re.compile(r"不是[^，,。；;]{1,14}[，,。；; ]*(?:而?是|应该是?)")
_LISTED = re.compile(r"(?:元|块)?(?:钱)?[，,、 ]*(?:加上?|再加|和|跟|还有)[，,、 ]*")
_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class _Read:
    """A sum with its role, None where no word says it; total: over all of the role."""

    sum: Sum
    role: Role | None
    name: str = ""
    total: bool = False


def read(text: str, quantities: Sequence[Quantity], requested: Role | None = None) -> Told:
    """What `text` tells; `requested` is the role that the bot has just asked for, if any.

    Sums without a word for their role are taken as the answer where there was a question, else
    left out. Several are added up: a need that was lost would make the promise too high.
    """
    if negative(text):
        return Told(fault="negative")
    every = _with_roles(text, sums(text, quantities), requested)
    found = [one for one in every if one.role is not Role.OTHER]
    wishes = [one.sum.low for one in every if one.name == words.WISH and one.sum.low]
    instead_of = _instead_of(text, quantities)
    if instead_of and len(found) == 2 and found[0].role is None:
        del found[0]  # 不是八百
    if any(one.sum.high > MAX_FEN for one in found):
        return Told(fault="huge")
    nothing = not found and bool(words.NOTHING.search(text.strip()))
    if nothing and requested is Role.DEBT:
        return Told(fault="no_debt")
    found = _poor_and_good(text, _in_order(text, found, requested), requested)
    corrected = _bare_correction(text, found, instead_of)
    items, totals = ((), ()) if corrected else _items(text, found, requested)
    if nothing and requested is Role.INCOME:
        items = (Item(Role.INCOME, "", 0, 0),)
    irregular = True if words.IRREGULAR.search(text) else None
    return Told(
        items=items,
        adds=bool(words.ADDS.search(text)),
        corrected=corrected,
        totals=totals,
        answers=requested,
        needs_done=_needs_done(items, totals, requested, nothing),
        unknown=not found and bool(words.UNKNOWN.search(text)),
        irregular=False if words.STEADY.search(text) else irregular,
        pay_day=_pay_day(text, quantities),
        annual_percent=_rate(quantities),
        days_overdue=_days_overdue(text, quantities),
        penalty_multiple=_multiple(text),
        periods=_periods(quantities),
        bare=_bare(text, found) if corrected is None else None,
        wish=wishes[-1] if wishes and corrected is None else None,
        instead_of=instead_of if corrected else None,
        paid_off=words.paid_off(text),
    )


def corrects(text: str) -> bool:
    """Whether the message takes back what was said before (不对，是五千二)."""
    return bool(words.CORRECTS.search(text))


def _with_roles(text: str, found: Sequence[Sum], requested: Role | None) -> list[_Read]:
    """Each sum with the role that the words beside it give it; what is taken back is left out."""
    befores = [
        text[previous.end if previous else 0 : one.start]
        for previous, one in zip([None, *found], found, strict=False)
    ]
    nears = [_BREAK.split(before)[-1] for before in befores]
    afters = [_BREAK.split(text[one.end :])[0][:_BEHIND] for one in found]
    behind = bool(found) and not words.role_of(befores[0]) and bool(words.role_of(afters[0]))
    people = sum(words.person(near) is not None for near in nears)
    read: list[_Read] = []
    denied: tuple[Role, str] | None = None  # 收入不是5200，是5600
    for one, before, near, after in zip(found, befores, nears, afters, strict=True):
        said = (words.role_of(after) if behind else None) or words.role_of(near)
        if said is None and requested is not Role.NEEDS:
            who = words.person(near)
            whose = requested is Role.INCOME or people > 1 or _OWN.search(near)
            said = (Role.INCOME, who) if who is not None and whose else None
        said = said or words.role_of(before[-_FAR:]) or words.lent(after)
        if said in {None, (Role.INCOME, "")} and requested is not Role.NEEDS:
            said = words.earner(before[-_FAR:], comes_in=said is not None) or said
        role, name = said or (None, "")
        if denied is not None and role is None:
            role, name = denied
        denied = (role, name) if role and words.DENIED.search(near) else None
        if denied is not None:
            continue
        if read and words.TAKEN_BACK.search(before):
            old = read.pop()
            role, name = role or old.role, name or old.name
        if role is None and requested is Role.DEBT and words.wish_by_size(near, one.low):
            role, name = Role.OTHER, words.WISH
        total = not name and bool(words.TOTAL.search(near))
        read.append(_Read(_a_month(one, near, after, role or requested), role, name, total))
    return _of_several_debts(text, read) if requested is None else read


def _of_several_debts(text: str, read: list[_Read]) -> list[_Read]:
    """两笔，五千二和三千六，工资四千: the sums that come first are the debts; so are 三万二加四千."""
    listed = len(read) > 1 and read[0].role is read[1].role is None
    listed = listed and bool(_LISTED.fullmatch(text[read[0].sum.end : read[1].sum.start]))
    if not (listed or words.DEBTS.search(text)) or all(one.role is None for one in read):
        return read
    first = next(n for n, one in enumerate(read) if one.role is not None)
    return [replace(one, role=Role.DEBT) for one in read[:first]] + read[first:]


def _a_month(one: Sum, near: str, after: str, role: Role | None) -> Sum:
    """The sum a month, where it comes or goes by the day, the week or the year."""
    if role not in {Role.INCOME, Role.NEEDS}:
        return one
    income = role is Role.INCOME
    if words.PER_DAY.search(near) or words.PER_DAY_AFTER.search(after):
        # Whoever is paid by the day does not work every day, but eats every day.
        return one.times(22, 26) if income else one.times(30, 30)
    if words.PER_WEEK.search(near):
        return one.times(4, 4) if income else one.times(13, 13, 3)
    if words.PER_YEAR.search(near):
        return one.times(1, 1, 12)
    return one


def _in_order(text: str, found: list[_Read], requested: Role | None) -> list[_Read]:
    """Three bare sums in answer to the first question are answers to all three.

    With 、 between them they are a list of the same: three debts.
    """
    bare = len(found) == len(ASKED) and all(one.role is None for one in found)
    bare = bare and "、" not in text
    if not bare or requested is not ASKED[0] or words.SEVERAL.search(text):
        return found
    return [replace(one, role=role) for one, role in zip(found, ASKED, strict=True)]


def _poor_and_good(text: str, found: list[_Read], requested: Role | None) -> list[_Read]:
    """Several incomes that nobody's name tells apart as one range: 有时三千有时五千.

    They may be those of poor and good months, or before and after tax: the lower one can be kept.
    """
    poor_and_good = words.POOR_AND_GOOD.search(text)
    asked = Role.INCOME if poor_and_good and not requested else requested
    several = [one for one in found if (one.role or asked) is Role.INCOME and not one.total]
    names = {one.name for one in several}
    if len(several) < 2 or len(names) > 1:
        return found
    if words.ADDS.search(text[several[0].sum.end : several[-1].sum.start]):
        return found
    both = [one.sum for one in several]
    low, high = min(one.low for one in both), max(one.high for one in both)
    whole = _Read(Sum(both[0].start, both[-1].end, low, high), Role.INCOME, several[0].name)
    return [whole, *(one for one in found if one not in several)]


def _instead_of(text: str, quantities: Sequence[Quantity]) -> tuple[int, int] | None:
    """The first of the two sums of 不是八百，是六百."""
    both = sums(text, quantities)
    if len(both) != 2 or not _INSTEAD.search(text[: both[1].start]):
        return None
    return both[0].low, both[0].high


def _bare_correction(
    text: str, found: Sequence[_Read], instead_of: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The sum of a correction that names nothing; with a name that is not known it is asked about."""
    if instead_of and found and found[-1].role is None:
        return found[-1].sum.low, found[-1].sum.high
    if len(found) != 1 or found[0].role is not None or not corrects(text):
        return None
    one = found[0].sum
    before = words.CORRECTS.sub("", _BREAK.split(text[: one.start])[-1])
    known = words.NOTHING_BESIDE.fullmatch(before) or not _OTHER_NAME.fullmatch(before)
    return (one.low, one.high) if known else None


def _bare(text: str, found: Sequence[_Read]) -> int | None:
    """The sum of a message that is nothing but a sum: 四千吧."""
    if len(found) != 1 or found[0].role is not None:
        return None
    one = found[0].sum
    if corrects(text):
        return one.low or None
    rest = text[: one.start] + text[one.end :]
    return one.low if one.low and words.NOTHING_BESIDE.fullmatch(rest) else None


def _items(
    text: str, found: Sequence[_Read], requested: Role | None
) -> tuple[tuple[Item, ...], tuple[Role, ...]]:
    """The sums by role and name, and the roles of which they are all there is."""
    items: list[Item] = []
    totals: list[Role] = []
    for role in (Role.DEBT, Role.INCOME, Role.NEEDS, Role.PRIORITY, Role.CASH):
        own = [one for one in found if (one.role or requested) is role]
        own = _with_interest(own) if role is Role.DEBT else own
        whole = [one for one in own if one.total]
        parts = _parts(text, role, [one for one in own if not one.total])
        if whole:
            totals.append(role)
            all_low, all_high = whole[-1].sum.low, whole[-1].sum.high
            rest = all_low - sum(item.high for item in parts)
            if not parts:
                parts = [Item(role, "", all_low, all_high)]
            elif rest > 0 and role is not Role.INCOME:
                parts.append(Item(role, REST, rest, rest))
        items += parts
    return tuple(items), tuple(totals)


def _with_interest(own: list[_Read]) -> list[_Read]:
    """本金13000，加上利息罚息13588.50: what is more than the principal holds it already."""
    principal = [one for one in own if one.name == "本金"]
    charges = [one for one in own if words.CHARGE.fullmatch(one.name)]
    if len(principal) != 1 or len(charges) != 1 or charges[0].sum.low <= principal[0].sum.high:
        return own
    of, whole = principal[0].sum, charges[0].sum
    more = replace(whole, low=whole.low - of.high, high=whole.high - of.low)
    return [replace(one, sum=more) if one is charges[0] else one for one in own]


def _parts(text: str, role: Role, own: Sequence[_Read]) -> list[Item]:
    """The sums of one role, those of one name added up."""
    named = [one for one in own if one.name]
    unnamed = [one for one in own if not one.name]
    if named and unnamed and role is not Role.INCOME:
        if words.INCLUDED.search(text):
            named = []
        elif len(unnamed) == 1 and unnamed[0].sum.low == sum(one.sum.low for one in named):
            unnamed = []
    several = role is Role.DEBT and len(unnamed) > 1
    sums_by_name: dict[str, Item] = {}
    for one in own:
        if one not in named and one not in unnamed:
            continue
        name = one.name or (f"第{_ORDINALS[unnamed.index(one) % 10]}笔" if several else "")
        old = sums_by_name.get(name)
        low, high = (old.low, old.high) if old else (0, 0)
        sums_by_name[name] = Item(role, name, low + one.sum.low, high + one.sum.high)
    return list(sums_by_name.values())


def _needs_done(
    items: Sequence[Item], totals: Sequence[Role], requested: Role | None, nothing: bool
) -> bool:
    """Whether all needs are told now: the rent alone is not all that life costs."""
    needs = [item for item in items if item.role is Role.NEEDS]
    if requested is Role.NEEDS and nothing:
        return True
    if Role.NEEDS in totals or any(
        not item.name or words.WHOLE.search(item.name) for item in needs
    ):
        return True
    names = "、".join(item.name for item in needs)
    return bool(words.EATS.search(names)) and words.needs_named(names) > 1


def _pay_day(text: str, quantities: Sequence[Quantity]) -> int | None:
    for one in quantities:
        if one.type != "date":
            continue
        said = text[one.start : one.end]
        beside = text[max(0, one.start - _BEHIND) : one.end + _BEHIND]
        if not _PAY_DAY.search(beside) or words.role_of(text[: one.start]) in _NOT_OWN:
            continue
        if "月底" in said:
            return 31
        if re.search(r"[号日]", said):
            return int(str(one.value)[8:10])
    return None


def _days_overdue(text: str, quantities: Sequence[Quantity]) -> int | None:
    for one in quantities:
        beside = text[max(0, one.start - _BEHIND) : one.end + _BEHIND]
        if one.type == "days" and re.search("逾期|拖了", beside):
            days = int(one.value)
            return days if days <= MAX_DAYS else None
    return None


def _rate(quantities: Sequence[Quantity]) -> float | None:
    for one in quantities:
        if one.type == "rate" and 0 <= float(one.value) <= MAX_PERCENT:
            return float(one.value)
    return None


def _multiple(text: str) -> float | None:
    match = _MULTIPLE.search(text)
    return float(match.group(1)) if match else None


def _periods(quantities: Sequence[Quantity]) -> int | None:
    for one in quantities:
        if one.type == "period":
            return int(one.value)
    return None
