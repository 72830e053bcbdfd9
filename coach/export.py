"""Everything that is stored of one conversation, as one JSON for machines and one text for people."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.calls.model import Call
from coach.library import Library
from coach.records import Kind, Record

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
            lines += [f"{number}. {_minute(one.created)}记下", *_told(one, number)]
    if said:
        lines += ["", f"【{known.line('records.conversation')}】"]
        names = {"user": known.line("records.user"), "bot": known.line("records.bot")}
        lines += [f"{_minute(at)} {names[who]}：{text}" for who, text, at in said]
    return "\n".join(lines) + "\n"


def _told(one: Record, number: int) -> Iterator[str]:
    """What a record tells: a call in its own words, anything else field by field."""
    if one.due is not None:
        yield f"   {_minute(one.due)}"
    if one.kind == "call":
        for _, label, value in Call.of(one.data, one.id, number).rows:
            yield f"   {label}：{value}"
    else:
        yield from _fields(one.data, "   ")


def _fields(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, Mapping | list):
                yield f"{indent}{key}："
                yield from _fields(item, indent + "  ")
            elif item not in (None, ""):
                yield f"{indent}{key}：{item}"
    elif isinstance(value, list):
        for item in value:
            yield from _fields(item, indent)
    else:
        yield f"{indent}{value}"


def _minute(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
