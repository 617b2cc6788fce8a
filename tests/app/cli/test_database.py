"""The commands of the database: up, down, and what they refuse."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.db import db
from app.factory import create_app
from app.models import ItemVersion
from questions.bank import Bank
from tests.app.cli.shell import Shell


def test_the_database_goes_up_and_down(shell: Shell) -> None:
    before = shell("db", "current").output
    assert before.startswith("The database is at no revision; the newest is ")
    newest = before.split()[-1].rstrip(".")
    assert shell("db", "upgrade").output == f"The database is at {newest}.\n"
    assert shell("db", "upgrade").output == f"The database is at {newest}.\n"
    assert shell("db", "downgrade", "base", "--yes").output.endswith(
        "The database is at no revision.\n"
    )


def test_a_downgrade_says_what_is_lost_and_asks(ready: Shell) -> None:
    refused = ready("db", "downgrade", "base", given="n\n")
    assert refused.exit_code == 1
    with ready.session() as session:
        versions = session.scalar(sa.select(sa.func.count()).select_from(ItemVersion))
    said = refused.output.splitlines()
    assert said[0].startswith("At base every table goes, with rows: 1 in bank_publication, ")
    assert f" {versions} in item_version. Go on? [y/N]" in said[0]
    assert said[1] == "Aborted!"


def test_a_downgrade_of_sqlite_is_backed_up_first(
    ready: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready.app, "instance_path", str(tmp_path))
    done = ready("db", "downgrade", "base", given="y\n")
    assert done.exit_code == 0
    backups = list(tmp_path.glob("backups/*"))
    if ready.app.config["DATABASE_URL"].startswith("sqlite"):
        (made,) = backups
        assert f"Backed up the database to {made}.\n" in done.output
        with sqlite3.connect(made) as copy:
            assert copy.execute("SELECT count(*) FROM item_version").fetchone() > (0,)
        copy.close()
    else:
        assert backups == []


@pytest.mark.parametrize("direction", ["upgrade", "downgrade"])
def test_a_revision_that_is_none_is_named(ready: Shell, direction: str) -> None:
    refused = ready("db", direction, "nonsense")
    assert refused.exit_code == 1
    assert refused.output.startswith(
        "Error: There is no revision 'nonsense'. Expected head, base, or one of "
    )


def test_a_revision_too_far_is_refused_in_a_sentence(ready: Shell) -> None:
    refused = ready("db", "upgrade", "+9")
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: The database cannot be brought to '+9' (")


@pytest.mark.parametrize(
    "words",
    [
        ("users", "add", "ann@example.org", "--password-stdin"),
        ("bank", "publish"),
        ("bank", "tally"),
        ("export", "anki", "-o", "deck.apkg"),
    ],
)
def test_without_tables_a_command_says_how_to_make_them(
    shell: Shell, words: tuple[str, ...]
) -> None:
    refused = shell(*words, given="correct horse battery\n")
    assert (refused.exit_code, refused.output) == (
        1,
        "Error: The tables of the database are not those of this version: "
        "run `flask --app app db upgrade`.\n",
    )


def test_a_database_that_is_none_is_named(small_bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "my.db").write_bytes(b"no database" * 1000)
    shell = Shell(create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/my.db", "BANK": small_bank}))
    for words in (("db", "current"), ("db", "upgrade"), ("bank", "publish"), ("doctor",)):
        refused = shell(*words)
        assert refused.exit_code == 1
        assert refused.output.startswith(
            f"Error: The database sqlite:///{tmp_path}/my.db does not answer: "
            "file is not a database. "
        )


def test_only_the_owner_reads_a_database_that_a_command_makes(
    small_bank: Bank, tmp_path: Path
) -> None:
    shell = Shell(create_app({"DATABASE_URL": f"sqlite:///{tmp_path}/my.db", "BANK": small_bank}))
    shell("db", "upgrade")
    assert (tmp_path / "my.db").stat().st_mode & 0o777 == 0o600
    with shell.app.app_context():
        db.engine.dispose()
