"""The questions of an attempt, each with its item as it was drawn. Selects only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.keyed import Key
from app.models import AttemptSlot, ItemVersion
from questions import item


@dataclass(frozen=True)
class Placed:
    """A question of an attempt, with its item as it was drawn."""

    slot: int
    place: int
    name: tuple[str, str]
    points: float
    order_seed: UUID
    body: dict[str, Any]
    reply: str | None
    saved_at: datetime | None
    saved_from: UUID | None
    saves: int
    correct: bool | None
    credit: float | None
    late_at: datetime | None
    ruling: str | None

    @cached_property
    def item(self) -> item.Item:
        """Made when it is asked for: of many questions most pages show one."""
        return item.load(self.body)


def placed(session: Session, key: Key) -> list[Placed]:
    """Every question of an attempt, in the order in which it asks them."""
    is_version = (ItemVersion.item_id == AttemptSlot.item_id) & (
        ItemVersion.version == AttemptSlot.version
    )
    rows = session.execute(
        sa.select(AttemptSlot, ItemVersion.body)
        .join(ItemVersion, is_version)
        .where(*key.of_slot())
        .order_by(AttemptSlot.place)
        .execution_options(populate_existing=True)
    )
    return [_placed(*row) for row in rows]


def _placed(row: AttemptSlot, body: dict[str, Any]) -> Placed:
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
    )
