"""An answer with all that its feedback page shows. Nothing is written here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.memory.answers import WHY_NOT_COUNTED, Answered, ChangeNote, Decision, Kind, Missing
from app.memory.replay import Marks, Remembered, change_to_tell, decision, marks
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
        decision(row.unit, log, row.id),
        learner,
        now,
    )


def shown(
    row: Review,
    item: Item,
    said: Marks,
    memory: Remembered,
    changed: ChangeNote | None,
    decided: Decision | None,
    learner: Learner,
    now: datetime,
) -> Answered:
    """An answer from its row, its item, what was said of it later, and the memory today."""
    day = today(learner, now)
    verdict = grade(item, row.reply or "")
    correct = said.overrides.get(row.id, bool(row.correct))
    undone = row.id in said.undone
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
        may_rate=row.counted and correct and not undone,
        may_override=_was_typed(item, row.reply or "") and not correct and not undone,
        place=row.place or 1,
        kind=cast(Kind, row.kind),
        changed=changed,
        decision=decided,
        shown_on=today(learner, row.served_at) if row.served_at else None,
        given_on=row.learner_day,
        late=row.received_at is not None,
    )


def _was_typed(item: Item, reply: str) -> bool:
    """Whether a mark rests on what was typed; the correction of a false statement is, too."""
    if isinstance(item, TrueFalse):
        return not item.answer and reply.startswith("false:")
    return item.k == 0
