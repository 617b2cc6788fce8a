"""What the pages of the plan read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.fields import is_plain
from app.memory import prospects
from app.memory.choice import unit_of
from app.memory.exam import Held
from app.memory.planning import Plan
from app.memory.standings import coming
from app.memory.tallying import Tally, pace_lately
from app.models import CurrentItem, Exam, Learner
from questions.bank import Bank

DAYS_AHEAD = 15


@dataclass(frozen=True)
class Record:
    """A learner's plan and all that it is judged by. `served` are the facts that can be asked,
    `suspended` the units of those that wait until that is taken back, `spent` the milliseconds
    of today."""

    plan: Plan
    seconds: float
    held: Sequence[Held]
    served: frozenset[str]
    exams: Sequence[Exam]
    coming: Sequence[int]
    spent: int
    met_today: int
    suspended: frozenset[str] = frozenset()
    tallies: Mapping[int, Tally] = field(default_factory=dict)

    @property
    def still_asked(self) -> frozenset[str]:
        """The units of the facts that are not suspended."""
        return frozenset(map(unit_of, self.served)) - self.suspended


def record(session: Session, learner: Learner, bank: Bank, today: int) -> Record:
    """What this learner plans, holds and has done today."""
    held = prospects.held(session, learner.id)
    tallies = prospects.tallies_watched(session, learner.id, today)
    units = set(session.scalars(sa.select(CurrentItem.unit).distinct()))
    return Record(
        plan=prospects.plan_of(learner),
        seconds=pace_lately(tallies, today),
        held=held,
        served=frozenset(fact.id for fact in bank.facts.values() if unit_of(fact.id) in units),
        exams=exams(session, learner.id),
        coming=coming(session, learner.id, today, DAYS_AHEAD),
        spent=prospects.spent_since(session, learner.id, today),
        met_today=sum(each.first_day >= today for each in held),
        suspended=prospects.suspended(session, learner.id),
        tallies=tallies,
    )


def exams(session: Session, learner_id: UUID) -> Sequence[Exam]:
    """The learner's exams, the nearest first."""
    mine = sa.select(Exam).where(Exam.learner_id == learner_id).order_by(Exam.on, Exam.id)
    return session.scalars(mine).all()


def count_exams(session: Session, learner_id: UUID) -> int:
    mine = sa.select(sa.func.count()).select_from(Exam).where(Exam.learner_id == learner_id)
    return session.scalar(mine) or 0


def by_calendar_key(session: Session, key: str) -> Learner | None:
    """Whose calendar this is; the key is the only proof that there is.

    No key of ours holds a sign that a database may refuse.
    """
    if not is_plain(key):
        return None
    return session.scalar(
        sa.select(Learner).where(Learner.calendar_key == key, Learner.deleted_at.is_(None))
    )
