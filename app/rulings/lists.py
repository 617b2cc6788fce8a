"""What curators see of withdrawals: of what, what it touches, and those so far. Selects only.

A withdrawal is for everybody, so that it is counted over all courses and learners; by a curator,
on a page of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.memory.rows import item_versions
from app.models import (
    Attempt,
    AttemptSlot,
    CurrentItem,
    ItemVersion,
    Learner,
    Quiz,
    QuizQuestion,
    Withdrawal,
)
from app.rulings.queries import IS_OF
from questions.item import Item, load

MOST_RESTORED = 50


@dataclass(frozen=True)
class Reach:
    """What is under way and holds a question: attempts at assignments, and quizzes."""

    attempts: int
    quizzes: int


@dataclass(frozen=True)
class Kept:
    """A withdrawal in the list; `stem` is that of an item, empty for a unit."""

    id: UUID
    item_id: str | None
    unit: str | None
    stem: str
    reason: str
    who: str
    at: datetime
    restored_by: str | None
    restored_at: datetime | None


def latest(session: Session, *item_ids: str) -> dict[str, Item]:
    """The versions that were published last of these items."""
    rows = session.execute(
        sa.select(ItemVersion.item_id, ItemVersion.version)
        .where(ItemVersion.item_id.in_(item_ids))
        .order_by(ItemVersion.published_at)
    )
    names = {row.item_id: (row.item_id, row.version) for row in rows}
    return {item.id: item for item in item_versions(session, set(names.values())).values()}


def served(session: Session, unit: str) -> list[Item]:
    """The items of a unit that are asked today."""
    is_version = (ItemVersion.item_id == CurrentItem.item_id) & (
        ItemVersion.version == CurrentItem.version
    )
    bodies = sa.select(ItemVersion.body).join(CurrentItem, is_version)
    ours = bodies.where(CurrentItem.unit == unit).order_by(CurrentItem.item_id)
    return [load(body) for body in session.scalars(ours)]


def reach(session: Session, *, item_id: str | None = None, unit: str | None = None) -> Reach:
    """What holds an item, or any of a unit, right now."""
    slot, question = AttemptSlot, QuizQuestion
    asks = slot.item_id == item_id if item_id else slot.unit == unit
    running = sa.select(Attempt.learner_id, Attempt.assignment_id, Attempt.number).distinct()
    running = running.join(slot, IS_OF).where(Attempt.submitted_at.is_(None), asks)
    drawn = question.item_id == item_id if item_id else question.unit == unit
    of_quiz = (Quiz.learner_id == question.learner_id) & (Quiz.id == question.quiz_id)
    begun = sa.select(Quiz.id).distinct().join(question, of_quiz)
    begun = begun.where(Quiz.finished_at.is_(None), drawn, question.reply.is_(None))
    counted = [sa.select(sa.func.count()).select_from(each.subquery()) for each in (running, begun)]
    attempts, quizzes = (session.scalar(each) or 0 for each in counted)
    return Reach(attempts, quizzes)


def standing_of(
    session: Session, *, item_id: str | None = None, unit: str | None = None
) -> Withdrawal | None:
    """The withdrawal of just this item or unit that stands."""
    what = Withdrawal.item_id == item_id if item_id else Withdrawal.unit == unit
    return session.scalar(sa.select(Withdrawal).where(what, Withdrawal.restored_at.is_(None)))


def kept(session: Session) -> tuple[list[Kept], list[Kept]]:
    """The withdrawals that stand, and the last ones that were restored; newest first."""
    by, back = aliased(Learner), aliased(Learner)
    every = (
        sa.select(Withdrawal, by.name, back.name)
        .join(by, by.id == Withdrawal.made_by)
        .outerjoin(back, back.id == Withdrawal.restored_by)
    )
    at = Withdrawal.restored_at
    now = every.where(at.is_(None)).order_by(Withdrawal.made_at.desc(), Withdrawal.id)
    before = every.where(at.is_not(None)).order_by(at.desc(), Withdrawal.id).limit(MOST_RESTORED)
    found = [session.execute(each).all() for each in (now, before)]
    ids = {row[0].item_id for rows in found for row in rows if row[0].item_id}
    items = latest(session, *ids)
    standing, restored = ([_kept(*row, items) for row in rows] for rows in found)
    return standing, restored


def _kept(row: Withdrawal, who: str, back: str | None, items: dict[str, Item]) -> Kept:
    item = items.get(row.item_id or "")
    return Kept(
        id=row.id,
        item_id=row.item_id,
        unit=row.unit,
        stem=item.stem if item else "",
        reason=row.reason,
        who=who,
        at=row.made_at,
        restored_by=back,
        restored_at=row.restored_at,
    )
