"""Choices kept under a name. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.rows import claim
from app.models import QuizPreset
from app.quizzes.criteria import Criteria, stored

MOST_PRESETS = 30


class TooMany(ValueError):
    """This learner keeps as many presets as there may be. Nothing was stored."""


def listed(session: Session, learner_id: UUID) -> list[QuizPreset]:
    """The learner's presets by name."""
    mine = sa.select(QuizPreset).where(QuizPreset.learner_id == learner_id)
    return sorted(session.scalars(mine), key=lambda each: (each.name.casefold(), each.id))


def preset(session: Session, learner_id: UUID, preset_id: UUID) -> QuizPreset | None:
    """A preset of this learner."""
    return session.get(QuizPreset, (learner_id, preset_id))


def save(session: Session, learner_id: UUID, name: str, criteria: Criteria, now: datetime) -> bool:
    """Keep choices under a name, and whether the name was there and now holds these instead.

    Raises:
        TooMany
    """
    claim(session, learner_id)
    presets = listed(session, learner_id)
    same = next((each for each in presets if each.name == name), None)
    if same is not None:
        same.criteria = stored(criteria)
        session.flush()
        return True
    if len(presets) >= MOST_PRESETS:
        raise TooMany("there are as many presets as there may be")
    preset = QuizPreset(
        learner_id=learner_id,
        id=new_id(now),
        name=name,
        criteria=stored(criteria),
        created_at=now,
    )
    session.add(preset)
    session.flush()
    return False


def delete(session: Session, learner_id: UUID, preset_id: UUID) -> None:
    """Forget a preset. Deleting twice is one deletion."""
    mine = (QuizPreset.learner_id == learner_id, QuizPreset.id == preset_id)
    session.execute(sa.delete(QuizPreset).where(*mine))
