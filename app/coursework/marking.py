"""What the questions of an attempt count: by their own keys, and by what the course ruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework import regrading
from app.coursework.regrading import KeyOverride, Ruling, Stored, points, regraded
from app.memory.withdrawals import every, withdrawn_at
from app.models import Attempt, AttemptSlot, Learner
from app.models import KeyOverride as Row
from questions.grading import grade
from questions.item import Item

GIVING = ("accepted", "full")


def rulings(session: Session, course_id: UUID) -> list[KeyOverride]:
    """Every override of a key in the course, by whom, the first one first."""
    rows = session.execute(
        sa.select(Row, Learner.name)
        .join(Learner, Learner.id == Row.made_by)
        .where(Row.course_id == course_id)
        .order_by(Row.made_at, Row.id)
    )
    return [_override(*row) for row in rows]


def _override(row: Row, who: str) -> KeyOverride:
    verdict = cast(regrading.Verdict, row.verdict)
    replies = tuple(row.replies)
    return KeyOverride(row.item_id, row.version, verdict, row.reason, who, row.made_at, replies)


def note_withdrawn(session: Session, slots: Iterable[AttemptSlot], at: datetime) -> None:
    """Keep of each slot whether the curators had withdrawn its question when it was handed in."""
    gone = every(session)
    for each in slots:
        found = withdrawn_at(gone, each.item_id, each.unit, at)
        each.withdrawn_at = None if found is None else found.at


def mark(
    attempt: Attempt,
    slots: Sequence[AttemptSlot],
    items: Mapping[tuple[str, str], Item],
    ruled: Iterable[KeyOverride],
) -> None:
    """Mark the slots of these items by what is in force, and add up the attempt.

    `slots` are all of the attempt, in the order of their places; what asks another item stands.
    """
    keys = list(ruled)
    marked = [_marked(each, items.get((each.item_id, each.version)), keys) for each in slots]
    attempt.points, attempt.of = points(marked)


def _marked(slot: AttemptSlot, item: Item | None, ruled: list[KeyOverride]) -> Stored:
    if item is None:
        return replace(by_own_key(slot, None), ruling=cast(Ruling | None, slot.ruling))
    verdict = None if slot.reply is None else grade(item, slot.reply)
    (held,) = regraded([_own(slot, item.form, verdict.credit if verdict else 0.0)], ruled)
    slot.correct = held.ruling in GIVING or (verdict is not None and verdict.correct)
    slot.credit, slot.ruling = held.score, held.ruling
    return held


def by_own_key(slot: AttemptSlot, item: Item | None) -> Stored:
    """A question of an attempt as the item's own key marks it; without the item as it stands."""
    if item is None:
        return _own(slot, "", slot.credit or 0.0)
    return _own(slot, item.form, 0.0 if slot.reply is None else grade(item, slot.reply).credit)


def _own(slot: AttemptSlot, form: str, score: float) -> Stored:
    name = (slot.item_id, slot.version)
    return Stored(*name, form, slot.points, slot.reply, score, slot.withdrawn_at)
