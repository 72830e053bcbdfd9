"""What the user wants changed in the log: 第二条时间改成昨天下午三点, 删掉最近一条, 补充工号2036."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from coach.calls.model import LABELS, Call
from coach.calls.reading import MAX_CHARACTERS, promised_day, read_call
from coach.normalise import normalise

_NUMBER = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_NTH = re.compile(rf"第(?P<n>{_NUMBER})(?:条|个|通|次|笔)")
_LAST = re.compile(
    r"最(?:近|后|新)(?:的)?(?:那|这|一)*(?:条|个|通|笔)|(?:刚才|刚刚|上一|上|刚记的?|这)(?:那|一|面)*(?:条|笔)(?:记录)?"
)
_DELETE = re.compile(r"删|去掉|撤掉|不要了|抹掉|取消|清掉")
_ADD = re.compile(r"^(?:再)?(?:补充|补一下|补上|加上|加一句|还有|另外|对了)[:：，, ]*")
_CORRECT = re.compile(r"不对|不是|改成|改为|改一下|应该是|应为|更正|记错|错了|改")
_FURTHER = re.compile(
    r"(?:也|又|还|再)(?:给我)?(?:打|来电|来了|响)|另(?:外|一)|第二(?:个|通|次)|还有.{0,14}(?:打|来电|电话)"
)
_LOG = re.compile(r"通话(?:记录|的)|(?:来电|电话)记录|记的(?:那些|几)?[个通]?(?:电话|通话)|记录本")
_PARTS = {
    "when": r"时间|日期|几点|时刻|日子",
    "number": r"号码|尾号|电话号",
    "organisation": r"机构|公司|哪家",
    "name": r"姓名|名字|姓什么|叫什么|人名",
    "staff": r"工号",
    "claimed": r"他?说了(?:什么)?|说的话?|内容",
    "threatened": r"威胁",
    "promised": r"答应|承诺",
}
_TO = re.compile(r"(?:改成|改为|应该是|应为|更正为|换成|是|[:：])(?P<value>.+)$")


@dataclass(frozen=True)
class Change:
    """what: delete a call, or set `parts` of it. n: its number; None: the last one."""

    what: Literal["delete", "set"]
    n: int | None = None
    parts: dict[str, Any] = field(default_factory=dict)


def read_change(text: str, now: dt.datetime) -> Change | None:
    """The change of one call that the message asks for; None where it asks for none."""
    plain = normalise(text).text.strip()
    nth, last = _NTH.search(plain), _LAST.search(plain)
    n = _int(nth["n"]) if nth else None
    if (nth or last) and _DELETE.search(plain):
        return Change("delete", n)
    rest = _NTH.sub("", plain) if nth else plain
    addition = _ADD.search(rest)
    if not (nth or last or addition or _CORRECT.search(rest)):
        return None
    parts = _named_part(rest, now) or read_call(_ADD.sub("", rest), now)
    if addition and not parts:
        parts = {"claimed": _ADD.sub("", rest)[:MAX_CHARACTERS]}
    return Change("set", n, parts) if parts or nth else None


def mentions_log(text: str) -> bool:
    """Whether the message speaks of the call log as a whole: 通话记录, 我记的那些电话."""
    return bool(_LOG.search(text))


def is_another(text: str, call: Call, told: Mapping[str, Any]) -> bool:
    """Whether the message tells of a further call, not of `call`: 今天中午也打了一个."""
    if call.day is None or told.get("day") is None:
        return False
    same = told["day"] == call.day and told.get("time") in (None, call.time)
    return not same and bool(_FURTHER.search(normalise(text).text))


def _named_part(plain: str, now: dt.datetime) -> dict[str, Any]:
    """The one part that is named: 工号改成2036."""
    value = _TO.search(plain)
    if value is None:
        return {}
    before, said = plain[: value.start()], value["value"].strip(" 。")
    part = next((part for part, words in _PARTS.items() if re.search(words, before)), None)
    if part is None or not said:
        return {}
    if part == "when":
        told = read_call(said, now)
        return {k: told.get(k) for k in ("day", "time", "part", "sure")} if "day" in told else {}
    if part == "number":
        return {
            part: read_call(f"尾号{said}" if said.isdigit() and len(said) == 4 else said, now).get(
                "number", said[:20]
            )
        }
    if part == "promised":
        return {part: said[:MAX_CHARACTERS], "promised_day": promised_day(said, now.date())}
    return {part: said[: MAX_CHARACTERS if part in ("claimed", "threatened") else 20]}


def merge(call: Call, parts: dict[str, Any], add: bool) -> Call:
    """The call with the parts set; `add`: what is told in words goes behind what is there."""
    merged = dict(parts)
    if add:
        for part in ("claimed", "threatened", "promised"):
            old, new = getattr(call, part), merged.get(part)
            if old and new and new not in old:
                merged[part] = f"{old}；{new}"[:MAX_CHARACTERS]
    if {"time", "part"} & merged.keys():
        merged = {"time": None, "part": None, "sure": True, **merged}
    elif "day" in merged:
        merged.pop("sure", None)
    return call.with_(**merged)


def pick(calls: Sequence[Call], n: int | None) -> Call | None:
    """The call with that number, or the last one; None where there is none."""
    if n is None:
        return calls[-1] if calls else None
    return next((call for call in calls if call.n == n), None)


def names(parts: dict[str, Any]) -> str:
    """How the changed parts are called: 时间、工号."""
    shown = ["when" if part in ("day", "time", "part", "sure") else part for part in parts]
    return "、".join(dict.fromkeys(LABELS[part] for part in shown if part in LABELS))


def _int(word: str) -> int:
    if word.isdigit():
        return int(word)
    digits = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
    if "十" in word:
        tens, _, ones = word.partition("十")
        return digits.get(tens, 1) * 10 + digits.get(ones, 0)
    return digits.get(word[-1], 1)
