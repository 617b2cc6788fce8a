"""The course of the demonstration: its class, its question sets, and five weeks of assignments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from app import codes
from app.assignments import operations as assignments
from app.assignments import varying
from app.assignments.operations import Rules
from app.courses import admitting, enrolling, operations, roster
from app.coursework.grades import Late
from app.coursework.matrix import USUAL
from app.coursework.people import students
from app.coursework.terms import Terms
from app.demo import classroom
from app.demo.classroom import Work
from app.memory.candidates import candidates_for
from app.models import Assignment, Course, Learner
from app.sets import operations as sets
from questions.blueprint import Blueprint, Listed, Pinned, Pool, Spec
from questions.world import Bank

CLASS = 60
ROSTER = "Name;E-mail;Extra time\nAda Adeyemi;ada@example.org;\nBen Bauer;;125 %\nChi Chen;;\n"
WEEK, DAY = timedelta(days=7), timedelta(days=1)
OPENED = timedelta(days=36)  # before today
PER_WEEK = 10
LIMIT = 30 * 60


def course(
    session: Session, bank: Bank, iris: Learner, known: Sequence[Learner], many: int,
    now: datetime, rng: Random,
) -> Course:  # fmt: skip
    """A course of so many students, and of those who can sign in, the last of whom does nothing.

    Three on its roster have not come in yet. Two assignments are over, one runs.
    """
    begun = now - OPENED
    told = {"title": "Oncology for nurses", "term": "Winter", "about": "How tumours spread."}
    made = operations.create(session, iris, **told, now=begun)
    classroom.join(session, made, many, begun + DAY)
    for each in known:
        entry = codes.Entry(made, None)
        admitting.join(session, each, entry, shares=each is known[0], now=begun + DAY)
    enrolling.enrol(session, made, iris, roster.read(ROSTER).rows, begun)
    _mixed(session, bank, made, iris, begun)
    for week in range(3):
        _week(session, bank, made, iris, known[-1], week, now, rng)
    return made


def _mixed(session: Session, bank: Bank, made: Course, iris: Learner, now: datetime) -> None:
    """A question set of both kinds of pool, saved once, and given to nobody yet."""
    served = candidates_for(session, bank).served
    topics = tuple(dict.fromkeys(fact.topic for fact in bank.asked()))
    chosen = {each.fact: each for each in served if each.topic == topics[0]}
    listed = tuple(
        Pinned(item_id=each.item_id, version=each.version) for each in list(chosen.values())[:3]
    )
    pools = (
        Pool(key=1, source=Blueprint(topics=topics[-1:]), number=5, each=True),
        Pool(key=2, source=Listed(items=listed), number=max(1, len(listed)), points=2),
    )
    saved = sets.create(session, made, iris, "Before the exam", Spec(pools=pools), now)
    sets.save(session, made, saved, saved.revision, iris, now)


def _week(
    session: Session, bank: Bank, made: Course, iris: Learner, idle: Learner, week: int,
    now: datetime, rng: Random,
) -> None:  # fmt: skip
    """The assignment of a week, and what the class made of it; the last one still runs."""
    opens = now - 3 * DAY - (2 - week) * 2 * WEEK
    given = _assignment(session, bank, made, iris, week, opens)
    people = [each for each in students(session, made.id) if each[0].id != idle.id]
    if week < 2:
        over = opens + WEEK + 2 * DAY
        classroom.work(session, bank, given, people, Work(opens, over, hands_in=0.97), rng)
        return
    first, last = people[0][0], people[-1][0]
    longer = Terms(close=opens + WEEK + 3 * DAY)
    varying.make_exceptions(session, made, iris, given, [last.id], longer, "Ill until Friday", now)
    begun = [each for each in people if each[0].id != first.id][::2]
    classroom.work(session, bank, given, begun, Work(opens, now, hands_in=0.7), rng)


def _assignment(
    session: Session, bank: Bank, made: Course, iris: Learner, week: int, opens: datetime
) -> Assignment:
    topics = tuple(dict.fromkeys(fact.topic for fact in bank.asked()))
    topic = topics[week % len(topics)]
    title = f"Week {2 * week + 1}: {bank.topics[topic].name}"
    pool = Pool(key=1, source=Blueprint(topics=(topic,)), number=PER_WEEK)
    saved = sets.create(session, made, iris, title, Spec(pools=(pool,)), opens)
    sets.save(session, made, saved, saved.revision, iris, opens)
    due = opens + WEEK
    terms = Terms(opens, due, due + DAY, LIMIT if week < 2 else None, 1)
    rules = Rules(title, "graded", terms, Late("day", 10), "best",
                  shuffle_questions=True, shuffle_options=True, review=USUAL)  # fmt: skip
    return assignments.create(session, made, iris, saved.id, rules, None, opens)
