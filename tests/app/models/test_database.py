"""The engine: when SQLite locks, what it keeps, and what the tables refuse."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.models import Learner, Review
from tests.conftest import Databases

MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def statements(sqlite_databases: Databases) -> Any:
    """A SQLite session and what the driver really sends."""
    engine = sa.create_engine(**engine_options(sqlite_databases.migrated()))
    sent: list[str] = []
    with Session(engine) as session:
        connection = session.connection().connection.driver_connection
        connection.set_trace_callback(sent.append)
        yield session, sent
    engine.dispose()


def test_reads_take_no_lock_and_the_first_write_takes_it_at_once(statements: Any) -> None:
    session, sent = statements
    session.scalars(sa.select(Learner)).all()
    assert [line for line in sent if line.startswith("BEGIN")] == []
    session.add(Learner(id=UUID(int=1), name="Student", created_at=MOMENT))
    session.flush()
    assert [line for line in sent if line.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]
    session.commit()
    assert sent[-1] == "COMMIT"


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_a_commit_survives_a_power_cut_and_keys_are_checked(
    statements: Any, pragma: str, value: object
) -> None:
    assert statements[0].scalar(sa.text(f"PRAGMA {pragma}")) == value


def review(learner: Learner, **values: Any) -> Review:
    row = Review(
        learner_id=learner.id,
        id=UUID(int=99),
        unit="bank/alpha",
        kind="reset",
        changed_on=date(2026, 3, 1),
        counted=True,
        answered_at=MOMENT,
        learner_day=20514,
        policy="1",
        parameters={"set": "fsrs-6", "retention": 0.9},
    )
    for name, value in values.items():
        setattr(row, name, value)
    return row


def test_a_whole_row_is_taken(session: Session, student: Learner) -> None:
    session.add(review(student))
    session.flush()


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "invented"},
        {"kind": "answer"},
        {"kind": "relearn"},
        {"changed_on": None},
        {"kind": "imported"},
        {"kind": "undo"},
        {"kind": "undo", "of": UUID(int=12345)},
        {"rating": "splendid"},
        {"source": "elsewhere"},
        {"duration_ms": -1},
        {"reply": "x" * 1001},
        {"item_id": "never", "item_version": "published"},
        {"learner_id": UUID(int=4711)},
        {"unit": None},
    ],
)
def test_a_row_that_says_nonsense_is_refused(
    session: Session, student: Learner, values: dict[str, Any]
) -> None:
    session.add(review(student, **values))
    with pytest.raises((sa.exc.IntegrityError, sa.exc.DataError)):
        session.flush()
    session.rollback()


@pytest.mark.parametrize(
    "values",
    [
        {"role": "king"},
        {"theme": "pink"},
        {"name": ""},
        {"rollover_hour": 24},
        {"desired_retention": 1.5},
        {"new_per_day": -1},
    ],
)
def test_a_learner_that_cannot_be_is_refused(
    session: Session, student: Learner, values: dict[str, Any]
) -> None:
    for name, value in values.items():
        setattr(student, name, value)
    with pytest.raises((sa.exc.IntegrityError, sa.exc.DataError)):
        session.flush()
    session.rollback()


def test_many_learners_may_have_no_email(session: Session) -> None:
    session.add_all(
        Learner(id=UUID(int=number), name="Visitor", created_at=MOMENT) for number in (7, 8)
    )
    session.flush()


def test_a_learner_with_answers_cannot_be_deleted_by_accident(
    session: Session, student: Learner
) -> None:
    session.add(review(student))
    session.flush()
    with pytest.raises(sa.exc.IntegrityError):
        session.execute(sa.delete(Learner).where(Learner.id == student.id))
    session.rollback()
