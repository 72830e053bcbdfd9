"""The answer to the question that was asked of somebody in danger.

The bot has just asked 「你是不是有伤害自己的念头」, or whether the user is safe and has somebody near. Whatever
comes next is read as the answer to that, unless it is plainly a question of its own; in doubt the
worse reading wins.
"""

from __future__ import annotations

import re

THOUGHTS, SAFETY = "thoughts", "safety"
"""What was asked: about thoughts of self-harm, or whether the user is safe and not alone."""
SAFE, NOT_SAFE, UNCLEAR = "safe", "not_safe", "unclear"
LONGEST_ANSWER = 12
"""Characters; a longer message is an answer only where it says something of safety."""

_DONE = re.compile(r"吃了|喝了|割了|吞了|流血|站在|楼顶|天台|手里|正要|准备|没有?人|一个人")
_UNSAFE = re.compile(r"不安全|不好|不太?行|害怕|怕|撑不|控制不住|想死|不想活|难受")
_WELL = re.compile(
    r"安全|没事|好多了|好些|冷静|缓过|随便说|说着玩|开玩笑|不会(?:做|的|了)|有人(?:陪|在)|没有那个意思|没想"
)
_YES = re.compile(r"^(?:有|是|嗯+|对|是的|有的|有点|有过|好像有|想过)[的了吧啊。.!！]*$")
_NO = re.compile(r"^(?:没|没有|不|不是|没啊|不会|没有的)[的了吧啊。.!！]*$")


def question_after(kind: str) -> str:
    """What the first words to a sign of danger of this kind ask."""
    return THOUGHTS if kind == "self_harm_veiled" else SAFETY


def read(text: str, asked: str) -> str | None:
    """What the message says of the user's safety, None where it is about something else.

    Args:
        asked: THOUGHTS, to which a bare yes is the bad answer, or SAFETY, to which a bare no is.
    """
    plain = text.strip()
    if _DONE.search(plain) or _UNSAFE.search(plain):
        return NOT_SAFE
    if _WELL.search(plain):
        return SAFE
    bad, good = (_YES, _NO) if asked == THOUGHTS else (_NO, _YES)
    if bad.match(plain):
        return NOT_SAFE
    if good.match(plain):
        return SAFE
    return UNCLEAR if len(plain) <= LONGEST_ANSWER else None
