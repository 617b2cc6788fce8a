"""The migration of grades on a course with work in it: nothing is lost, every weight is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session

from app.db import engine_options
from app.ops import migrating
from tests.app.gradebook.classes import Class, fill
from tests.conftest import Databases

pytestmark = pytest.mark.long
OURS = "4c9e07a5b3d2"
KEPT = ("assignment", "attempt", "course_member", "learner", "question_set_version")


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    made = databases.migrated()
    engine = sa.create_engine(**engine_options(made))
    with Session(engine) as session:
        fill(Class(session), 8, 3)
        session.commit()
    engine.dispose()
    yield made
    databases.drop(made)


def contents(url: str) -> dict[str, list[str]]:
    """Every row of the tables that stay, without the column that comes."""
    engine = sa.create_engine(**engine_options(url))
    with engine.connect() as connection:
        rows = {
            table: connection.execute(sa.text(f'SELECT * FROM "{table}"')).mappings().all()
            for table in KEPT
        }
    engine.dispose()
    return {
        table: sorted(
            repr(sorted(each for each in row.items() if each[0] != "weight")) for row in found
        )
        for table, found in rows.items()
    }


def test_assignments_keep_their_work_and_weigh_one(url: str) -> None:
    script = ScriptDirectory.from_config(migrating.configured(url))
    before = script.get_revision(OURS).down_revision
    assert isinstance(before, str)
    held = contents(url)
    migrating.downgrade(url, before)
    migrating.upgrade(url)
    assert contents(url) == held
    engine = sa.create_engine(**engine_options(url))
    with engine.connect() as connection:
        weights = connection.execute(sa.text("SELECT weight FROM assignment")).scalars().all()
        assert weights == [1, 1, 1]
    engine.dispose()
