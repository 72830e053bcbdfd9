"""What the log shows of the collector's breaches: in what he said, when he called, and how often.

Times and counts are computed, not guessed: a call whose half of the day is open is not called a
night call, and calls are counted by day and by who called, because each creditor counts alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coach.calls.model import REFUSED, Call
from coach.calls.when import NIGHT_PARTS
from coach.review.violations import violation_kinds, violations_in

NIGHT, OFTEN, NAMELESS = "夜间来电", "频繁来电", "拒报身份"
QUIET_FROM, QUIET_TO = dt.time(22), dt.time(8)
"""Quiet hours in Beijing: 22:00 sharp lies inside, 8:00 sharp outside (facts S03, C02)."""
CONNECTED_A_DAY = 3
"""Connected calls of one creditor a day that are not too many (fact S04)."""
UNANSWERED_A_DAY = 6
"""Unanswered ones (fact C03); the two are never added up."""
_MOST = {
    True: CONNECTED_A_DAY,
    False: UNANSWERED_A_DAY,
    # However many of them were answered, more than both together are too many of one kind.
    None: CONNECTED_A_DAY + UNANSWERED_A_DAY,
}
_CONNECTED_FACT, _UNANSWERED_FACT = "S04", "C03"


@dataclass(frozen=True)
class Finding:
    """A breach that the log shows.

    kind: one of the contract's violations; fact: the id of what it rests on; seen: what in the log
    shows it; n: the number of the call, 0 where it is several together.
    """

    kind: str
    fact: str
    seen: str
    n: int = 0


def findings_of(call: Call) -> list[Finding]:
    """What one call shows by itself."""
    kinds = violation_kinds()
    found = {
        kind: Finding(kind, kinds[kind].fact, f"「{said}」", call.n)
        for said in (call.claimed, call.threatened)
        if said
        for kind in reversed(_spoken(said))
    }
    if call.staff == REFUSED:
        found[NAMELESS] = Finding(NAMELESS, kinds[NAMELESS].fact, "不肯报工号", call.n)
    if at_night(call):
        seen = f"{call.time or call.part}打来"
        found[NIGHT] = Finding(NIGHT, kinds[NIGHT].fact, seen, call.n)
    return [found[kind] for kind in kinds if kind in found]


def findings_together(calls: Sequence[Call]) -> list[Finding]:
    """What only several calls show: too many on one day, by one who called."""
    counts: dict[tuple[str, str, bool | None], int] = defaultdict(int)
    for call in calls:
        if call.day is not None:
            counts[call.day, call.organisation or "", call.connected] += call.times
    found = []
    for (day, organisation, connected), count in sorted(counts.items(), key=str):
        if count > _MOST[connected]:
            date = dt.date.fromisoformat(day)
            who = organisation or "没报机构的"
            what = {True: "接通", False: "未接", None: "打了"}[connected]
            fact = _UNANSWERED_FACT if connected is False else _CONNECTED_FACT
            seen = f"{date.month}月{date.day}日{who}{what}{count}次"
            found.append(Finding(OFTEN, fact, seen))
    return found


def at_night(call: Call) -> bool:
    """Whether it surely came between 22:00 and 8:00, Beijing time."""
    if call.time is None:
        return call.part in NIGHT_PARTS
    time = dt.time.fromisoformat(call.time)
    return call.sure and (time >= QUIET_FROM or time < QUIET_TO)


def _spoken(said: str) -> list[str]:
    """The kinds in what the user tells that the caller said: 爆我通讯录 was 爆你通讯录."""
    direct = re.sub(r"^(?:他|她|对方)?(?:说|讲|骂|威胁)?", "", said.replace("我", "你"))
    kinds = dict.fromkeys([*violations_in(said), *violations_in(direct)])
    if re.search(r"骂(?:人|我|得|了|脏)", said):
        kinds["辱骂"] = None
    # Night and number are computed from times and counts, never from words.
    return [kind for kind in kinds if kind not in (NIGHT, OFTEN)]
