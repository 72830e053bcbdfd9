"""Records in SQLite and in PostgreSQL: the same tests for both."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from databases import postgresql

from coach.clock import BEIJING
from coach.paths import ROOT
from coach.records import (
    KINDS,
    Records,
    RecordsError,
    RecordsFullError,
    TooLargeError,
    UnknownRecordError,
    postgres,
    sqlite,
    store,
)

START = dt.datetime(2026, 11, 26, 10, 0, tzinfo=BEIJING)


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now.timestamp()

    def pass_(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'records.db'}"
    return emptied(request.getfixturevalue("server"))


def emptied(address: str) -> str:
    """The server's address, with nothing left in its database."""
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return address


@pytest.fixture
def kept(url: str, clock: Clock) -> Iterator[Records]:
    opened = Records(url, clock)
    yield opened
    opened.close()


def test_what_was_written_is_found_again_in_the_order_in_which_it_came(
    kept: Records, clock: Clock
) -> None:
    first = kept.add("me", "call", {"organisation": "蚂蚁"})
    clock.pass_(minutes=5)
    second = kept.add("me", "call", {"organisation": "银行"})
    assert kept.all("me", "call") == [first, second]
    assert (first.data, first.created, first.updated) == ({"organisation": "蚂蚁"}, START, START)
    assert second.created == START + dt.timedelta(minutes=5)
    assert kept.get("me", second.id) == second
    assert kept.all("me", "plan") == []


def test_after_a_restart_all_is_still_there(kept: Records, url: str) -> None:
    written = kept.add("me", "plan", {"debts": [{"name": "借呗", "principal_fen": 1200000}]})
    again = Records(url)
    assert again.all("me", "plan") == [written]
    again.close()


def test_a_conversation_sees_and_changes_only_its_own(kept: Records) -> None:
    mine = kept.add("me", "letter", {"to": "机构"})
    assert kept.get("you", mine.id) is None
    assert kept.delete("you", mine.id) is False
    with pytest.raises(UnknownRecordError):
        kept.update("you", mine.id, {"to": "别人"})
    assert kept.delete_all("you") == 0
    assert kept.all("me", "letter") == [mine]


def test_a_change_replaces_the_content_and_keeps_the_place(kept: Records, clock: Clock) -> None:
    first = kept.add("me", "call", {"when": "22:30", "name": "王"})
    second = kept.add("me", "call", {"when": "09:00"})
    clock.pass_(days=1)
    changed = kept.update("me", first.id, {"when": "22:20"})
    assert changed.data == {"when": "22:20"}
    assert (changed.created, changed.updated) == (START, START + dt.timedelta(days=1))
    assert kept.all("me", "call") == [changed, second]


def test_one_record_can_be_deleted_and_is_then_unknown(kept: Records) -> None:
    first, second = kept.add("me", "page", {"n": 1}), kept.add("me", "page", {"n": 2})
    assert kept.delete("me", first.id) is True
    assert kept.delete("me", first.id) is False
    assert kept.get("me", first.id) is None
    with pytest.raises(UnknownRecordError):
        kept.update("me", first.id, {"n": 3})
    assert kept.all("me", "page") == [second]


def test_everything_of_one_conversation_comes_by_kind_and_goes_at_once(kept: Records) -> None:
    written = {
        kind: [kept.add("me", kind, {"n": 1}), kept.add("me", kind, {"n": 2})] for kind in KINDS
    }
    theirs = kept.add("you", "call", {"n": 3})
    assert kept.everything("me") == written
    assert kept.delete_all("me") == 2 * len(KINDS)
    assert kept.everything("me") == {kind: [] for kind in KINDS}
    assert kept.all("you", "call") == [theirs]


def test_private_data_is_masked_wherever_it_stands(kept: Records) -> None:
    written = kept.add(
        "me",
        "call",
        {"claimed": "打我手机13812345678", "lines": [{"text": "卡号6222021234567890128"}], "n": 1},
    )
    assert written.data["claimed"] == "打我手机〔手机号〕"
    assert written.data["lines"] == [{"text": "卡号〔银行卡号〕"}]
    changed = kept.update("me", written.id, {"claimed": "身份证11010519491231002X"})
    assert changed.data == {"claimed": "身份证〔身份证号〕"}
    assert kept.get("me", written.id) == changed


