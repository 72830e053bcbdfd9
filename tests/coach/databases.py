"""Real databases for the tests of the records: a file of SQLite, and a PostgreSQL server of our own.

The server lives in a folder that ends with the tests, is reached by a socket in it, and runs as a
user without rights where the tests run as root (it refuses to run as root).
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PORT = "5432"  # only the name of the socket: the server does not listen on the network


def _program(name: str) -> str:
    """The path of one of PostgreSQL's programs; Debian keeps them off the PATH."""
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    assert found, f"{name} is missing: install the package postgresql (.ci/run does)"
    return found


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The address of a running server with an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="congrong-pg-"))
    user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    if os.getuid() == 0:
        os.chown(folder, user.pw_uid, user.pw_gid)

    def run(*command: str) -> subprocess.Popen[bytes]:
        as_user = (
            {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            if os.getuid() == 0
            else {}
        )
        return subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=(folder / "errors").open("ab"),
            **as_user,  # type: ignore[arg-type]
        )

    data = str(folder / "data")
    made = run(
        _program("initdb"), "-D", data, "-U", "congrong", "-A", "trust", "-E", "UTF8",
        "--no-locale", "--no-sync",
    )  # fmt: skip
    assert made.wait(60) == 0, (folder / "errors").read_text()
    server = run(
        _program("postgres"), "-D", data, "-p", PORT, "-k", str(folder),
        "-c", "listen_addresses=", "-c", "fsync=off",
    )  # fmt: skip
    try:
        end = time.monotonic() + 30
        while not (folder / f".s.PGSQL.{PORT}").exists() or not _answers(folder):
            alive = server.poll() is None and time.monotonic() < end
            assert alive, (folder / "errors").read_text()
            time.sleep(0.1)
        yield f"postgresql://congrong@/postgres?host={folder}&port={PORT}"
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _answers(folder: Path) -> bool:
    import psycopg2

    with contextlib.suppress(psycopg2.OperationalError):
        psycopg2.connect(host=str(folder), port=PORT, user="congrong", dbname="postgres").close()
        return True
    return False
