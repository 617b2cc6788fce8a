"""What students do with assignments. The caller commits, once, right after.

Whatever touches an attempt claims its learner first and then takes its row, so that two tabs,
two devices, a sweep and the staff come one after the other. What was submitted is never changed
again, but that late answers are kept beside it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import matrix, numbering, queries
from app.assignments.queries import Key
from app.assignments.terms import State, Terms, attempts_left, ends, is_over, state
from app.clock import new_id
from app.memory.answers import Reply
from app.memory.candidates import candidates_for
from app.memory.choice import unit_of
from app.memory.operations import record_answer
from app.memory.rows import claim, item_versions, standing
from app.models import Assignment, Attempt, AttemptSlot, Course, Learner, Member
from questions import blueprint
from questions.grading import grade
from questions.item import Item
from questions.world import Bank

Stored = Literal["kept", "late", "stands"]


class Missing(LookupError):
    """There is no such attempt or question, or it is not this learner's."""


class NotOpen(ValueError):
    """No attempt can be begun now; `why`: waiting, closed, archived, spent or empty."""

    def __init__(self, why: State | Literal["archived", "spent", "empty"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Saved:
    """What became of an answer. `replaced`: when another device had saved what it replaced."""

    stored: Stored
    replaced: datetime | None = None


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
    candidates = candidates_for(session, bank, spec)
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


def serve(session: Session, key: Key, slot: int, now: datetime) -> None:
    """Note that a question is shown for the first time, and the memory it is shown to."""
    is_new = (*key.of_slot(), AttemptSlot.slot == slot, AttemptSlot.served_at.is_(None))
    unit = session.scalar(sa.select(AttemptSlot.unit).where(*is_new))
    if unit is None:
        return
    revision = standing(session, key.learner_id, unit).revision
    session.execute(sa.update(AttemptSlot).where(*is_new).values(served_at=now, revision=revision))


def _take(session: Session, key: Key) -> Attempt:
    """The attempt, held until the commit.

    Raises:
        Missing
    """
    claim(session, key.learner_id)
    found = sa.select(Attempt).where(*key.of_attempt()).with_for_update()
    attempt = session.scalar(found.execution_options(populate_existing=True))
    if attempt is None:
        raise Missing
    return attempt


def _slots(session: Session, key: Key) -> list[AttemptSlot]:
    found = sa.select(AttemptSlot).where(*key.of_slot()).order_by(AttemptSlot.place)
    return list(session.scalars(found.execution_options(populate_existing=True)))


def save(
    session: Session, key: Key, slot: int, reply: str, duration_ms: int | None, device: UUID,
    now: datetime,
) -> Saved:  # fmt: skip
    """Keep an answer. The one saved last counts; where answers are shown at once, the first.

    What comes after the end is kept beside it, marked late, and counts for nothing.

    Raises:
        Missing
    """
    attempt = _take(session, key)
    found = next((each for each in _slots(session, key) if each.slot == slot), None)
    if found is None:
        raise Missing
    if attempt.submitted_at is not None or is_over(attempt.ends_at, now):
        _end_by_time(session, attempt, now)
        if reply != found.reply:
            found.late_reply, found.late_at = reply, now
        session.flush()
        return Saved("late")
    if found.reply is not None and _is_shown_at_once(session, attempt):
        return Saved("stands")
    elsewhere = found.reply is not None and found.saved_from != device
    replaced = found.saved_at if elsewhere else None
    _fill(found, reply, duration_ms, device, now)
    session.flush()
    return Saved("kept", replaced)


def _is_shown_at_once(session: Session, attempt: Attempt) -> bool:
    given = session.get_one(Assignment, (attempt.course_id, attempt.assignment_id))
    return bool(queries.review_of(given)["during"])


def _fill(
    found: AttemptSlot, reply: str, duration_ms: int | None, device: UUID, now: datetime
) -> None:
    found.served_at = found.served_at or now
    longest = max(0, (now - found.served_at) // timedelta(milliseconds=1))
    found.duration_ms = None if duration_ms is None else min(duration_ms, longest)
    found.first_reply = reply if found.saves == 0 else found.first_reply
    found.reply, found.saved_at, found.saved_from = reply, now, device
    found.saves += 1


def submit(session: Session, key: Key, now: datetime) -> Attempt:
    """Hand an attempt in with what is saved. Sent twice, it is handed in once.

    Raises:
        Missing
    """
    attempt = _take(session, key)
    if attempt.submitted_at is None and not _end_by_time(session, attempt, now):
        _finish(session, attempt, now, "learner")
    return attempt


def finish_overdue(
    session: Session,
    now: datetime,
    *,
    course_id: UUID | None = None,
    learner_id: UUID | None = None,
) -> int:
    """Hand in every attempt whose time is over; how many. Whoever looks does it, or a sweep."""
    ended = 0
    for key in queries.overdue(session, now, course_id=course_id, learner_id=learner_id):
        ended += _end_by_time(session, _take(session, key), now)
    return ended


def _end_by_time(session: Session, attempt: Attempt, now: datetime) -> bool:
    if attempt.submitted_at is not None or not is_over(attempt.ends_at, now):
        return False
    assert attempt.ends_at is not None
    _finish(session, attempt, attempt.ends_at, attempt.ends_by or "close")
    return True


def _finish(session: Session, attempt: Attempt, at: datetime, how: str) -> None:
    """Grade what is saved; of practice all answers enter the log now."""
    slots = _slots(session, queries.key_of(attempt))
    items = item_versions(session, [(each.item_id, each.version) for each in slots])
    for each in slots:
        _grade(each, items[each.item_id, each.version])
    attempt.submitted_at, attempt.how = at, how
    attempt.points = sum(each.points * (each.credit or 0) for each in slots)
    session.flush()
    given = session.get_one(Assignment, (attempt.course_id, attempt.assignment_id))
    if given.kind == "practice":
        _log(session, attempt, slots)


def _grade(slot: AttemptSlot, item: Item) -> None:
    verdict = None if slot.reply is None else grade(item, slot.reply)
    slot.correct = verdict is not None and verdict.correct
    slot.credit = 0.0 if verdict is None else verdict.credit


def _log(session: Session, attempt: Attempt, slots: list[AttemptSlot]) -> None:
    """Enter the answers into the log, each at its time, units in one order everywhere."""
    learner = session.get_one(Learner, attempt.learner_id)
    for each in sorted(slots, key=lambda slot: slot.unit):
        if each.reply is None or each.saved_at is None or each.served_at is None:
            continue
        spent = each.duration_ms
        reply = Reply(
            id=each.review_id,
            unit=each.unit,
            item_id=each.item_id,
            version=each.version,
            text=each.reply,
            revision=each.revision or 0,
            served_at=each.served_at,
            started_at=None if spent is None else each.saved_at - timedelta(milliseconds=spent),
            duration_ms=spent,
            place=each.place,
        )
        record_answer(session, learner, reply, each.saved_at)
    attempt.counted_at = attempt.submitted_at
    session.flush()


def let_count(session: Session, key: Key, now: datetime) -> bool:
    """Let the answers of a graded attempt count for the learner's schedule; whether they do now.

    Only once the answers are released: before, what the schedule says would tell the key.

    Raises:
        Missing
    """
    attempt = _take(session, key)
    given = session.get_one(Assignment, (key.course_id, key.assignment_id))
    rows = queries.overrides(session, key.course_id, key.assignment_id)
    seen = matrix.visible(
        queries.review_of(given), attempt.submitted_at, queries.closes(given, rows), now
    )
    if attempt.submitted_at is None or attempt.counted_at is not None or "answers" not in seen:
        return False
    _log(session, attempt, _slots(session, key))
    attempt.counted_at = now
    return True
