"""Lines of calls, and those that stand alone in files: what a model of lines learns from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

Line = tuple[str, str]
"""What is said, and the other side's line before it ("" where that is not known)."""

Tagged = tuple[Line, Sequence[str]]
"""A line and its tags."""


def read_lines(folder: Path) -> list[Tagged]:
    """The lines of a folder's files, one JSON object a line: {"prev", "text", "tags"}."""
    rows = [
        json.loads(row)
        for file in sorted(folder.glob("*.jsonl"))
        for row in file.read_text("utf-8").splitlines()
    ]
    return [((row["text"], row["prev"]), row["tags"]) for row in rows]
