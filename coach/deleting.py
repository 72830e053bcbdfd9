"""What is said about deleting: yes or no to the question that was asked, and whether it is done."""

from __future__ import annotations

import re
from typing import Literal

from coach.calls.changes import mentions_log

_YES = re.compile(
    r"(?:确定|确认|是的?|对|嗯|好的?|行|可以|没错|同意|ok|OK|想好了)+[，, ]*(?:就|那就|要|我要|全部|全|都)*(?:删(?:掉|除|了|光)?|清(?:空|掉|除))?[吧了啊呀的。!！]*|"
    r"(?:那|就|要|我要|全部|全|都|给我|请|帮我|赶紧|快)*(?:删(?:掉|除|了|光)?|清(?:空|掉|除))[吧了啊呀。!！]*"
)
_NO = re.compile(
    r"(?:别|不(?!后悔)|甭|莫|勿|没想).{0,4}(?:删|清)|^[，, ]*(?:还是)?(?:算了|取消|不了|不要|不用|别|先不|先别|别$|等等|等一?下|慢着|反悔)|"
    r"再?(?:想想|考虑|说吧)|(?:先|还是|都)?(?:留着|留下|保留)|反悔|后悔|点错|按错|说错"
)
_DONE = re.compile(
    r"(?:删|清)(?:除|掉|干净|完|空|光|好)*(?:了(?:吗|没有?|么|不)|没有?|完吗|干净吗)[?？啊呀。]*$|"
    r"(?:有没有|是不是|是否|到底)(?:真的|已经|都|全)*(?:删|清)|(?:还在|都在)(?:吗|不在|么)"
)
_RECORDS = re.compile(r"记录|[条通笔]|全部?|都|所有")
_DELETES = re.compile(r"删|清(?:空|掉|除)|抹掉|去掉")
_MINE = re.compile(r"数据|对话|聊天|资料|信息|隐私|账户|我说的|方案|计划")


def answer(text: str) -> Literal["yes", "no"] | None:
    """The answer to 「要删掉吗」; None where it is none."""
    plain = text.strip()
    if _NO.search(plain):
        return "no"
    return "yes" if _YES.fullmatch(plain) else None


def asks_whether_done(text: str) -> bool:
    """Whether the message asks if it is deleted now: 删了吗, 删干净没有."""
    return bool(_DONE.search(text.strip()))


def is_of_the_log(text: str, *, at_log: bool) -> bool:
    """Whether all calls of the log shall go, and nothing else.

    at_log: the log was just shown, so that 删掉全部记录 means what is seen.
    """
    if not _DELETES.search(text):
        return False
    return mentions_log(text) or bool(at_log and _RECORDS.search(text) and not _MINE.search(text))
