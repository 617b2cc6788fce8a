"""Backups: whole, online, sound, the last three."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.config import BadSetting
from app.db import engine_options
from app.models import Learner
from app.ops.backups import back_up, check, is_due
from tests.app.conftest import person
from tests.conftest import Databases

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_backup_holds_what_stands_only_in_the_write_ahead_log(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    url = sqlite_databases.migrated()
    engine = sa.create_engine(**engine_options(url))
    with Session(engine) as session:
        session.add(person("student", 1))
        session.commit()
        assert Path(f"{sa.make_url(url).database}-wal").stat().st_size > 0
        made = back_up(url, tmp_path / "backups", NOON)
    engine.dispose()
    assert made == tmp_path / "backups" / "metastasis-20260302T120000000000.db"
    copy = sa.create_engine(**engine_options(f"sqlite:///{made}"))
    with Session(copy) as session:
        assert session.scalars(sa.select(Learner.name)).all() == ["Student"]
    copy.dispose()


def test_only_the_owner_reads_a_backup(sqlite_databases: Databases, tmp_path: Path) -> None:
    made = back_up(sqlite_databases.migrated(), tmp_path / "backups", NOON)
    assert made is not None
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_the_last_three_are_kept(sqlite_databases: Databases, tmp_path: Path) -> None:
    url = sqlite_databases.migrated()
    (tmp_path / "mine.db").write_text("not ours")
    made = [back_up(url, tmp_path, NOON + timedelta(hours=hour)) for hour in range(5)]
    assert sorted(tmp_path.iterdir()) == [*made[2:], tmp_path / "mine.db"]


def test_where_there_is_no_database_there_is_no_backup(tmp_path: Path) -> None:
    assert back_up(f"sqlite:///{tmp_path}/none.db", tmp_path / "backups", NOON) is None
    assert back_up("postgresql+psycopg://host/name", tmp_path / "backups", NOON) is None
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_use_is_backed_up_all_the_same(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    url = sqlite_databases.migrated()
    writer = sqlite3.connect(str(sa.make_url(url).database))
    writer.execute("BEGIN IMMEDIATE")
    made = back_up(url, tmp_path, NOON)
    writer.rollback()
    writer.close()
    assert made is not None


def database_of(url: str) -> Path:
    return Path(sa.make_url(url).database or "")


def filled(url: str) -> Path:
    """The file of a database with many pages, all of them in the file."""
    with sqlite3.connect(database_of(url)) as connection:
        connection.execute("CREATE TABLE filler (id INTEGER PRIMARY KEY, text TEXT)")
        rows = ((number, "x" * 500) for number in range(500))
        connection.executemany("INSERT INTO filler VALUES (?, ?)", rows)
    connection.close()
    return database_of(url)


def malformed(path: Path) -> None:
    """Overwrite pages in the middle: the file opens, its schema is read, its rows are not."""
    body = bytearray(path.read_bytes())
    middle = len(body) // 2
    body[middle : middle + 40960] = b"\xff" * 40960
    path.write_bytes(body)


def overwritten(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize("spoil", [malformed, overwritten])
def test_a_damaged_database_takes_no_good_backups_place(
    sqlite_databases: Databases, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    url = sqlite_databases.migrated()
    path = filled(url)
    made = [back_up(url, tmp_path, NOON + timedelta(hours=hour)) for hour in range(3)]
    malformed(made[2] or tmp_path)  # a backup can be damaged too
    spoil(path)
    for act in (
        lambda: check(url, tmp_path),
        lambda: back_up(url, tmp_path, NOON + timedelta(days=1)),
    ):
        with pytest.raises(BadSetting) as caught:
            act()
        assert caught.value.message.startswith(f"The database {path} is damaged (")
        assert caught.value.message.endswith(
            f"copy the newest good backup to its place: {made[1]}."
        )
    assert sorted(tmp_path.iterdir()) == made


def test_without_a_good_backup_the_sentence_says_so(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    url = sqlite_databases.migrated()
    overwritten(database_of(url))
    with pytest.raises(BadSetting, match=f"start anew: no good backup is in {tmp_path}."):
        check(url, tmp_path)


def test_a_sound_database_passes(sqlite_databases: Databases, tmp_path: Path) -> None:
    check(sqlite_databases.migrated(), tmp_path)
    check("postgresql+psycopg://host/name", tmp_path)


def test_a_database_that_is_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=f"The database {tmp_path} cannot be opened"):
        check(f"sqlite:///{tmp_path}", tmp_path / "backups")


def test_a_database_that_is_locked_cannot_be_opened(
    sqlite_databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, connect = sqlite_databases.migrated(), sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, timeout=0))
    writer = connect(database_of(url))
    writer.execute("PRAGMA locking_mode=EXCLUSIVE")
    writer.execute("CREATE TABLE mine (id)")
    with pytest.raises(BadSetting, match=r"cannot be opened \(database is locked\)"):
        check(url, tmp_path)
    writer.close()


def test_a_folder_that_cannot_take_a_backup_is_named(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(BadSetting, match=f"could not be backed up to {tmp_path}/backups"):
        back_up(sqlite_databases.migrated(), tmp_path / "backups", NOON)


def test_a_disk_that_is_full_leaves_nothing_behind(
    sqlite_databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlite_databases.migrated()
    good = back_up(url, tmp_path, NOON)

    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(BadSetting, match=r"No space left on device.*make room on its disk"):
        back_up(url, tmp_path, NOON + timedelta(hours=1))
    assert list(tmp_path.iterdir()) == [good]


def test_what_a_killed_start_left_goes_with_the_next_backup(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    (tmp_path / "metastasis-20260101T000000000000.part").write_text("half")
    made = back_up(sqlite_databases.migrated(), tmp_path, NOON)
    assert list(tmp_path.iterdir()) == [made]


def test_a_clock_that_was_set_back_does_not_cost_the_new_backup(
    sqlite_databases: Databases, tmp_path: Path
) -> None:
    url = sqlite_databases.migrated()
    for hour in range(3):
        back_up(url, tmp_path, NOON + timedelta(hours=hour))
    made = back_up(url, tmp_path, NOON - timedelta(days=9))
    assert made in tmp_path.iterdir()


@pytest.mark.parametrize(
    ("ages", "due"),
    [((), True), ((1,), False), ((23, 50), False), ((25, 50), True), ((-5,), True)],
)
def test_a_backup_is_due_a_day_after_the_last(
    tmp_path: Path, ages: tuple[int, ...], due: bool
) -> None:
    (tmp_path / "metastasis-mine.db").write_text("not ours")
    for hours in ages:
        at = NOON - timedelta(hours=hours)
        (tmp_path / f"metastasis-{at:%Y%m%dT%H%M%S%f}.db").write_text("")
    assert is_due(tmp_path, NOON) == due


@pytest.mark.parametrize("lost", ["gone", "empty"])
def test_a_lost_database_is_not_made_anew_while_there_are_backups(
    sqlite_databases: Databases, tmp_path: Path, lost: str
) -> None:
    url, folder = sqlite_databases.migrated(), tmp_path / "backups"
    made = back_up(url, folder, NOON)
    path = Path(sa.make_url(url).database or "")
    path.unlink()
    if lost == "empty":
        path.touch()
    with pytest.raises(BadSetting) as refused:
        check(url, folder)
    assert f"Copy the newest good one to its place: {made};" in refused.value.message
    check(url, tmp_path / "no backups")
