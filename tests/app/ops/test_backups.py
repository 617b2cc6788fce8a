"""Backups: whole, online, the last three."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.models import Learner
from app.ops.backups import back_up
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
