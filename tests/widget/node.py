"""The page's toolchain: the locked packages of widget/, installed once, and its commands."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from coach.paths import ROOT

WIDGET = ROOT / "widget"
_LOCK = WIDGET / "package-lock.json"
_STAMP = WIDGET / "node_modules" / ".installed"


def packages() -> Path:
    """widget/node_modules as the lock file says; installed with `npm ci` where it is not."""
    wanted = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not _STAMP.exists() or _STAMP.read_text() != wanted:
        run("npm", "ci", "--no-fund", "--no-audit")
        _STAMP.write_text(wanted)
    return _STAMP.parent


def run(*command: str) -> str:
    """Runs a command in widget/; an error carries what it printed."""
    done = subprocess.run(
        command,
        cwd=WIDGET,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
