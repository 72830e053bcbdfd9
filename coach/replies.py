"""Messages that are answered by their words, because a classifier of topics cannot know them.

「接了」 alone says that he is on the line, 「滚」 that the bot has been of no use, and 「报警有用吗」 after a
loss asks about that loss. Each section of the file is read in another situation; see
`actions.by_words`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach.content import ContentError, build, read_mapping
from coach.library import Library, library
from coach.paths import KNOWLEDGE
from coach.variants import variant_cards

FILE = "replies.yml"
SECTIONS = ("live", "after_loss", "relative", "after_refusal", "first", "last", "lost")
DEEDS = ("live", "short", "script", "since", "again")
"""What the program does of its own: the live mode, the last sentence alone, the hardship talk, …"""
_NEVER = r"(?!)"
_EDGES = re.compile(r"^[\s，。！？!?、.,~…]+|[\s，。！？!?、.,~…]+$")
_NOTHING_BUT_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Reply:
    """When it is meant, and what follows: a text, a card, a variant of one, or a deed.

    when: a pattern for the message without the marks at its edges; unsure: only where the classifier
    did not know better; say_now, push: the sentence to read aloud, shown first, and the next one; hits, misses: what the
    pattern must find and must not, checked when it is loaded.
    """

    id: str
    when: str
    hits: list[str]
    misses: list[str]
    unless: str = _NEVER
    unsure: bool = False
    say: str = ""
    say_now: str = ""
    push: str = ""
    card: str = ""
    variant: str = ""
    does: str = ""
    live_key: str = ""
    kind: str = "info"
    buttons: list[str] = field(default_factory=list)

    def fits(self, text: str) -> bool:
        """Whether the message is one of these."""
        plain = bare(text)
        return bool(re.search(self.when, plain)) and not re.search(self.unless, plain)

    def text(self, known: Library, heard: str = "") -> str:
        """What is said, with the telephone numbers and the user's own words in their blanks."""
        lines = [f"「{self.say_now}」" if self.say_now else ""]
        lines += [f"再逼就说：「{self.push}」" if self.push else "", self.say.strip()]
        whole = "\n".join(line for line in lines if line).replace("{heard}", bare(heard))
        return known.facts.fill(whole)


def bare(text: str) -> str:
    """The message without blanks and marks at its edges; marks alone stay."""
    text = text.strip()
    return text if _NOTHING_BUT_MARKS.fullmatch(text) else _EDGES.sub("", text)


Replies = Mapping[str, Mapping[str, Reply]]


def load_replies(path: Path, known: Library) -> Replies:
    """The replies of the file by section and id, in the order in which they are tried.

    Raises:
        ContentError: a part is unknown, or a pattern does not find just its examples.
    """
    content = read_mapping(path)
    if tuple(content) != SECTIONS:
        raise ContentError(f"{path.name}: its sections must be {', '.join(SECTIONS)}")
    return {name: _section(content[name], f"{path.name} {name}", known) for name in SECTIONS}


def _section(entries: Mapping[str, Any], where: str, known: Library) -> dict[str, Reply]:
    made = {id: build(Reply, {**entry, "id": id}, f"{where} {id}") for id, entry in entries.items()}
    for id, reply in made.items():
        _check(reply, f"{where} {id}", known)
    return made


def _check(reply: Reply, where: str, known: Library) -> None:
    if not (reply.say or reply.card or reply.variant or reply.does):
        raise ContentError(f"{where}: nothing follows")
    if reply.does and reply.does not in DEEDS:
        raise ContentError(f"{where}: unknown deed {reply.does}")
    if reply.card and reply.card not in known.cards:
        raise ContentError(f"{where}: unknown card {reply.card}")
    if reply.variant and reply.variant not in variant_cards():
        raise ContentError(f"{where}: unknown variant {reply.variant}")
    known.facts.check(where, (reply.say.replace("{heard}", ""), reply.say_now, reply.push))
    for intent in reply.buttons:
        try:
            known.title(intent)
        except KeyError as error:
            raise ContentError(f"{where}: no title for {intent}") from error
    try:
        wrong = [text for text in reply.hits if not reply.fits(text)]
        wrong += [text for text in reply.misses if reply.fits(text)]
    except re.error as error:
        raise ContentError(f"{where}: {error}") from error
    if wrong:
        raise ContentError(f"{where}: wrong about {'、'.join(wrong)}")


def reply_for(text: str, section: str, *, sure: bool) -> Reply | None:
    """The reply of the section that the message calls for; `sure`: the classifier knows its topic."""
    for reply in replies()[section].values():
        if not (reply.unsure and sure) and reply.fits(text):
            return reply
    return None


@lru_cache(maxsize=1)
def replies() -> Replies:
    """The project's own replies, loaded at the first call."""
    return load_replies(KNOWLEDGE / FILE, library())
