"""When the best guess is answered, and when it is in doubt."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from components.doubt import Doubt
from components.intent_classifier import INTENT_RANKING


def judged(*ranking: tuple[str, float]) -> str:
    """The intent that a message with these guesses is left with."""
    guesses = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    message = Message(data={"text": "……", INTENT: guesses[0], INTENT_RANKING: guesses})
    (processed,) = Doubt(Doubt.get_default_config()).process([message])
    return str(processed.get(INTENT)["name"])


@pytest.mark.parametrize(
    "ranking",
    [
        [("ask_jail_threat", 0.9), ("ask_blacklist", 0.05)],
        [("ask_jail_threat", 0.66), ("ask_blacklist", 0.2)],
        [("do_make_plan", 0.55), ("ask_repayment_plan", 0.3)],
        [("refuse_cash_out", 0.3), ("ask_borrow_to_repay", 0.2)],
        [("out_of_scope", 0.8), ("ask_blacklist", 0.1)],
        [("safety_self_harm_veiled", 1.0), ("out_of_scope", 0.99)],
    ],
)
def test_who_is_sure_and_ahead_is_answered(ranking: list[tuple[str, float]]) -> None:
    assert judged(*ranking) == ranking[0][0]


@pytest.mark.parametrize(
    "ranking",
    [
        [("ask_jail_threat", 0.6), ("ask_blacklist", 0.1)],  # not sure enough for a card
        [("ask_jail_threat", 0.68), ("ask_blacklist", 0.4)],  # not far enough ahead
        [("do_make_plan", 0.45), ("ask_repayment_plan", 0.1)],
        [("do_make_plan", 0.55), ("ask_repayment_plan", 0.4)],
        [("refuse_cash_out", 0.2), ("ask_borrow_to_repay", 0.1)],
        [("refuse_cash_out", 0.4), ("ask_borrow_to_repay", 0.38)],
    ],
)
def test_the_others_are_in_doubt(ranking: list[tuple[str, float]]) -> None:
    assert judged(*ranking) == "nlu_fallback"


def test_the_guesses_stay_behind_the_mark_of_doubt_to_be_offered() -> None:
    guesses = [
        {"name": "ask_a", "confidence": 0.4},
        {"name": "ask_b", "confidence": 0.3},
    ]
    message = Message(data={"text": "……", INTENT: guesses[0], INTENT_RANKING: guesses})
    (processed,) = Doubt(Doubt.get_default_config()).process([message])
    assert [guess["name"] for guess in processed.get(INTENT_RANKING)] == [
        "nlu_fallback",
        "ask_a",
        "ask_b",
    ]
