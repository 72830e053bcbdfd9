"""A call that is told in one breath: 「点评：他说不还就上门，我说三点前给你凑」 as marked lines."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"^\s*(?:请|麻烦|你|您|帮我|给我|来|再)*(?:点评|评评|评一评|评(?!估)|复盘|分析|看看)(?:一下|下|这通(?:电话)?|刚才(?:那通)?(?:电话)?|我(?:说)?的?(?:这通)?(?:电话)?)*\s*[:：，,。]?\s*"
)
_THEN = r"(?:^|(?<=[，。,；;！!？?\n：:”\"」』]))(?:然后|后来|接着|最后|结果|刚才|电话里)*"
_SAYS = (
    r"(?:就|又|还|接着|马上|先|只好|后来|当时|直接|只能|也|只)*"
    r"(?:(?:说|问|讲|骂|喊|回(?:答|他|她)?(?:了)?(?:说)?|答(?!应)(?:说)?)(?:的?是|我|他|她|了)?[:：，,]?|[:：])[“\"「『]?"
)
_PART = re.compile(
    rf"{_THEN}(?P<who>他们?|她|对方|催收员?|客服|那边|我)(?:{_SAYS}|(?P<yes>(?:就|也|只好|只能)*(?:答应|同意)(?:他|她)?了?(?:说)?))"
)
_EDGE = '，,；;。 “”"「」『』\n'


def opens_review(text: str) -> bool:
    """Whether the message asks for a review and tells the call in the same breath."""
    return bool(_OPENS.match(text)) and bool(as_lines(text))


def as_lines(text: str) -> str:
    """The call that the message tells, a line each with its speaker; "" where it tells none."""
    if len(text.strip().splitlines()) > 1:
        return ""
    told = _OPENS.sub("", text, count=1)
    parts = list(_PART.finditer(told))
    if len(parts) < 2 or len({part["who"] == "我" for part in parts}) < 2:
        return ""
    lines = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        said = told[part.end() : following.start() if following else len(told)].strip(_EDGE)
        said = f"好，{said or '我答应'}" if part["yes"] else said
        if said:
            lines.append(f"{'我' if part['who'] == '我' else '他'}：{said}")
    return "\n".join(lines)
