"""Speaks to somebody in danger, and to words that are near it."""

from __future__ import annotations

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CoachAction, go_on, leave, say, still_in_danger
from actions.turn import Turn
from coach.aftercare import EXPLICIT, LIGHTLY, SAFETY
from coach.bubble import Button, notice
from coach.cards import render
from coach.safety import SafetySignal, about, detect, messages
from coach.sounds_like import Sound, words_for

_CALMING = ("ask_stay_calm", "ask_emotional_support")
_VEILED = "self_harm_veiled"


class ActionSafety(CoachAction):
    """Speaks to somebody in danger, and of nothing else; whatever was running ends."""

    action_name = "action_safety"
    yields_to_danger = False
    answers_anything = True

    def act(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Says the words for the signal, or for what is near danger."""
        if turn.meant and turn.meant.sound:
            return self._near_danger(turn, turn.meant.sound, dispatcher)
        if still_in_danger(turn, dispatcher):
            return leave(turn)
        kind = turn.intent.removeprefix("safety_")
        found = detect(turn.text)
        signal = found if found and found.kind == kind else SafetySignal(kind, "", about(turn.text))  # type: ignore[arg-type]
        for text in messages(signal):
            bubble = notice(text, "safety", kind)
            if signal.now and bubble.custom:
                bubble.custom["now"] = True
            say(dispatcher, bubble)
        return leave(turn)

    def _near_danger(
        self, turn: Turn, sound: Sound, dispatcher: CollectingDispatcher
    ) -> list[EventType]:
        if sound == "denied":
            say(dispatcher, notice(words_for(sound), "info", _VEILED))
            return go_on(turn)
        if sound == "afraid":
            buttons = tuple(Button(self.library.title(name), name) for name in _CALMING)
            say(dispatcher, notice(words_for(sound), "info", buttons=buttons))
            return go_on(turn)
        if sound == "told_to_die":
            card = self.library.cards["insulted"]
            say(dispatcher, render(card, self.library.cards, self.library.facts, first_law=False))
        bubble = notice(words_for(sound), "safety", EXPLICIT if sound == "help" else _VEILED)
        if bubble.custom:
            bubble.custom["asks"] = SAFETY if sound == "help" else LIGHTLY
        say(dispatcher, bubble)
        return leave(turn)
