"""Training only where something has changed, and the environment the server starts in."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from coach.paths import ROOT
from tools import train
from tools.serve import environment, secret


def test_the_fingerprint_changes_with_what_training_reads_and_with_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("one")
    (tmp_path / "config.yml").write_text("pipeline")
    monkeypatch.setattr(train, "ROOT", tmp_path)
    before = train.fingerprint()
    (tmp_path / "data" / "notes.md").write_text("not read")
    assert train.fingerprint() == before
    (tmp_path / "data" / "a.yml").write_text("two")
    assert train.fingerprint() != before


def test_everything_that_training_reads_is_there() -> None:
    assert [name for name in train.INPUTS if not (ROOT / name).exists()] == []


def test_a_model_that_is_there_is_not_trained_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "MODELS", tmp_path)
    monkeypatch.setattr(train, "_train", lambda path: pytest.fail("trained"))
    train.model_path().write_text("a model")
    assert train.ensure_model() == train.model_path()


def test_an_old_model_makes_room_for_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "MODELS", tmp_path)
    monkeypatch.setattr(train, "_train", lambda path: path.write_text("new"))
    (tmp_path / "congrong-old.tar.gz").write_text("old")
    train.ensure_model()
    assert [path.name for path in tmp_path.iterdir()] == [train.model_path().name]


def test_secrets_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    made = secret(tmp_path, "chat_secret")
    assert len(made) >= 32
    assert secret(tmp_path, "chat_secret") == made
    assert stat.S_IMODE((tmp_path / "chat_secret").stat().st_mode) == 0o600


def test_port_and_data_folder_come_from_the_environment(tmp_path: Path) -> None:
    made = environment(
        {"PORT": "8123", "DATA_DIR": str(tmp_path / "data"), "CHAT_SECRET": "x" * 32}
    )
    assert made["ACTION_URL"] == "http://127.0.0.1:8123/chat/actions/webhook"
    assert made["TRACKER_DB"] == str(tmp_path / "data" / "tracker.db")
    assert made["RECORDS_URL"] == f"sqlite:///{tmp_path / 'data' / 'records.db'}"
    assert made["CHAT_SECRET"] == "x" * 32
    assert (tmp_path / "data" / "action_token").exists()


def test_without_an_environment_it_is_this_machine_only(tmp_path: Path) -> None:
    made = environment({"DATA_DIR": str(tmp_path)})
    assert (made["HOST"], made["PORT"]) == ("127.0.0.1", "5005")


def test_a_change_of_the_rules_alone_leaves_what_the_pipeline_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "rules").mkdir(parents=True)
    rules, sentences = tmp_path / "data" / "rules" / "a.yml", tmp_path / "data" / "nlu.yml"
    rules.write_text("one")
    sentences.write_text("one")
    monkeypatch.setattr(train, "ROOT", tmp_path)
    before = train.fingerprint(train.DIALOGUE)
    rules.write_text("two")
    assert train.fingerprint(train.DIALOGUE) == before
    sentences.write_text("two")
    assert train.fingerprint(train.DIALOGUE) != before
