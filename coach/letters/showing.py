"""A written letter as a bubble, with the file to take away."""

from __future__ import annotations

from coach.bubble import Bubble, Button
from coach.letters.writing import Reason, Written

PLAIN = "text/plain;charset=utf-8"


def as_bubble(written: Written, buttons: tuple[Button, ...] = ()) -> Bubble:
    """The letter in the chat: the text, where to send it, what to attach, and the file."""
    letter = written.letter
    custom = {
        "type": "card.letter",
        "v": 1,
        "id": letter.id,
        "title": letter.title,
        "to": letter.to,
        "body": written.body,
        "blanks": list(written.blanks),
        "attach": list(written.attach),
        "channel": [{"do": step.do, "why": _shown(step.why)} for step in written.channel],
        "why": _shown(written.why),
        "notes": list(written.notes),
        "files": [{"name": f"{letter.title}.txt", "mime": PLAIN, "text": as_file(written)}],
    }
    return Bubble(f"{letter.title}\n\n{as_file(written)}", buttons, custom)


def as_file(written: Written) -> str:
    """The file's text: the letter, then what is not part of it, parted by a line."""
    steps = [f"{number}. {step.do}" for number, step in enumerate(written.channel, 1)]
    return "\n".join([written.body, "", "----------", "寄到哪里：", *steps, *written.notes])


def _shown(why: tuple[Reason, ...]) -> list[dict[str, str]]:
    return [{"tag": one.tag, "text": one.text, "source": one.source} for one in why]
