"""An attempt is begun: its questions are drawn, and its end is set. The caller commits, once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.assignments import numbering
from app.assignments.attempting import Missing, finish_overdue
from app.clock import new_id
from app.coursework import queries
from app.coursework.terms import State, Terms, attempts_left, ends, state
from app.memory.candidates import candidates_for
from app.memory.choice import unit_of
from app.memory.rows import claim
from app.models import Assignment, Attempt, AttemptSlot, Course, Learner, Member
from questions import blueprint
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

    Raises:
        Missing: the course has no such assignment.
        NotOpen: see there.
    """
    claim(session, learner.id)
    key = (member.course_id, assignment_id)
    given = session.get(Assignment, key, with_for_update={"read": True}, populate_existing=True)
    if given is None:
        raise Missing
    finish_overdue(session, now, course_id=member.course_id, learner_id=learner.id)
    begun = queries.attempts(session, member.course_id, learner.id, assignment_id)
    running = [each for each in begun if each.submitted_at is None]
    if running:
        return running[0]
    rows = queries.overrides(session, member.course_id, assignment_id)
    terms = queries.terms_for(given, rows, learner.id, member.extra_time)
    _refuse(session, given, terms, len(begun), now)
    return _begin(session, learner, given, terms, bank, len(begun) + 1, now)


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
    session: Session, learner: Learner, given: Assignment, terms: Terms, bank: Bank, number: int,
    now: datetime,
) -> Attempt:  # fmt: skip
    seed = secrets.token_hex(16)
    drawn = draw(session, given, bank, seed)
    if not drawn:
        raise NotOpen("empty")
    end, by = ends(terms, now)
    made = Attempt(
        course_id=given.course_id,
        assignment_id=given.id,
        learner_id=learner.id,
        number=number,
        seed=seed,
        started_at=now,
        due_at=terms.due,
        ends_at=end,
        ends_by=by,
        of=sum(each.points for each in drawn),
    )
    session.add(made)
    session.flush()
    session.add_all(_slot(made, each, now) for each in drawn)
    session.flush()
    return made


@dataclass(frozen=True)
class Drawn:
    """A question of a draw: where it stands, and the numbers it is shown by."""

    slot: int
    place: int
    unit: str
    item_id: str
    version: str
    points: float
    order_seed: UUID


def draw(session: Session, given: Assignment, bank: Bank, seed: str) -> list[Drawn]:
    """The questions of an assignment by a seed, in the order in which they are asked."""
    spec = blueprint.load(queries.spec_of(session, given))
    candidates = candidates_for(session, bank, spec, course_id=given.course_id)
    slots = blueprint.draw(spec, candidates, blueprint.Seed(given.seed, seed))
    many = len(slots)
    places = (
        numbering.shuffled_places(seed, many) if given.shuffle_questions else range(1, many + 1)
    )
    order = seed if given.shuffle_options else given.seed
    drawn = [
        Drawn(
            slot=number,
            place=place,
            unit=unit_of(candidates.by_name[each.item_id, each.version].fact),
            item_id=each.item_id,
            version=each.version,
            points=each.points,
            order_seed=numbering.order_seed(order, each.item_id),
        )
        for each, place, number in zip(
            slots, places, numbering.slot_numbers(seed, many), strict=True
        )
    ]
    return sorted(drawn, key=lambda each: each.place)


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
