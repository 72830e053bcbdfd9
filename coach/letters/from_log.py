"""The calls of the log that a letter takes, so that nobody tells again what was written down."""

from __future__ import annotations

from collections.abc import Sequence

from coach.letters.book import Letter, LetterBook
from coach.letters.material import Call

STORY = "story"
_NAMED_IN_FULL = 3


def calls_for(letter: Letter, calls: Sequence[Call], book: LetterBook) -> tuple[Call, ...]:
    """The calls that belong in the letter; none where it tells no story."""
    if letter.blank_told != STORY:
        return ()
    kinds = {kind for topic in letter.about for kind in book.topics[topic].violations}
    return tuple(call for call in calls if not kinds or kinds & set(call.violations))


def tell_enough(calls: Sequence[Call]) -> bool:
    """Whether the calls are a story by themselves: what was said, or what was wrong with them."""
    return any(call.said or call.violations for call in calls)


def named(calls: Sequence[Call]) -> str:
    """Which calls they are: 第1条（11月25日（周三）22:30 蚂蚁）."""
    if len(calls) > _NAMED_IN_FULL:
        return f"第{'、'.join(str(call.n) for call in calls)}条，共{len(calls)}条"
    return "、".join(f"第{call.n}条（{call.title}）" for call in calls)
