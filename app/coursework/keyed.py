"""Where an attempt stands in its course."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from app.models import Attempt, AttemptSlot


@dataclass(frozen=True)
class Key:
    """An attempt's place in its course."""

    course_id: UUID
    assignment_id: UUID
    learner_id: UUID
    number: int

    def of_attempt(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            Attempt.course_id == self.course_id,
            Attempt.assignment_id == self.assignment_id,
            Attempt.learner_id == self.learner_id,
            Attempt.number == self.number,
        )

    def of_slot(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            AttemptSlot.course_id == self.course_id,
            AttemptSlot.assignment_id == self.assignment_id,
            AttemptSlot.learner_id == self.learner_id,
            AttemptSlot.number == self.number,
        )


def key_of(attempt: Attempt) -> Key:
    return Key(attempt.course_id, attempt.assignment_id, attempt.learner_id, attempt.number)
