"""What a student has to do: an assignment as one student has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from app.assignments import words
from app.coursework import grades, queries, terms
from app.coursework.grades import Override
from app.coursework.standing import Standing, standing
from app.coursework.terms import State, Terms
from app.models import Assignment, AssignmentOverride, Attempt

ByHand = Mapping[tuple[UUID, UUID], Override]


@dataclass(frozen=True)
class Task:
    """An assignment as one student has it.

    `score` is the grade in force, empty where it may not be seen; `by_hand` who set it, if one did.
    """

    assignment: Assignment
    terms: Terms
    state: State
    running: Attempt | None
    handed: tuple[Attempt, ...]
    left: int | None
    score: str
    by_hand: Override | None = None

    @property
    def can_start(self) -> bool:
        """Whether another attempt can be begun now."""
        is_open = self.state in ("open", "late") and self.assignment.archived_at is None
        return is_open and self.running is None and self.left != 0


def task(
    given: Assignment,
    rows: Sequence[AssignmentOverride],
    attempts: Iterable[Attempt],
    extra_time: int,
    learner_id: UUID,
    now: datetime,
    by_hand: ByHand | None = None,
) -> Task:
    """What a student has to do with an assignment, and what came of it.

    `by_hand`: the grades that are set by hand, as `grade_overrides.in_force` has them.
    """
    own = [each for each in attempts if each.assignment_id == given.id]
    held = queries.terms_for(given, rows, learner_id, extra_time)
    handed = tuple(each for each in own if each.submitted_at is not None)
    running = next((each for each in own if each.submitted_at is None), None)
    made = standing(
        queries.handed(handed),
        cast(grades.Counting, given.counts),
        queries.late_of(given),
        void=bool(handed),
        override=(by_hand or {}).get((given.id, learner_id)),
        score_seen=bool(handed) and "score" in queries.seen(given, rows, handed[-1], now),
    )
    return Task(
        assignment=given,
        terms=held,
        state=terms.state(held, now),
        running=running,
        handed=handed,
        left=terms.attempts_left(held, len(own)),
        score=_score(made),
        by_hand=made.grade.override if made.told else None,
    )


def _score(made: Standing) -> str:
    if not made.told:
        return ""
    return "excused" if made.grade.excused else words.per_cent(made.grade.share)
