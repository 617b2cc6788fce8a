"""Rulings over a class's work, by operations."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.regrading import KeyOverride, Verdict
from app.models import Attempt, AttemptSlot, Learner
from app.rulings import board, operations, withdrawing
from app.rulings.board import Effect
from tests.app.assignments.working import INA, MINUTE, SAM, Room, right, wrong
from tests.app.conftest import MONDAY
from tests.app.items import choice, typed

ALPHA, BETA = choice("alphalol"), typed("betalol")
SOON, AFTER = MONDAY + timedelta(seconds=30), MONDAY + timedelta(minutes=5)


def work(room: Room, who: UUID = SAM, *, mistaken: bool = False, submit: bool = True) -> None:
    """Answer all three questions, all rightly or all wrongly."""
    room.begin(who)
    for one in room.places(who):
        room.save(one.place, (wrong if mistaken else right)(one), MONDAY, who=who)
    if submit:
        room.submit(MONDAY + MINUTE, who)


def override(
    verdict: Verdict, *replies: str, at: datetime = AFTER, reason: str = "two are right",
    item: object = ALPHA,
) -> KeyOverride:  # fmt: skip
    return KeyOverride(item.id, item.version, verdict, reason, "Ina", at, replies)  # type: ignore[attr-defined]


def ruled(session: Session, room: Room, made: KeyOverride) -> int:
    course, _ = room.given(session)
    return operations.rule(session, course, session.get_one(Learner, INA), made)


def rule(room: Room, made: KeyOverride) -> int:
    with room.session() as session:
        changed = ruled(session, room, made)
        session.commit()
        return changed


def points(room: Room) -> list[tuple[float | None, float]]:
    """Of every attempt, student by student, the points and of how many."""
    with room.session() as session:
        order = (Attempt.learner_id, Attempt.number)
        rows = session.execute(sa.select(Attempt.points, Attempt.of).order_by(*order))
        return [(row.points, row.of) for row in rows]


def marks(room: Room, item: object = ALPHA) -> list[tuple[str | None, bool | None, float | None]]:
    """Ruling, right or wrong, and credit of every slot that asks this item."""
    with room.session() as session:
        rows = session.execute(
            sa.select(AttemptSlot.ruling, AttemptSlot.correct, AttemptSlot.credit)
            .where(AttemptSlot.item_id == item.id)  # type: ignore[attr-defined]
            .order_by(AttemptSlot.learner_id)
        )
        return [(row.ruling, row.correct, row.credit) for row in rows]


def everything(room: Room) -> list[tuple[object, ...]]:
    """All that a ruling may touch."""
    slot = AttemptSlot
    with room.session() as session:
        order = (slot.learner_id, slot.number, slot.slot)
        told = sa.select(slot.slot, slot.correct, slot.credit, slot.ruling).order_by(*order)
        sums = sa.select(Attempt.points, Attempt.of).order_by(Attempt.learner_id, Attempt.number)
        return [tuple(row) for each in (told, sums) for row in session.execute(each)]


def effects(room: Room, coming: KeyOverride) -> list[Effect]:
    with room.session() as session:
        return board.effects(session, room.course_id, coming)


def withdraw(given: Room, at: object = SOON, **what: str) -> UUID:
    with given.session() as session:
        by = session.get_one(Learner, INA)
        made = withdrawing.withdraw(session, by, "it is old", at, **what)  # type: ignore[arg-type]
        session.commit()
        return made.id


def restore(given: Room, withdrawal_id: UUID, at: object = AFTER) -> bool:
    with given.session() as session:
        by = session.get_one(Learner, INA)
        done = withdrawing.restore(session, withdrawal_id, by, at)  # type: ignore[arg-type]
        session.commit()
        return done
