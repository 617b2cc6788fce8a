"""A class that works: its students, and their attempts, written in one go.

What is drawn, numbered and graded goes the way of every attempt; only how far a student is comes
from a story, and not from a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import drawing, starting
from app.clock import new_id
from app.coursework import attempting, queries
from app.coursework.keyed import key_of
from app.coursework.terms import Terms, is_up
from app.demo.pupils import Given, answer, pupil
from app.memory.candidates import candidates_for
from app.memory.rows import item_versions
from app.models import Assignment, Attempt, AttemptSlot, Course, Learner, Member, Memory
from questions import blueprint
from questions.blueprint import Candidates, Seed, Slot, Spec
from questions.item import Item
from questions.world import Bank

FIRST = "Amara Björn Chidi Dalia Emre Fatima Goran Hanna Ines Jakob Keiko Lena Mateo Nadia Omar"
LAST = "Adeyemi Bauer Chen Dumont Eriksen Fischer Gruber Horvat Ivanova Jansen Kowalski Lindgren"
ADDRESSES = "uni.example"
AFTER = timedelta(seconds=10)  # a sweep finds an attempt whose time is over
LOOKS = timedelta(seconds=20)  # before handing in
Person = tuple[Learner, Member]


def join(session: Session, course: Course, many: int, now: datetime) -> None:
    """Let so many students join, the last ones first, some of them with extra time.

    Nobody can sign in as one of them.
    """
    first, last = FIRST.split(), LAST.split()
    for number in range(many):
        name = f"{first[number % len(first)]} {last[number // len(first) % len(last)]}"
        at = now - timedelta(hours=number)
        id_ = new_id(at)
        email = f"{_initials(name)}{id_.int % 10**9:09}@{ADDRESSES}"
        learner = Learner(id=id_, name=name, email=email, created_at=at)
        session.add(learner)
        session.flush()
        row = Member(course_id=course.id, learner_id=learner.id, role="student", joined_at=at)
        row.extra_time = 150 if number % 23 == 4 else 125 if number % 17 == 2 else 100
        row.shares_mastery = number % 3 == 0
        session.add(row)
    session.flush()


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).casefold()


@dataclass(frozen=True)
class Work:
    """When a class works at an assignment, and how far it comes.

    They begin after `opens`; what would come after `until` has not happened yet. `hands_in`: the
    share that does; the others stop on their way, and time ends their attempts. Of an attempt
    the first `most` questions are answered.
    """

    opens: datetime
    until: datetime
    hands_in: float = 1.0
    most: int | None = None


def work(
    session: Session, bank: Bank, given: Assignment, people: Sequence[Person], how: Work,
    rng: Random,
) -> None:  # fmt: skip
    """Let these students work at an assignment, each in one attempt; flushes."""
    spec = blueprint.load(queries.spec_of(session, given))
    candidates = candidates_for(session, bank, spec, course_id=given.course_id)
    exceptions = queries.overrides(session, given.course_id, given.id)
    common = _common(given, spec, candidates)
    begun = []
    for learner, member in people:
        seed = f"{rng.getrandbits(128):032x}"
        slots = common or blueprint.draw(spec, candidates, Seed(given.seed, seed))
        drawn = drawing.arranged(given, slots, candidates, seed)
        terms = queries.terms_for(given, exceptions, learner.id, member.extra_time)
        at = _begins(how, terms, rng)
        begun.append(starting.written(given, learner.id, terms, drawn, 1, seed, at))
    session.add_all(attempt for attempt, _ in begun)
    session.flush()
    rows = [slot for _, asked in begun for slot in asked]
    session.add_all(rows)
    items = item_versions(session, sorted({(each.item_id, each.version) for each in rows}))
    for attempt, asked in begun:
        _answer(session, attempt, asked, items, how, rng)


def _common(given: Assignment, spec: Spec, candidates: Candidates) -> tuple[Slot, ...]:
    """What all students are asked; nothing if a pool is drawn for each."""
    if any(pool.each for pool in spec.pools):
        return ()
    return blueprint.draw(spec, candidates, Seed(given.seed))


def _begins(how: Work, terms: Terms, rng: Random) -> datetime:
    """Most begin when half of the time is over; a few, too late."""
    last = min(how.until, terms.close or how.until)
    return how.opens + (last - how.opens) * rng.betavariate(2.5, 1.8)


def _answer(
    session: Session, attempt: Attempt, slots: Sequence[AttemptSlot],
    items: dict[tuple[str, str], Item], how: Work, rng: Random,
) -> None:  # fmt: skip
    """Answer one question after the other as long as there is time, and hand in."""
    who, at, device = pupil(rng), attempt.started_at, new_id(attempt.started_at)
    stops = rng.random() >= how.hands_in
    wanted = slots[: len(slots) if how.most is None else how.most]
    if stops:
        wanted = wanted[: rng.randint(0, len(wanted))]
    revisions = _revisions(session, attempt, slots)
    for slot in wanted:
        made = answer(who, items[slot.item_id, slot.version], rng)
        then = at + timedelta(seconds=made.seconds)
        if is_up(attempt.ends_at, then) or then > how.until:
            stops = True
            break
        slot.served_at, slot.revision = at, revisions.get(slot.unit, 0)
        if made.reply is not None:
            _fill(slot, made, made.reply, device, then)
        at = then
    session.flush()
    end = attempt.ends_at and attempt.ends_at + AFTER if stops else at + LOOKS * who.pace
    if end is not None and end <= how.until:
        attempting.submit(session, key_of(attempt), end)


def _revisions(session: Session, attempt: Attempt, slots: Sequence[AttemptSlot]) -> dict[str, int]:
    """How often each memory of this learner has moved."""
    wanted = sa.select(Memory.unit, Memory.revision).where(
        Memory.learner_id == attempt.learner_id, Memory.unit.in_([each.unit for each in slots])
    )
    return {row.unit: row.revision for row in session.execute(wanted)}


def _fill(slot: AttemptSlot, made: Given, reply: str, device: UUID, at: datetime) -> None:
    slot.reply = slot.first_reply = reply
    slot.saved_at, slot.saved_from, slot.saves = at, device, 1
    slot.duration_ms = int(made.seconds * 1000)
