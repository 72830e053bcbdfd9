"""Serves the bot: `python -m tools.serve` prepares the environment and becomes `rasa run`.

Environment: PORT (5005), HOST (127.0.0.1), DATA_DIR (./var), and whatever web/settings.py reads.
Secrets that are not given are made once and kept in DATA_DIR, readable by the owner only.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from coach.paths import ROOT
from tools.train import ensure_model


def secret(folder: Path, name: str) -> str:
    """The secret kept in the file `name` of the folder, made now if there is none."""
    path = folder / name
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text().strip()


def environment(given: dict[str, str]) -> dict[str, str]:
    """The environment for Rasa: what was given, and defaults for the rest."""
    data = Path(given.get("DATA_DIR") or ROOT / "var").resolve()
    data.mkdir(parents=True, exist_ok=True)
    port = given.get("PORT") or "5005"
    defaults = {
        "PORT": port,
        "HOST": "127.0.0.1",
        "DATA_DIR": str(data),
        "TRACKER_DB": str(data / "tracker.db"),
        "RECORDS_URL": f"sqlite:///{data / 'records.db'}",
        "ACTION_URL": f"http://127.0.0.1:{port}/chat/actions/webhook",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TQDM_DISABLE": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        # The server's answers must not be slowed down by threads that wait for each other.
        "OMP_NUM_THREADS": "1",
    }
    result = {**defaults, **{name: value for name, value in given.items() if value}}
    for name in ("CHAT_SECRET", "ACTION_TOKEN"):
        result.setdefault(name, secret(data, name.lower()))
    result["PYTHONPATH"] = str(ROOT)
    return result


def main() -> None:
    """Trains where needed, then becomes the server."""
    env = environment(dict(os.environ))
    model = ensure_model()
    print("正在启动……", flush=True)
    os.chdir(ROOT)
    command = [
        sys.executable, "-m", "rasa", "run",
        "--model", str(model),
        "--port", env["PORT"],
        "--interface", env["HOST"],
        "--endpoints", "endpoints.yml",
        "--credentials", "credentials.yml",
    ]  # fmt: skip
    os.execve(sys.executable, command, env)


if __name__ == "__main__":
    main()
