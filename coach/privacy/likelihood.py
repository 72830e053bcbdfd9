"""How much likelier a few characters are a person's name than words of ordinary speech.

Two readings of the characters and their neighbours are weighed against each other: the likeliest
split into words of jieba's dictionary, and the likeliest one in which the candidate is a name. Each
word counts by its frequency, a name by its surname and by the characters of its given name.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import jieba

from coach.privacy.characters import LONG_SURNAME, RARE_SURNAMES, is_rare

_NAME_SHARE = math.log(1 / 150)
"""One word in so many is a name."""
_SHORT, _LONG = math.log(0.15), math.log(0.85)
"""How many given names have one character, and how many two."""
_RARE = 3.0  # what a character outside the table counts
_UNSEEN = 0.4  # what any other counts
_AROUND = 4  # characters beside the candidate that are read with it
_LONGEST_WORD = 4
_RARE_WORD = 5


class _Counts:
    """Logarithms of the shares of the table."""

    def __init__(self) -> None:
        table = Path(__file__).with_name("name_counts.txt").read_text(encoding="utf-8")
        surnames, _, given = table.partition("---")
        lines = [line for line in surnames.splitlines() if not line.startswith("#")]
        self.surname = _shares({e[0]: int(e[1:]) for line in lines for e in line.split()})
        pairs = {e[0]: e[1:].split(",") for e in given.split()}
        self.first = _shares({char: int(pair[0]) + 0.5 for char, pair in pairs.items()})
        self.second = _shares({char: int(pair[1]) + 0.5 for char, pair in pairs.items()})


def _shares(counts: dict[str, float]) -> dict[str, float]:
    total = math.log(sum(counts.values()))
    shares = {char: math.log(count) - total for char, count in counts.items()}
    return shares | {"": math.log(_RARE) - total, " ": math.log(_UNSEEN) - total}


@lru_cache(maxsize=1)
def _counts() -> _Counts:
    return _Counts()


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, int], float]:
    """jieba's words with their frequencies; read when first needed."""
    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba.dt.FREQ, math.log(jieba.dt.total)


def name_odds(text: str, at: int, end: int) -> float:
    """Logarithm of the odds that text[at:end] is a name; above 0 it is the likelier reading."""
    low, high = at, end
    while low > 0 and at - low < _AROUND and "\u4e00" <= text[low - 1] <= "\u9fff":
        low -= 1
    while high < len(text) and high - end < _AROUND and "\u4e00" <= text[high] <= "\u9fff":
        high += 1
    head, name, tail = text[low:at], text[at:end], text[end:high]
    as_words = _best_split(head + name + tail, len(head), len(head) + len(name))
    return _best_split(head) + _name_share(name) + _best_split(tail) - as_words


def is_word(text: str) -> bool:
    """Whether the dictionary has it as a word that is not all too rare."""
    return _words()[0].get(text, 0) > _RARE_WORD


def starts_idiom(text: str, at: int) -> bool:
    """Whether a word of four characters begins here: 孔武有力, 任劳任怨."""
    return _words()[0].get(text[at : at + 4], 0) > 0 and not LONG_SURNAME.match(text, at)


def _best_split(run: str, at: int = -1, end: int = -1) -> float:
    """Log probability of the likeliest split of `run` into words.

    Names that the dictionary itself holds are no words: 王建国 at `at`.
    """
    words, total = _words()
    best = [0.0] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        shares = []
        for stop in range(start + 1, min(len(run), start + _LONGEST_WORD) + 1):
            count = words.get(run[start:stop], 0)
            if stop == start + 1:
                count = count or 1
            elif start == at and stop == end and stop - start > 2:
                continue
            if count:
                shares.append(math.log(count) - total + best[stop])
        best[start] = max(shares)
    return best[0]


def _name_share(name: str) -> float:
    counts = _counts()
    long = LONG_SURNAME.match(name)
    if long and len(name) > long.end():
        surname, given = math.log(0.0005), name[long.end() :]
    else:
        surname, given = _share(counts.surname, name[0]), name[1:]
    if len(given) == 1:
        of_given = _SHORT + _share(counts.second, given)
    else:
        of_given = _LONG + _share(counts.first, given[0]) + _share(counts.second, given[1])
    return _NAME_SHARE + surname + of_given


def _share(shares: dict[str, float], char: str) -> float:
    return shares.get(char, shares["" if is_rare(char) or char in RARE_SURNAMES else " "])
