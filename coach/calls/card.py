"""How calls become bubbles: one that was just written down, or the whole log with its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from coach import clock
from coach.bubble import Bubble, Button
from coach.calls import export
from coach.calls.findings import Finding, findings_of, findings_together
from coach.calls.model import Call
from coach.facts import DEBT_REMAINS, GENERAL_INFORMATION
from coach.library import Library
from coach.planner.calendar_file import Reminder, calendar_file

SHOWN = 5
"""Calls of the log that the bubble tells; the files hold them all."""


def all_findings(calls: Sequence[Call]) -> list[Finding]:
    """What the log shows: call by call, then together."""
    return [one for call in calls for one in findings_of(call)] + findings_together(calls)


def entry_bubble(known: Library, calls: Sequence[Call], id: str, lead: str) -> Bubble:
    """The call that was just written down or changed, with what it and its day show.

    `calls` is the whole log, since some breaches only show in several calls; `lead` comes first.
    """
    call = next(call for call in calls if call.id == id)
    found = [
        *findings_of(call),
        *(one for one in findings_together(calls) if _is_of_day(one, call)),
    ]
    lines = [lead, *_rows(call), *_told(known, found)]
    buttons = (
        Button(known.line("calls.button_more"), "do_log_call.log.more"),
        Button(known.line("calls.button_list"), "do_show_log"),
        *((Button(known.title("do_draft_complaint"), "do_draft_complaint"),) if found else ()),
    )
    files = [one for one in (promise_file(known, [call]),) if one]
    if files:
        lines.append(known.line("calls.promise_file", file=files[0]["name"]))
    return Bubble("\n".join(lines), buttons, _card(known, "entry", [call], found, files))


def list_bubble(known: Library, calls: Sequence[Call]) -> Bubble:
    """The whole log, newest first, with the files to take away."""
    found = all_findings(calls)
    newest = sorted(calls, key=lambda call: call.n, reverse=True)
    lines = [known.line("calls.list", count=len(calls))]
    for call in newest[:SHOWN]:
        lines.append(f"第{call.n}条：" + _one_line(call, found))
    if len(calls) > SHOWN:
        lines.append(known.line("calls.more_in_files", count=len(calls) - SHOWN))
    lines += _told(known, [one for one in found if not one.n or _is_shown(one, newest)])
    lines += [known.line("calls.files"), known.line("calls.how_to_change")]
    buttons = (
        Button(known.title("do_log_call"), "do_log_call"),
        Button(known.title("do_draft_complaint"), "do_draft_complaint"),
    )
    files = files_of(known, calls)
    return Bubble("\n".join(lines), buttons, _card(known, "list", newest, found, files))


def files_of(known: Library, calls: Sequence[Call]) -> list[dict[str, str]]:
    """The log as text, table and page."""
    found = all_findings(calls)
    notes = [*([DEBT_REMAINS, GENERAL_INFORMATION] if found else []), known.line("calls.evidence")]

    def explain(one: Finding) -> str:
        fact = known.facts.facts[one.fact]
        return f"{one.kind}（{one.seen}）。〔{fact.kind}〕{fact.spoken}（{fact.source}）"

    texts = (
        ("txt", "text/plain", export.as_text(calls, found, explain, notes)),
        ("csv", "text/csv", export.as_csv(calls, found)),
        ("html", "text/html", export.as_html(calls, found, explain, notes)),
    )
    days = promise_file(known, calls)
    return [
        *(
            {"name": f"{export.NAME}.{ending}", "mime": mime, "text": text}
            for ending, mime, text in texts
        ),
        *([days] if days else []),
    ]


def promise_file(known: Library, calls: Sequence[Call]) -> dict[str, str] | None:
    """The days to come that were agreed on, for a calendar; no sums in the titles."""
    today = clock.today()
    reminders = [
        Reminder(
            key=f"call/{call.id}",
            day=dt.date.fromisoformat(call.promised_day),
            title=known.line("calls.calendar_title"),
            text=known.line("calls.reminder", promised=call.promised or ""),
        )
        for call in calls
        if call.promised_day is not None and call.promised_day > today.isoformat()
    ]
    if not reminders:
        return None
    name = known.line("calls.calendar")
    text = calendar_file(reminders, today, name)
    return {"name": f"{name}.ics", "mime": "text/calendar", "text": text}


def _is_of_day(one: Finding, call: Call) -> bool:
    """Whether a finding of several calls is about the day of this one."""
    if call.day is None:
        return False
    _, month, day = call.day.split("-")
    return one.seen.startswith(f"{int(month)}月{int(day)}日")


def _is_shown(one: Finding, newest: Sequence[Call]) -> bool:
    return one.n in {call.n for call in newest[:SHOWN]}


def _rows(call: Call) -> list[str]:
    return [f"{label}：{value}" for _, label, value in call.rows]


def _one_line(call: Call, found: Sequence[Finding]) -> str:
    told = [value for part, _, value in call.rows if part not in ("when", "organisation")]
    kinds = "、".join(one.kind for one in found if one.n == call.n)
    return "；".join([call.title, *told]) + (f"（可能违规：{kinds}）" if kinds else "")


def _told(known: Library, found: Sequence[Finding]) -> list[str]:
    """The findings in words: each with what shows it, each fact once, and that the debt remains."""
    if not found:
        return []
    kinds = "、".join(dict.fromkeys(f"{one.kind}（{one.seen}）" for one in found))
    lines = [known.line("calls.found", kinds=kinds)]
    for id in dict.fromkeys(one.fact for one in found):
        fact = known.facts.facts[id]
        lines.append(f"〔{fact.kind}〕{fact.spoken}（{fact.source}）")
    return [*lines, DEBT_REMAINS, GENERAL_INFORMATION]


def _card(
    known: Library,
    kind: str,
    calls: Sequence[Call],
    found: Sequence[Finding],
    files: list[dict[str, str]],
) -> dict[str, Any]:
    def shown(one: Finding) -> dict[str, str]:
        fact = known.facts.facts[one.fact]
        return {
            "kind": one.kind,
            "text": fact.spoken,
            "tag": fact.kind,
            "source": fact.source,
            "seen": one.seen,
        }

    card: dict[str, Any] = {
        "type": "card.calllog",
        "v": 1,
        "kind": kind,
        "calls": [
            {
                "n": call.n,
                "id": call.id,
                "title": call.title,
                "rows": [
                    {"field": part, "label": label, "value": value}
                    for part, label, value in call.rows
                ],
                "violations": [shown(one) for one in found if one.n == call.n],
            }
            for call in calls
        ],
        "findings": [shown(one) for one in found if not one.n],
        "files": files,
    }
    if found:
        card |= {"reminder": DEBT_REMAINS, "disclaimer": GENERAL_INFORMATION}
    return card
