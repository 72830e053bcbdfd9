"""The words of a refusal: one sentence, the lawful way beside it, and the fact that says why."""

from __future__ import annotations

from coach.bubble import Bubble, Button, notice
from coach.library import Library


def refusal(known: Library, id: str) -> Bubble:
    """The refusal `id` of refusals.yml as a bubble."""
    one = known.refusals[id]
    fact = known.facts.facts[one.fact]
    text = known.facts.fill(
        f"{one.say}\n可以这样：{one.instead}\n为什么：〔{fact.tag}〕{fact.spoken}（{fact.source}）"
    )
    buttons = tuple(Button(known.cards[card].title, f"ask_{card}") for card in one.related)
    return notice(text, "refusal", id, buttons)
