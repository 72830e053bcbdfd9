"""The sample cards of the gallery have the shapes that the bot sends."""

from __future__ import annotations

import json

import jsonschema
import pytest

from coach.paths import KNOWLEDGE, ROOT

SAMPLES = ROOT / "widget" / "gallery" / "samples"
SCHEMAS = {
    "plan": "card.plan",
    "calllog": "card.calllog",
    "letter": "card.letter",
    "checklist": "card.checklist",
    "live": "live_call",
    "notice.brief": "card.notice.brief",
    "notice.live": "card.notice.live",
    "notice.menu": "card.notice.menu",
    "notice.progress": "card.notice.progress",
    "report_good": "card.report",
    "report_poor": "card.report",
    "report_red": "card.report",
    "feedback": "card.feedback",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_sample_is_what_the_bot_sends(name: str) -> None:
    schema = json.loads((KNOWLEDGE / "schemas" / f"{SCHEMAS[name]}.json").read_text("utf-8"))
    cards = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    for card in cards if isinstance(cards, list) else [cards]:
        card.pop("said", None)  # the bubble's text, which stands beside the card
        jsonschema.validate(card, schema)
