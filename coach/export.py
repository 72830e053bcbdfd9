"""Everything that is stored of one conversation, as one JSON for machines and one text for people."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from coach.library import Library
from coach.records import Kind, Record
from coach.records_in_words import in_words

FORMAT = 1
"""Of the JSON; grows when its shape changes."""

Said = Sequence[tuple[str, str, dt.datetime]]
"""The conversation: user or bot, the text, when."""


def files_of_everything(
    known: Library, stored: Mapping[Kind, Sequence[Record]], said: Said, now: dt.datetime
) -> list[dict[str, str]]:
    """The two files."""
    name = known.line("records.file_name")
    return [
        {"name": f"{name}.txt", "mime": "text/plain", "text": _as_text(known, stored, said, now)},
        {"name": f"{name}.json", "mime": "application/json", "text": _as_json(stored, said, now)},
    ]


def _as_json(stored: Mapping[Kind, Sequence[Record]], said: Said, now: dt.datetime) -> str:
    whole = {
        "format": FORMAT,
        "made": now.isoformat(timespec="seconds"),
        "conversation": [
            {"from": who, "text": text, "at": at.isoformat(timespec="seconds")}
            for who, text, at in said
        ],
        "records": {kind: [_record(one) for one in some] for kind, some in stored.items()},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(one: Record) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": one.id,
        "created": one.created.isoformat(timespec="seconds"),
        "updated": one.updated.isoformat(timespec="seconds"),
        "data": one.data,
    }
    return shown if one.due is None else {**shown, "due": one.due.isoformat(timespec="seconds")}


def _as_text(
    known: Library, stored: Mapping[Kind, Sequence[Record]], said: Said, now: dt.datetime
) -> str:
    lines = [f"{known.line('records.file_name')}（{_minute(now)}，北京时间）"]
    for kind, some in stored.items():
        if some:
            lines += ["", f"【{known.line(f'records.kinds.{kind}')}】"]
        for number, one in enumerate(some, 1):
            lines.append(f"{number}. {_minute(one.created)}记下")
            lines += [f"   {name}：{value}" for name, value in in_words(one, number, known)]
    if said:
        lines += ["", f"【{known.line('records.conversation')}】"]
        names = {"user": known.line("records.user"), "bot": known.line("records.bot")}
        lines += [f"{_minute(at)} {names[who]}：{text}" for who, text, at in said]
    return "\n".join(lines) + "\n"


def _minute(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
