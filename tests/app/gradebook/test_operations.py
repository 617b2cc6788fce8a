"""Grades set by hand: added, never changed, taken back by a row of their own; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from fractions import Fraction
from threading import Barrier
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.grade_overrides import in_force, made
from app.db import engine_options
from app.gradebook import operations
from app.models import Assignment, GradeOverride, Learner
from app.rights import Archived
from tests.app.gradebook.classes import DAY, NOW, Class

HALF = Fraction(1, 2)


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    opened = sa.create_engine(**engine_options(database))
    yield opened
    opened.dispose()


class Set(Class):
    """A class with one assignment and Ada, whose grade is set."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.one: Assignment = self.assignment("One")
        self.ada: Learner = self.student("Ada")
        session.commit()

    def set_to(
        self, share: Fraction | None, reason: str = "An oral test.", at: datetime = NOW,
        *, assignment: UUID | None = None, learner: UUID | None = None,
    ) -> bool:  # fmt: skip
        new = operations.override(
            self.session, self.course, self.ina, assignment or self.one.id,
            learner or self.ada.id, share, reason, at,
        )  # fmt: skip
        self.session.commit()
        return new

    def take_back(self, at: datetime = NOW) -> bool:
        new = operations.withdraw(self.session, self.course, self.ina, self.one.id, self.ada.id, at)
        self.session.commit()
        return new

    def history(self) -> list[tuple[str, Fraction | None, str, str, datetime]]:
        rows = made(self.session, self.course.id, self.ada.id)
        return [(row.act, row.share, row.reason, row.who, row.when) for row in rows]


@pytest.fixture
def a_set(engine: sa.Engine) -> Iterator[Set]:
    with Session(engine, expire_on_commit=False) as session:
        yield Set(session)


def test_the_history_says_who_did_what_when_and_why(a_set: Set) -> None:
    assert a_set.set_to(HALF, at=NOW)
    assert a_set.set_to(None, "Ill.", at=NOW + DAY)
    assert a_set.take_back(at=NOW + 2 * DAY)
    assert a_set.history() == [
        ("share", HALF, "An oral test.", "Ina", NOW),
        ("excused", None, "Ill.", "Ina", NOW + DAY),
        ("withdrawn", None, "", "Ina", NOW + 2 * DAY),
    ]
    assert in_force(made(a_set.session, a_set.course.id)) == {}


def test_the_same_twice_is_once(a_set: Set) -> None:
    assert [a_set.set_to(HALF), a_set.set_to(HALF), a_set.set_to(HALF, "Another.")] == [
        True,
        False,
        True,
    ]
    assert [a_set.take_back(), a_set.take_back()] == [True, False]
    assert len(a_set.history()) == 3


def test_what_was_never_set_cannot_be_taken_back(a_set: Set) -> None:
    assert not a_set.take_back()
    assert a_set.history() == []


@pytest.mark.parametrize("share", ["0", "1", "2/3", "0.6667", "0.125"])
def test_a_share_is_kept_to_a_hundredth_of_a_per_cent(a_set: Set, share: str) -> None:
    a_set.set_to(Fraction(share))
    ((_, kept, *_),) = a_set.history()
    assert kept == Fraction(round(Fraction(share) * 10_000), 10_000)


def test_nothing_else_can_be_graded(a_set: Set) -> None:
    practice = a_set.assignment("Practice", kind="practice")
    stranger = a_set.person("Stranger")
    other = Class(a_set.session)
    elsewhere, theirs = other.assignment("One"), other.student("Eve")
    a_set.session.commit()
    wrong: list[dict[str, UUID]] = [
        {"assignment": practice.id},
        {"assignment": elsewhere.id},
        {"assignment": uuid4()},
        {"learner": stranger.id},
        {"learner": theirs.id},
        {"learner": a_set.ina.id},
        {"learner": uuid4()},
    ]
    for each in wrong:
        with pytest.raises(operations.Missing):
            a_set.set_to(HALF, **each)  # type: ignore[arg-type]
        a_set.session.rollback()
    assert a_set.session.scalars(sa.select(GradeOverride)).all() == []


def test_whose_work_is_there_can_be_graded_after_they_left(a_set: Set) -> None:
    gone = a_set.person("Former student 1")
    a_set.attempt(a_set.one, gone, 5)
    assert a_set.set_to(HALF, learner=gone.id)


def test_an_archived_course_stays_as_it_is(a_set: Set) -> None:
    a_set.set_to(HALF)
    a_set.course.archived_at = NOW
    a_set.session.commit()
    for act in (lambda: a_set.set_to(None), a_set.take_back):
        with pytest.raises(Archived):
            act()
        a_set.session.rollback()
    assert len(a_set.history()) == 1


@pytest.mark.parametrize(
    "row",
    [
        {"act": "share", "basis_points": None},
        {"act": "excused", "basis_points": 1},
        {"act": "share", "basis_points": 10_001},
        {"act": "share", "basis_points": -1},
        {"act": "excused", "reason": ""},
        {"act": "other"},
    ],
)
def test_the_tables_refuse_what_means_nothing(a_set: Set, row: dict[str, object]) -> None:
    given: dict[str, object] = {"act": "share", "basis_points": None, "reason": "So.", **row}
    with pytest.raises(sa.exc.IntegrityError):
        a_set.by_hand(a_set.one, a_set.ada, **given)  # type: ignore[arg-type]


def test_of_two_who_set_at_once_both_stand_in_the_history(a_set: Set, engine: sa.Engine) -> None:
    ready = Barrier(2)

    def act(share: Fraction) -> bool:
        with Session(engine, expire_on_commit=False) as session:
            course = session.merge(a_set.course, load=True)
            ready.wait()
            new = operations.override(
                session, course, a_set.ina, a_set.one.id, a_set.ada.id, share, "So.", NOW
            )
            session.commit()
            return new

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(act, (HALF, Fraction(1)))) == [True, True]
    assert {share for _, share, *_ in a_set.history()} == {HALF, 1}


def test_what_is_stored_later_is_in_force_whoever_asked_first(a_set: Set) -> None:
    a_set.set_to(HALF, at=NOW + DAY)
    a_set.set_to(Fraction(1), at=NOW)
    assert [share for _, share, *_ in a_set.history()] == [HALF, 1]
