"""Whether a message before the call is said to the collector already, or to the coach.

Who reads a brief and writes 「你哪位」 or swears is in the call in his mind. A question to the coach
speaks of the collector as 他, or asks what to do; such words never make the phone ring.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.practice.words import plain, words
from coach.rehearsal.state import Act

_SPOKEN = frozenset({"insult", "threaten", "name_violation", "state_recording", "identity_check"})
_SURE = 0.6
_PROGRESS = re.compile(
    r"(?:我要?|想|先|帮我)*(?:看|查|瞧)(?:看|一下|下)?(?:我)?的?(?:练习)?(?:进度|记录|成绩)"
)


def speaks_to_collector(text: str, acts: Sequence[Act] = ()) -> bool:
    """Whether the message is said to the one who calls."""
    said, about = plain(text), words().speaking
    if about["to_coach"].search(said):
        return False
    if about["to_him"].search(said):
        return True
    addressed = re.search(r"[你您]", said) is not None
    return addressed and any(act.id in _SPOKEN and act.confidence >= _SURE for act in acts)


def asks_for_progress(text: str) -> bool:
    """Whether the message does no more than to ask for the progress, which no collector is asked."""
    return _PROGRESS.fullmatch(plain(text)) is not None
