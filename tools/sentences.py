"""The sentences of data/nlu and tests/nlu, and which of them are too much alike."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.content import ContentError, read
from coach.normalise import normalise

ALIKE = 0.8
"""Above this share of common bigrams two sentences are one sentence with a word changed."""
OWN_WORDS = 5
"""Shorter sentences are everybody's words (好的, 上征信吗): finding one twice says nothing."""

_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_SILENT = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its intent; `prev` is what the collector had said, where that is known.

    The intent is empty where a list of tests gives none (look-alikes of a crisis, for instance).
    """

    intent: str
    text: str
    prev: str = ""
    file: str = ""

    @property
    def spoken(self) -> bool:
        """Whether it is a line of the borrower on a call: those have a recogniser of their own."""
        return self.intent.startswith("say_")

    @property
    def plain(self) -> str:
        """The text without punctuation, in one form of width and case."""
        return _plain(self.text)


def _plain(text: str) -> str:
    return _SILENT.sub("", normalise(text).text.lower())


def read_sentences(folder: Path) -> list[Sentence]:
    """All sentences below `folder`.

    Raises:
        ContentError: a file is not in Rasa's form; the message names it.
    """
    return [
        sentence
        for path in sorted(folder.rglob("*.yml"))
        for sentence in _of_file(path, path.relative_to(folder).as_posix())
    ]


def _of_file(path: Path, name: str) -> Iterator[Sentence]:
    content = read(path)
    try:
        blocks = [{"intent": "", "examples": content}] if _is_list(content) else content["nlu"]
        for block in blocks:
            for text, prev in _examples(block["examples"]):
                yield Sentence(block["intent"], _ENTITY.sub(r"\1", text), prev, name)
    except (KeyError, TypeError, AttributeError) as error:
        raise ContentError(f"{name}: not in the form of training data ({error})") from error


def _is_list(content: Any) -> bool:
    return isinstance(content, list) and all(isinstance(entry, str) for entry in content)


def _examples(block: Any) -> Iterator[tuple[str, str]]:
    """The examples of a block: lines with a dash, or texts, or mappings of text and metadata."""
    if isinstance(block, str):
        for line in block.splitlines():
            if line.strip():
                yield line.strip().removeprefix("-").strip(), ""
    else:
        for entry in block:
            if isinstance(entry, str):
                yield entry.strip(), ""
                continue
            prev = (entry.get("metadata") or {}).get("prev") or ""
            yield entry["text"].strip(), str(prev)


def contradictions(sentences: Iterable[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Pairs of the same words with different intents, where one model learns from both.

    The same words in answer to another line of the collector may well mean something else.
    """
    seen: dict[tuple[bool, str, str], Sentence] = {}
    found = []
    for sentence in sentences:
        if not sentence.intent or not sentence.plain:
            continue
        first = seen.setdefault((sentence.spoken, sentence.plain, _plain(sentence.prev)), sentence)
        if first.intent != sentence.intent:
            found.append((first, sentence))
    return found


def leaks(
    training: Sequence[Sentence], tests: Iterable[Sentence]
) -> list[tuple[Sentence, Sentence]]:
    """Pairs of a test sentence and a sentence of the training data that is nearly the same."""
    indexes = {
        spoken: _Index([one for one in training if one.spoken is spoken])
        for spoken in (False, True)
    }
    found = []
    for test in tests:
        twin = indexes[test.spoken].nearest(test.plain)
        if twin:
            found.append((test, twin))
    return found


def likeness(one: str, other: str) -> float:
    """The share of character bigrams that two texts have in common, 0 to 1 (Jaccard)."""
    first, second = _bigrams(one), _bigrams(other)
    return len(first & second) / len(first | second) if first and second else float(one == other)


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


class _Index:
    """Finds sentences that are alike without comparing each with each.

    Two sets that have more than `ALIKE` in common share one of the rarest few bigrams of either,
    so only the sentences with one of those are compared.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = [one for one in sentences if len(one.plain) >= OWN_WORDS]
        self._bigrams = [_bigrams(one.plain) for one in self._sentences]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, bigrams in enumerate(self._bigrams):
            for bigram in bigrams:
                self._holders[bigram].append(number)

    def nearest(self, text: str) -> Sentence | None:
        """The sentence most like `text`, where there is one that is too much so."""
        if len(text) < OWN_WORDS:
            return None
        wanted = _bigrams(text)
        rarest = sorted(wanted, key=lambda bigram: (len(self._holders.get(bigram, ())), bigram))
        few = rarest[: len(wanted) - math.ceil(ALIKE * len(wanted)) + 1]
        near = {number for bigram in few for number in self._holders.get(bigram, ())}
        scored = [(self._share(wanted, number), -number) for number in near]
        score, number = max(scored, default=(0.0, 0))
        return self._sentences[-number] if score > ALIKE else None

    def _share(self, wanted: frozenset[str], number: int) -> float:
        other = self._bigrams[number]
        return len(wanted & other) / len(wanted | other)
