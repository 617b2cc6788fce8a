"""An attempt is begun: its questions are drawn, and its end is set. The caller commits, once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments.drawing import Draw, Drawn, draw
from app.clock import new_id
from app.coursework import queries
from app.coursework.attempting import Missing, finish_overdue
from app.coursework.terms import State, Terms, attempts_left, ends, state
from app.memory.rows import claim
from app.models import Assignment, Attempt, AttemptSlot, Course, Learner, Member
from questions.world import Bank


class NotOpen(ValueError):
    """No attempt can be begun now; `why`: waiting, closed, archived, spent or empty."""

    def __init__(self, why: State | Literal["archived", "spent", "empty"]) -> None:
        super().__init__(why)
        self.why = why


def start(
    session: Session, learner: Learner, member: Member, bank: Bank, assignment_id: UUID,
    now: datetime,
) -> Attempt:  # fmt: skip
    """A new attempt; or the one that runs, if there is one: sent twice it is begun once.

    Its questions are drawn before anything is held: a class begins at one moment, and on SQLite
    all others would wait for each draw.

    Raises:
        Missing: the course has no such assignment.
        NotOpen: see there.
    """
    ahead = _ahead(session, learner, member, bank, assignment_id)
    claim(session, learner.id)
    given = _hold(session, member.course_id, assignment_id)
    finish_overdue(session, now, course_id=member.course_id, learner_id=learner.id)
    begun = queries.attempts(session, member.course_id, learner.id, assignment_id)
    running = [each for each in begun if each.submitted_at is None]
    if running:
        return running[0]
    rows = queries.overrides(session, member.course_id, assignment_id)
    terms = queries.terms_for(given, rows, learner.id, member.extra_time)
    _refuse(session, given, terms, len(begun), now)
    if ahead is None or ahead.rules != _rules(given):
        ahead = _draw_for(session, given, bank)
    given.fixed = given.fixed or ahead.draw.fixed
    return _begin(session, learner, given, terms, ahead, len(begun) + 1, now)


@dataclass(frozen=True)
class Ahead:
    """The questions of an attempt that may be begun, and what they were drawn by."""

    rules: tuple[object, ...]
    seed: str
    draw: Draw


def _rules(given: Assignment) -> tuple[object, ...]:
    """All of an assignment that a draw depends on."""
    questions = (given.set_id, given.set_version, given.seed)
    shuffled = (given.shuffle_questions, given.shuffle_options)
    return (*questions, *shuffled, given.fixed is None)


def _ahead(
    session: Session, learner: Learner, member: Member, bank: Bank, assignment_id: UUID
) -> Ahead | None:
    """A draw as the rules stand now; None where an attempt runs, which is gone on with."""
    given = queries.assignment(session, member.course_id, assignment_id)
    begun = queries.attempts(session, member.course_id, learner.id, assignment_id)
    if given is None or any(each.submitted_at is None for each in begun):
        return None
    return _draw_for(session, given, bank)


def _draw_for(session: Session, given: Assignment, bank: Bank) -> Ahead:
    seed = secrets.token_hex(16)
    return Ahead(_rules(given), seed, draw(session, given, bank, seed))


def _hold(session: Session, course_id: UUID, assignment_id: UUID) -> Assignment:
    """The assignment, whose rules stay until the commit. Of the first attempts one goes first.

    Raises:
        Missing
    """
    mine = (Assignment.course_id == course_id, Assignment.id == assignment_id)
    is_first = session.scalar(sa.select(Assignment.fixed.is_(None)).where(*mine))
    lock = sa.select(Assignment).where(*mine).with_for_update(read=not is_first)
    given = session.scalar(lock.execution_options(populate_existing=True))
    if given is None:
        raise Missing
    return given


def _refuse(session: Session, given: Assignment, terms: Terms, begun: int, now: datetime) -> None:
    course = session.get_one(Course, given.course_id)
    if given.archived_at is not None or course.archived_at is not None:
        raise NotOpen("archived")
    found = state(terms, now)
    if found in ("waiting", "closed"):
        raise NotOpen(found)
    if attempts_left(terms, begun) == 0:
        raise NotOpen("spent")


def _begin(
    session: Session, learner: Learner, given: Assignment, terms: Terms, ahead: Ahead, number: int,
    now: datetime,
) -> Attempt:  # fmt: skip
    if not ahead.draw.questions:
        raise NotOpen("empty")
    made, slots = written(given, learner.id, terms, ahead.draw.questions, number, ahead.seed, now)
    session.add(made)
    session.flush()
    session.add_all(slots)
    session.flush()
    return made


def written(
    given: Assignment, learner_id: UUID, terms: Terms, drawn: Sequence[Drawn], number: int,
    seed: str, now: datetime,
) -> tuple[Attempt, list[AttemptSlot]]:  # fmt: skip
    """The rows of an attempt that begins now, and of its questions."""
    end, by = ends(terms, now)
    made = Attempt(
        course_id=given.course_id,
        assignment_id=given.id,
        learner_id=learner_id,
        number=number,
        seed=seed,
        started_at=now,
        due_at=terms.due,
        ends_at=end,
        ends_by=by,
        of=sum(each.points for each in drawn),
    )
    return made, [_slot(made, each, now) for each in drawn]


def _slot(attempt: Attempt, drawn: Drawn, now: datetime) -> AttemptSlot:
    return AttemptSlot(
        course_id=attempt.course_id,
        assignment_id=attempt.assignment_id,
        learner_id=attempt.learner_id,
        number=attempt.number,
        slot=drawn.slot,
        place=drawn.place,
        unit=drawn.unit,
        item_id=drawn.item_id,
        version=drawn.version,
        points=drawn.points,
        order_seed=drawn.order_seed,
        review_id=new_id(now),
    )
