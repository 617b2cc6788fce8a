"""A class with an assignment, written by operations, and students who work by them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Barrier
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import operations, starting, varying
from app.assignments.operations import Rules
from app.courses import operations as courses
from app.coursework import attempting
from app.coursework.grades import Late
from app.coursework.keyed import Key
from app.coursework.matrix import USUAL, Matrix
from app.coursework.placing import Placed, placed
from app.coursework.terms import Terms
from app.memory.publishing import publish_items
from app.models import Assignment, Attempt, AttemptSlot, Course, Learner, Member
from tests.app.assignments.setting import make_set
from tests.app.conftest import MONDAY, person
from tests.app.items import choice, typed
from tests.app.web import small_bank

INA, SAM, SUE, STU = (UUID(int=number) for number in (1, 2, 3, 4))
BANK = small_bank()
PHONE, LAPTOP = UUID(int=71), UUID(int=72)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TEN = Terms(release=MONDAY, due=MONDAY + HOUR, close=MONDAY + 2 * HOUR, seconds=600, attempts=1)


def rules(terms: Terms = TEN, *, kind: str = "graded", review: Matrix = USUAL) -> Rules:
    return Rules("Week 1", kind, terms, Late("day", 10), "best",
                 shuffle_questions=True, shuffle_options=True, review=review)  # fmt: skip


@dataclass(frozen=True)
class Room:
    """A course of Ina's with Sam, Sue (who has half as much time again) and Stu."""

    engine: sa.Engine
    course_id: UUID
    id: UUID

    def session(self) -> Session:
        return Session(self.engine, expire_on_commit=False)

    def key(self, who: UUID = SAM, number: int = 1) -> Key:
        return Key(self.course_id, self.id, who, number)

    def begin(self, who: UUID = SAM, at: datetime = MONDAY) -> Attempt:
        with self.session() as session:
            made = starting.start(session, *self.told(session, who), BANK, self.id, at)
            session.commit()
            return made

    def told(self, session: Session, who: UUID) -> tuple[Learner, Member]:
        member = session.get_one(Member, (self.course_id, who))
        return session.get_one(Learner, who), member

    def save(
        self, place: int, reply: str, at: datetime, *, who: UUID = SAM, device: UUID = PHONE,
        number: int = 1,
    ) -> attempting.Saved:  # fmt: skip
        with self.session() as session:
            key = self.key(who, number)
            slot = placed(session, key)[place - 1].slot
            saved = attempting.save(session, key, slot, reply, None, device, at)
            session.commit()
            return saved

    def submit(self, at: datetime, who: UUID = SAM) -> Attempt:
        with self.session() as session:
            made = attempting.submit(session, self.key(who), at)
            session.commit()
            return made

    def sweep(self, at: datetime) -> int:
        with self.session() as session:
            ended = attempting.finish_overdue(session, at)
            session.commit()
            return ended

    def change(self, to: Rules, at: datetime) -> int:
        with self.session() as session:
            course, given = self.given(session)
            moved = operations.change(session, course, given, to, at, password_hash=None)
            session.commit()
            return moved

    def exception(self, terms: Terms, at: datetime, *whom: UUID | int) -> int:
        with self.session() as session:
            course, given = self.given(session)
            by = session.get_one(Learner, INA)
            moved = varying.make_exceptions(session, course, by, given, whom, terms, "", at)
            session.commit()
            return moved

    def given(self, session: Session) -> tuple[Course, Assignment]:
        course = session.get_one(Course, self.course_id)
        return course, session.get_one(Assignment, (self.course_id, self.id))

    def attempt(self, who: UUID = SAM, number: int = 1) -> Attempt:
        with self.session() as session:
            return session.get_one(Attempt, (self.course_id, self.id, who, number))

    def places(self, who: UUID = SAM, number: int = 1) -> list[Placed]:
        with self.session() as session:
            return placed(session, self.key(who, number))

    def slot(self, place: int, who: UUID = SAM) -> AttemptSlot:
        with self.session() as session:
            found = sa.select(AttemptSlot).where(
                *self.key(who).of_slot(), AttemptSlot.place == place
            )
            return session.scalars(found).one()


def right(one: Placed) -> str:
    return "alpha" if one.item.form == "single_best" else "alpha blocker"


def wrong(one: Placed) -> str:
    return "beta" if one.item.form == "single_best" else "no idea"


def room(engine: sa.Engine, given: Rules | None = None) -> Room:
    """The class, with an assignment of three questions."""
    with Session(engine, expire_on_commit=False) as session:
        items = [choice("alphalol"), typed("betalol"), choice("gammalol")]
        publish_items(session, items, "1", MONDAY)
        people = [person(name, at) for at, name in enumerate(("ina", "sam", "sue", "stu"), 1)]
        session.add_all(people)
        session.flush()
        told = {"title": "Oncology", "term": "", "about": "", "now": MONDAY}
        course = courses.create(session, people[0], **told)  # type: ignore[arg-type]
        session.add_all(
            Member(course_id=course.id, learner_id=who, role="student", joined_at=MONDAY,
                   extra_time=150 if who == SUE else 100)
            for who in (SAM, SUE, STU)
        )  # fmt: skip
        session.flush()
        set_id = make_set(session, course.id, INA, MONDAY)
        made = operations.create(session, course, people[0], set_id, given or rules(), None, MONDAY)
        session.commit()
        return Room(engine, course.id, made.id)


def at_once(made: Room, *acts: Callable[[Session], object]) -> list[object]:
    """What came of each, an exception by its class; all begin when all are ready."""
    ready = Barrier(len(acts))

    def run(act: Callable[[Session], object]) -> object:
        with made.session() as session:
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
