"""Whether the server is well, and under which names it answers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import create_environ

from app.config import BadSetting, read
from app.factory import create_app
from app.ops import queries
from questions.bank import Bank
from tests.app.web import small_bank, web
from tests.conftest import Databases

__all__ = ["web"]

WELL = (200, {"status": "ok"})
UNWELL = (503, {"status": "the database does not answer"})


def health(app: Flask, host: str = "localhost") -> tuple[int, object]:
    answer = app.test_client().get("/health", headers={"Host": host})
    return answer.status_code, answer.json


@pytest.fixture
def file(sqlite_databases: Databases) -> Path:
    return Path(sa.make_url(sqlite_databases.migrated()).database or "")


@pytest.fixture
def site(file: Path) -> Flask:
    """The application on a migrated SQLite file."""
    return create_app({"DATABASE_URL": f"sqlite:///{file}", "BANK": small_bank(), "TESTING": True})


def test_a_database_that_takes_writes_is_well(web: Flask) -> None:
    assert health(web) == WELL


def test_a_file_that_was_moved_away_is_not_and_is_not_made_anew(site: Flask, file: Path) -> None:
    assert health(site) == WELL
    for path in file.parent.glob(f"{file.name}*"):
        path.rename(path.with_name(f"away-{path.name}"))
    assert health(site) == UNWELL
    assert not file.exists()


def test_a_file_that_was_overwritten_is_not(site: Flask, file: Path) -> None:
    assert health(site) == WELL
    file.write_bytes(b"something else" * 1000)
    assert health(site) == UNWELL


def test_a_database_without_tables_is_not(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    url = f"sqlite:///{tmp_path}/empty.db"
    assert health(create_app({"DATABASE_URL": url, "BANK": small_bank()})) == UNWELL


def test_a_locked_database_is_not(site: Flask, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PATIENCE", 0.05)
    writer = sqlite3.connect(file)
    writer.execute("BEGIN IMMEDIATE")
    assert health(site) == UNWELL
    writer.rollback()
    writer.close()
    assert health(site) == WELL


def site_at(address: str, tmp_path: Path) -> Flask:
    settings = read(
        {"METASTASIS_INSTANCE": str(tmp_path), "PUBLIC_URL": address, "PROXY_HOPS": "1"}
    )
    return create_app({**settings.flask(), "BANK": small_bank()})


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("http://[::1]:8097", "[::1]:8097", 303),
        ("http://[::1]:8097", "[::1]", 303),
        ("http://127.0.0.1:8000", "LOCALHOST:8000", 303),
        ("https://trainer.example.org", "Trainer.Example.ORG", 303),
        ("https://trainer.example.org", "evil.trainer.example.org", 400),
        ("https://trainer.example.org", "127.0.0.1", 400),
        ("http://127.0.0.1:8000", "evil.example.org", 400),
        ("http://127.0.0.1:8000", "[:::::]", 400),
        ("http://127.0.0.1:8000", "localhost@evil.example.org", 400),
        ("http://127.0.0.1:8000", "", 400),
    ],
)
def test_pages_are_served_under_the_public_name_only(
    tmp_path: Path, address: str, host: str, status: int
) -> None:
    environ = create_environ("/study/question", headers={"Host": host})
    said: list[str] = []
    list(site_at(address, tmp_path)(environ, lambda line, _: said.append(line)))
    assert [int(line.split()[0]) for line in said] == [status]


@pytest.mark.parametrize(
    ("host", "found"),
    [("127.0.0.1:8000", 503), ("localhost", 503), ("trainer.example.org", 503), ("evil.org", 400)],
)
def test_a_monitor_on_this_machine_may_ask_under_a_local_name(
    tmp_path: Path, host: str, found: int
) -> None:
    client = site_at("https://trainer.example.org", tmp_path).test_client()
    assert client.get("/health", headers={"Host": host}).status_code == found  # no database yet


def test_a_bank_without_a_fact_to_ask_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("questions.bank.load", Bank)
    with pytest.raises(BadSetting, match="holds no fact that can be asked; nothing was started"):
        create_app()
