"""Months of study, simulated: every answer goes the way of a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.demo.answering import Student, chance, reply, seconds
from app.memory.answers import Question, Reply
from app.memory.days import date_of, learner_day
from app.memory.operations import rate, record_answer
from app.memory.queries import next_question
from app.memory.rows import standing, today
from app.memory.scheduling import forecast
from app.models import Learner
from questions.world import Bank

MOST_A_DAY = 55
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Habit:
    """On which share of days somebody studies, from when (hours), and days off in one piece."""

    days: float = 0.86
    begins: tuple[float, float] = (17.5, 21.0)
    away: range = range(0)


def sittings(
    habit: Habit, zone: str, rollover: int, until: datetime, days: int, rng: Random
) -> Iterator[datetime]:
    """When each sitting begins: at most one a day, the last before the learner-day of `until`."""
    last = date_of(learner_day(until, zone, rollover))
    for back in range(days, 0, -1):
        studies = rng.random() < habit.days and back not in habit.away
        hour = rng.uniform(*habit.begins)
        if studies:
            midnight = datetime.combine(last - timedelta(days=back), time(0), ZoneInfo(zone))
            yield midnight + timedelta(hours=hour)


def study(
    session: Session,
    learner: Learner,
    bank: Bank,
    who: Student,
    begins: list[datetime],
    rng: Random,
    told: Told,
) -> int:
    """Let the learner study at each of these times; the number of answers. Commits each day."""
    given = 0
    for number, at in enumerate(begins, start=1):
        given += _sit(session, learner, bank, who, at, rng)
        session.commit()
        told(number, len(begins))
    return given


def _sit(
    session: Session, learner: Learner, bank: Bank, who: Student, at: datetime, rng: Random
) -> int:
    for number in range(MOST_A_DAY):
        question = next_question(session, learner, bank, at)
        if not isinstance(question, Question):
            return number
        at += timedelta(seconds=seconds(question.item, rng))
        _answer(session, learner, question, who, at, rng)
        at += timedelta(seconds=rng.uniform(3, 15))
    return MOST_A_DAY


def _answer(
    session: Session,
    learner: Learner,
    question: Question,
    who: Student,
    at: datetime,
    rng: Random,
) -> None:
    predicted = _predicted(session, learner, question, at)
    right = rng.random() < chance(who, question.item.topic, predicted)
    took = seconds(question.item, rng)
    sent = Reply(
        id=question.review_id,
        unit=question.unit,
        item_id=question.item.id,
        version=question.item.version,
        text=reply(question.item, right, rng),
        revision=question.revision,
        served_at=at - timedelta(seconds=took),
        started_at=at - timedelta(seconds=took),
        duration_ms=int(took * 1000),
        place=question.place,
        kind=question.kind,
    )
    answer = record_answer(session, learner, sent, at)
    if answer.may_rate and rng.random() < 0.06:
        said = ("hard", "easy", "guessed")[rng.randrange(3)]
        rate(session, learner, answer.review_id, said, at + timedelta(seconds=2))


def _predicted(
    session: Session, learner: Learner, question: Question, at: datetime
) -> float | None:
    memory = standing(session, learner.id, question.unit).memory
    if memory.stability is None:
        return None
    elapsed = memory.elapsed(today(learner, at)) or 0
    return forecast(memory.stability, elapsed, question.item.form, question.item.k).p