def test_dates_times_sums_and_hotlines_are_not_taken_for_private_data(kept: Records) -> None:
    data = {
        "when": "2026-11-25T22:30:00+08:00",
        "day": "2026-12-15",
        "principal_fen": 1250055,
        "number": "尾号8899",
        "staff": "工号2036",
        "said": "今天还清12500.55元，不然打12378",
        "note": None,
        "connected": True,
    }
    assert kept.add("me", "call", data).data == data


def test_a_conversation_cannot_fill_the_database(
    kept: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MAX_RECORDS", 3)
    for n in range(3):
        kept.add("me", "run", {"n": n})
    with pytest.raises(RecordsFullError):
        kept.add("me", "call", {"n": 4})
    assert [record.data["n"] for record in kept.all("me", "run")] == [0, 1, 2]
    kept.add("you", "call", {"n": 1})


def test_a_record_that_is_too_large_is_not_written(kept: Records) -> None:
    first = kept.add("me", "page", {"text": "好" * 20_000})
    with pytest.raises(TooLargeError):
        kept.add("me", "page", {"text": "好" * 22_000})
    with pytest.raises(TooLargeError):
        kept.update("me", first.id, {"text": "好" * 22_000})
    assert kept.all("me", "page") == [first]


def test_an_unknown_kind_is_refused(kept: Records) -> None:
    with pytest.raises(ValueError, match="diary"):
        kept.add("me", "diary", {})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="diary"):
        kept.all("me", "diary")  # type: ignore[arg-type]


def test_what_nobody_touched_for_long_expires(kept: Records, clock: Clock) -> None:
    kept.add("me", "call", {"n": "old"})
    touched = kept.add("me", "call", {"n": "touched"})
    ahead = kept.add("me", "reminder", {"n": "ahead"}, START + dt.timedelta(days=300))
    kept.add("me", "reminder", {"n": "past"}, START + dt.timedelta(days=1))
    clock.pass_(days=100)
    touched = kept.update("me", touched.id, {"n": "touched again"})
    clock.pass_(days=82)
    new = kept.add("you", "plan", {"n": "new"})
    assert kept.expire(clock.now - dt.timedelta(days=180)) == 2
    assert kept.all("me", "call") == [touched]
    assert kept.all("me", "reminder") == [ahead]
    assert kept.all("you", "plan") == [new]
    assert kept.expire(clock.now - dt.timedelta(days=180)) == 0


def test_reminders_are_due_from_their_time_on_the_earliest_first(kept: Records) -> None:
    later = kept.add("me", "reminder", {"n": 2}, START + dt.timedelta(hours=2))
    soon = kept.add("you", "reminder", {"n": 1}, START + dt.timedelta(hours=1))
    kept.add("me", "call", {"n": 3})
    assert kept.due(START + dt.timedelta(minutes=59)) == []
    assert kept.due(START + dt.timedelta(hours=1)) == [("you", soon)]
    assert kept.due(START + dt.timedelta(days=9)) == [("you", soon), ("me", later)]


def test_a_reminder_is_delivered_once_given_back_or_set_anew(kept: Records) -> None:
    reminder = kept.add("me", "reminder", {"n": 1}, START)
    assert kept.claim(reminder.id) is True
    assert kept.claim(reminder.id) is False
    assert kept.due(START) == []
    delivered = kept.get("me", reminder.id)
    assert delivered is not None
    assert delivered.delivered
    kept.give_back(reminder.id)
    assert kept.due(START) == [("me", reminder)]
    assert kept.claim(reminder.id) is True
    kept.update("me", reminder.id, {"n": 2}, START + dt.timedelta(days=1))
    assert [record.data for _, record in kept.due(START + dt.timedelta(days=1))] == [{"n": 2}]


