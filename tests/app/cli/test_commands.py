"""Every command, on a small bank."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from click.testing import Result
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy.orm import Session

from app.db import db, engine_options
from app.factory import create_app
from app.models import CurrentItem, DayTally, ItemVersion, Learner, Memory, Review
from exports import WRITERS
from questions import bank
from questions.bank import Bank
from tests.conftest import Databases
from tests.questions.small import DRUGS, small, write

QUICK = {"PASSWORD_TIME_COST": 1, "PASSWORD_MEMORY_KIB": 8}
SOUND = """\
ok     the tables are those of this version
ok     every row has its parent
ok     every item is as it was published
ok     every answer names an item that can be shown
ok     every memory is what its log says
ok     every day's tally is what the log says
"""


class Shell:
    """Runs commands on one application, and looks at its database."""

    def __init__(self, app: Flask) -> None:
        self.app, self.runner = app, FlaskCliRunner(app)

    def __call__(self, *words: str, given: str = "") -> Result:
        return self.runner.invoke(args=words, input=given)

    @contextmanager
    def session(self) -> Iterator[Session]:
        engine = sa.create_engine(**engine_options(self.app.config["DATABASE_URL"]))
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()


@pytest.fixture(scope="module")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank.load(write(tmp_path_factory.mktemp("facts"), small()))


@pytest.fixture
def shell(databases: Databases, small_bank: Bank) -> Iterator[Shell]:
    """On an empty database."""
    url = databases.empty()
    app = create_app({"DATABASE_URL": url, "BANK": small_bank, "TESTING": True, **QUICK})
    yield Shell(app)
    with app.app_context():
        db.engine.dispose()
    databases.drop(url)


@pytest.fixture
def ready(shell: Shell) -> Shell:
    """With its tables, and the bank published."""
    shell("db", "upgrade")
    shell("bank", "publish")
    return shell


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


def test_a_bank_that_makes_no_question_takes_none_away(ready: Shell) -> None:
    ready.app.extensions["bank"] = Bank()
    refused = ready("bank", "publish")
    assert refused.exit_code == 1
    assert "The bank makes no question; what was published stays." in refused.output
    with ready.session() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(CurrentItem)) != 0


def test_publishing_twice_publishes_once(shell: Shell) -> None:
    shell("db", "upgrade")
    first, again = shell("bank", "publish").output, shell("bank", "publish").output
    number = first.split()[1]
    assert first == f"Published {number} questions, {number} of them new or changed.\n"
    assert again == f"This bank is published already: {number} questions.\n"
    assert int(number) >= len(DRUGS)


def test_first_answers_are_counted_on_request(ready: Shell) -> None:
    assert ready("bank", "tally").output == "Counted the first answers to 0 questions.\n"


def test_an_account_is_added_with_its_role(ready: Shell) -> None:
    added = ready(
        "users", "add", "Ann@Example.org", "--role", "admin", "--password-stdin",
        given="correct horse battery\n",
    )  # fmt: skip
    assert added.output == "Added Ann@Example.org as admin.\n"
    with ready.session() as session:
        ann = session.scalars(sa.select(Learner)).one()
        assert (ann.email, ann.name, ann.role) == ("ann@example.org", "Ann", "admin")
        assert (ann.password_hash or "").startswith("$argon2id$")


def test_an_account_may_be_given_a_name_and_asks_for_the_password(ready: Shell) -> None:
    typed = "correct horse battery\ncorrect horse battery\n"
    added = ready("users", "add", "ann@example.org", "--name", "Dr  Ann", given=typed)
    assert added.output.endswith("Added ann@example.org as student.\n")
    with ready.session() as session:
        assert session.scalars(sa.select(Learner.name)).all() == ["Dr Ann"]


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("ann", "correct horse battery", "'ann' is no e-mail address"),
        ("ann@example.org", "short", "at least 10 plain characters"),
        ("ann@example.org", "correct\x00horse", "at least 10 plain characters"),
        ("bob@example.org", "correct horse battery", "an account for bob@example.org already"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_a_sentence(
    ready: Shell, email: str, password: str, said: str
) -> None:
    ready("users", "add", "BOB@example.org", "--password-stdin", given="correct horse battery\n")
    refused = ready("users", "add", email, "--password-stdin", given=password + "\n")
    assert refused.exit_code == 1
    assert said in refused.output
    with ready.session() as session:
        assert session.scalars(sa.select(Learner.email)).all() == ["bob@example.org"]


def test_the_deck_is_written_to_a_file(ready: Shell, tmp_path: Path) -> None:
    done = ready("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert done.output == f"Wrote {len(DRUGS)} facts to {tmp_path / 'deck.apkg'}.\n"
    assert (tmp_path / "deck.apkg").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_format_is_written(ready: Shell, tmp_path: Path, form: str) -> None:
    done = ready("export", form, "-o", str(tmp_path / "file"))
    assert done.output == f"Wrote {len(DRUGS)} facts to {tmp_path / 'file'}.\n"
    assert (tmp_path / "file").stat().st_size > 0


def test_a_topic_is_written_alone(ready: Shell, tmp_path: Path) -> None:
    ready("export", "jsonl", "-o", str(tmp_path / "all"))
    ready("export", "jsonl", "--topic", "drugs", "-o", str(tmp_path / "drugs"))
    assert (tmp_path / "drugs").read_bytes() == (tmp_path / "all").read_bytes()


def test_an_unknown_topic_or_format_is_refused_with_those_there_are(
    ready: Shell, tmp_path: Path
) -> None:
    refused = ready("export", "csv", "--topic", "clay", "-o", str(tmp_path / "file"))
    assert (refused.exit_code, refused.output) == (
        1,
        "Error: There is no topic clay; there is drugs.\n",
    )
    refused = ready("export", "clay", "-o", str(tmp_path / "file"))
    assert refused.exit_code == 2
    assert ", ".join(f"'{name}'" for name in WRITERS) in refused.output
    assert list(tmp_path.iterdir()) == []


def test_a_deck_that_cannot_be_written_leaves_the_old_one(
    ready: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deck.apkg").write_text("good")

    def refuse(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    refused = ready("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert refused.exit_code == 1
    said = f"Error: {tmp_path}/deck.apkg cannot be written: No space left on device.\n"
    assert refused.output == said
    assert [path.read_text() for path in tmp_path.iterdir()] == ["good"]


def test_a_folder_that_is_not_there_is_named(ready: Shell, tmp_path: Path) -> None:
    refused = ready("export", "anki", "-o", str(tmp_path / "none" / "deck.apkg"))
    assert refused.exit_code == 1
    assert f"{tmp_path}/none/deck.apkg cannot be written: No such file" in refused.output


def test_a_deck_may_go_to_a_device(ready: Shell) -> None:
    assert ready("export", "anki", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_nothing_is_exported_before_something_is_published(shell: Shell, tmp_path: Path) -> None:
    shell("db", "upgrade")
    refused = shell("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert refused.exit_code == 1
    assert "Run `flask --app app bank publish`" in refused.output
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_finds_a_fresh_database_sound(ready: Shell) -> None:
    done = ready("doctor")
    assert (done.exit_code, done.output) == (0, SOUND)


def test_a_sweep_says_how_many_attempts_it_handed_in(ready: Shell) -> None:
    done = ready("sweep")
    assert (done.exit_code, done.output) == (0, "Attempts that were handed in: 0.\n")


def test_the_doctor_stops_at_missing_tables(shell: Shell) -> None:
    done = shell("doctor")
    assert done.exit_code == 1
    assert "run `flask --app app db upgrade`" in done.output


def test_the_doctor_finds_a_memory_that_the_log_does_not_explain(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(
            Memory(learner_id=UUID(int=1), unit="bank/x", stability=5.0, difficulty=5.0, reps=1)
        )
        session.commit()
    done = ready("doctor")
    assert done.exit_code == 1
    assert done.output.splitlines()[4:] == [
        "WRONG  every memory is what its log says",
        f"       learner {UUID(int=1)}, bank/x",
        "ok     every day's tally is what the log says",
        "Error: 1 of these checks found something.",
    ]


def test_the_doctor_finds_a_tally_that_the_log_does_not_explain_and_mends_it(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(DayTally(learner_id=UUID(int=1), day=20514, answers=3))
        session.commit()
    done = ready("doctor")
    assert done.exit_code == 1
    assert done.output.splitlines()[5:] == [
        "WRONG  every day's tally is what the log says",
        f"       learner {UUID(int=1)}, 2026-03-02: run `flask --app app doctor --mend`",
        "Error: 1 of these checks found something.",
    ]
    mended = ready("doctor", "--mend")
    said = "Learners whose tallies were made anew: 1.\n"
    assert (mended.exit_code, mended.output) == (0, said + SOUND)


def test_an_upgrade_makes_the_tallies_that_an_older_version_did_not_know(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(
            Review(
                learner_id=UUID(int=1),
                id=UUID(int=2),
                unit="bank/x",
                kind="imported",
                counted=False,
                correct=True,
                answered_at=at,
                learner_day=20514,
                policy="1",
                parameters={"retention": 0.9},
            )
        )
        session.commit()
    assert ready("doctor").exit_code == 1
    assert ready("db", "upgrade").exit_code == 0
    done = ready("doctor")
    assert (done.exit_code, done.output) == (0, SOUND)


def test_the_doctor_finds_an_item_that_was_changed(ready: Shell) -> None:
    with ready.session() as session:
        row = session.scalars(sa.select(ItemVersion).order_by(ItemVersion.item_id)).first()
        assert row is not None
        row.body = {**row.body, "stem": "Something else?"}
        session.commit()
        expected = f"       {row.item_id} {row.version} is not what its version says"
    done = ready("doctor")
    assert done.exit_code == 1
    assert expected in done.output.splitlines()
