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
from coach.echo import numbers_in, repeats
from coach.library import library
from coach.paths import KNOWLEDGE

FILE = "review_cues.yml"
_HOTLINE = re.compile(r"(?<!\d)(?:110|12\d{3}|96\d{3}|95\d{3})(?!\d)")
_MASK = re.compile(r"〔[^姓].*?〕")
_ASKS = re.compile(r"报|念|读|多少|核对|核实|提供|告诉|给我|是不是|对吗|对不对")
_DECLINES = re.compile(
    r"不(?:做|干|转|扫|付|加|点|下|装|开|共享|上当|信)(?!行|了|到|动|出|会)|甭想?|别想|休想|没门|一分(?:也|都)?不|买卖我不"
)
_AGREES = re.compile(
    r"^(?:行|好|中|成|嗯|可以|要得|得|允许)|好了|那我|我(?:马上|这就|现在|先)|(?:转|打|扫|点|装|下|付|登|加)了"
)
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
        if only_wonders(text):
            heard.discard("agree_private_transfer")
        return frozenset(heard | {hit.act for hit in self.cues.find(text, prev)})


def only_wonders(text: str) -> bool:
    """Whether the line refuses to pay or to click, or asks about it and agrees to nothing."""
    if _DECLINES.search(text):
        return True
    return text.rstrip().endswith(("？", "?")) and not _AGREES.search(text)


def _reads_back(text: str, prev: str) -> bool:
    """Whether the numbers of the line are those that the collector has just told of himself."""
    numbers = numbers_in(text)
    if numbers and all(_HOTLINE.fullmatch(number) for number in numbers):
        return True  # where one will complain is no secret
    told = bool(_MASK.search(prev)) and not _MASK.search(text) and not _ASKS.search(prev)
    return bool(numbers) and (told or repeats(text, [prev]))


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
