"""Appeals and answers that come at the same moment, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.models import Learner, Notice, ProblemReport
from app.reports import operations
from app.reports.board import Asked
from tests.app.assignments.working import HOUR, INA, Room, at_once, room
from tests.app.conftest import MONDAY


@pytest.fixture
def given(any_database: str) -> Iterator[Room]:
    """Sam has an attempt."""
    engine = sa.create_engine(**engine_options(any_database))
    made = room(engine)
    made.begin()
    yield made
    engine.dispose()


def appeal(made: Room, session: Session) -> bool:
    slot = made.slot(1).slot
    return operations.report_question(session, made.key(), slot, "my_answer", "Yes.", MONDAY)


def test_of_two_appeals_at_once_one_is_kept(given: Room) -> None:
    found = at_once(given, *[lambda session: appeal(given, session)] * 3)
    assert sorted(map(bool, found)) == [False, False, True]
    with given.session() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(ProblemReport)) == 1


def test_of_two_of_the_staff_one_answers_and_the_student_hears_once(given: Room) -> None:
    with given.session() as session:
        appeal(given, session)
        session.commit()
    slot = given.slot(1)
    asked = Asked(given.course_id, given.id, slot.item_id, slot.version)

    def answer(session: Session) -> int:
        by = session.get_one(Learner, INA)
        return operations.answer(
            session, asked, "Which?", by, "So it is.", MONDAY + HOUR, close=True, until=MONDAY
        )

    assert sorted(at_once(given, answer, answer), key=str) == [0, 1]
    with given.session() as session:
        assert session.scalars(sa.select(Notice.words)).all() == ["So it is."]
