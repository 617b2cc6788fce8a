"""A class begins at one moment: nobody waits while the questions of another are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from app.assignments import operations
from app.db import engine_options
from tests.app.assignments.setting import make_set
from tests.app.assignments.working import INA, SAM, room, rules
from tests.app.conftest import MONDAY


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@contextmanager
def heard(engine: sa.Engine, hear: Callable[[str], None]) -> Iterator[None]:
    """Every statement in its turn, before it is sent."""

    def listen(*each: Any) -> None:
        hear(" ".join(each[2].split()))

    sa.event.listen(engine, "before_cursor_execute", listen)
    yield
    sa.event.remove(engine, "before_cursor_execute", listen)


def holds(statement: str) -> bool:
    """Whether a statement takes the learner's row, or on SQLite the database."""
    return statement.startswith("UPDATE learner") or statement.endswith("FOR NO KEY UPDATE")


def test_questions_are_drawn_before_anything_is_held(engine: sa.Engine) -> None:
    given, said = room(engine), list[str]()
    with heard(engine, said.append):
        given.begin(SAM)
    drawn = [at for at, each in enumerate(said) if "FROM current_item" in each]
    first_held = next(at for at, each in enumerate(said) if holds(each))
    assert drawn == [at for at in drawn if at < first_held]
    assert len(drawn) == 1


def test_who_goes_on_draws_nothing(engine: sa.Engine) -> None:
    given, said = room(engine), list[str]()
    given.begin(SAM)
    with heard(engine, said.append):
        assert given.begin(SAM).number == 1
    assert [each for each in said if "FROM current_item" in each] == []


def test_a_set_that_is_exchanged_meanwhile_is_the_one_that_is_asked(engine: sa.Engine) -> None:
    given = room(engine)
    with given.session() as session:
        other = make_set(session, given.course_id, INA, MONDAY, number=2)
        session.commit()
    turns = []

    def exchange(statement: str) -> None:
        if holds(statement) and not turns:
            turns.append(statement)
            with given.session() as session:
                course, assignment = given.given(session)
                operations.change(
                    session, course, assignment, rules(), MONDAY, password_hash=None, set_id=other
                )
                session.commit()

    with heard(engine, exchange):
        given.begin(SAM)
    assert len(turns) == 1
    assert len(given.places(SAM)) == 2
