"""Puts what a message tells to what is known, and says what of it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.finances.asking import only_of_others
from coach.finances.model import ASKED, REST, Finances, Item, Role
from coach.finances.told import Told
from coach.finances.words import SELF


@dataclass(frozen=True)
class Merged:
    """What is known now; changed: sums that took the place of others; added: those that did not; dropped: paid off.

    wish: what one would like to pay a month, where the message says so.
    """

    finances: Finances
    changed: tuple[Item, ...] = ()
    added: tuple[Item, ...] = ()
    dropped: tuple[Item, ...] = ()
    wish: int | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether the message changed no sum."""
        return not (self.changed or self.added or self.dropped)


def merge(known: Finances, told: Told) -> Merged:
    """What is known after a message.

    A sum without a name takes the place of all of its role, one with a name of its namesake; with
    words like 还有 it comes on top. A bare correction is of the sum that was told last; where the
    last message told several, of the one that it is nearest to.
    """
    items = told.items or _corrected(known, told)
    kept = [one for one in known.items if not _is_paid_off(one, told)]
    changed: list[Item] = []
    added: list[Item] = []
    last, together = known.last, known.together
    if told.items:
        together = ()
    for role in dict.fromkeys(item.role for item in items):
        old = [item for item in kept if item.role is role]
        new = [item for item in items if item.role is role]
        now = _put(old, new, role, known, told)
        kept = [item for item in kept if item.role is not role] + now
        replaced = any(item not in now for item in old)
        (changed if replaced else added).extend(item for item in new if item not in old)
        last = role, now[-1].name if len(new) != 1 else _name(new[0], now)
        if told.items:
            together += tuple((role, _name(item, now)) for item in new)
    finances = replace(_with_facts(known, told, kept, last), together=together)
    said = told.wish or finances.wish != known.wish
    dropped = tuple(item for item in known.items if _is_paid_off(item, told))
    return Merged(finances, tuple(changed), tuple(added), dropped, finances.wish if said else None)


def _put(
    old: Sequence[Item], new: Sequence[Item], role: Role, known: Finances, told: Told
) -> list[Item]:
    if not old or role is Role.CASH or role in told.totals:
        return list(new)
    unnamed = [item for item in new if not item.name]
    own = role is Role.INCOME and told.answers is Role.INCOME and told.corrected is None
    if own and len(unnamed) == 1 == len(new) and only_of_others(old):
        return [*old, replace(new[0], name=SELF)]
    # Asked for what life costs beside the rent, the answer is not all of it.
    more = role is Role.NEEDS and told.answers is Role.NEEDS and not known.needs_done
    if told.adds or more:
        return _added(old, new)
    if unnamed and len(new) == 1 and not told.corrected:
        return list(new)
    names = {item.name for item in new}
    kept = [item for item in old if item.name not in names]
    if role is Role.INCOME and SELF in names:
        kept = [item for item in kept if item.name]
    if role is Role.DEBT:
        kept = [item for item in kept if item.name and names != {""}]
    return [*kept, *new]


def _added(old: Sequence[Item], new: Sequence[Item]) -> list[Item]:
    """The new sums on top of the old; one without a name is of something else."""
    items = {item.name: item for item in old}
    for item in new:
        name = item.name or REST
        before = items.get(name) if not item.name else None
        low, high = (before.low, before.high) if before else (0, 0)
        items[name] = replace(item, name=name, low=low + item.low, high=high + item.high)
    return list(items.values())


def _corrected(known: Finances, told: Told) -> tuple[Item, ...]:
    """The sum that was told last, with its new value; the answer where none was told yet."""
    if told.corrected is None:
        return ()
    role, name = known.last or (told.answers or Role.OTHER, "")
    if told.instead_of:
        of = [one for one in known.items if (one.low, one.high) == told.instead_of]
        if of:
            role, name = of[-1].role, of[-1].name
        else:
            return ()  # what one would like to pay, or no sum that is known
    several = [one for one in known.items if (one.role, one.name) in known.together]
    if len(several) > 1 and not told.instead_of:
        value = sum(told.corrected)
        nearest = min(reversed(several), key=lambda one: _apart(one.low + one.high, value))
        role, name = nearest.role, nearest.name
    return () if role is Role.OTHER else (Item(role, name, *told.corrected),)


def _apart(one: int, other: int) -> float:
    """How many times the larger sum is the smaller one."""
    return max(one, other) / max(1, min(one, other))


def _name(item: Item, now: Sequence[Item]) -> str:
    return item.name if any(one.name == item.name for one in now) else now[-1].name


def _with_facts(
    known: Finances, told: Told, items: Sequence[Item], last: tuple[Role, str] | None
) -> Finances:
    """The sums and the facts beside them."""
    unknown = {role for role in known.unknown if not _now_known(role, told)}
    asked = told.answers if told.unknown else None
    hinted = known.hinted
    if asked is Role.NEEDS or asked in hinted:
        unknown.add(asked)
    elif asked:
        # The first time a range is offered, the second time it is let be.
        hinted = (*hinted, asked)
    return replace(
        known,
        items=tuple(items),
        last=last,
        unknown=tuple(role for role in ASKED if role in unknown),
        hinted=hinted,
        needs_done=known.needs_done
        or told.needs_done
        or Role.NEEDS in unknown
        or _enough_of_needs(known, told),
        irregular=known.irregular if told.irregular is None else told.irregular,
        pay_day=told.pay_day or known.pay_day,
        annual_percent=known.annual_percent if told.annual_percent is None else told.annual_percent,
        days_overdue=known.days_overdue if told.days_overdue is None else told.days_overdue,
        penalty_multiple=told.penalty_multiple or known.penalty_multiple,
        wish=wish_after(known, told),
    )


def wish_after(known: Finances, told: Told) -> int | None:
    """What one would like to pay a month, after the message."""
    if told.corrected and told.instead_of and told.instead_of[0] == known.wish:
        return told.corrected[0]
    return told.wish or known.wish


def _is_paid_off(item: Item, told: Told) -> bool:
    """Whether the message says that the debt is no more; 美团 is 美团借钱, too."""
    return item.role is Role.DEBT and any(
        name == item.name or (item.name and (name in item.name or item.name in name))
        for name in told.paid_off
    )


def _enough_of_needs(known: Finances, told: Told) -> bool:
    """Whether what was told of the needs must do: the rest has been asked for, or enough has."""
    answered = told.answers is Role.NEEDS and any(item.role is Role.NEEDS for item in told.items)
    asked_for_rest = bool(known.of(Role.NEEDS) + known.of(Role.PRIORITY))
    return answered and (asked_for_rest or len(known.hinted) > 1)


def _now_known(role: Role, told: Told) -> bool:
    """Whether the message tells what could not be told before."""
    if role is Role.NEEDS:
        return told.needs_done
    return any(item.role is role for item in told.items)
