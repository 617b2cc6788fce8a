"""What a learner keeps beside a unit: a flag, a note, a mnemonic; and what is set aside.

Nothing here moves a memory or writes to the log. Each act writes its own column alone, so two
tabs that write different ones lose nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, Insert
from sqlalchemy.orm import Session

from app.db import insert_for
from app.memory.answers import NOTHING_KEPT, Kept
from app.memory.choice import OWN
from app.memory.rows import claim, today
from app.models import Annotation, CurrentItem, Learner, Memory, OwnCard

Switch = Callable[[Session, Learner, str, datetime], None]
EMPTY: dict[str, Any] = {
    "flagged": False,
    "suspended": False,
    "buried_day": None,
    "note": "",
    "mnemonic": "",
    "tags": [],
}

# the annotation of a memory's unit, for an outer join; and from which day on the unit is asked
_NEXT_DAY = Annotation.buried_day + sa.literal_column("1")  # no parameter: it is grouped by
OF_MEMORY = sa.and_(Annotation.learner_id == Memory.learner_id, Annotation.unit == Memory.unit)
NOT_SUSPENDED = sa.func.coalesce(Annotation.suspended, sa.false()).is_(sa.false())
ASKED_FROM: ColumnElement[int] = sa.case(
    (Annotation.buried_day >= Memory.due_day, _NEXT_DAY), else_=Memory.due_day
)
CAN_BE_ASKED = sa.or_(  # an item of the bank asks the memory's unit, or it is a card of one's own
    sa.select(CurrentItem.unit).where(CurrentItem.unit == Memory.unit).exists(),
    sa.select(OwnCard.id)
    .where(
        OwnCard.learner_id == Memory.learner_id,
        OwnCard.id == sa.func.substr(Memory.unit, len(OWN) + 1),
    )
    .exists(),
)
_MINE = Annotation.learner_id == sa.bindparam("learner_id")
_DAY: BindParameter[int] = sa.bindparam("day", type_=sa.BigInteger)
ASIDE = sa.select(Annotation.unit).where(
    _MINE, sa.or_(Annotation.suspended, Annotation.buried_day >= _DAY)
)
# as the rows are now, and not as the session read them before
_OWN = sa.select(Annotation).where(_MINE).execution_options(populate_existing=True)
ONE = _OWN.where(Annotation.unit == sa.bindparam("unit"))
SEVERAL = _OWN.where(Annotation.unit.in_(sa.bindparam("units", expanding=True)))
EVERY = _OWN.where(
    sa.or_(
        Annotation.flagged,
        Annotation.suspended,
        Annotation.note != "",
        Annotation.mnemonic != "",
        Annotation.buried_day >= _DAY,
    )
).order_by(Annotation.changed_at.desc(), Annotation.unit)


@dataclass(frozen=True)
class Annotated:
    """What is kept beside one unit, and when it was changed last."""

    unit: str
    kept: Kept
    changed_at: datetime


def kept_beside(session: Session, learner: Learner, unit: str, now: datetime) -> Kept:
    """What this learner keeps beside a unit, as it is now."""
    row = session.scalar(ONE, {"learner_id": learner.id, "unit": unit})
    return _kept(row, today(learner, now)) if row else NOTHING_KEPT


def kept_beside_each(
    session: Session, learner: Learner, units: Collection[str], now: datetime
) -> dict[str, Kept]:
    """The same of many units; one that nothing was ever kept beside is left out."""
    rows = session.scalars(SEVERAL, {"learner_id": learner.id, "units": list(units)})
    day = today(learner, now)
    return {row.unit: _kept(row, day) for row in rows}


def everything(session: Session, learner: Learner, now: datetime) -> list[Annotated]:
    """All that this learner keeps and has set aside today, changed last first."""
    day = today(learner, now)
    rows = session.scalars(EVERY, {"learner_id": learner.id, "day": day})
    return [Annotated(row.unit, _kept(row, day), row.changed_at) for row in rows]


def _kept(row: Annotation, day: int) -> Kept:
    return Kept(
        flagged=row.flagged,
        note=row.note,
        mnemonic=row.mnemonic,
        suspended=row.suspended,
        buried=row.buried_day is not None and row.buried_day >= day,
    )


def set_flag(
    session: Session, learner: Learner, unit: str, now: datetime, *, flagged: bool
) -> None:
    """Flag a unit, or take the flag away."""
    _write(session, learner, unit, "flagged", flagged, now)


def write_note(session: Session, learner: Learner, unit: str, note: str, now: datetime) -> None:
    """Keep a note in place of the one before; an empty one takes it away."""
    _write(session, learner, unit, "note", note, now)


def write_mnemonic(
    session: Session, learner: Learner, unit: str, mnemonic: str, now: datetime
) -> None:
    """Keep a mnemonic in place of the one before; an empty one takes it away."""
    _write(session, learner, unit, "mnemonic", mnemonic, now)


def write_tags(
    session: Session, learner: Learner, unit: str, tags: Sequence[str], now: datetime
) -> None:
    """Keep the learner's own tags of a unit in place of those before."""
    _write(session, learner, unit, "tags", list(tags), now)


def set_aside(session: Session, learner_id: UUID, day: int) -> frozenset[str]:
    """The units that are suspended, or buried on this day."""
    return frozenset(session.scalars(ASIDE, {"learner_id": learner_id, "day": day}))


def own_rows(session: Session, learner_id: UUID) -> dict[str, Annotation]:
    """Every annotation of this learner by its unit, as it is stored."""
    return {row.unit: row for row in session.scalars(_OWN, {"learner_id": learner_id})}


def bury(session: Session, learner: Learner, unit: str, now: datetime) -> None:
    """Let the schedule leave a unit alone until the learner's next day."""
    _write(session, learner, unit, "buried_day", today(learner, now), now)


def unbury(session: Session, learner: Learner, unit: str, now: datetime) -> None:
    """Let a unit that was buried be asked today again."""
    _write(session, learner, unit, "buried_day", None, now)


def suspend(session: Session, learner: Learner, unit: str, now: datetime) -> None:
    """Let the schedule leave a unit alone until that is taken back."""
    _write(session, learner, unit, "suspended", True, now)


def unsuspend(session: Session, learner: Learner, unit: str, now: datetime) -> None:
    """Let a suspended unit be asked again, as its memory says."""
    _write(session, learner, unit, "suspended", False, now)


SWITCHES: Mapping[tuple[str, bool], Switch] = {
    ("flag", True): partial(set_flag, flagged=True),
    ("flag", False): partial(set_flag, flagged=False),
    ("bury", True): bury,
    ("bury", False): unbury,
    ("suspend", True): suspend,
    ("suspend", False): unsuspend,
}
"""What a button beside a unit does: its word, and whether it switches on or off."""


def _write(
    session: Session, learner: Learner, unit: str, column: str, value: object, now: datetime
) -> None:
    claim(session, learner.id)  # who joins two notes has read one
    row = {"learner_id": learner.id, "unit": unit, **EMPTY, "changed_at": now, column: value}
    session.execute(_writing(session.get_bind().dialect.name, column), row)


@lru_cache
def _writing(dialect: str, column: str) -> Insert:
    """A row of its own, or this column of the row that is there."""
    row = insert_for(dialect, Annotation)
    return row.on_conflict_do_update(
        index_elements=["learner_id", "unit"],
        set_={column: row.excluded[column], "changed_at": row.excluded.changed_at},
    )
