"""The collector pushes on after the plan was said: the next step, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.bubble import Bubble
from coach.finances.sums import sums
from coach.plan_card.card import Part, button
from coach.plan_card.made import Made
from coach.plan_card.talk import talk
from coach.planner.affordability import Standing
from coach.planner.money import yuan
from coach.quantities import Quantity

_PUSHES = re.compile(
    r"不同意|不肯|不行|不干|不接受|不答应|不认|不批|没批|拒绝|嫌|太少|太低|太长|太久|再加|多加|加点|"
    r"还是要|非要|硬要|一定要|逼|催|全额|还清|全还|一次性?还|至少|最少|起码|最低"
)
_BY = re.compile(r"他|她|对方|催收|客服|人家|那边|机构|电话里")
_TODAY = re.compile(r"今天|马上|立刻|现在就|全额|还清|全还|一次")
_MONTHLY = re.compile(r"月|期|至少|最少|起码|最低|加到|要[\d一二两三四五六七八九]")


@dataclass(frozen=True)
class Push:
    """What the collector wants: all today, or a sum (fen) every month."""

    today: bool
    monthly_fen: int | None


def read_push(text: str, quantities: Sequence[Quantity]) -> Push | None:
    """What the collector wants or grants after the plan; None where the message tells of neither."""
    asked = [one.low for one in sums(text, quantities)] if _MONTHLY.search(text) else []
    if not (_BY.search(text) and (asked or _PUSHES.search(text))):
        return None
    return Push(bool(_TODAY.search(text)), asked[-1] if asked else None)


def pushed(made: Made, push: Push, step: int) -> tuple[Bubble, int] | None:
    """What to say to the push, and the step that is taken with it.

    step: how many steps were taken since the plan was said. None: all has been said, and more of
    the same would help nobody.
    """
    one = made.first
    if push.monthly_fen and push.monthly_fen >= (one.owed_fen or push.monthly_fen + 1):
        push = Push(True, None)  # he wants all of it
    if made.standing is not Standing.KEEPS:
        return (_without_sum(made), step + 1) if step == 0 else None
    if push.monthly_fen and push.monthly_fen <= one.ceiling_fen:
        return _accept(made, push.monthly_fen), step
    steps = made.plan.texts[made.lead].steps
    if step + 1 < len(steps):
        said = _before(push) + steps[step + 1]
        lines = [talk().line("push.next")]
        return _rung(made, "title.rung", said, lines), step + 1
    if step + 1 == len(steps):
        ceiling = yuan(one.ceiling_fen)
        said = _before(push) + talk().line("push.last", ceiling=ceiling)
        return _rung(made, "title.rung_last", said, [talk().line("push.last_why")]), step + 1
    return None


def _before(push: Push) -> str:
    if push.monthly_fen:
        return talk().line("push.decline", sum=yuan(push.monthly_fen))
    return talk().line("push.today") if push.today else ""


def _accept(made: Made, monthly_fen: int) -> Bubble:
    said = talk().line("push.accept", sum=yuan(monthly_fen))
    why = talk().line("push.accept_why", limit=yuan(made.first.limit_fen))
    return _rung(made, "title.script", said, [why])


def _without_sum(made: Made) -> Bubble:
    name = "none" if made.standing is Standing.NOTHING_LEFT else "unknown"
    said = talk().line(f"push.{name}")
    title = f"title.script_{name}"
    return _rung(made, title, said, [talk().line(f"push.{name}_why")])


def _rung(made: Made, title: str, said: str, lines: Sequence[str]) -> Bubble:
    return Part(
        part="rung",
        title=talk().line(title),
        say_now=said,
        lines=lines,
        buttons=(button("push"), button("papers")),
    ).bubble(made)
