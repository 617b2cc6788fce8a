"""Changes of meaning: whoever knows the fact has it due again, once for each change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.db import insert_or
from app.memory.choice import unit_of
from app.memory.log import Held, enter, new_row
from app.memory.replay import Entry
from app.memory.rows import COLUMNS, entry, remembered
from app.models import BankChange, Learner, Memory, Review
from questions.bank import Bank

LEARNERS_AT_ONCE = 200
Changes = Mapping[str, Sequence[date]]


def publish_changes(session: Session, bank: Bank, now: datetime) -> int:
    """Record the changes of meaning that are new, and make each known fact due today.

    Returns how many memories were made due. The days are the learners' own.
    """
    new = _record(session, bank, now)
    if not new:
        return 0
    return sum(_reset(session, learners, new, now) for learners in _batches(session))


def _record(session: Session, bank: Bank, now: datetime) -> Changes:
    """Add the changes that are not known; what another server adds meanwhile is not ours."""
    told = {
        (unit_of(fact.id), change.on): (change, fact.statement)
        for fact in bank.facts.values()
        for change in fact.changes
        if change.meaning
    }
    add = insert_or(session, BankChange).on_conflict_do_nothing().returning(BankChange.unit)
    new: dict[str, list[date]] = defaultdict(list)
    for (unit, on), (change, statement) in sorted(told.items(), key=lambda each: each[0]):
        row = {
            "unit": unit,
            "changed_on": on,
            "what": change.what,
            "before": change.before,
            "after": statement,
            "published_at": now,
        }
        if session.scalar(add, row) is not None:
            new[unit].append(on)
    return new


def _batches(session: Session) -> Iterator[Sequence[Learner]]:
    after: UUID | None = None
    while True:
        wanted = sa.select(Learner).order_by(Learner.id).limit(LEARNERS_AT_ONCE)
        if after is not None:
            wanted = wanted.where(Learner.id > after)
        learners = session.scalars(wanted).all()
        if not learners:
            return
        yield learners
        after = learners[-1].id


def _reset(session: Session, learners: Sequence[Learner], new: Changes, now: datetime) -> int:
    """Enter the resets of these learners. Their memories are held meanwhile."""
    by_id = {learner.id: learner for learner in learners}
    rows = session.scalars(
        sa.select(Memory)
        .where(Memory.learner_id.in_(by_id), Memory.unit.in_(new), Memory.reps > 0)
        .order_by(Memory.learner_id, Memory.unit)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    logs = _logs(session, by_id, new)
    for row in rows:
        log = logs[row.learner_id, row.unit]
        for day in new[row.unit]:
            review = new_row(by_id[row.learner_id], row.unit, "reset", new_id(now), now)
            review.changed_on = day
            enter(session, review, Held(row.revision, remembered(row), row, tuple(log)))
            log.append(entry(review))
            session.expunge(review)
        session.expunge(row)
    return len(rows)


def _logs(
    session: Session, learners: Mapping[UUID, Learner], units: Changes
) -> dict[tuple[UUID, str], list[Entry]]:
    found: dict[tuple[UUID, str], list[Entry]] = defaultdict(list)
    wanted = sa.select(Review.learner_id, *COLUMNS).where(
        Review.learner_id.in_(learners), Review.unit.in_(units)
    )
    for row in session.execute(wanted):
        found[row.learner_id, row.unit].append(entry(row))
    return found
