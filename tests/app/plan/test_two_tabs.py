"""Two tabs that change the plan at once: what one decides by stays so until it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import now
from app.db import engine_options
from app.models import Exam, Learner
from app.plan.operations import MOST_EXAMS, TooMany, add_exam, welcome
from tests.app.conftest import person

ON = date(2027, 5, 31)
WAIT = 0.3


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    with Session(made) as session:
        session.add(person("student", 1))
        session.commit()
    yield made
    made.dispose()


def one_exam(session: Session, learner: Learner) -> None:
    add_exam(session, learner, name="Finals", on=ON, topics=(), now=now())


def first_visit(session: Session, learner: Learner) -> None:
    welcome(session, learner, level=None, on=ON, now=now())


def in_two_tabs(engine: sa.Engine, act: Callable[[Session, Learner], None]) -> int:
    """Act in a second session, which has read its learner, before the first one commits; the exams
    there are then."""
    with Session(engine) as first, Session(engine) as second, ThreadPoolExecutor() as pool:
        mine, same = (each.scalars(sa.select(Learner)).one() for each in (first, second))
        act(first, mine)
        other = pool.submit(act, second, same)
        sleep(WAIT)
        first.commit()
        try:
            other.result(timeout=20)
            second.commit()
        except TooMany:
            second.rollback()
        return first.scalar(sa.select(sa.func.count()).select_from(Exam)) or 0


def test_the_last_exam_that_one_may_have_is_added_once(engine: sa.Engine) -> None:
    with Session(engine) as session:
        for _ in range(MOST_EXAMS - 1):
            one_exam(session, session.scalars(sa.select(Learner)).one())
        session.commit()
    assert in_two_tabs(engine, one_exam) == MOST_EXAMS


def test_the_first_two_questions_are_answered_once(engine: sa.Engine) -> None:
    assert in_two_tabs(engine, first_visit) == 1
