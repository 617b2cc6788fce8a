"""The questions of an attempt, each with its item as it was drawn. Selects only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.keyed import Key
from app.memory.withdrawals import Withdrawn, every, withdrawn_at, withdrawn_now
from app.models import AttemptSlot, ItemVersion
from questions import item


@dataclass(frozen=True)
class Placed:
    """A question of an attempt, with its item as it was drawn.

    `withdrawn`: by what it is withdrawn while the attempt runs, or was when it was handed in.
    """

    slot: int
    place: int
    name: tuple[str, str]
    points: float
    order_seed: UUID
    body: str
    reply: str | None
    saved_at: datetime | None
    saved_from: UUID | None
    saves: int
    correct: bool | None
    credit: float | None
    late_at: datetime | None
    ruling: str | None
    withdrawn: Withdrawn | None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer; what is withdrawn does not."""
        return self.reply is None and self.withdrawn is None

    @cached_property
    def item(self) -> item.Item:
        """Read and made when it is asked for: of many questions most pages show one."""
        return item.load(json.loads(self.body))


def placed(session: Session, key: Key) -> list[Placed]:
    """Every question of an attempt, in the order in which it asks them."""
    is_version = (ItemVersion.item_id == AttemptSlot.item_id) & (
        ItemVersion.version == AttemptSlot.version
    )
    rows = session.execute(
        sa.select(AttemptSlot, sa.cast(ItemVersion.body, sa.Text))
        .join(ItemVersion, is_version)
        .where(*key.of_slot())
        .order_by(AttemptSlot.place)
        .execution_options(populate_existing=True)
    )
    gone = every(session)
    return [_placed(row, body, _withdrawn(row, gone)) for row, body in rows]


def _withdrawn(row: AttemptSlot, gone: list[Withdrawn]) -> Withdrawn | None:
    if row.credit is None:
        return withdrawn_now(gone, row.item_id, row.unit)
    if row.withdrawn_at is None:
        return None
    return withdrawn_at(gone, row.item_id, row.unit, row.withdrawn_at)


def _placed(row: AttemptSlot, body: str, withdrawn: Withdrawn | None) -> Placed:
    return Placed(
        slot=row.slot,
        place=row.place,
        name=(row.item_id, row.version),
        points=row.points,
        order_seed=row.order_seed,
        body=body,
        reply=row.reply,
        saved_at=row.saved_at,
        saved_from=row.saved_from,
        saves=row.saves,
        correct=row.correct,
        credit=row.credit,
        late_at=row.late_at,
        ruling=row.ruling,
        withdrawn=withdrawn,
    )
