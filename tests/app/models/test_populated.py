"""Migrations on a database with rows: none is lost, and a failing one leaves nothing behind."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent, indent

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.orm import Session

from app.config import ROOT
from app.db import engine_options
from app.memory.checking import differences, tally_differences
from app.memory.operations import rate, record_answer, undo
from app.memory.publishing import publish_items
from app.models import DayTally, Learner
from app.ops import migrating
from app.ops.operations import fill_memories, fill_tallies
from tests.app.conftest import MONDAY, person
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, reply_to
from tests.conftest import Databases

Try = Callable[[str], None]
ADDED = (
    "extra",
    "changed_on",
    "lately",
    "received_at",
    "minutes_per_day",
    "week",
    "level",
    "topics",
    "welcomed_at",
    "calendar_key",
    "email_confirmed_at",
    "deleted_at",
    "former",
    "mail_due",
    "mail_news",
    "mail_day",
    "criteria",
    "seconds",
    "struck",
    "before",
    "after",
)
FIRST = "1ea543f0d05f"


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    """A database with learners, items, memories and a log whose rows name each other."""
    made = databases.migrated()
    engine = sa.create_engine(**engine_options(made))
    with Session(engine, expire_on_commit=False) as session:
        people = [person(f"student-{number}", number) for number in range(1, 21)]
        session.add_all(people)
        publish_items(session, (CHOICE, TYPED, OTHER), "first", MONDAY)
        for learner in people:
            first = reply_to(TYPED, "alpha blocker", MONDAY)
            record_answer(session, learner, first, MONDAY)
            rate(session, learner, first.id, "hard", MONDAY)
            second = reply_to(OTHER, "beta", MONDAY)
            record_answer(session, learner, second, MONDAY)
            undo(session, learner, second.id, MONDAY)
        session.commit()
    engine.dispose()
    yield made
    databases.drop(made)


def contents(url: str) -> dict[str, tuple[int, str]]:
    """Rows and checksum of every table; columns that a migration adds are left out."""
    engine = sa.create_engine(url)
    found = {}
    with engine.connect() as connection:
        for table in sa.inspect(engine).get_table_names():
            rows = connection.execute(sa.text(f'SELECT * FROM "{table}"')).mappings().all()
            texts = sorted(repr({k: v for k, v in row.items() if k not in ADDED}) for row in rows)
            found[table] = len(texts), hashlib.sha256("\n".join(texts).encode()).hexdigest()
    engine.dispose()
    return found


@pytest.fixture
def migrate(tmp_path: Path, url: str) -> Try:
    """Runs one more migration, made of these lines, after all that there are."""
    scripts = tmp_path / "migrations"
    shutil.copytree(ROOT / "migrations", scripts)

    def run(body: str) -> None:
        text = f'''
import sqlalchemy as sa
from alembic import op

revision = "tried"
down_revision = "{migrating.newest(url)}"


def upgrade() -> None:
{indent(dedent(body), "    ")}
'''
        (scripts / "versions" / "29990101_tried_a_test.py").write_text(text)
        config = migrating.configured(url)
        config.set_main_option("script_location", str(scripts))
        command.upgrade(config, "head")

    return run


def test_a_table_that_is_copied_keeps_its_rows_and_those_that_name_it(
    url: str, migrate: Try
) -> None:
    before = contents(url)
    assert before["review"][0] == 80
    migrate(
        """
        for table in ("learner", "item_version", "review", "memory"):
            with op.batch_alter_table(table, recreate="always") as batch:
                batch.add_column(sa.Column("extra", sa.Text(), nullable=True))
        """
        if url.startswith("sqlite")
        else """
        for table in ("learner", "item_version", "review", "memory"):
            with op.batch_alter_table(table) as batch:
                batch.add_column(sa.Column("extra", sa.Text(), nullable=True))
        """
    )
    after = contents(url)
    assert after.pop("alembic_version") != before.pop("alembic_version")
    assert after == before


def test_a_failing_migration_leaves_nothing_behind(url: str, migrate: Try) -> None:
    before = contents(url)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(
            """
            op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
            op.execute("DELETE FROM sign_in")
            op.execute("UPDATE learner SET name = 'Nobody'")
            raise RuntimeError("half way")
            """
        )
    assert contents(url) == before


def test_a_migration_that_orphans_rows_is_refused(url: str, migrate: Try) -> None:
    before = contents(url)
    with pytest.raises((RuntimeError, sa.exc.IntegrityError)):
        migrate('op.execute("DELETE FROM learner")')
    assert contents(url) == before


def test_a_database_of_the_first_version_keeps_its_rows_and_gets_its_tallies(url: str) -> None:
    migrating.downgrade(url, FIRST)
    before = contents(url)
    migrating.upgrade(url)
    after = contents(url)
    old = before.keys() - {"alembic_version"}
    assert {table: after[table] for table in old} == {table: before[table] for table in old}
    engine = sa.create_engine(**engine_options(url))
    with Session(engine) as session:
        assert after["day_tally"][0] == 0
        assert [fill_tallies(session), fill_tallies(session)] == [20, 0]
        session.commit()
        for learner in session.scalars(sa.select(Learner)):
            assert tally_differences(session, learner) == ()
        assert session.scalar(sa.select(sa.func.sum(DayTally.answers))) == 20
        assert [fill_memories(session), fill_memories(session)] == [40, 0]
        session.commit()
        for learner in session.scalars(sa.select(Learner)):
            assert differences(session, learner) == ()
    engine.dispose()
