"""Two at once: one code, one place, one last instructor. On both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import codes
from app.accounts import removing
from app.courses import admitting, enrolling, operations
from app.courses.roster import Row
from app.db import engine_options
from app.models import Course, Invitation, Learner, Member
from app.rights import Missing, NotAllowed, course_for
from tests.app.conftest import MONDAY, person


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    yield made
    made.dispose()


@pytest.fixture
def course_id(engine: sa.Engine) -> UUID:
    """A course of two instructors; two students stand outside, and a row waits for one."""
    with Session(engine) as session:
        people = [person(name, at) for at, name in enumerate(("ina", "ivo", "sam", "sue"), 1)]
        session.add_all(people)
        session.flush()
        given = {"title": "Oncology", "term": "", "about": "", "now": MONDAY}
        course = operations.create(session, people[0], **given)  # type: ignore[arg-type]
        session.add(
            Member(course_id=course.id, learner_id=UUID(int=2), role="instructor", joined_at=MONDAY)
        )
        enrolling.enrol(session, course, people[0], [Row(1, "Sam", extra_time=200)], MONDAY)
        session.commit()
        return course.id


def at_once(engine: sa.Engine, *acts: Callable[[Session], object]) -> list[object]:
    """What came of each, an exception by its class; all begin when all are ready."""
    ready = Barrier(len(acts))

    def run(act: Callable[[Session], object]) -> object:
        with Session(engine, expire_on_commit=False) as session:
            ready.wait()
            try:
                found = act(session)
                session.commit()
            except Exception as error:
                session.rollback()
                return type(error)
            return found

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def joining(course_id: UUID, number: int, code: str) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        entry = codes.opened(session, code)
        if entry is None:
            raise admitting.Closed
        learner = session.get_one(Learner, UUID(int=number))
        admitting.join(session, learner, entry, shares=False, now=MONDAY)

    return act


def leaving(course_id: UUID, number: int) -> Callable[[Session], object]:
    def act(session: Session) -> None:
        learner = session.get_one(Learner, UUID(int=number))
        place = course_for(session, course_id, learner, "member")
        operations.leave(session, place.course, place.member, MONDAY)

    return act


def deleting(number: int) -> Callable[[Session], object]:
    return lambda session: removing.remove(
        session, session.get_one(Learner, UUID(int=number)), MONDAY
    )


def inside(engine: sa.Engine) -> list[int]:
    with Session(engine) as session:
        there = sa.select(Member.learner_id).where(Member.left_at.is_(None))
        return sorted(each.int for each in session.scalars(there))


def code(engine: sa.Engine, column: sa.orm.InstrumentedAttribute[str | None]) -> str:
    with Session(engine) as session:
        return session.scalars(sa.select(column)).one() or ""


def test_of_two_with_one_code_one_comes_in(engine: sa.Engine, course_id: UUID) -> None:
    slip = code(engine, Invitation.code)
    found = at_once(engine, joining(course_id, 3, slip), joining(course_id, 4, slip))
    assert sorted(map(str, found)) == sorted(map(str, (None, admitting.Closed)))
    assert len(inside(engine)) == 3


def test_who_sends_the_form_twice_is_in_once(engine: sa.Engine, course_id: UUID) -> None:
    common = code(engine, Course.join_code)
    found = at_once(engine, *[joining(course_id, 3, common)] * 4)
    assert set(found) <= {None, admitting.Inside}
    assert inside(engine) == [1, 2, 3]


def test_of_two_last_instructors_one_stays(engine: sa.Engine, course_id: UUID) -> None:
    found = at_once(engine, leaving(course_id, 1), leaving(course_id, 2))
    assert sorted(map(str, found)) == sorted(map(str, (None, operations.LastInstructor)))
    assert len(inside(engine)) == 1


def test_nor_do_both_delete_their_accounts_while_students_are_in(
    engine: sa.Engine, course_id: UUID
) -> None:
    at_once(engine, joining(course_id, 3, code(engine, Course.join_code)))
    found = at_once(engine, deleting(1), deleting(2))
    assert sorted(map(str, found)) == sorted(map(str, (1, removing.LastInstructor)))
    assert len(inside(engine)) == 2


def test_who_deletes_the_account_leaves_no_row_in_a_course(
    engine: sa.Engine, course_id: UUID
) -> None:
    at_once(engine, joining(course_id, 3, code(engine, Invitation.code)))
    assert inside(engine) == [1, 2, 3]
    assert at_once(engine, deleting(3)) == [1]
    assert inside(engine) == [1, 2]
    with Session(engine) as session:
        assert session.scalars(sa.select(Invitation.name)).all() == []


def test_a_code_that_is_replaced_meanwhile_opens_nothing(
    engine: sa.Engine, course_id: UUID
) -> None:
    with Session(engine, expire_on_commit=False) as slow:
        entry = codes.opened(slow, code(engine, Course.join_code))
        assert entry is not None
        with Session(engine) as quick:
            operations.change_code(quick, quick.get_one(Course, course_id), stop=False)
            quick.commit()
        with pytest.raises(admitting.Closed):
            admitting.join(
                slow, slow.get_one(Learner, UUID(int=3)), entry, shares=False, now=MONDAY
            )
        slow.rollback()
    assert inside(engine) == [1, 2]


@pytest.mark.parametrize(
    ("number", "needs", "raised"),
    [
        (1, "instructor", None),
        (3, "member", None),
        (3, "staff", NotAllowed),
        (4, "member", Missing),
    ],
)
def test_the_rule_of_a_course(
    engine: sa.Engine, course_id: UUID, number: int, needs: str, raised: type[Exception] | None
) -> None:
    at_once(engine, joining(course_id, 3, code(engine, Course.join_code)))
    with Session(engine) as session:
        learner = session.get_one(Learner, UUID(int=number))
        if raised is None:
            place = course_for(session, course_id, learner, needs)  # type: ignore[arg-type]
            assert place.course.id == course_id
        else:
            with pytest.raises(raised):
                course_for(session, course_id, learner, needs)  # type: ignore[arg-type]
