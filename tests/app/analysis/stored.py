"""Attempts as they stand in the tables, made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.analysis.results import Results
from app.assignments import operations
from app.clock import new_id
from app.courses import operations as courses
from app.memory.publishing import publish_items
from app.models import Attempt, AttemptSlot, Course, Learner
from questions.item import Item
from tests.app.assignments.setting import make_set
from tests.app.assignments.working import rules
from tests.app.conftest import MONDAY, person
from tests.app.items import typed

Slot = tuple[Item, float | None, str | None]  # item, credit, reply


@dataclass
class Class:
    """A course of Ina's with assignments; students come as they hand in."""

    session: Session
    course: Course
    ina: Learner
    set_id: UUID

    def assignment(self, at: datetime = MONDAY) -> UUID:
        """Another assignment of the course, set at this time."""
        made = operations.create(
            self.session, self.course, self.ina, self.set_id, rules(), None, at
        )
        self.session.flush()
        return made.id

    def work(
        self, given: UUID, student: str, slots: Sequence[Slot], *, number: int = 1,
        points: Sequence[float] = (), seconds: Mapping[int, float] | None = None,
        unit: str = "", running: bool = False,
    ) -> None:  # fmt: skip
        """An attempt whose questions were shown in this order, handed in unless it runs."""
        learner = self._student(student)
        key = {"course_id": self.course.id, "assignment_id": given, "learner_id": learner,
               "number": number}  # fmt: skip
        self.session.add(
            Attempt(
                **key, seed="0", started_at=MONDAY, of=float(sum(points) or len(slots)),
                submitted_at=None if running else MONDAY + timedelta(hours=1),
                how=None if running else "learner", points=None if running else 0.0,
            )
        )  # fmt: skip
        self.session.flush()
        for at, (item, credit, reply) in enumerate(slots):
            spent = (seconds or {}).get(at)
            self.session.add(
                AttemptSlot(
                    **key, slot=at + 1, place=at + 1, unit=unit or item.unit,
                    item_id=item.id, version=item.version, points=points[at] if points else 1.0,
                    order_seed=UUID(int=1), review_id=new_id(MONDAY), reply=reply,
                    saved_at=None if reply is None else MONDAY, credit=credit,
                    duration_ms=None if spent is None else round(1000 * spent),
                )
            )  # fmt: skip
        self.session.flush()

    def _student(self, name: str) -> UUID:
        email = f"{name}@example.org"
        found = self.session.scalar(sa.select(Learner.id).where(Learner.email == email))
        if found is None:
            made = person(name, int.from_bytes(name.encode(), "big"))  # in the order of names
            self.session.add(made)
            self.session.flush()
            return made.id
        return found


def a_course(session: Session, *items: Item) -> Class:
    """The course, with these versions published."""
    publish_items(session, list(items), "1", MONDAY)
    ina = person("ina", 1, "instructor")
    session.add(ina)
    session.flush()
    made = courses.create(session, ina, title="Oncology", term="", about="", now=MONDAY)
    session.flush()
    return Class(session, made, ina, make_set(session, made.id, ina.id, MONDAY))


def store(session: Session, results: Results) -> tuple[Class, UUID, dict[tuple[str, str], Item]]:
    """Results as rows of a new course: typed items stand for their questions."""
    items = {
        (item_id, version): typed(f"fact{item_id}", stem=f"Version {version}: ____")
        for item_id, version in results.questions
    }
    made = a_course(session, *items.values())
    given = made.assignment()
    for attempt in results.attempts:
        slots = [
            (items[answer.item_id, answer.version], answer.score, "said")
            for answer in attempt.answers
            if answer
        ]
        made.work(given, attempt.student, slots, number=attempt.number, points=results.weights)
    return made, given, items
