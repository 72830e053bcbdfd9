"""The store of this process: the server's by its environment, else one that ends with the process."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from coach.records.store import Records

_lock = threading.Lock()
_current: Records | None = None
# Ends, with all that is in it, when the process does.
_folder: tempfile.TemporaryDirectory[str] | None = None


def records() -> Records:
    """The store of this process, opened at the first call.

    Raises:
        RecordsError: it cannot be opened.
    """
    global _current
    with _lock:
        if _current is None:
            _current = open_records()
        return _current


def use_records(store: Records | None) -> None:
    """Puts another store in the place of this process's; None: the next call opens it anew."""
    global _current
    with _lock:
        _current = store


def open_records(environ: Mapping[str, str] = os.environ) -> Records:
    """The store at RECORDS_URL, which `python -m tools.serve` sets; a fleeting one without it."""
    return Records(environ.get("RECORDS_URL") or _fleeting())


def _fleeting() -> str:
    global _folder
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="congrong-")
    return f"sqlite:///{Path(_folder.name) / 'records.db'}"
