"""What a learner answered wrong. Selects only; each reads the learner's log once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Review

_SAID: Any = aliased(Review)


def _never(kind: str) -> sa.ColumnElement[bool]:
    """That no row of this kind was said of an answer."""
    rows = sa.select(_SAID.id).where(
        _SAID.learner_id == Review.learner_id,
        _SAID.unit == Review.unit,
        _SAID.of == Review.id,
        _SAID.kind == kind,
    )
    return ~rows.exists()


def wrong_units(session: Session, learner_id: UUID) -> frozenset[str]:
    """The units with an answer that counted and was wrong; called right or undone it was not."""
    wrong = sa.select(Review.unit).where(
        Review.learner_id == learner_id,
        Review.kind == "answer",
        Review.counted.is_(True),
        Review.correct.is_(False),
        _never("override"),
        _never("undo"),
    )
    return frozenset(session.scalars(wrong.distinct()))


def mistakes(session: Session, learner_id: UUID) -> dict[str, str]:
    """The units whose last answer was wrong, wherever it was given, with its item; newest first."""
    latest = sa.func.row_number().over(
        partition_by=Review.unit, order_by=(Review.answered_at.desc(), Review.id.desc())
    )
    right = Review.correct.is_(True) | ~_never("override")
    answers = (
        sa.select(
            Review.unit,
            Review.item_id,
            Review.answered_at,
            right.label("is_right"),
            latest.label("latest"),
        )
        .where(
            Review.learner_id == learner_id,
            Review.kind.in_(("answer", "relearn")),
            Review.item_id.is_not(None),  # a card of one's own that came back has none
            _never("undo"),
        )
        .subquery()
    )
    rows = session.execute(
        sa.select(answers.c.unit, answers.c.item_id)
        .where(answers.c.latest == 1, ~answers.c.is_right)
        .order_by(answers.c.answered_at.desc(), answers.c.unit)
    )
    return {row.unit: row.item_id for row in rows}
