"""Two authors at once: no change is lost, one version a save. On both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.courses.operations import create as open_course
from app.db import engine_options
from app.models import Course, Learner, QuestionSet, QuestionSetVersion
from app.rights import Missing
from app.sets import operations
from app.sets.queries import standing
from questions.blueprint import Spec, load
from questions.blueprint.editing import excluding
from tests.app.conftest import MONDAY, person
from tests.questions.blueprint.pools import by

ONE_POOL = Spec(pools=(by(1, 1),))


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    yield made
    made.dispose()


@pytest.fixture
def set_id(engine: sa.Engine) -> UUID:
    with Session(engine) as session:
        ina = person("ina", 1)
        session.add(ina)
        session.flush()
        course = open_course(session, ina, title="Oncology", term="", about="", now=MONDAY)
        made = operations.create(session, course, ina, "Week 1", ONE_POOL, MONDAY)
        session.commit()
        return made.id


def _found(session: Session) -> tuple[Course, QuestionSet, Learner]:
    return (
        session.scalars(sa.select(Course)).one(),
        session.scalars(sa.select(QuestionSet)).one(),
        session.scalars(sa.select(Learner)).one(),
    )


def at_once(engine: sa.Engine, *acts: Callable[[Session, Course, QuestionSet, Learner], object]) -> list[object]:  # fmt: skip  # noqa: E501
    """What came of each, an exception by its class; all have read the set before one begins."""
    ready = Barrier(len(acts), timeout=20)

    def run(act: Callable[[Session, Course, QuestionSet, Learner], object]) -> object:
        with Session(engine, expire_on_commit=False) as session:
            found = _found(session)
            ready.wait()
            try:
                made = act(session, *found)
                session.commit()
            except Exception as error:
                session.rollback()
                return type(error)
            return made

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def save(session: Session, course: Course, found: QuestionSet, by: Learner) -> int:
    return operations.save(session, course, found, 0, by, MONDAY)


def delete(session: Session, course: Course, found: QuestionSet, by: Learner) -> None:
    operations.delete(session, course, found)


def exclude(fact: str) -> Callable[[Session, Course, QuestionSet, Learner], None]:
    def act(session: Session, course: Course, found: QuestionSet, by: Learner) -> None:
        operations.change(session, course, found, lambda spec: excluding(spec, fact), MONDAY)

    return act


def test_of_two_who_save_one_does(engine: sa.Engine, set_id: UUID) -> None:
    assert sorted(at_once(engine, save, save), key=str) == [1, operations.Moved]
    with Session(engine) as session:
        rows = session.execute(sa.select(QuestionSetVersion.version, QuestionSetVersion.spec))
        assert [(version, load(spec)) for version, spec in rows] == [(1, ONE_POOL)]


def test_changes_of_two_are_both_there(engine: sa.Engine, set_id: UUID) -> None:
    facts = ("one", "other")
    assert at_once(engine, *map(exclude, facts)) == [None, None]
    with Session(engine) as session:
        _, found, _ = _found(session)
        assert standing(session, found).excluded == facts
        assert found.revision == 2


def test_of_two_who_delete_one_does_and_nothing_is_left(engine: sa.Engine, set_id: UUID) -> None:
    with Session(engine) as session:
        save(session, *_found(session))
        session.commit()
    assert sorted(at_once(engine, delete, delete), key=str) == [Missing, None]
    with Session(engine) as session:
        for table in (QuestionSet, QuestionSetVersion):
            assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 0


def test_a_version_of_no_set_is_refused(engine: sa.Engine, set_id: UUID) -> None:
    with Session(engine) as session:
        course, _, by = _found(session)
        session.add(
            QuestionSetVersion(
                course_id=course.id, set_id=UUID(int=9), version=1, spec={}, made_by=by.id,
                made_at=MONDAY,
            )
        )  # fmt: skip
        with pytest.raises(sa.exc.IntegrityError):
            session.flush()
