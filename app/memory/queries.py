"""Reads of the log, the memories and the items that are served. Nothing is written here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.memory.answers import Answered, Nothing, Question
from app.models import Learner
from questions.bank import Bank


def next_question(
    session: Session, learner: Learner, bank: Bank, now: datetime
) -> Question | Nothing:
    """The unit most in danger, then new ones up to the day's number, foundations first."""
    raise NotImplementedError


def answered(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """An answer of this learner with all that its feedback page shows.

    Raises:
        Missing: this learner has no such answer.
    """
    raise NotImplementedError
