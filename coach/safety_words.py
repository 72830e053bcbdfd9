"""What is said to a sign of danger, and the kinds of danger there are.

The texts stand in knowledge/safety.yml; here they are held against the rules they must keep, and
the hotlines are put in by number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

import yaml

from coach.paths import KNOWLEDGE

Kind = Literal["self_harm_explicit", "self_harm_veiled", "violence_at_home"]
About = Literal["self", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The signals, as spec/cards.yml names them."""

_HOTLINE_ID = re.compile(r"\{(H\d{2})\}")
_MONEY = re.compile("钱|债|还款|欠|借|贷|催|逾期|利息|征信|账")
_AMBULANCE = "现在就打{H13}"


@dataclass(frozen=True)
class SafetySignal:
    """Somebody may be in danger.

    kind: what kind of danger. evidence: the words of the message that say so.
    about: `other` when the words speak of a relative or friend of the one who writes.
    now: the act is done or under way, or the means are at hand.
    """

    kind: Kind
    evidence: str
    about: About = "self"
    now: bool = False


class SafetyDataError(ValueError):
    """knowledge/safety.yml does not keep its own rules."""


def texts(kind: Kind, block: Mapping[About, list[str]]) -> dict[About, tuple[str, ...]]:
    """The bubbles of `kind`, rendered and held against the acceptance checks of facts/README.md."""
    for about, bubbles in block.items():
        whole = "".join(bubbles)
        first = re.split("[。！？]", bubbles[0])[0]
        where = f"say.{kind}.{about}"
        if re.search(r"\d{3}", _HOTLINE_ID.sub("", whole)):
            raise SafetyDataError(f"{where}: a number that is no hotline id")
        if kind == "self_harm_explicit" and "{H11}" not in first:
            raise SafetyDataError(f"{where}: the first sentence must name {{H11}}")
        if kind == "self_harm_veiled" and "{H11}" not in whole:
            raise SafetyDataError(f"{where}: {{H11}} is missing")
        if kind == "violence_at_home" and _HOTLINE_ID.findall(whole)[:1] != ["H07"]:
            raise SafetyDataError(f"{where}: {{H07}} comes first")
        if kind != "violence_at_home" and _MONEY.search(whole):
            raise SafetyDataError(f"{where}: speaks of money")
    return {about: tuple(map(render, bubbles)) for about, bubbles in block.items()}


def texts_now(block: Mapping[About, str]) -> dict[About, tuple[str, ...]]:
    """The bubble for an act in progress: the ambulance is its first word, money is not in it."""
    for about, text in block.items():
        if not text.startswith(_AMBULANCE):
            raise SafetyDataError(f"say_now.{about}: must begin with {_AMBULANCE}")
        if _MONEY.search(text) or re.search(r"\d{3}", _HOTLINE_ID.sub("", text)):
            raise SafetyDataError(f"say_now.{about}: money, or a number that is no hotline id")
    return {about: (render(text),) for about, text in block.items()}


def render(text: str) -> str:
    """`text` with each hotline's number for its id."""
    numbers = _hotlines()

    def number(match: re.Match[str]) -> str:
        if match[1] not in numbers:
            raise SafetyDataError(f"say: {match[1]} is not in hotlines.yml")
        return numbers[match[1]]

    return _HOTLINE_ID.sub(number, text)


@lru_cache(maxsize=1)
def _hotlines() -> dict[str, str]:
    data: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "hotlines.yml").read_text(encoding="utf-8"))
    return {entry["id"]: str(entry["num"]) for entry in data["hotlines"]}
