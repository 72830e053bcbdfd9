"""Counter-questions in the talk: why is that asked, and what belongs to it."""

from __future__ import annotations

import re
from typing import Literal

_ABOUT_OTHERS = re.compile(r"他|她|对方|催收|客服|人家|那边")
_WHY = re.compile(
    r"(?:为什么|为啥|为何|干嘛|干吗|干啥|干什么|凭什么|怎么还).{0,4}(?:问|要知道|要说|要我|告诉)|"
    r"问.{0,8}(?:干嘛|干吗|干啥|干什么|做什么|什么用|啥用|什么意思)|"
    r"(?:必须|一定要|非要|非得|能不能不|可不可以不|可以不|能不)(?:说|填|回答|告诉)|"
    r"跟.{0,6}有(?:什么|啥)关系"
)
_WHAT = re.compile(
    r"算不算|要不要算|要算.{0,4}吗|算(?:进去|上|在内)?吗|包不包括|包括.{0,6}(?:吗|哪些|什么)|"
    r"指的?(?:是)?(?:什么|啥|哪)|税前|税后|是不是(?:本金|总)|(?:本金|总额|总数).{0,6}还是|"
    r"还是(?:本金|总额|总数)|是什么意思|什么叫|哪些算|怎么才?算"
)


def counter_question(text: str) -> Literal["why", "what"] | None:
    """Which of the two the message asks of the bot's question; None where it asks neither."""
    if _ABOUT_OTHERS.search(text):
        return None
    if _WHY.search(text):
        return "why"
    return "what" if _WHAT.search(text) else None
