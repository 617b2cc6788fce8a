"""The plan of a learner and what is ahead of it: exams, the units they ask. Selects only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, bindparam, func, select
from sqlalchemy.orm import Session

from app.memory.annotations import set_aside
from app.memory.choice import unit_of
from app.memory.days import EPOCH, date_of
from app.memory.exam import WATCHED_DAYS, Held, begins, begun, pass_of_today
from app.memory.ordering import Taste
from app.memory.planning import Plan
from app.memory.tallies import stored
from app.memory.tallying import PACED_DAYS, Tally, pace, pace_before
from app.models import Annotation, CurrentItem, DayTally, Exam, Learner, Memory
from questions.bank import Bank

_SERVED = select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists()

# what each question asks, made once: to put a statement together costs more than to run it
SPENT = select(func.sum(DayTally.duration_ms)).where(
    DayTally.learner_id == bindparam("learner_id"),
    DayTally.day >= bindparam("day", type_=BigInteger),
)
EXAMS = (
    select(Exam.id, Exam.name, Exam.on, Exam.topics)
    .where(Exam.learner_id == bindparam("learner_id"), Exam.on >= bindparam("today"))
    .order_by(Exam.on, Exam.id)
)


@dataclass(frozen=True)
class Aim:
    """An exam as a day of the learner and topics; none are all."""

    id: UUID
    name: str
    day: int
    topics: tuple[str, ...]

    def asks(self, topic: str) -> bool:
        return not self.topics or topic in self.topics


def plan_of(learner: Learner) -> Plan:
    """The learner's plan as it is stored."""
    return Plan(
        minutes=learner.minutes_per_day,
        new=learner.new_per_day,
        week=tuple(learner.week),
        retention=learner.desired_retention,
    )


def spent_since(session: Session, learner_id: UUID, day: int) -> int:
    """The milliseconds that went into answers today, or on a later day: whoever flies west
    lives a day twice, and has its minutes once.
    """
    return int(session.scalar(SPENT, {"learner_id": learner_id, "day": day}) or 0)


def pace_of(session: Session, learner_id: UUID, today: int) -> float:
    """Seconds that this learner takes for a question, of the answers of the last two weeks."""
    return pace(stored(session, learner_id, today - PACED_DAYS + 1))


def tallies_watched(session: Session, learner_id: UUID, today: int) -> dict[int, Tally]:
    """The tallies that say when a pass began: of the days watched, and of those before them."""
    return stored(session, learner_id, today - WATCHED_DAYS - PACED_DAYS)


def aims(session: Session, learner_id: UUID, today: int) -> tuple[Aim, ...]:
    """The exams that are not over, the nearest first."""
    rows = session.execute(EXAMS, {"learner_id": learner_id, "today": date_of(today)})
    return tuple(Aim(id_, name, day_of(on), tuple(topics)) for id_, name, on, topics in rows)


def day_of(on: date) -> int:
    """The learner's day that begins on a date."""
    return (on - EPOCH).days


def taste_of(learner: Learner, exams: Sequence[Aim]) -> Taste:
    """What this learner meets first."""
    ranks: dict[str, int] = {}
    every: int | None = None
    for rank, exam in enumerate(exams):
        for topic in exam.topics:
            ranks.setdefault(topic, rank)
        if not exam.topics and every is None:
            every = rank
    return Taste(learner.level, frozenset(learner.topics), ranks, every)


def held(session: Session, learner_id: UUID) -> list[Held]:
    """Every unit that was met and has an item, what is suspended among them."""
    columns = (
        Memory.unit,
        Memory.stability,
        Memory.last_day,
        Memory.first_day,
        Memory.due_day,
    )
    rows = session.execute(
        select(*columns).where(
            Memory.learner_id == learner_id,
            Memory.reps > 0,
            Memory.stability.is_not(None),
            _SERVED,
        )
    )
    return [
        Held(unit, stability, last, first, due)
        for unit, stability, last, first, due in rows
        if stability is not None and last is not None and first is not None and due is not None
    ]


def suspended(session: Session, learner_id: UUID) -> frozenset[str]:
    """The units that the learner has suspended."""
    mine = (Annotation.learner_id == learner_id, Annotation.suspended)
    return frozenset(session.scalars(select(Annotation.unit).where(*mine)))


def topics_of(bank: Bank) -> dict[str, str]:
    """The topic of every unit of the bank."""
    return {unit_of(fact.id): fact.topic for fact in bank.facts.values()}


def passing(
    session: Session,
    learner: Learner,
    bank: Bank,
    exams: Sequence[Aim],
    today: int,
    due: Collection[str],
) -> list[Held]:
    """What the passes of the learner's exams still ask today, the nearest exam's first.

    What is due is asked anyway, what is set aside is not. An exam so far away that not even all
    facts could fill the days up to it costs no statement but that of the tallies.
    """
    plan = plan_of(learner)
    coming = [exam for exam in exams if exam.day > today]
    if not coming:
        return []
    tallies = tallies_watched(session, learner.id, today)
    if today < _widest(coming[0], len(bank.facts), today, plan, tallies):
        return []
    aside = set_aside(session, learner.id, today)
    every = [each for each in held(session, learner.id) if each.unit not in aside]
    topics, found = topics_of(bank), dict[str, Held]()
    for exam in coming:
        mine = [each for each in every if each.unit in topics and exam.asks(topics[each.unit])]
        start = begun(mine, exam.day, today, plan, tallies)
        if start is not None:
            asked = pass_of_today(mine, exam.day, start, plan, today)
            found |= {each.unit: each for each in asked if each.unit not in found}
    return [each for each in found.values() if each.unit not in due]


def _widest(exam: Aim, facts: int, today: int, plan: Plan, tallies: Mapping[int, Tally]) -> int:
    """Before this day the pass cannot have begun, at the slowest pace of the days watched."""
    slowest = max(pace_before(tallies, day) for day in range(today - WATCHED_DAYS, today + 1))
    first = begins(exam.day, slowest * facts, plan)
    return exam.day if first is None else first
