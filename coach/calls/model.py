"""One call of the user's log: when, from whom, and what was claimed, threatened and promised.

Nothing is asked for twice and nothing has to be known: every part may be missing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coach.clock import BEIJING

_WEEKDAYS = "一二三四五六日"
REFUSED = "不肯报"
"""What stands for a staff number that the caller would not give."""

LABELS = {
    "when": "时间",
    "connected": "接没接",
    "number": "号码",
    "organisation": "自称机构",
    "name": "姓名",
    "staff": "工号",
    "claimed": "他说了",
    "threatened": "威胁过",
    "promised": "答应过",
}
"""How the parts of a call are called, in the order in which they are shown."""


@dataclass(frozen=True)
class Call:
    """One entry. `id` and `n` (第n条, from 1) are "" and 0 until it is stored.

    day: ISO date in Beijing; time: HH:MM; part: the part of the day in words where the hour is not
    known (半夜). sure: whether morning and afternoon were told apart. times: how many calls the
    entry stands for. connected: whether somebody answered. number: never the whole of a private
    number. promised_day: the ISO date that a promise was about.
    """

    id: str = ""
    n: int = 0
    day: str | None = None
    time: str | None = None
    part: str | None = None
    sure: bool = True
    times: int = 1
    connected: bool | None = None
    number: str | None = None
    organisation: str | None = None
    name: str | None = None
    staff: str | None = None
    claimed: str | None = None
    threatened: str | None = None
    promised: str | None = None
    promised_day: str | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any], id: str = "", n: int = 0) -> Call:
        """The call of a record's data; what this version does not know is left out."""
        known = {field.name for field in dataclasses.fields(cls)} - {"id", "n"}
        return cls(id=id, n=n, **{name: data[name] for name in known & data.keys()})

    @property
    def data(self) -> dict[str, Any]:
        """What is stored of it."""
        return {k: v for k, v in dataclasses.asdict(self).items() if k not in ("id", "n")}

    def with_(self, **parts: Any) -> Call:
        """The call with some parts replaced."""
        return dataclasses.replace(self, **parts)

    @property
    def moment(self) -> dt.datetime | None:
        """When it was, where day and time are known."""
        if self.day is None or self.time is None:
            return None
        day, time = dt.date.fromisoformat(self.day), dt.time.fromisoformat(self.time)
        return dt.datetime.combine(day, time, BEIJING)

    @property
    def order(self) -> tuple[str, str]:
        """Sorts calls by when they were; those without a day come first."""
        return self.day or "", self.time or ""

    @property
    def when_text(self) -> str:
        """2026年11月25日（周三）22:30; 没记时间 where nothing is known."""
        day = day_text(self.day) if self.day else ""
        clock = self.time or self.part or ""
        unsure = "（上午下午没说清）" if self.time and not self.sure else ""
        return f"{day}{clock}{unsure}" or "没记时间"

    @property
    def title(self) -> str:
        """Day, time and organisation on one line: 11月25日22:30 蚂蚁."""
        short = self.when_text.split("年", 1)[-1]
        return " ".join(part for part in (short, self.organisation) if part)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """What is known, as (part, its name for the user, its value), in order."""
        values = {
            "when": self.when_text,
            "connected": self._connected_text(),
            "number": self.number,
            "organisation": self.organisation,
            "name": self.name,
            "staff": self.staff,
            "claimed": self.claimed,
            "threatened": self.threatened,
            "promised": self._promised_text(),
        }
        return [(part, LABELS[part], value) for part, value in values.items() if value]

    def _connected_text(self) -> str:
        count = f"{self.times}次" if self.times > 1 else ""
        if self.connected is None:
            return f"打了{count}" if count else ""
        word = "接通" if self.connected else "没接"
        return f"{word}{count}"

    def _promised_text(self) -> str | None:
        if not self.promised_day:
            return self.promised
        day = day_text(self.promised_day)
        return f"{self.promised}（{day}）" if self.promised else day


def day_text(iso: str) -> str:
    """2026-11-25 -> 2026年11月25日（周三）."""
    day = dt.date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
