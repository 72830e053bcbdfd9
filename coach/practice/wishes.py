"""What a user asks for before a call: which one, how hard, and in which way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach.practice.words import plain, read_number, words
from coach.rehearsal.engine import DIAL

_LEVEL = re.compile(
    r"第([1-4一二三四])(?:关|级|等|个?难度)|(?:难度|等级|级别|level|lv|l)([1-4一二三四])|^([1-4])(?:关|级)?$"
)
_DIAL = re.compile(r"(?:强度|凶度|语气|第)(?:第|调到|到|为|是)*([1-4一二三四])(?:档)?(?!关|级|句)")
_HARDEST = re.compile(r"最(?:难|凶|狠|高)")
_EASIEST = re.compile(r"最?(?:简单|容易)|入门|新手|第一次练|从头")
_HARDER = re.compile(r"(?:凶|狠|难听|厉害|冲|横|硬)(?:一?点|些|的)|凶点|再凶|加大(?:强度|难度)")
_SOFTER = re.compile(
    r"(?:温和|客气|轻|软|温柔|慢|好说话)(?:一?点|些|的)|别(?:太|那么)凶|降低(?:强度|难度)"
)
_EXAM = re.compile(r"考核|考试|测试|静默|不要提示|别提示|实战")
_BAD = re.compile(r"反面|反例|错误示范|差的|坏的|失败的|不好的")
_WATCH = re.compile(r"示范|看一?遍|看看别人|先看|演示|例子|观摩|旁观")
_OWN = re.compile(
    r"(?:用|按|照|拿)(?:着)?我(?:自己)?的(?:情况|数|欠款|实际|真实|债)|我自己的(?:情况|数)"
)
_GIVEN = re.compile(r"用这关的数|用原来的|不用我的|不说了")
_ANY = re.compile(r"随便|随机|都行|都可以|你定|你挑|你选|推荐|听你的|无所谓")
_MENU = re.compile(r"换一?(?:通|个|关)|别的(?:场景|关)|重新选|另选|有哪些|列表|看看有什么")
_BEGIN = re.compile(
    r"^(?:那就?|就)?(?:好的?|嗯+|行|可以|ok|来吧?|开始吧?|开始练|练吧?|准备好了|我准备好了|就这个|就它|这个|接|接电话|打吧|来电话吧|go|直接练|直接开始|开始练习)(?:了|吧|啊)?$"
)


@dataclass(frozen=True)
class Wish:
    """What a message asks for; empty where it asks for nothing of this kind.

    scenarios: those its words fit. level: 1 to 4. dial: 1 to 4, or "up" / "down". mode: practise,
    exam, watch_good or watch_bad. case: own or given. any: whatever is recommended. menu: the list.
    """

    scenarios: list[str] = field(default_factory=list)
    level: int | None = None
    dial: int | str | None = None
    mode: str = ""
    case: str = ""
    any: bool = False
    menu: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != Wish()


def read_wish(text: str) -> Wish:
    """The wish in the words of a message."""
    said = plain(text)
    found = [id for id, pattern in words().find.items() if pattern.search(said)]
    level = _number(_LEVEL, said)
    if level is None and not found:
        level = 4 if _HARDEST.search(said) else 1 if _EASIEST.search(said) else None
    return Wish(
        scenarios=found,
        level=level,
        dial=None if level else _dial(said),
        mode=_mode(said),
        case="own" if _OWN.search(said) else "given" if _GIVEN.search(said) else "",
        any=bool(_ANY.search(said)),
        menu=bool(_MENU.search(said)),
    )


def _dial(said: str) -> int | str | None:
    number = _number(_DIAL, said)
    if number in DIAL:
        return number
    if _HARDER.search(said):
        return "up"
    return "down" if _SOFTER.search(said) else None


def _mode(said: str) -> str:
    if _EXAM.search(said):
        return "exam"
    if _BAD.search(said):
        return "watch_bad"
    if _WATCH.search(said):
        return "watch_good"
    return "practise" if _BEGIN.search(said) else ""


def _number(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    if match is None:
        return None
    return read_number(next(group for group in match.groups() if group))
