"""What a borrower's words show beside the acts that the model hears in them.

A review has the whole call before it and no time to save, so it looks twice: words that are plain
add an act, and an act that no word of the line bears out is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coach.act_cues import ActCues, load_act_cues
from coach.content import ContentError, build, read_mapping
from coach.library import library
from coach.paths import KNOWLEDGE

FILE = "review_cues.yml"
_NUMBER = re.compile(r"[0-9]{3,}")
_MASK = re.compile(r"〔[^姓].*?〕")
_ASKS = re.compile(r"报|念|读|多少|核对|核实|提供|告诉|给我|是不是|对吗|对不对")
OWN_ACTS = frozenset({"slip", "lawful_step"})
"""Acts that only the review knows."""


@dataclass(frozen=True)
class Need:
    """Words without which an act does not count: in the line, or in the collector's before it."""

    text: str
    prev: str = r"(?!)"

    def is_met(self, text: str, prev: str) -> bool:
        """Whether one of the words is there."""
        return bool(re.search(self.text, text) or re.search(self.prev, prev))


@dataclass(frozen=True)
class Signs:
    """The cues that add an act, and the words that an act needs."""

    cues: ActCues
    needs: Mapping[str, Need]

    def acts_of(self, text: str, acts: Collection[str], prev: str) -> frozenset[str]:
        """The acts of a line, given those that the model heard and the collector's line before."""
        heard = {act for act in acts if act not in self.needs or self.needs[act].is_met(text, prev)}
        if _reads_back(text, prev):
            heard.discard("leak_privacy")
        return frozenset(heard | {hit.act for hit in self.cues.find(text, prev)})


def _reads_back(text: str, prev: str) -> bool:
    """Whether the numbers of the line are those that the collector has just told of himself."""
    numbers = _NUMBER.findall(text)
    told = bool(_MASK.search(prev)) and not _MASK.search(text) and not _ASKS.search(prev)
    return bool(numbers) and (told or all(number in prev for number in numbers))


def load_signs(path: Path, acts: Collection[str]) -> Signs:
    """The signs of the file at `path`; `acts` are the ids of the known acts.

    Raises:
        ContentError: an act is unknown, a pattern is broken, or a cue misses one of its examples.
    """
    raw = read_mapping(path)["needs"]
    unknown = sorted(set(raw) - set(acts))
    if unknown:
        raise ContentError(f"{path.name} needs: unknown act {', '.join(unknown)}")
    needs = {act: build(Need, entry, f"{path.name} {act}") for act, entry in raw.items()}
    for act, need in needs.items():
        try:
            re.compile(need.text)
            re.compile(need.prev)
        except re.error as error:
            raise ContentError(f"{path.name} {act}: {error}") from error
    return Signs(load_act_cues(path, {*acts, *OWN_ACTS}), needs)


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The project's own signs, loaded at the first call."""
    return load_signs(KNOWLEDGE / FILE, library().acts)
