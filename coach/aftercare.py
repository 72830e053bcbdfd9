"""The answer to the question that was asked of somebody in danger.

The bot has just asked 「你现在安全吗」 or 「你是不是有伤害自己的念头」. Whatever comes next is read as the answer
to that, unless it is plainly a question of its own; in doubt the worse reading wins.
"""

from __future__ import annotations

import re

SAFE, NOT_SAFE, UNCLEAR = "safe", "not_safe", "unclear"
LONGEST_ANSWER = 12
"""Characters; a longer message is an answer only where it says something of safety."""

_DONE = re.compile(r"吃了|喝了|割了|吞了|流血|站在|楼顶|天台|手里|正要|准备|没人|一个人")
_UNSAFE = re.compile(r"不安全|不好|不太?行|害怕|怕|撑不|控制不住|想死|不想活|难受")
_WELL = re.compile(
    r"安全|没事|好多了|好些|冷静|缓过|随便说|说着玩|开玩笑|不会(?:做|的|了)|有人(?:陪|在)|没有那个意思|没想"
)
_YES = re.compile(r"^(?:有|是|嗯+|对|是的|有的|有点|有过|好像有|想过)[的了吧啊。.!！]*$")
_NO = re.compile(r"^(?:没|没有|不|不是|没啊|不会|没有的)[的了吧啊。.!！]*$")


def read(text: str, kind: str) -> str | None:
    """What the message says of the user's safety, None where it is about something else.

    Args:
        kind: what was asked about: after a veiled sign the question was whether there are thoughts of
            self-harm, so that a yes is the bad answer; after the others, whether the user is safe.
    """
    plain = text.strip()
    if _DONE.search(plain) or _UNSAFE.search(plain):
        return NOT_SAFE
    if _WELL.search(plain):
        return SAFE
    bad, good = (_YES, _NO) if kind == "self_harm_veiled" else (_NO, _YES)
    if bad.match(plain):
        return NOT_SAFE
    if good.match(plain):
        return SAFE
    return UNCLEAR if len(plain) <= LONGEST_ANSWER else None
