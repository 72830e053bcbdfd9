"""What was told before in the conversation, as far as it decides how the next message is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from coach.variants import Variant, variants

HARMS = ("screen_shared", "code_given", "money_sent", "link_opened", "identity_given", "agent_paid")
OTHERS = ("family_of_the_debtor", "work_of_a_colleague")
"""The variants that tell that harm is done, and those that tell that somebody else owes the money."""
_OWN_DEBT = re.compile(
    r"^(?:其实|可是|但|但是)?(?:是)?我(?:自己|本人)?(?:也)?(?:在(?:借呗|网上))?(?:欠|借|逾期)(?!.{0,3}(?:儿子|女儿|同事))"
)


def harm_was_told(shown: Iterable[Mapping[str, Any]]) -> bool:
    """Whether one of the cards that were shown is the remedy after a loss."""
    titles = {one.card.title for one in variants() if one.id in HARMS}
    return any(
        card.get("title") in titles or str(card.get("id")).removeprefix("harm.") in HARMS
        for card in shown
    )


def role_of(texts: Iterable[str]) -> Variant | None:
    """Who speaks, if it is not the borrower: the variant for relatives or colleagues.

    Args:
        texts: what was typed so far, in order; the last word on it counts.
    """
    others = [one for one in variants() if one.id in OTHERS]
    role = None
    for text in texts:
        found = next((one for one in others if one.fits(text)), None)
        if found or _OWN_DEBT.search(text):
            role = found
    return role


def say_now_of(shown: Iterable[Mapping[str, Any]]) -> str | None:
    """The sentence to say that was shown last."""
    sentences = [str(card["say_now"]) for card in shown if card.get("say_now")]
    return sentences[-1] if sentences else None
