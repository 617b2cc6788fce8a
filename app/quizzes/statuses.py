"""Which units have a status for a learner: new, due, wrong before, flagged, weak. Selects only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.mistakes import wrong_units
from app.memory.standings import weak_units
from app.memory.waiting import due_units
from app.models import Annotation, Memory

Units = frozenset[str]


def having(
    session: Session, learner_id: UUID, today: int, wanted: Collection[str], served: Collection[str]
) -> Mapping[str, Units]:
    """The units of each status that is asked for; `served` are all there are."""
    readers: dict[str, Callable[[], Units]] = {
        "new": lambda: frozenset(served) - _met(session, learner_id),
        "due": lambda: frozenset(each.unit for each in due_units(session, learner_id, today)),
        "wrong": lambda: wrong_units(session, learner_id),
        "flagged": lambda: _flagged(session, learner_id),
        "weak": lambda: frozenset(each.unit for each in weak_units(session, learner_id, today)),
    }
    return {name: read() for name, read in readers.items() if name in wanted}


def _met(session: Session, learner_id: UUID) -> Units:
    met = sa.select(Memory.unit).where(Memory.learner_id == learner_id, Memory.reps > 0)
    return frozenset(session.scalars(met))


def _flagged(session: Session, learner_id: UUID) -> Units:
    flagged = sa.select(Annotation.unit).where(
        Annotation.learner_id == learner_id, Annotation.flagged
    )
    return frozenset(session.scalars(flagged))
