"""What sounds like danger and is none (打完了, 饿死了), and what is near it (救命, 催收打我).

The words of coach.safety are asked first and win: whoever shows a sign of danger is never told that
he only sounds like it. What is left is read here by plain words, so that an alarm of the trained
detector alone need not frighten somebody who says that the call is over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from coach.content import read_mapping
from coach.paths import KNOWLEDGE
from coach.safety import denies, detect
from coach.safety_words import SafetyDataError, render

Sound = Literal[
    "denied",
    "struck",
    "told_to_die",
    "help",
    "afraid",
    "call_over",
    "revenge",
    "next_call",
    "harmless",
]
"""In the order in which they are looked for: what is nearer to danger comes first."""

_LONGEST = {"harmless": 16, "call_over": 16, "revenge": 30}
"""Characters: a longer message says more than what it sounds like, and the alarm stands."""
_LONGEST_OF_OTHERS = 60
_PUNCTUATION = str.maketrans({",": "，", "!": "！", "?": "？", ";": "；", " ": None})


@dataclass(frozen=True)
class _Sounds:
    patterns: dict[Sound, re.Pattern[str]]
    say: dict[str, str]


def sound_of(text: str) -> Sound | None:
    """What `text` sounds like; None where it sounds like nothing, or shows a sign of danger."""
    if detect(text) is not None:
        return None
    if denies(text):
        return "denied"
    plain = text.translate(_PUNCTUATION).lower()
    for sound, pattern in _sounds().patterns.items():
        longest = _LONGEST.get(sound, _LONGEST_OF_OTHERS)
        if len(plain) <= longest and pattern.search(plain):
            return sound
    return None


def words_for(sound: Sound) -> str:
    """What the bot says to it, hotlines by number."""
    return _sounds().say[sound]


@lru_cache(maxsize=1)
def _sounds() -> _Sounds:
    """The patterns and texts of knowledge/sounds_like.yml.

    Raises:
        SafetyDataError: a pattern does not compile.
    """
    data: dict[str, Any] = read_mapping(KNOWLEDGE / "sounds_like.yml")
    patterns: dict[Sound, re.Pattern[str]] = {}
    for sound in get_args(Sound):
        if sound in data:
            try:
                patterns[sound] = re.compile("|".join(f"(?:{one})" for one in data[sound]))
            except re.error as error:
                raise SafetyDataError(f"sounds_like.{sound}: {error}") from error
    return _Sounds(patterns, {name: render(text) for name, text in data["say"].items()})
