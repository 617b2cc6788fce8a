"""An answer with all that its feedback page shows. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import WHY_NOT_COUNTED, Answered, ChangeNote, Kind, Missing
from app.memory.foreseen import due_if_rated
from app.memory.replay import Entry, Marks, Remembered, change_to_tell, decision, marks
from app.memory.rows import change_note, entries, entry, item_version, standing, today
from app.models import Learner, Review
from questions.grading import grade
from questions.item import Item, TrueFalse


def answered(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """An answer of this learner with all that its feedback page shows.

    Raises:
        Missing: this learner has no such answer.
    """
    row = session.get(Review, (learner.id, answer))
    if row is None or row.kind not in ("answer", "relearn"):
        raise Missing("this learner has no such answer")
    log = entries(session, learner.id, row.unit)
    return shown(
        row,
        item_version(session, row.item_id or "", row.item_version or ""),
        marks(log),
        standing(session, learner.id, row.unit).memory,
        change_note(session, row.unit, change_to_tell(log, before=entry(row))),
        log,
        learner,
        now,
    )


def shown(
    row: Review,
    item: Item,
    said: Marks,
    memory: Remembered,
    changed: ChangeNote | None,
    log: Sequence[Entry],
    learner: Learner,
    now: datetime,
) -> Answered:
    """An answer from its row, its item, what was said of it later, and the memory today.

    `log` is that of its unit, this answer in it.
    """
    day = today(learner, now)
    verdict = grade(item, row.reply or "")
    correct = said.overrides.get(row.id, bool(row.correct))
    undone = row.id in said.undone
    may_rate = row.counted and correct and not undone
    return Answered(
        review_id=row.id,
        unit=row.unit,
        item=item,
        reply=row.reply or "",
        verdict=replace(verdict, correct=bool(row.correct)),
        correct=correct,
        counted=row.counted,
        why_not_counted=WHY_NOT_COUNTED.get(row.uncounted or ""),
        overridden=row.id in said.overrides,
        rating=said.ratings.get(row.id),
        undone=undone,
        due_day=memory.due_day,
        days_until=None if memory.due_day is None else memory.due_day - day,
        interval=memory.interval,
        may_rate=may_rate,
        may_override=_was_typed(item, row.reply or "") and not correct and not undone,
        place=row.place or 1,
        kind=cast(Kind, row.kind),
        changed=changed,
        decision=decision(row.unit, log, row.id),
        shown_on=today(learner, row.served_at) if row.served_at else None,
        given_on=row.learner_day,
        late=row.received_at is not None,
        days_if_rated=_days_if_rated(row, log, day, now) if may_rate else {},
    )


def _days_if_rated(row: Review, log: Sequence[Entry], day: int, now: datetime) -> dict[str, int]:
    foreseen = due_if_rated(row.unit, log, row.id, new_id(now), now)
    return {rating: due - day for rating, due in foreseen.items()}


def _was_typed(item: Item, reply: str) -> bool:
    """Whether a mark rests on what was typed; the correction of a false statement is, too."""
    if isinstance(item, TrueFalse):
        return not item.answer and reply.startswith("false:")
    return item.k == 0