def test_of_many_who_claim_a_reminder_at_once_one_gets_it(kept: Records) -> None:
    for _ in range(5):
        reminder = kept.add("me", "reminder", {}, START)
        start = threading.Barrier(6)

        def claim(id: str, start: threading.Barrier = start) -> bool:
            start.wait()
            return kept.claim(id)

        with ThreadPoolExecutor(6) as pool:
            assert sorted(pool.map(claim, [reminder.id] * 6)) == [False] * 5 + [True]


def test_many_who_write_at_once_lose_nothing(kept: Records) -> None:
    def write(n: int) -> None:
        record = kept.add(f"me-{n % 4}", "call", {"n": n})
        kept.update(f"me-{n % 4}", record.id, {"n": n, "again": True})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(80)))
    found = [record.data["n"] for n in range(4) for record in kept.all(f"me-{n}", "call")]
    assert sorted(found) == list(range(80))


def test_processes_that_start_at_once_make_one_table(url: str) -> None:
    program = (
        "import sys; from coach.records import Records\n"
        "print(Records(sys.argv[1]).add('me', 'call', {'from': sys.argv[2]}).id)"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, url, str(n)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(4)
    ]
    for process in started:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    opened = Records(url)
    assert sorted(record.data["from"] for record in opened.all("me", "call")) == list("0123")
    opened.close()


