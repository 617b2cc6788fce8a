"""A new quiz, drawn and kept. The caller commits, once, right after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.queries import questions_for
from app.models import Learner, Quiz, QuizQuestion


class NoFacts(ValueError):
    """None of the chosen topics holds a fact that can be asked."""


def draw(
    session: Session,
    learner: Learner,
    units: Sequence[str],
    *,
    topics: Sequence[str],
    number: int,
    mode: str,
    counts: bool,
    now: datetime,
) -> tuple[Quiz, int]:
    """A new quiz of so many of these units, or of all if they are fewer; and how many it has.

    Raises:
        NoFacts: none of the units is asked today.
    """
    quiz = Quiz(
        learner_id=learner.id,
        id=new_id(now),
        topics=list(topics),
        mode=mode,
        counts=counts,
        begun_at=now,
    )
    drawn = questions_for(session, learner, units, number, quiz.id.hex)
    if not drawn:
        raise NoFacts("none of these units is asked today")
    session.add(quiz)
    session.flush()
    session.add_all(
        QuizQuestion(
            learner_id=learner.id,
            quiz_id=quiz.id,
            place=place,
            unit=each.unit,
            item_id=each.item_id,
            version=each.version,
            review_id=new_id(now),
        )
        for place, each in enumerate(drawn, start=1)
    )
    session.flush()
    return quiz, len(drawn)
