"""A typed button title means the button, unless somebody is in danger."""

from __future__ import annotations

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from components.intent_classifier import INTENT_RANKING
from components.typed_button import TypedButton

BUTTONS = [
    {"title": "失业了", "payload": '/say_explain_hardship{"cause": "job_lost"}'},
    {"title": "好，接着来", "payload": "/do_affirm"},
]


def tracker(*events: object) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("test", list(events))


def read(text: str, events: DialogueStateTracker | None, intent: str = "out_of_scope") -> Message:
    message = Message(data={"text": text, INTENT: {"name": intent, "confidence": 0.4}})
    (processed,) = TypedButton().process([message], events)
    return processed


def test_a_title_of_the_last_turn_is_the_button() -> None:
    message = read("失业了。", tracker(BotUttered("为什么？", {"buttons": BUTTONS})))
    assert message.get(INTENT) == {"name": "say_explain_hardship", "confidence": 1.0}
    assert message.get(INTENT_RANKING) == [message.get(INTENT)]
    assert message.get(ENTITIES) == [{"entity": "cause", "value": "job_lost"}]


def test_the_title_of_an_earlier_turn_is_an_ordinary_message() -> None:
    events = tracker(
        BotUttered("为什么？", {"buttons": BUTTONS}), UserUttered("嗯"), BotUttered("什么时候？")
    )
    assert read("失业了", events).get(INTENT)["name"] == "out_of_scope"


def test_without_a_conversation_nothing_changes() -> None:
    assert read("失业了", None).get(INTENT)["name"] == "out_of_scope"


def test_a_crisis_stays_a_crisis() -> None:
    events = tracker(BotUttered("？", {"buttons": [{"title": "不想活了", "payload": "/do_deny"}]}))
    assert read("不想活了", events, "safety_self_harm_explicit").get(INTENT)["name"] == (
        "safety_self_harm_explicit"
    )
