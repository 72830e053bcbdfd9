"""The identity check: whether the caller named himself and what the official channel said."""

from __future__ import annotations

import re

YES, NO = "yes", "no"
GENUINE, FAKE, LATER = "genuine", "fake", "later"

_NOT_NAMED = re.compile(
    r"不(?:肯|愿|想)?(?:报|说|讲|告诉|透露|给)|没(?:有)?(?:报|说|讲|给|告诉)|"
    r"拒绝|支支吾吾|含糊|打岔|挂了|不回答|没回答"
)
_NAMED = re.compile(
    r"报了|说了|讲了|给了|告诉我了|说是|自称|叫(?!我|你|您|俺|咱|嚣|喊).{1,4}|工号是|工号\d|姓.{1,3}"
)
_NO_FRAUD = re.compile(r"不是(?:假的?|骗子|诈骗|骗人的)")
_LATER = re.compile(
    r"还没|没打|待会|等会|一会儿?|没空|没来得及|打不通|占线|没人接|忙线|排队|"
    r"不会查|怎么查|晚点"
)
_FAKE = re.compile(
    r"查不到|没有?(?:这|委托|记录|查到|这笔|这家)|不是(?:他们|官方|真)|假的|骗子|说没(?!有?问题|错)|"
    r"对不上|没对上|不存在|否认|没委托"
)
_GENUINE = re.compile(
    r"真的|有这|是(?:他们|官方|真)|委托了|对得上|核实了|查到了|属实|确实|没错|"
    r"对的|有委托|确认了|核实过|没有?问题"
)


def read_named(text: str, intent: str) -> str | None:
    """Whether the caller named himself: `YES`, `NO`, or None where the text does not say."""
    if _NOT_NAMED.search(text) or intent == "do_deny":
        return NO
    if _NAMED.search(text) or intent == "do_affirm":
        return YES
    return None


def read_check(text: str, intent: str) -> str | None:
    """What the official channel said: `GENUINE`, `FAKE`, `LATER`, or None."""
    text = _NO_FRAUD.sub("真的", text)
    for value, pattern in ((LATER, _LATER), (FAKE, _FAKE), (GENUINE, _GENUINE)):
        if pattern.search(text):
            return value
    # A bare no says that nothing came of it, not that the caller is false.
    return {"do_affirm": GENUINE, "do_deny": LATER}.get(intent)
