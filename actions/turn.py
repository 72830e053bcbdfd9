"""A turn as the actions see it: Rasa's tracker, wrapped once, read as plain values."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rasa_sdk import Tracker

from actions.meant import Meant, meant_by
from coach import aftercare
from coach.clock import BEIJING
from coach.quantities import Quantity

MASKED = "masked"
"""The id of the notice that something was masked."""
QUANTITY_TYPES = frozenset({"money", "period", "date", "days", "rate"})


class Turn:
    """The user's latest message and the state of the conversation, as plain values."""

    def __init__(self, tracker: Tracker) -> None:
        """`tracker` is Rasa's view of the conversation.

        meant: what the message is where plain words know better than what it was taken for.
        asked: cards that a message of several clauses asks for, most pressing first, once they
        were read.
        """
        self.tracker = tracker
        self.asked: list[str] = []
        self._message: dict[str, Any] = tracker.latest_message or {}
        self.meant: Meant | None = None
        if not self.is_button:
            self.meant = meant_by(self._message, self.flow, self.danger is not None)
        if self.meant and self.meant.intent:
            best = {"name": self.meant.intent, "confidence": 1.0}
            self._message = {**self._message, "intent": best}

    @property
    def text(self) -> str:
        """What the user wrote, in the form that the recognisers read; offsets refer to it."""
        return str(self._message.get("text") or "")

    @property
    def typed(self) -> str:
        """What the user wrote to the letter, blanks and punctuation too."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                return str(event.get("text") or "")
        return self.text

    @property
    def intent(self) -> str:
        """The name of the recognised intent."""
        return str((self._message.get("intent") or {}).get("name") or "")

    @property
    def confidence(self) -> float:
        """How sure the classifier is of it, 0 to 1."""
        return float((self._message.get("intent") or {}).get("confidence") or 0.0)

    @property
    def ranking(self) -> list[tuple[str, float]]:
        """The classifier's guesses, best first, with their confidences."""
        guesses = self._message.get("intent_ranking") or []
        return [(guess["name"], guess["confidence"]) for guess in guesses]

    @property
    def is_button(self) -> bool:
        """Whether the user tapped a button instead of writing."""
        return self.text.startswith("/")

    @property
    def quantities(self) -> list[Quantity]:
        """Sums, periods, dates, days and rates in the message, in order."""
        found = [
            Quantity(
                entity["entity"],
                entity["value"],
                bool(entity.get("approx")),
                entity["start"],
                entity["end"],
            )
            for entity in self._message.get("entities") or []
            if entity.get("entity") in QUANTITY_TYPES and entity.get("start") is not None
        ]
        return sorted(found, key=lambda quantity: quantity.start)

    @property
    def acts(self) -> list[dict[str, Any]]:
        """The speech acts of the message, as a line on a call: `id` and `confidence`, surest first."""
        return list(self._message.get("acts") or [])

    @property
    def alarm(self) -> float:
        """How sure the crisis detector is of any danger, 0 to 1."""
        return float((self._message.get("crisis") or {}).get("confidence") or 0.0)

    @property
    def conversation(self) -> str:
        """The conversation's id."""
        return str(self.tracker.sender_id)

    def entity(self, name: str) -> str | None:
        """The value of the first entity of that name."""
        for entity in self._message.get("entities") or []:
            if entity.get("entity") == name:
                return str(entity["value"])
        return None

    def named(self, entity: str, since: str | None = None) -> list[str]:
        """The values that the user's messages named, in order, each once.

        since: a form; only from the message on that began its last run.
        """
        found: list[str] = []
        latest: list[str] = []
        for event in self.tracker.events:
            if event.get("event") == "user":
                entities = (event.get("parse_data") or {}).get("entities") or []
                latest = [str(one["value"]) for one in entities if one.get("entity") == entity]
                found += latest
            elif since and event.get("event") == "active_loop" and event.get("name") == since:
                found = list(latest)
        return list(dict.fromkeys(found))

    def slot(self, name: str) -> Any:
        """The slot's value, None where it is not set."""
        return self.tracker.get_slot(name)

    @property
    def requested(self) -> str | None:
        """The slot that the running flow has asked for."""
        return self.slot("requested_slot")

    @property
    def flow(self) -> str | None:
        """The form that is running, if any."""
        return (self.tracker.active_loop or {}).get("name")

    def was_in(self, form: str) -> bool:
        """Whether the flow ran at some time in the conversation."""
        return any(
            event.get("event") == "active_loop" and event.get("name") == form
            for event in self.tracker.events
        )

    @property
    def masked(self) -> list[str]:
        """The kinds of personal data that were masked in the latest message."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                return list((event.get("metadata") or {}).get("masked") or [])
        return []

    @property
    def danger(self) -> aftercare.Talk | None:
        """The talk about danger that the bot's last words were part of, if they were."""
        turns: list[list[dict[str, Any]]] = []
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                if turns and not any(_of_danger(bubble) for bubble in turns[-1]):
                    break
                turns.append([])
            elif event.get("event") == "bot" and turns:
                turns[-1].append(event)
        turns = [turn for turn in turns if any(map(_of_danger, turn))]
        last = turns[0][0] if turns else {}
        if not _of_danger(last):
            return None
        custom = last["data"]["custom"]
        said = [str(event.get("text") or "") for turn in reversed(turns) for event in turn[::-1]]
        asks = custom.get("asks") or aftercare.question_after(custom["id"])
        return aftercare.Talk(
            custom["id"], asks, tuple(said), bool(custom.get("now")), bool(custom.get("quiet"))
        )

    @property
    def last_shown(self) -> list[dict[str, Any]]:
        """The cards of the bot's last turn before the latest message."""
        shown: list[dict[str, Any]] = []
        past_the_message = False
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                if past_the_message:
                    break
                past_the_message = True
            elif event.get("event") == "bot" and past_the_message:
                shown.append((event.get("data") or {}).get("custom") or {})
        return shown

    @property
    def said(self) -> list[tuple[str, str, dt.datetime]]:
        """What was typed, pressed and said so far: user or bot, the text, when."""
        said = []
        for event in self.tracker.events:
            metadata = event.get("metadata") or {}
            if event.get("event") not in ("user", "bot") or metadata.get("is_external"):
                continue
            text = metadata.get("title") or event.get("text") or ""
            if text and not text.startswith("/"):
                at = dt.datetime.fromtimestamp(event.get("timestamp") or 0, BEIJING)
                said.append((str(event["event"]), str(text), at))
        return said

    @property
    def nothing_said_yet(self) -> bool:
        """Whether the latest message has had no answer so far; what was masked is none."""
        return all(custom.get("id") == MASKED for custom in self._answered())

    @property
    def told_of_masking(self) -> bool:
        """Whether it was said that something in the latest message was masked."""
        return any(custom.get("id") == MASKED for custom in self._answered())

    def _answered(self) -> list[dict[str, Any]]:
        """The cards of what was said to the latest message, the last one first."""
        answered = []
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                break
            if event.get("event") == "bot":
                answered.append((event.get("data") or {}).get("custom") or {})
        return answered


def _of_danger(event: dict[str, Any]) -> bool:
    return ((event.get("data") or {}).get("custom") or {}).get("kind") == "safety"
