"""Checks of the calls and lines of calls that the reader of whole calls learns from; see tools.check."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from coach.review.names import RED_LINES, VIOLATIONS
from coach.review.tags import FILE as TAGS_FILE
from coach.review.tags import load_tags
from components.rated_calls import LEVELS, rated_call
from tools.sentences import OWN_WORDS

if TYPE_CHECKING:
    from tools.check import Project


def lines_of_calls_are_well_formed(project: Project) -> Iterator[str]:
    """Each line of a call has a text, known tags, and stands once in its folder."""
    folders = project.root / "data" / "call_lines"
    book = load_tags(project.knowledge / TAGS_FILE)
    known = {"borrower": book.borrower, "collector": book.collector, "violations": VIOLATIONS}
    for folder in sorted(folders.glob("*")):
        seen: set[tuple[str, str]] = set()
        for file in sorted(folder.glob("*.jsonl")):
            where = f"data/call_lines/{folder.name}/{file.name}"
            for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                yield from (
                    f"{where} 第{number}行：{fault}"
                    for fault in _line_faults(row, known.get(folder.name, ()), seen)
                )


def calls_are_well_formed(project: Project) -> Iterator[str]:
    """Each call that is learnt from has known tags on both sides and whole ratings, and stands once."""
    book = load_tags(project.knowledge / TAGS_FILE)
    known = {"b": set(book.borrower), "c": {*book.collector, *VIOLATIONS}}
    seen: set[str] = set()
    for file in sorted((project.root / "data" / "calls").glob("*.jsonl")):
        for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            where = f"data/calls/{file.name} 第{number}行"
            yield from (f"{where}：{fault}" for fault in _call_faults(row, known, seen))


def rated_calls_are_unseen(project: Project) -> Iterator[str]:
    """No line of the calls that the review is measured with is learnt from, but everybody's words."""
    learnt: set[str] = set()
    for file in (project.root / "data").glob("call*/**/*.jsonl"):
        for row in file.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, KeyError, TypeError):  # what is no line is told above
                read = json.loads(row)
                learnt |= (
                    {text for _, text, *_ in read["turns"]} if "turns" in read else {read["text"]}
                )
    for file in sorted((project.root / "tests" / "nlu" / "rated_calls").glob("*.jsonl")):
        for row in file.read_text(encoding="utf-8").splitlines():
            for _, text in json.loads(row)["turns"]:
                if text in learnt and len(text) > OWN_WORDS:
                    yield f"tests/nlu/rated_calls/{file.name}: 「{text}」也在训练句里"


def _call_faults(row: str, known: Mapping[str, Collection[str]], seen: set[str]) -> Iterator[str]:
    try:
        call = rated_call(json.loads(row))
        sides = [(side, text, tags) for side, text, tags in json.loads(row)["turns"]]
    except (ValueError, KeyError, TypeError):
        yield "应有 brief、affordable_month、turns（边、话、标签）和 ratings（十项、红线、违规）"
        return
    spoken = "\n".join(text for _, text, _ in sides)
    if spoken in seen:
        yield "这通电话出现两次"
    seen.add(spoken)
    for side, text, tags in sides:
        if not text.strip():
            yield "有一句没有话"
        yield from (f"「{text}」不认识的标签 {tag}" for tag in tags if tag not in known[side])
    for rating in call.ratings:
        unknown = {*rating.red_lines} - {*RED_LINES} | {*rating.violations} - {*VIOLATIONS}
        yield from (f"不认识的红线或违规 {name}" for name in sorted(unknown))
        if not all(level in LEVELS for level in rating.levels.values()):
            yield f"十项只能是 {'、'.join(map(str, LEVELS))}"
    if not call.ratings:
        yield "没有人评过"


def _line_faults(row: str, known: Collection[str], seen: set[tuple[str, str]]) -> Iterator[str]:
    try:
        line = json.loads(row)
        text, prev, tags = line["text"], line["prev"], line["tags"]
    except (ValueError, KeyError, TypeError):
        yield f"应有 prev、text、tags，现在是 {row}"
        return
    if not text.strip():
        yield "没有话"
    yield from (f"不认识的标签 {tag}" for tag in tags if tag not in known)
    if (prev, text) in seen:
        yield f"「{text}」出现两次"
    seen.add((prev, text))
