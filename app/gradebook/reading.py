"""A course's rows become its gradebook: the same for the table, for a file and for a student."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.coursework import grade_overrides
from app.coursework import queries as coursework
from app.coursework.grades import Counting, Override
from app.coursework.matrix import visible
from app.coursework.standing import missed, standing
from app.coursework.terms import Terms
from app.gradebook import queries
from app.gradebook.book import Book, Cell, Person, Row
from app.models import Assignment, AssignmentOverride, Attempt

Work = Mapping[UUID, Sequence[Attempt]]
ByHand = Mapping[tuple[UUID, UUID], Override]


def read(session: Session, course_id: UUID, now: datetime, learner_id: UUID | None = None) -> Book:
    """The gradebook of a course, or what it holds of one learner, in five statements.

    An archived assignment stands in it while there is a grade or work of somebody's in it.
    """
    given = queries.graded(session, course_id)
    ids = [each.id for each in given]
    exceptions = coursework.overrides(session, course_id, *ids)
    work: dict[UUID, dict[UUID, list[Attempt]]] = {id_: defaultdict(list) for id_ in ids}
    for each in queries.attempts(session, course_id, ids, learner_id):
        work[each.assignment_id][each.learner_id].append(each)
    by_hand = grade_overrides.in_force(grade_overrides.made(session, course_id, learner_id))
    set_by_hand = {assignment_id for assignment_id, _ in by_hand}
    every = [
        each
        for each in given
        if each.archived_at is None or work[each.id] or each.id in set_by_hand
    ]
    columns = [Column(each, exceptions, work[each.id], by_hand, now) for each in every]
    rows = [
        Row(person, tuple(column.cell(person) for column in columns))
        for person in queries.people(session, course_id, learner_id)
    ]
    return Book(
        at=now,
        assignments=tuple(every),
        rows=tuple(row for row in rows if row.person.present),
        former=tuple(row for row in rows if not row.person.present and row.has_grades),
    )


class Column:
    """An assignment with all that its cells are made of: what is common is worked out once."""

    def __init__(
        self, given: Assignment, exceptions: Iterable[AssignmentOverride], work: Work,
        by_hand: ByHand, now: datetime,
    ) -> None:  # fmt: skip
        self.given, self.work, self.by_hand, self.now = given, work, by_hand, now
        rows = [row for row in exceptions if row.assignment_id == given.id]
        self.labels = [row for row in rows if row.label is not None]
        self.own = {row.learner_id: row for row in rows if row.label is None}
        closes = coursework.closes(given, rows)
        self.score_seen = "score" in visible(coursework.review_of(given), now, closes, now)
        self.late = coursework.late_of(given)
        self.counting = cast(Counting, given.counts)
        self.by_label: dict[int, Terms] = {}

    def cell(self, person: Person) -> Cell:
        """The assignment as this person has it."""
        terms = self.terms(person)
        attempts = self.work.get(person.id, ())
        made = standing(
            coursework.handed(attempts),
            self.counting,
            self.late,
            running=any(each.submitted_at is None for each in attempts),
            void=any(each.submitted_at is not None for each in attempts),
            override=self.by_hand.get((self.given.id, person.id)),
            closed=missed(terms.close, person.stay, self.given.archived_at, self.now),
            score_seen=self.score_seen,
        )
        return Cell(self.given, terms, tuple(attempts), made)

    def terms(self, person: Person) -> Terms:
        """What holds for them. Without an exception of one's own it is the same for a label."""
        own = self.own.get(person.id)
        if own is not None:
            rows = [*self.labels, own]
            return coursework.terms_for(self.given, rows, person.id, person.extra_time)
        if person.extra_time not in self.by_label:
            self.by_label[person.extra_time] = coursework.terms_for(
                self.given, self.labels, person.id, person.extra_time
            )
        return self.by_label[person.extra_time]
