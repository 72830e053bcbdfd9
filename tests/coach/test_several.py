"""A message with several questions is read clause by clause, and the most pressing comes first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from coach import several
from coach.library import Library
from coach.several import asked_in, by_pressure, use_reader

INTENTS = {
    "他们要上门": "ask_home_visit",
    "微信会不会冻结": "ask_frozen_assets",
    "时效过了吗": "ask_statute_limit",
}


@pytest.fixture(autouse=True)
def _reader() -> Iterator[None]:
    before = several._reader

    async def read(text: str) -> str:
        return INTENTS.get(text, "nlu_fallback")

    use_reader(read)
    yield
    use_reader(before)


def asked(text: str) -> list[str]:
    """The cards of the message."""
    return asyncio.run(asked_in(text))


def test_each_clause_is_a_question_and_the_visit_presses_most() -> None:
    found = asked("时效过了吗，微信会不会冻结，我都睡不着了，他们要上门")
    assert found == ["home_visit", "frozen_assets", "statute_limit"]


def test_a_short_message_is_read_as_a_whole() -> None:
    assert asked("时效过了吗，他们要上门") == []


def test_without_a_model_nothing_is_read() -> None:
    use_reader(None)
    assert asked("时效过了吗，微信会不会冻结，他们要上门") == []


def test_what_presses_is_a_card_each(known: Library) -> None:
    assert set(several._PRESSING) <= set(known.cards)
    assert by_pressure(["statute_limit", "insulted", "statute_limit"]) == [
        "insulted",
        "statute_limit",
    ]
