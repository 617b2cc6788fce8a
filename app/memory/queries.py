"""What a page shows of the memory: the next question, an answer. Nothing is written here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.clock import new_id
from app.memory.answers import WHY_NOT_COUNTED, Answered, Missing, Nothing, Question
from app.memory.choice import Due, Servable, Unmet, choose_item, new_units, next_unit, unit_of
from app.memory.days import starts_at
from app.memory.replay import Marks, Remembered, marks
from app.memory.rows import entries, item_version, standing, today
from app.models import CurrentItem, Learner, Memory, Review
from questions.bank import Bank
from questions.grading import grade
from questions.item import Item

PAUSE = timedelta(minutes=30)


def answered(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """An answer of this learner with all that its feedback page shows.

    Raises:
        Missing: this learner has no such answer.
    """
    row = session.get(Review, (learner.id, answer))
    if row is None or row.kind not in ("answer", "relearn"):
        raise Missing("this learner has no such answer")
    return shown(
        row,
        item_version(session, row.item_id or "", row.item_version or ""),
        marks(entries(session, learner.id, row.unit)),
        standing(session, learner.id, row.unit).memory,
        today(learner, now),
    )


def shown(row: Review, item: Item, said: Marks, memory: Remembered, day: int) -> Answered:
    """An answer from its row, its item, what was said of it later, and the memory today."""
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
        may_override=item.k == 0 and not correct and not undone,
        place=row.place or 1,
    )


def next_question(
    session: Session, learner: Learner, bank: Bank, now: datetime
) -> Question | Nothing:
    """What to ask next, or that nothing is left today."""
    day = today(learner, now)
    due = _due(session, learner.id, day)
    new_today = _met_since(session, learner.id, day)
    unmet, last = _unmet(session, learner, bank), _last_answer(session, learner.id, day)
    new = new_units(unmet, _topic_of(last, bank), learner.new_per_day - new_today)
    chosen = next_unit(due, new, new_today, day)
    if chosen is None:
        return Nothing(_next_due_at(session, learner, day), new_tomorrow=bool(unmet))
    unit = chosen if isinstance(chosen, str) else chosen.unit
    stored = standing(session, learner.id, unit)
    item = choose_item(unit, _servable(session, unit), stored.memory)
    return Question(
        review_id=new_id(now),
        unit=unit,
        item=item_version(session, item.item_id, item.version),
        revision=stored.revision,
        place=_next_place(last, now),
        is_new=isinstance(chosen, str),
        due_count=len(due),
        new_count=len(new),
    )


def question_of(session: Session, learner: Learner, unit: str, now: datetime) -> Question | None:
    """The question of a unit that the learner asks for, due or not; None where it has no item."""
    servable = _servable(session, unit)
    if not servable:
        return None
    stored = standing(session, learner.id, unit)
    item = choose_item(unit, servable, stored.memory)
    is_new = stored.memory.reps == 0
    return Question(
        review_id=new_id(now),
        unit=unit,
        item=item_version(session, item.item_id, item.version),
        revision=stored.revision,
        place=_next_place(_last_answer(session, learner.id, today(learner, now)), now),
        is_new=is_new,
        due_count=int(not is_new),
        new_count=int(is_new),
    )


def _due(session: Session, learner_id: UUID, day: int) -> list[Due]:
    served = select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()
    columns = (Memory.unit, Memory.stability, Memory.last_day, Memory.due_day)
    rows = session.execute(
        select(*columns).where(Memory.learner_id == learner_id, Memory.due_day <= day, served)
    )
    return [
        Due(unit, stability, last_day, due_day)
        for unit, stability, last_day, due_day in rows
        if stability is not None and last_day is not None and due_day is not None
    ]


def _next_due_at(session: Session, learner: Learner, day: int) -> datetime | None:
    next_day = session.scalar(
        select(func.min(Memory.due_day)).where(
            Memory.learner_id == learner.id, Memory.due_day > day
        )
    )
    return None if next_day is None else starts_at(next_day, learner.zone, learner.rollover_hour)


def _met_since(session: Session, learner_id: UUID, day: int) -> int:
    """Units first met today, or on a later day: whoever flies west lives a day twice."""
    count = select(func.count()).where(Memory.learner_id == learner_id, Memory.first_day >= day)
    return session.scalar(count) or 0


def _unmet(session: Session, learner: Learner, bank: Bank) -> list[Unmet]:
    """The units that were never met, in learning order."""
    met = select(Memory.unit).where(Memory.learner_id == learner.id, Memory.reps > 0)
    served = select(CurrentItem.unit).where(CurrentItem.unit.not_in(met)).distinct()
    available = frozenset(session.scalars(served))
    return [
        Unmet(unit_of(fact.id), fact.topic, fact.stage.value, frozenset(map(unit_of, fact.needs)))
        for fact in bank.asked()
        if unit_of(fact.id) in available
    ]


def _servable(session: Session, unit: str) -> list[Servable]:
    rows = session.scalars(select(CurrentItem).where(CurrentItem.unit == unit))
    return [Servable(row.item_id, row.version, row.form) for row in rows]


def _last_answer(session: Session, learner_id: UUID, day: int) -> Review | None:
    """What was answered last today and not undone, counted or not."""
    undo = aliased(Review)
    undone = select(undo.id).where(
        undo.learner_id == learner_id,
        undo.learner_day >= day,
        undo.kind == "undo",
        undo.of == Review.id,
    )
    return session.scalar(
        select(Review)
        .where(
            Review.learner_id == learner_id,
            Review.learner_day == day,
            Review.kind.in_(("answer", "relearn")),
            ~undone.exists(),
        )
        .order_by(Review.answered_at.desc(), Review.id.desc())
        .limit(1)
    )


def _topic_of(last: Review | None, bank: Bank) -> str | None:
    fact = None if last is None else bank.facts.get(last.unit.removeprefix(unit_of("")))
    return None if fact is None else fact.topic


def _next_place(last: Review | None, now: datetime) -> int:
    """The place in the sitting: answers of one day without a gap of half an hour."""
    if last is None or now - last.answered_at > PAUSE:
        return 1
    return (last.place or 0) + 1
