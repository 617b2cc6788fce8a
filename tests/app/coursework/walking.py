"""A class through which anything may happen, by operations, and what must hold after each step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import codes, rights
from app.assignments import operations, starting, varying
from app.courses import admitting
from app.courses import operations as courses
from app.coursework import attempting
from app.coursework.attempting import Missing
from app.coursework.regrading import KeyOverride
from app.coursework.terms import Terms
from app.gradebook import operations as by_hand
from app.memory.publishing import publish_items
from app.models import Attempt, AttemptSlot, Learner, Member
from app.notices import operations as notices
from app.rulings import operations as rulings
from app.rulings import withdrawing
from tests.app.assignments.working import (
    BANK,
    HOUR,
    INA,
    LAPTOP,
    MINUTE,
    PHONE,
    SAM,
    STU,
    SUE,
    Room,
    right,
    rules,
    wrong,
)
from tests.app.conftest import MONDAY
from tests.app.items import choice, typed

WHO = (SAM, SUE, STU)
THREE = Terms(release=MONDAY, due=MONDAY + HOUR, close=MONDAY + 2 * HOUR, seconds=600, attempts=3)
ONLY = (rights.Archived, rights.Missing, Missing, starting.NotOpen, operations.Begun,
        courses.LastInstructor, admitting.Inside, withdrawing.Already)  # fmt: skip
FACTS = ("alphalol", "betalol", "gammalol")


@dataclass
class Walk:
    """The room, the time, and how many banks were published."""

    room: Room
    at: datetime = MONDAY
    banks: int = 1
    withdrawn: list[UUID] = field(default_factory=list)

    def act(self, name: str, one: int, two: int) -> None:
        """One step; what the rules forbid changes nothing."""
        self.at += timedelta(seconds=7)
        with self.room.session() as session:
            try:
                getattr(self, name)(session, WHO[one % 3], one, two)
                session.commit()
            except ONLY:
                session.rollback()

    def wait(self, _: Session, __: UUID, one: int, two: int) -> None:
        self.at += (one * 7 + two) * MINUTE

    def begin(self, session: Session, who: UUID, *_: int) -> None:
        if self._is_inside(session, who):
            told = self.room.told(session, who)
            starting.start(session, *told, BANK, self.room.id, self.at)

    def save(self, session: Session, who: UUID, one: int, two: int) -> None:
        number = self._last(session, who)
        places = self.room.places(who, number) if number else []
        if places:
            place = places[two % len(places)]
            said = (right if (one + two) % 2 else wrong)(place)
            key, device = self.room.key(who, number), PHONE if one % 2 else LAPTOP
            attempting.save(session, key, place.slot, said, 500, device, self.at)

    def submit(self, session: Session, who: UUID, *_: int) -> None:
        if number := self._last(session, who):
            attempting.submit(session, self.room.key(who, number), self.at)

    def sweep(self, session: Session, *_: object) -> None:
        attempting.finish_overdue(session, self.at)

    def rule(self, session: Session, _: UUID, one: int, two: int) -> None:
        course, _given = self.room.given(session)
        names = sorted(set(session.execute(sa.select(AttemptSlot.item_id, AttemptSlot.version))))
        if names:
            verdict = ("accepted", "full", "dropped", "restored")[two % 4]
            replies = ("beta", "no idea") if verdict == "accepted" else ()
            made = KeyOverride(*names[one % len(names)], verdict, "so", "Ina", self.at, replies)  # type: ignore[arg-type]
            rulings.rule(session, course, session.get_one(Learner, INA), made)

    def withdraw(self, session: Session, _: UUID, one: int, two: int) -> None:
        item = choice("alphalol") if one % 2 else typed("betalol")
        what = {"item_id": item.id} if two % 2 else {"unit": item.unit}
        by = session.get_one(Learner, INA)
        self.withdrawn.append(withdrawing.withdraw(session, by, "old", self.at, **what).id)

    def put_back(self, session: Session, _: UUID, one: int, __: int) -> None:
        if self.withdrawn:
            id_ = self.withdrawn[one % len(self.withdrawn)]
            withdrawing.restore(session, id_, session.get_one(Learner, INA), self.at)

    def grade(self, session: Session, who: UUID, one: int, two: int) -> None:
        course, _ = self.room.given(session)
        share = None if two % 3 == 0 else Fraction(two % 11, 10)
        by = session.get_one(Learner, INA)
        by_hand.override(session, course, by, self.room.id, who, share, "oral", self.at)

    def take_back(self, session: Session, who: UUID, *_: int) -> None:
        course, _given = self.room.given(session)
        by_hand.withdraw(session, course, session.get_one(Learner, INA), self.room.id, who, self.at)

    def archive(self, session: Session, _: UUID, one: int, two: int) -> None:
        course, given = self.room.given(session)
        if one % 3 == 0:
            (courses.restore(session, course) if two % 2 else
             courses.archive(session, course, self.at))  # fmt: skip
        else:
            operations.put_away(session, course, given, self.at, back=bool(two % 2))

    def leave(self, session: Session, who: UUID, one: int, two: int) -> None:
        course, _ = self.room.given(session)
        member = courses.member_of(session, course.id, who)
        end = courses.leave if two % 2 else courses.remove
        end(session, course, member, self.at)

    def rejoin(self, session: Session, who: UUID, *_: int) -> None:
        course, _given = self.room.given(session)
        course.join_code = course.join_code or codes.fresh()
        session.flush()
        entry = codes.opened(session, course.join_code)
        if entry is not None:
            try:
                learner = session.get_one(Learner, who)
                admitting.join(session, learner, entry, shares=False, now=self.at)
            except (admitting.Removed, admitting.Closed):
                session.rollback()

    def change(self, session: Session, _: UUID, one: int, two: int) -> None:
        course, given = self.room.given(session)
        close = self.at + (one - 2) * 20 * MINUTE
        terms = Terms(MONDAY, close - HOUR, close, 300 + 60 * two, 3)
        operations.change(session, course, given, rules(terms), self.at, password_hash=None)

    def exempt(self, session: Session, who: UUID, one: int, two: int) -> None:
        course, given = self.room.given(session)
        terms = Terms(close=self.at + (one - 1) * 30 * MINUTE, seconds=600 + two)
        by, whom = session.get_one(Learner, INA), [who if two % 2 else 150]
        varying.make_exceptions(session, course, by, given, whom, terms, "", self.at)

    def publish(self, session: Session, _: UUID, one: int, __: int) -> None:
        self.banks += 1
        items = [choice("alphalol", stem=f"Which class, {one}?"), typed("betalol")]
        items += [choice("gammalol")] if one % 2 else []
        publish_items(session, items, str(self.banks), self.at)

    def tell(self, session: Session, *_: object) -> None:
        notices.catch_up(session, [self.room.course_id], self.at)

    def _last(self, session: Session, who: UUID) -> int:
        mine = sa.select(sa.func.max(Attempt.number)).where(Attempt.learner_id == who)
        return session.scalar(mine) or 0

    def _is_inside(self, session: Session, who: UUID) -> bool:
        here = sa.select(Member.learner_id).where(Member.learner_id == who, rights.present())
        return session.scalar(here) is not None


ACTS = tuple(name for name in vars(Walk) if not name.startswith("_") and name not in
             ("act", "at", "banks"))  # fmt: skip
