"""The caller's number: evidence, not a secret of the user, so its last four digits are kept.

Whoever logs a call or complains needs to tell numbers apart. The tail is no whole secret; the full
number stays in the list of calls on the user's own phone.
"""

from __future__ import annotations

import re

from coach.privacy.redaction import MASKS, Redaction

_CALLED = re.compile(r"打(?:来|过来|给我|电话|的)|来电|呼(?:入|我)|响|这个号|那个号")
_CALLER = re.compile(
    r"催收|对方|他的?号|她的?号|来电|陌生|骚扰|号码(?:是|:|：)?\s*$|电话(?:是|:|：)?\s*$"
)
_MINE = re.compile(
    r"我(?:的|自己|本人|手机|电话|号)|妈|爸|老婆|老公|媳妇|丈夫|妻|家|姐|哥|弟|妹|儿子|女儿|孩子|朋友|同事|领导|亲戚|联系人|找我|打我|加我|联系我"
)
_NEAR = 10


def keep_tails(text: str, found: Redaction) -> str:
    """The masked text with （尾号1234） behind each telephone that is plainly the caller's.

    Plainly: the words around it say so and none of them says that it is the user's or a
    relative's, or the message is nothing but the number.
    """
    pieces: list[str] = []
    at = 0
    for span in found.spans:
        pieces += [text[at : span.start], MASKS[span.kind]]
        at = span.end
        digits = re.sub(r"\D", "", text[span.start : span.end])
        if span.kind == "phone" and len(digits) >= 10 and _is_callers(text, span.start, span.end):
            pieces.append(f"（尾号{digits[-4:]}）")
    return "".join([*pieces, text[at:]])


def _is_callers(text: str, start: int, end: int) -> bool:
    before = re.split(r"[。！？；\n，,]", text[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[。！？；\n，,]", text[end : end + _NEAR])[0]
    if not (before + after + text[:start] + text[end:]).strip(" 是:：。"):
        return True
    if _MINE.search(before):
        return False
    return bool(_CALLED.search(after) or _CALLER.search(before))
