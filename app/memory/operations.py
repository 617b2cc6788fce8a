"""What changes the log and the memory. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.memory.answers import Answered, Reply
from app.models import Learner


def record_answer(session: Session, learner: Learner, reply: Reply, now: datetime) -> Answered:
    """Keep one answer, whatever happened meanwhile, and move the memory if it counts.

    Raises:
        Missing: the item version was never published, or is of another unit.
        UnknownReply: the reply is none of the item's options.
        Conflict: this question was answered before, with another reply.
    """
    raise NotImplementedError


def rate(session: Session, learner: Learner, answer: UUID, rating: str, now: datetime) -> Answered:
    """Hard, good, easy or guessed, said after a right answer; regrades it in its place.

    Raises:
        Missing: this learner has no such answer.
        Refused: it was wrong, did not count, or was undone.
    """
    raise NotImplementedError


def override(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """"My typed answer was right": marks it right in its place.

    Raises:
        Missing: this learner has no such answer.
        Refused: it was not typed, was right anyway, or was undone.
    """
    raise NotImplementedError


def undo(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """Take an answer back: the memory is again what it was. Undoing twice does nothing more.

    Raises:
        Missing: this learner has no such answer.
    """
    raise NotImplementedError