def test_the_table_is_what_the_migrations_make(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from coach.records.database import RECORDS, connect

    engine = connect(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, RECORDS.metadata) == []
    engine.dispose()


def test_an_error_tells_nothing_of_what_was_entered(url: str, clock: Clock) -> None:
    kept = Records(url, clock)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE records"))
    with pytest.raises(RecordsError) as caught:
        kept.add("me", "call", {"said": "只有我知道"})
    told = [str(caught.value), str(caught.value.__cause__)]
    assert not any("只有我知道" in text for text in told)
    kept.close()
    engine.dispose()


# --- PostgreSQL alone -----------------------------------------------------------------------------


def table_files(address: str) -> bytes:
    """All that stands in the files of the server's tables; its write-ahead log is not looked at."""
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
    engine.dispose()
    folder = Path(sa.engine.make_url(address).query["host"]) / "data" / "base"
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def on_server(server: str, clock: Clock) -> Iterator[Records]:
    opened = Records(emptied(server), clock)
    yield opened
    opened.close()


def test_what_is_deleted_is_in_no_table_file_of_the_server(
    on_server: Records, server: str, clock: Clock
) -> None:
    for n in range(60):
        record = on_server.add(
            f"owner-{'ab'[n % 2]}", "call", {"said": f"secret-{'ab'[n % 2]}-{n}"}
        )
        if n % 5 == 0:
            on_server.update(
                f"owner-{'ab'[n % 2]}", record.id, {"said": f"secret-{'ab'[n % 2]}-new"}
            )
    long = {"said": "".join(f"secret-a-{n};" for n in range(3_000))}  # kept beside the table
    on_server.add("owner-a", "page", long)
    assert b"secret-a-" in table_files(server)
    assert on_server.delete_all("owner-a") == 31
    left = table_files(server)
    assert b"secret-a-" not in left
    assert b"owner-a" not in left
    assert b"secret-b-" in left
    assert len(on_server.all("owner-b", "call")) == 30
    clock.pass_(days=200)
    on_server.expire(clock.now - dt.timedelta(days=180))
    assert b"secret-b-" not in table_files(server)


def test_a_single_record_leaves_the_files_with_the_next_thorough_deletion(
    on_server: Records, server: str, clock: Clock
) -> None:
    record = on_server.add("me", "call", {"said": "only-this-one"})
    on_server.add("me", "call", {"said": "another-one"})
    on_server.delete("me", record.id)
    on_server.expire(clock.now - dt.timedelta(days=180))
    assert b"only-this-one" not in table_files(server)
    assert [one.data["said"] for one in on_server.all("me", "call")] == ["another-one"]


def test_while_somebody_reads_the_server_waits_and_then_tells(
    on_server: Records, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "LOCK_SECONDS", 1)
    on_server.add("me", "call", {"said": "still-being-read"})
    other = sa.create_engine(server)
    with other.connect() as reader:
        reader.exec_driver_sql("SELECT * FROM records").fetchall()
        with pytest.raises(RecordsError):
            on_server.delete_all("me")
    assert on_server.delete_all("me") == 0
    assert b"still-being-read" not in table_files(server)
    other.dispose()


# --- SQLite alone ---------------------------------------------------------------------------------


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_what_is_deleted_corrected_or_expired_is_in_no_file_any_more(
    tmp_path: Path, clock: Clock
) -> None:
    kept = Records(f"sqlite:///{tmp_path / 'records.db'}", clock)
    sizes = itertools.cycle([5, 60, 300, 2_000, 5_000])
    for n in range(160):
        sid = f"owner-{'abcd'[n % 4]}"
        record = kept.add(sid, "call", {"said": f"secret-{sid}-" + "x" * next(sizes)})
        if n % 5 == 0:
            kept.update(sid, record.id, {"said": f"secret-{sid}-" + "y" * next(sizes)})
        if n % 7 == 0:
            kept.delete(sid, record.id)
    assert raw(tmp_path).count(b"secret-owner-a-") >= 30
    kept.delete_all("owner-a")
    assert raw(tmp_path).count(b"owner-a") == 0
    assert len(kept.all("owner-b", "call")) >= 30
    clock.pass_(days=200)
    kept.expire(clock.now - dt.timedelta(days=180))
    assert raw(tmp_path).count(b"secret-") == 0
    kept.close()


def test_what_was_corrected_is_in_no_file_after_the_next_deletion(tmp_path: Path) -> None:
    kept = Records(f"sqlite:///{tmp_path / 'records.db'}")
    record = kept.add("me", "call", {"said": "before-the-correction"})
    kept.update("me", record.id, {"said": "after"})
    kept.delete_all("me")
    assert b"before-the-correction" not in raw(tmp_path)
    kept.close()


def test_a_reader_who_does_not_let_go_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SCRUB_SECONDS", 0.3)
    kept = Records(f"sqlite:///{tmp_path / 'records.db'}")
    kept.add("me", "call", {"said": "secret-words"})
    other = sa.create_engine(f"sqlite:///{tmp_path / 'records.db'}")
    with other.connect() as reader:
        reader.connection.cursor().execute("BEGIN")
        reader.connection.cursor().execute("SELECT * FROM records").fetchall()
        with pytest.raises(RecordsError):
            kept.delete_all("me")
        reader.connection.cursor().execute("COMMIT")
        assert b"secret-words" in raw(tmp_path)
        assert kept.delete_all("me") == 0
        assert b"secret-words" not in raw(tmp_path)
    kept.close()


def test_a_locked_file_fails_the_write_after_some_seconds_and_reading_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WRITE_SECONDS", 0.1)
    kept = Records(f"sqlite:///{tmp_path / 'records.db'}")
    other = sa.create_engine(f"sqlite:///{tmp_path / 'records.db'}")
    with other.connect() as writer:
        writer.connection.cursor().execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordsError):
            kept.add("me", "call", {})
        assert kept.all("me", "call") == []
    kept.add("me", "call", {})
    kept.close()


@pytest.mark.parametrize(
    "address", ["nonsense", "mysql://x/y", "sqlite:///:memory:?x=y", "sqlite:////proc/no/x"]
)
def test_an_address_that_cannot_be_used_is_told_without_the_address(address: str) -> None:
    with pytest.raises(RecordsError) as caught:
        Records(address)
    assert address not in str(caught.value)


def test_without_an_address_the_store_ends_with_the_process(tmp_path: Path) -> None:
    program = (
        "from coach.records import open_records\n"
        "kept = open_records({})\nkept.add('me', 'call', {})\n"
        "print(kept._engine.url.database)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("records.db")
    assert not Path(done.stdout.strip()).parent.exists()


def test_no_id_looks_like_private_data_that_is_masked(
    url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MAX_RECORDS", 400)
    records = Records(url, clock)
    made = [records.add("a", "reminder", {"of": "x"}).id for _ in range(300)]
    for id in made[:300:10]:
        assert records.add("a", "reminder", {"of": id}).data["of"] == id
    assert all(id.isalpha() for id in made)
    records.close()
