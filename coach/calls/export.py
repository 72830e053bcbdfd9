"""The log as files to take away: a text, a table for Excel, and a page to print."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterable, Sequence

from coach.calls.findings import Finding
from coach.calls.model import LABELS, Call

Explain = Callable[[Finding], str]
"""The sentence that tells a finding with its fact and source."""

NAME = "通话记录"
_CSS = (
    "body{font-family:sans-serif;line-height:1.6;margin:2em auto;max-width:48em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
    "th,td{border:1px solid #888;padding:.3em .6em;text-align:left;vertical-align:top}"
    "th{width:6em;font-weight:normal;background:#f2f2f2}h2{font-size:1.1em;margin:1.5em 0 0}"
    "section{break-inside:avoid}footer{color:#444;font-size:.9em}"
)


def as_text(
    calls: Sequence[Call], found: Sequence[Finding], explain: Explain, notes: Iterable[str]
) -> str:
    """The log as plain text, oldest call first."""
    lines = [f"{NAME}（共{len(calls)}条，北京时间）"]
    for call in calls:
        lines += ["", f"第{call.n}条"]
        lines += [f"{label}：{value}" for _, label, value in call.rows]
        lines += [f"可能违规：{explain(one)}" for one in found if one.n == call.n]
    together = [one for one in found if not one.n]
    if together:
        lines += ["", "合起来看"]
        lines += [f"可能违规：{explain(one)}" for one in together]
    return "\n".join([*lines, "", *notes]) + "\n"


def as_csv(calls: Sequence[Call], found: Sequence[Finding]) -> str:
    """The log as a table; with a mark in front by which Excel knows it for UTF-8."""
    out = io.StringIO()
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(
        ["序号", "日期", "时刻", "次数", *(LABELS[part] for part in _COLUMNS), "可能违规"]
    )
    for call in calls:
        values = {part: value for part, _, value in call.rows}
        kinds = "、".join(one.kind for one in found if one.n == call.n)
        time = (call.time or call.part or "") + ("" if call.sure else "？")
        row = [str(call.n), call.day or "", time, str(call.times)]
        row += [values.get(part, "") for part in _COLUMNS]
        table.writerow([_inert(cell) for cell in [*row, kinds]])
    return out.getvalue()


_COLUMNS = tuple(part for part in LABELS if part != "when")


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = cell.replace("\0", "")
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def as_html(
    calls: Sequence[Call], found: Sequence[Finding], explain: Explain, notes: Iterable[str]
) -> str:
    """The log as one page that needs nothing else, to look at and to print."""
    body = [f"<h1>{NAME}</h1><p>共{len(calls)}条，时间都是北京时间。</p>"]
    for call in calls:
        rows = [(label, value) for _, label, value in call.rows]
        rows += [("可能违规", explain(one)) for one in found if one.n == call.n]
        cells = "".join(
            f"<tr><th>{html.escape(label)}</th><td>{html.escape(value)}</td></tr>"
            for label, value in rows
        )
        body.append(f"<section><h2>第{call.n}条</h2><table>{cells}</table></section>")
    together = [explain(one) for one in found if not one.n]
    if together:
        items = "".join(f"<li>{html.escape(text)}</li>" for text in together)
        body.append(f"<section><h2>合起来看</h2><ul>{items}</ul></section>")
    body += [f"<footer><p>{html.escape(note)}</p></footer>" for note in notes]
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{NAME}</title><style>{_CSS}</style></head><body>{''.join(body)}</body></html>\n"
    )
