"""The project as Rasa's own tools see it."""

from __future__ import annotations

import os
import subprocess
import sys

import yaml

from coach.paths import ROOT


def test_rasa_finds_nothing_to_warn_about_in_the_data() -> None:
    settings = {"ACTION_URL": "x", "ACTION_TOKEN": "x", "TRACKER_DB": "x", "TQDM_DISABLE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "rasa", "data", "validate", "--fail-on-warnings"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )
    warnings = [line for line in done.stderr.splitlines() if "UserWarning: The" in line]
    # The one intent that nobody can say: the server's word that a day has come.
    assert [line for line in warnings if "'EXTERNAL_reminder'" not in line] == []
    assert len(warnings) == 1, done.stderr[-2000:]


def test_only_the_chat_channel_is_mounted() -> None:
    channels = yaml.safe_load((ROOT / "credentials.yml").read_text(encoding="utf-8"))
    assert list(channels) == ["web.channel.ChatChannel"]


def test_no_tensorflow_model_is_trained() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    names = {part["name"] for part in [*config["pipeline"], *config["policies"]]}
    assert (
        names & {"DIETClassifier", "TEDPolicy", "UnexpecTEDIntentPolicy", "ResponseSelector"}
        == set()
    )
