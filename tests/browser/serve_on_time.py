"""The server of `make run`, except that a reminder does not wait for the minute, nor for the day.

`python -m tests.browser.serve_on_time` prepares what `tools.serve` prepares and becomes the same
`rasa run`; only the clockwork of web/upkeep.py is set to the pace of a test.
"""

from __future__ import annotations

import os
import runpy
import sys

from tools import serve


def become(_: str, command: list[str], env: dict[str, str]) -> None:
    """Runs the command in this process instead of replacing it."""
    os.environ.update(env)
    from web import upkeep

    upkeep.EVERY_SECONDS = 0.5
    upkeep.is_quiet = lambda _: False
    sys.argv = command[2:]
    runpy.run_module(command[2], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    os.execve = become  # type: ignore[assignment]
    serve.main()
