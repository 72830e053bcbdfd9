"""Conversations in YAML, held with the real bot: everything the user reads is asserted.

A file is a list of turns. `user` is what is typed, `tap` a button's payload id; `bot` lists the
bubbles that come, all of them, in order:

    - now: 2026-11-26 18:30          # the moment in Beijing from here on, where it matters
      user: 会坐牢吗
      bot:
        - card: jail_threat          # the card, in full
        - still: jail_threat         # the card's deepening, in full
        - says: [12356, 安全]         # a bubble that contains all of these
          never: [元]                # and none of these
        - 他报了机构、姓名和工号吗？     # or the text itself, to the letter
      buttons: [报了, 不肯报]          # titles under the last bubble, where they matter
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from coach import clock
from coach.cards import render, render_still
from coach.clock import BEIJING
from coach.facts import GENERAL_INFORMATION
from coach.library import library
from coach.paths import KNOWLEDGE

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yml"))
SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (KNOWLEDGE / "schemas").glob("card.*.json")
}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_conversation_reads_as_written(
    path: Path, talker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talker.start()
    for number, turn in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
        if "now" in turn:
            moment = dt.datetime.strptime(turn["now"], "%Y-%m-%d %H:%M").replace(tzinfo=BEIJING)
            monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        where = f"turn {number}: {turn.get('user') or turn['tap']}"
        reply = (
            conversation.say(turn["user"]) if "user" in turn else conversation.press(turn["tap"])
        )
        texts = [bubble["text"] for bubble in reply.bubbles]
        assert len(texts) == len(turn["bot"]), f"{where}: {texts}"
        for bubble, expected in zip(reply.bubbles, turn["bot"], strict=True):
            _check(where, bubble, expected)
            _check_shape(bubble)
        if "buttons" in turn:
            titles = [button["title"] for button in reply.bubbles[-1].get("buttons", [])]
            assert titles == turn["buttons"], where


def _check(where: str, bubble: dict[str, Any], expected: Any) -> None:
    text = bubble["text"]
    if isinstance(expected, str):
        assert text == expected, where
    elif "card" in expected:
        _check_card(where, text, expected)
    elif "still" in expected:
        card = library().cards[expected["still"]]
        assert text == render_still(card, library().cards, library().facts).text, where
    else:
        for part in expected["says"]:
            assert str(part) in text, f"{where}: {part} is missing in {text}"
        for part in expected.get("never", []):
            assert str(part) not in text, f"{where}: {part} stands in {text}"


def _check_shape(bubble: dict[str, Any]) -> None:
    """A card that has a schema keeps to it."""
    card = bubble.get("custom") or {}
    for name in (card.get("type"), f"{card.get('type')}.{card.get('kind')}"):
        if name in SCHEMAS:
            jsonschema.validate(card, SCHEMAS[name])


def _check_card(where: str, text: str, expected: dict[str, Any]) -> None:
    card = library().cards[expected["card"]]
    whole = render(
        card, library().cards, library().facts, cause=expected.get("cause"), first_law=True
    ).text
    # Whether it is said that this is general information depends on what was said before.
    assert text.removesuffix(f"\n{GENERAL_INFORMATION}") == whole.removesuffix(
        f"\n{GENERAL_INFORMATION}"
    ), where


def test_every_phenomenon_has_conversations() -> None:
    assert len(FILES) >= 12
