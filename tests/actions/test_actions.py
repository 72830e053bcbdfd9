"""The wire to Rasa: failures become a bubble, buttons Rasa's payloads, flows are taken up again."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.base import PATIENCE, as_payload, go_on, masked_notice
from actions.runner import ActionRunner
from actions.safety import ActionSafety
from actions.turn import Turn
from coach.library import library


def tracker(text: str = "", intent: str = "", **given: Any) -> Tracker:
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "intent_ranking": given.get("ranking", []),
        "entities": given.get("entities", []),
    }
    events = [{"event": "user", "text": text, "metadata": given.get("metadata", {})}]
    return Tracker(
        "test", given.get("slots", {}), message, events, False, None, given.get("loop", {}), None
    )


def call(action: str, **given: Any) -> dict[str, Any]:
    state = tracker(**given).current_state()
    state["latest_message"] = tracker(**given).latest_message
    return {"next_action": action, "tracker": state, "domain": {}, "sender_id": "test"}


def test_an_action_that_fails_still_says_something() -> None:
    answer = asyncio.run(ActionRunner().run(call("action_answer", text="x", intent="ask_unknown")))
    assert [response["text"] for response in answer["responses"]] == [library().line("failed")]
    assert answer["events"] == []


def test_an_unknown_action_still_says_something() -> None:
    answer = asyncio.run(ActionRunner().run(call("action_nonsense")))
    assert [response["text"] for response in answer["responses"]] == [library().line("failed")]


@pytest.mark.parametrize(
    ("payload_id", "payload"),
    [
        ("ask_jail_threat", "/ask_jail_threat"),
        ("ask_jail_threat.depth.still", '/ask_jail_threat{"depth": "still"}'),
    ],
)
def test_a_button_becomes_a_payload(payload_id: str, payload: str) -> None:
    assert as_payload(payload_id) == payload


def test_a_flow_is_taken_up_again_and_dropped_after_some_questions() -> None:
    for before in range(PATIENCE):
        events = go_on(Turn(tracker(loop={"name": "hardship_form"}, slots={"digressions": before})))
        assert [event["event"] for event in events] == ["slot", "followup"]
    events = go_on(Turn(tracker(loop={"name": "hardship_form"}, slots={"digressions": PATIENCE})))
    assert [event["event"] for event in events] == ["active_loop", "slot", "slot"]


def test_without_a_flow_there_is_nothing_to_take_up() -> None:
    assert go_on(Turn(tracker())) == []


def test_what_was_masked_is_named_in_chinese() -> None:
    assert masked_notice(library(), ["id_card", "phone"]).text == (
        "您刚才发的身份证号、手机号，我已经遮住，没有保存。这类信息跟谁都先别说。"
    )


def said_by(action: Any, **given: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker(**given), {}))
    return dispatcher.messages, events


def test_the_disclaimer_is_said_once_a_conversation() -> None:
    first, events = said_by(ActionAnswer(), text="会坐牢吗", intent="ask_jail_threat")
    assert first[0]["text"].count("不构成法律意见") == 1
    assert {
        "event": "slot",
        "timestamp": None,
        "name": "told_general_information",
        "value": True,
    } in events
    again, _ = said_by(
        ActionAnswer(),
        text="会坐牢吗",
        intent="ask_jail_threat",
        slots={"told_general_information": True},
    )
    assert "不构成法律意见" not in again[0]["text"]


def test_a_crisis_that_only_the_classifier_sees_is_answered_with_the_words_for_its_kind() -> None:
    said, _ = said_by(ActionSafety(), text="唉", intent="safety_self_harm_veiled")
    assert "12356" in said[0]["text"]
    assert "念头" in said[0]["text"]
