"""Classes with assignments and work in them, written straight into the tables."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import new_id
from app.coursework.matrix import USUAL, Matrix, dump
from app.models import (
    Assignment,
    AssignmentOverride,
    Attempt,
    Course,
    GradeOverride,
    Learner,
    Member,
)
from tests.app.assignments.setting import make_set
from tests.app.conftest import MONDAY

DAY = timedelta(days=1)
DUE, CLOSE = MONDAY + 7 * DAY, MONDAY + 14 * DAY
NOW = MONDAY + 20 * DAY
SCORE_AT_ONCE: Matrix = {**USUAL, "after": frozenset({"score"})}
SCORE_LAST: Matrix = {"during": frozenset(), "after": frozenset(), "closed": frozenset({"score"})}


@dataclass
class Class:
    """A course of Ina's. Everything is flushed, and committed by whoever asks."""

    session: Session
    at: datetime = MONDAY
    ina: Learner = field(init=False)
    course: Course = field(init=False)
    set_id: UUID = field(init=False)
    given: list[Assignment] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ina = self.person("Ina")
        self.course = Course(id=new_id(self.at), title="Oncology", created_at=self.at)
        self.session.add(self.course)
        self.session.flush()
        self.member(self.ina, "instructor")
        self.set_id = make_set(self.session, self.course.id, self.ina.id, self.at)

    def person(self, name: str, email: str | None = None) -> Learner:
        made = Learner(id=new_id(self.at), name=name, email=email, created_at=self.at)
        self.session.add(made)
        self.session.flush()
        return made

    def member(self, who: Learner, role: str = "student", **more: Any) -> Member:
        row = Member(course_id=self.course.id, learner_id=who.id, role=role,
                     **{"joined_at": self.at, **more})  # fmt: skip
        self.session.add(row)
        self.session.flush()
        return row

    def student(self, name: str, **more: Any) -> Learner:
        place = self.course.id.hex[-6:]
        who = self.person(name, f"{name.lower().replace(' ', '-')}@{place}.example.org")
        self.member(who, **more)
        return who

    def assignment(self, title: str, review: Matrix = SCORE_AT_ONCE, **more: Any) -> Assignment:
        """Graded, due after a week, closed after two; lateness costs a tenth for each day."""
        usual = {"kind": "graded", "due_at": self.at + 7 * DAY, "close_at": self.at + 14 * DAY,
                 "late_loss": 10, "late_per": "day", "counts": "best", "weight": 1}  # fmt: skip
        at = self.at + len(self.given) * timedelta(seconds=1)  # the order of the list
        made = Assignment(
            course_id=self.course.id, id=new_id(at), set_id=self.set_id, set_version=1,
            title=title, review=dump(review), seed="0", made_by=self.ina.id, created_at=at,
            **{**usual, **more},
        )  # fmt: skip
        self.given.append(made)
        self.session.add(made)
        self.session.flush()
        return made

    def exception(self, given: Assignment, whom: Learner | int, **terms: Any) -> None:
        who = {"label": whom} if isinstance(whom, int) else {"learner_id": whom.id}
        self.session.add(
            AssignmentOverride(course_id=self.course.id, assignment_id=given.id,
                               id=new_id(self.at), made_by=self.ina.id, created_at=self.at,
                               **who, **terms)
        )  # fmt: skip
        self.session.flush()

    def attempt(
        self, given: Assignment, who: Learner, points: float | None, of: float = 10.0,
        *, number: int = 1, after: timedelta = -DAY, due: datetime | None = None,
    ) -> Attempt:  # fmt: skip
        """Handed in so long after the due time; without points it runs."""
        due = due or given.due_at
        at = None if points is None else (due or self.at) + after
        made = Attempt(
            course_id=self.course.id, assignment_id=given.id, learner_id=who.id, number=number,
            seed="0", started_at=self.at, due_at=due, points=points, of=of, submitted_at=at,
            how=None if points is None else "learner",
        )  # fmt: skip
        self.session.add(made)
        self.session.flush()
        return made

    def by_hand(
        self, given: Assignment, who: Learner, act: str, basis_points: int | None = None,
        reason: str = "An oral test.", at: datetime = MONDAY,
    ) -> None:  # fmt: skip
        self.session.add(
            GradeOverride(course_id=self.course.id, assignment_id=given.id, learner_id=who.id,
                          id=new_id(at), act=act, basis_points=basis_points, reason=reason,
                          made_by=self.ina.id, made_at=at)
        )  # fmt: skip
        self.session.flush()


def fill(made: Class, students: int, assignments: int, seed: int = 1) -> None:
    """A class that works: most hand in once or twice, some late, some not, some by hand."""
    chance = random.Random(seed)
    given = [
        made.assignment(f"Week {week}: bone and spine"[:120], weight=1 + week % 3)
        for week in range(1, assignments + 1)
    ]
    for number in range(students):
        who = made.student(f"Student {number:03}", extra_time=125 if number % 17 == 2 else 100)
        for each in given:
            _work(made, each, who, chance)


def _work(made: Class, given: Assignment, who: Learner, chance: random.Random) -> None:
    if chance.random() < 0.06:
        return
    for number in (1, 2) if chance.random() < 0.3 else (1,):
        points = chance.randint(6, 20) / 2
        made.session.add(
            Attempt(
                course_id=made.course.id, assignment_id=given.id, learner_id=who.id,
                number=number, seed="0", started_at=made.at, due_at=given.due_at, points=points,
                of=10.0, submitted_at=made.at + chance.randint(2, 9) * DAY, how="learner",
            )
        )  # fmt: skip
    if chance.random() < 0.02:
        points = round(chance.random() * 100) * 100
        made.by_hand(given, who, "share", points, "Asked in person.")


def per_cent(share: Fraction | None) -> float | None:
    """A share as a reader has it, for short tests."""
    return None if share is None else float(round(share * 100, 2))
