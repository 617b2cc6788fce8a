"""Two authors at once: one save is one version, no text is lost. On both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.authoring import operations
from app.courses.operations import create as open_course
from app.db import engine_options
from app.memory.candidates import candidates_for
from app.memory.publishing import publish_items
from app.models import Course, CourseQuestion, CourseQuestionVersion, ItemVersion, Learner
from app.ops.checking import _changed_items
from questions.authored import Draft, load, own_id
from questions.blueprint import Candidate, Spec
from tests.app.conftest import MONDAY, person
from tests.app.items import choice
from tests.app.web import small_bank
from tests.questions.authored.drafts import CHOICE, STEPS
from tests.questions.blueprint.pools import listed

BANK = small_bank()
Act = Callable[[Session, Course, CourseQuestion, Learner], object]


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def made(engine: sa.Engine) -> UUID:
    """A question of the first of two courses, not saved yet; its id."""
    with Session(engine) as session:
        ina = person("ina", 1)
        session.add(ina)
        session.flush()
        first, _ = (
            open_course(session, ina, title=title, term="", about="", now=MONDAY)
            for title in ("Oncology", "Surgery")
        )
        found = operations.create(session, first, ina, CHOICE, MONDAY)
        session.commit()
        return found.id


def _found(session: Session) -> tuple[Course, CourseQuestion, Learner]:
    course = sa.select(Course).where(Course.title == "Oncology")
    return (
        session.scalars(course).one(),
        session.scalars(sa.select(CourseQuestion)).one(),
        session.scalars(sa.select(Learner)).one(),
    )


def at_once(engine: sa.Engine, *acts: Act) -> list[object]:
    """What came of each, an exception by its class; all have read before one begins."""
    ready = Barrier(len(acts), timeout=20)

    def run(act: Act) -> object:
        with Session(engine, expire_on_commit=False) as session:
            found = _found(session)
            ready.wait()
            try:
                came = act(session, *found)
                session.commit()
            except Exception as error:
                session.rollback()
                return type(error)
            return came

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def save(session: Session, course: Course, found: CourseQuestion, by: Learner) -> int:
    return operations.save(session, course, found, BANK, by, MONDAY)


def keep(stem: str) -> Act:
    def act(session: Session, course: Course, found: CourseQuestion, by: Learner) -> None:
        draft = CHOICE.model_copy(update={"stem": stem})
        operations.keep(session, course, found, draft, 0, MONDAY)

    return act


def test_of_two_who_save_one_does(engine: sa.Engine, made: UUID) -> None:
    assert sorted(at_once(engine, save, save), key=str) == [1, operations.Unchanged]
    with Session(engine) as session:
        version = CourseQuestionVersion
        (row,) = session.execute(sa.select(version.number, version.item_id, version.version))
        (kept,) = session.execute(sa.select(ItemVersion.item_id, ItemVersion.version))
        assert row == (1, *kept)


def test_of_two_who_write_one_is_told(engine: sa.Engine, made: UUID) -> None:
    came = at_once(engine, keep("One?"), keep("Other?"))
    assert sorted(came, key=str) == [operations.Moved, None]
    with Session(engine) as session:
        _, found, _ = _found(session)
        assert load(found.draft).stem == ("One?" if came[0] is None else "Other?")
        assert found.revision == 1


def test_a_draft_that_lacks_something_is_not_saved(engine: sa.Engine, made: UUID) -> None:
    with Session(engine) as session:
        course, found, by = _found(session)
        operations.keep(session, course, found, Draft(form="single_best"), 0, MONDAY)
        with pytest.raises(operations.Faulty) as raised:
            save(session, course, found, by)
        assert [each.at for each in raised.value.faults] == ["stem", "rows", "rows"]


def test_the_form_of_a_question_stays(engine: sa.Engine, made: UUID) -> None:
    with Session(engine) as session:
        course, found, _ = _found(session)
        operations.keep(session, course, found, STEPS, 0, MONDAY)
        assert load(found.draft).form == "single_best"


def test_a_publication_of_the_bank_leaves_it_alone_and_the_doctor_finds_it_sound(
    engine: sa.Engine, made: UUID
) -> None:
    with Session(engine) as session:
        save(session, *_found(session))
        publish_items(session, [choice("alphalol")], "1", MONDAY)
        publish_items(session, [choice("gammalol")], "2", MONDAY)
        session.commit()
        ours = sa.select(ItemVersion.item_id).where(ItemVersion.item_id.startswith("course/"))
        assert len(session.scalars(ours).all()) == 1
        assert list(_changed_items(session)) == []


def test_a_set_draws_it_in_its_course_and_nowhere_else(engine: sa.Engine, made: UUID) -> None:
    with Session(engine) as session:
        publish_items(session, [choice("alphalol")], "1", MONDAY)
        course, found, by = _found(session)
        save(session, course, found, by)
        other = session.scalars(sa.select(Course.id).where(Course.title == "Surgery")).one()
        id_ = own_id(course.id, made)
        version = session.scalars(sa.select(CourseQuestionVersion.version)).one()
        ours = Candidate(id_, version, id_, "single_best", "", "")
        spec = Spec(pools=(listed(1, 1, [ours]),))
        inside = candidates_for(session, BANK, spec, course_id=course.id)
        assert (inside.own, inside.by_name[ours.name]) == ((ours,), ours)
        for where in (other, None):
            outside = candidates_for(session, BANK, spec, course_id=where)
            assert (outside.own, outside.pinned) == ((), ())
        assert ours not in inside.served


def test_an_earlier_version_is_drawn_still_and_a_newer_one_known(
    engine: sa.Engine, made: UUID
) -> None:
    with Session(engine) as session:
        course, found, by = _found(session)
        save(session, course, found, by)
        keep("Other?")(session, course, found, by)
        save(session, course, found, by)
        operations.put_away(session, course, found, MONDAY, back=False)
        id_ = own_id(course.id, made)
        first, second = session.scalars(
            sa.select(CourseQuestionVersion.version).order_by(CourseQuestionVersion.number)
        )
        old, new = (Candidate(id_, each, id_, "single_best", "", "") for each in (first, second))
        found_ = candidates_for(
            session, BANK, Spec(pools=(listed(1, 1, [old]),)), course_id=course.id
        )
        assert (found_.pinned, found_.own, found_.newer(old.name)) == ((old,), (new,), new)
        assert not found_.is_withdrawn(id_)
