"""Finished rehearsals are kept in the records and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.runs import keep_run, runs_of
from coach.records import Records, records, use_records
from coach.rehearsal.progress import Run


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path):
    use_records(Records(f"sqlite:///{tmp_path / 'records.db'}"))
    yield
    use_records(None)


async def test_a_run_comes_back_as_it_was_kept() -> None:
    run = Run(
        "m0_three_days", 1, "2026-11-26", 69, hints=["facts"], labels={"verify": 3, "calm": "na"}
    )
    assert await keep_run("me", run)
    assert await runs_of("me") == [run]
    assert await runs_of("you") == []


async def test_a_run_that_cannot_be_read_any_more_is_left_out() -> None:
    records().add("me", "run", {"scenario": "m0_three_days", "labels": {"verify": "good"}})
    assert await runs_of("me") == []
