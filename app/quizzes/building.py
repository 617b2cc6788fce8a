"""A new quiz, drawn and kept. The caller commits, once, right after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.drawing import questions_for
from app.models import Learner, Quiz, QuizQuestion
from app.quizzes.criteria import Criteria


class NoFacts(ValueError):
    """None of the units can be asked today."""


def draw(
    session: Session,
    learner: Learner,
    units: Sequence[str],
    criteria: Criteria,
    now: datetime,
    *,
    kept: Mapping[str, Any],
    but: Collection[str] = (),
) -> tuple[Quiz, int]:
    """A new quiz of these units, of `criteria.number` or of all if they are fewer; and how many.

    `kept` is what later quizzes are compared by. Items named in `but` are asked only where a
    unit has no other.

    Raises:
        NoFacts: none of the units is asked today.
    """
    quiz = Quiz(
        learner_id=learner.id,
        id=new_id(now),
        topics=list(criteria.topics),
        mode=criteria.mode,
        counts=criteria.counts,
        begun_at=now,
        criteria=dict(kept),
        seconds=None if criteria.minutes is None else 60 * criteria.minutes,
    )
    drawn = questions_for(
        session, learner, units, criteria.number, quiz.id.hex, criteria.forms, but
    )
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
