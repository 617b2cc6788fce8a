"""People and a session. Roles: the student, a classmate, the instructor, a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from sqlalchemy.orm import Session

from app import clock
from app.models import Learner

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def person(name: str, number: int, role: str = "student") -> Learner:
    return Learner(
        id=UUID(int=number),
        email=f"{name}@example.org",
        name=name.capitalize(),
        role=role,
        created_at=MONDAY,
    )


@pytest.fixture
def now() -> datetime:
    return MONDAY


@pytest.fixture
def still() -> Iterator[None]:
    """The clock stands: no window of a limit ends between two tries."""
    with time_machine.travel(clock.now(), tick=False):
        yield


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as opened:
        yield opened


def _joined(session: Session, learner: Learner) -> Learner:
    session.add(learner)
    session.commit()
    return learner


@pytest.fixture
def student(session: Session) -> Learner:
    return _joined(session, person("student", 1))


@pytest.fixture
def classmate(session: Session) -> Learner:
    return _joined(session, person("classmate", 2))


@pytest.fixture
def instructor(session: Session) -> Learner:
    return _joined(session, person("instructor", 3, "instructor"))


@pytest.fixture
def stranger(session: Session) -> Learner:
    return _joined(session, person("stranger", 4))
