"""One plain form of what users type or dictate, with the way back to what they wrote.

Full-width and half-width forms become one (NFKC, character by character, so that a text full of
combining marks costs no more than any other), blanks that a speech recogniser or a thumb put
between Chinese characters go, and so do invisible characters. Everything else stays: thousands
separators, repeated punctuation, letter case, and line breaks, which part one utterance from the
next. `normalise(normalise(text).text).text == normalise(text).text`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_CHINESE = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANK = r"[^\S\n\r\u2028\u2029]"
_BLANK_INSIDE = re.compile(rf"(?<=[{_CHINESE}]){_BLANK}+(?=[{_CHINESE}])")


@dataclass(frozen=True)
class Normalised:
    """A normalised text and where each of its characters stood in the original.

    offsets: for each character of `text`, the index of the original character it comes from.
        Never falling; two characters share an index where one was expanded (㎡ -> m2).
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind `text[start:end]`; `end` is exclusive."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(text: str) -> Normalised:
    """The plain form of `text`. Linear in its length; an empty text stays empty."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, original in enumerate(text):
        if original in _INVISIBLE:
            continue
        plain = original if original.isascii() else normalize("NFKC", original)
        for character in plain:
            characters.append(character)
            offsets.append(index)
    wide = "".join(characters)

    kept: list[int] = []
    position = 0
    for blank in _BLANK_INSIDE.finditer(wide):
        kept.extend(range(position, blank.start()))
        position = blank.end()
    kept.extend(range(position, len(wide)))
    return Normalised("".join(wide[i] for i in kept), tuple(offsets[i] for i in kept))
