"""What a message means where plain words know better than what it was taken for.

Two things go wrong before an action is chosen: the trained detector alone takes harmless words for
danger, and words near danger (救命, 催收打我) are taken for anything. They are mended here, once for
all actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coach.sounds_like import Sound, sound_of

SURE = 0.5
_ACTIONS = {
    "ask": "action_answer",
    "say": "action_answer",
    "refuse": "action_refuse",
    "out": "action_out_of_scope",
}
_UNCLEAR = ("nlu_fallback", "out_of_scope")
LIVE = "live_form"


@dataclass(frozen=True)
class Meant:
    """The action that answers; `intent` is to be read instead of the recognised one, if any."""

    action: str
    intent: str = ""
    sound: Sound | None = None


def meant_by(message: dict[str, Any], flow: str | None, in_danger: bool) -> Meant | None:
    """What the message means; None where it is what it was taken for.

    Args:
        message: as the recognisers leave it. flow: the form that is running.
        in_danger: the bot has just asked about danger, so the message is read as the answer.
    """
    name, sure = _best(message)
    if in_danger:
        return None
    sound = sound_of(str(message.get("text") or ""))
    alarm = name.startswith("safety_")
    if sound is None:
        return None
    if sound == "denied":
        return (
            Meant("action_safety", "safety_self_harm_veiled", sound) if not flow or alarm else None
        )
    if sound == "call_over":
        return _call_is_over(message, flow, alarm, sure)
    if sound == "harmless":
        return _next_guess(message) if alarm else None
    if sound == "struck":
        return Meant("action_answer", "ask_threatened_violence")
    unclear = alarm or name in _UNCLEAR or sure < SURE
    if sound == "revenge":
        return Meant("action_refuse", "refuse_revenge") if unclear else None
    if sound == "next_call":
        return Meant("action_answer", "ask_guide_overview") if unclear and not flow else None
    if flow:
        # In a call, or a talk, these words are for it; of an alarm alone it is not sure enough.
        return _next_guess(message) if alarm and sound == "told_to_die" else None
    if sound == "told_to_die" and not (unclear or name == "ask_insulted"):
        return None
    return Meant("action_safety", "", sound)


def _call_is_over(
    message: dict[str, Any], flow: str | None, alarm: bool, sure: float
) -> Meant | None:
    """Ends the live call; at other times says what comes after a call."""
    if flow == LIVE:
        return Meant("action_live_over", "do_stop")
    if flow:
        return _next_guess(message) if alarm else None
    name = _best(message)[0]
    known = not alarm and sure >= SURE and name not in (*_UNCLEAR, "do_goodbye")
    return None if known else Meant("action_live_over", "do_stop")


def _next_guess(message: dict[str, Any]) -> Meant:
    """What the classifier would have said without the alarm."""
    for guess in message.get("intent_ranking") or []:
        name = str(guess["name"])
        if not name.startswith(("safety_", "nlu_fallback")):
            action = _ACTIONS.get(name.split("_")[0])
            if action and guess["confidence"] >= SURE:
                return Meant(action, name)
            break
    return Meant("action_offer", "nlu_fallback")


def _best(message: dict[str, Any]) -> tuple[str, float]:
    intent = message.get("intent") or {}
    return str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)
