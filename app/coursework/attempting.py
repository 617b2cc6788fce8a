"""What students do with assignments. The caller commits, once, right after.

Whatever touches an attempt claims its learner first and then takes its row, so that two tabs,
two devices, a sweep and the staff come one after the other. What was submitted is never changed
again, but that late answers are kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework import marking, matrix, queries
from app.coursework.keyed import Key, key_of
from app.coursework.terms import is_over
from app.memory.answers import Reply
from app.memory.choice import is_of_course
from app.memory.operations import record_answer
from app.memory.rows import claim, item_versions, standing
from app.models import Assignment, Attempt, AttemptSlot, Learner

Stored = Literal["kept", "late", "stands"]


class Missing(LookupError):
    """There is no such attempt or question, or it is not this learner's."""


@dataclass(frozen=True)
class Saved:
    """What became of an answer. `replaced`: when another device had saved what it replaced."""

    stored: Stored
    replaced: datetime | None = None


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
    """Keep an answer, which `cards.sent.meant` made. The one saved last counts; where answers are
    shown at once, the first.

    What comes after the end is kept beside it, marked late, and counts for nothing.

    Raises:
        Missing
    """
    attempt = _take(session, key)
    one = sa.select(AttemptSlot).where(*key.of_slot(), AttemptSlot.slot == slot)
    found = session.scalar(one.execution_options(populate_existing=True))
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

    While an answer may still be under way it is handed in at its end, so as not to be late.

    Raises:
        Missing
    """
    attempt = _take(session, key)
    if attempt.submitted_at is None and not _end_by_time(session, attempt, now):
        at = now if attempt.ends_at is None else min(now, attempt.ends_at)
        _finish(session, attempt, at, "learner")
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
    """Grade what is saved, by the keys in force; of practice all answers enter the log now."""
    slots = _slots(session, key_of(attempt))
    items = item_versions(session, [(each.item_id, each.version) for each in slots])
    marking.note_withdrawn(session, slots, at)
    marking.mark(attempt, slots, items, marking.rulings(session, attempt.course_id))
    attempt.submitted_at, attempt.how = at, how
    session.flush()
    given = session.get_one(Assignment, (attempt.course_id, attempt.assignment_id))
    if given.kind == "practice":
        _log(session, attempt, slots)


def _log(session: Session, attempt: Attempt, slots: list[AttemptSlot]) -> None:
    """Enter the answers into the log, each at its time, units in one order everywhere.

    Who left has no log any more. A course's own questions enter no log: they ask no fact. Nor does
    what was ruled on: where the course does not stand by the key, the log must not call it wrong.
    """
    learner = session.get_one(Learner, attempt.learner_id)
    if learner.deleted_at is not None:
        return
    sure = (slot for slot in slots if slot.ruling is None and not is_of_course(slot.unit))
    for each in sorted(sure, key=lambda slot: slot.unit):
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
