"""Who stands in the demonstration, and what they did."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.accounts.operations import register
from app.demo import teaching
from app.demo.answering import student
from app.demo.history import Habit, Told, sittings, study
from app.models import Learner
from app.reports.operations import report_fact
from questions.world import Bank

SEED = 20261122
DAYS = 120
PASSWORD = "demonstration"  # noqa: S105 - everybody may know it
ZONE = "Europe/Vienna"
NEW_PER_DAY = 2  # so that after four months some facts are still to come
HABIT = Habit(away=range(40, 47))
PEOPLE = (
    ("student", "Maya Student", "four months of study"),
    ("student", "Noah Newcomer", "nothing yet"),
    ("instructor", "Iris Instructor", "teaches a course of sixty"),
    ("curator", "Carl Curator", "reads the reports"),
    ("admin", "Ada Admin", "runs the server"),
)


def email(name: str) -> str:
    """`Maya Student` signs in as `student@example.org`."""
    return f"{name.split()[1].casefold()}@example.org"


def is_filled(session: Session) -> bool:
    """Whether the people are there."""
    return session.scalar(sa.select(Learner.id).limit(1)) is not None


def fill(
    session: Session,
    bank: Bank,
    now: datetime,
    told: Told,
    days: int = DAYS,
    students: int = teaching.CLASS,
) -> int:
    """Make the people and let the first one study for `days` days; commits. Number of answers.

    There is a course of so many students more. A given bank and `now` give the same history, but
    for ids.
    """
    begun = now - timedelta(days=days + 1)
    people = [
        register(
            session,
            name=name,
            email=email(name),
            password=PASSWORD,
            zone=ZONE,
            now=begun if number in (0, 2) else now,  # who studied, and who taught
            role=role,
        )
        for number, (role, name, _) in enumerate(PEOPLE)
    ]
    people[0].new_per_day = NEW_PER_DAY
    session.commit()
    rng = Random(SEED)  # noqa: S311 - a story, no secret
    maya = people[0]
    times = list(sittings(HABIT, ZONE, maya.rollover_hour, now, days, rng))
    given = study(session, maya, bank, student(tuple(bank.topics), rng), times, rng, told)
    _report(session, maya, bank, now)
    teaching.course(session, bank, people[2], people[:2], students, now, rng)
    session.commit()
    return given


def _report(session: Session, who: Learner, bank: Bank, now: datetime) -> None:
    asked = bank.asked()
    first, second = asked[:2]
    cited = next((fact for fact in asked if "label" in fact.statement), first)
    words = "The label that is cited was revised this spring. Does the statement still hold?"
    report_fact(session, who, cited.id, "outdated", words, now - timedelta(days=2))
    words = "Two of the options read alike on a phone. Could the second one be shorter?"
    report_fact(session, who, second.id, "unclear", words, now - timedelta(hours=5))
