"""What the curators withdrew: asked nowhere until it is restored. Selects only.

There are few: they are read whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Withdrawal

EVERY = select(
    Withdrawal.item_id,
    Withdrawal.unit,
    Withdrawal.reason,
    Withdrawal.made_at,
    Withdrawal.restored_at,
).order_by(Withdrawal.made_at, Withdrawal.id)


@dataclass(frozen=True)
class Withdrawn:
    """An item, or a unit with all its items, and from when to when; None: still."""

    item_id: str | None
    unit: str | None
    reason: str
    at: datetime
    until: datetime | None = None

    def covers(self, item_id: str, unit: str) -> bool:
        """Whether it is of this item of this unit."""
        return item_id == self.item_id or unit == self.unit

    def stood(self, at: datetime) -> bool:
        """Whether it held at this time."""
        return self.at <= at and (self.until is None or at < self.until)


def every(session: Session) -> list[Withdrawn]:
    """All that were ever withdrawn, the first one first."""
    return [Withdrawn(*row) for row in session.execute(EVERY)]


def standing(session: Session) -> list[Withdrawn]:
    """Those that are withdrawn now."""
    now = EVERY.where(Withdrawal.restored_at.is_(None))
    return [Withdrawn(*row) for row in session.execute(now)]


def withdrawn_at(
    found: Iterable[Withdrawn], item_id: str, unit: str, at: datetime
) -> Withdrawn | None:
    """By what an item was withdrawn at this time, if it was."""
    return next((each for each in found if each.covers(item_id, unit) and each.stood(at)), None)


def withdrawn_now(found: Iterable[Withdrawn], item_id: str, unit: str) -> Withdrawn | None:
    """By what an item is withdrawn, if it is."""
    return next((each for each in found if each.covers(item_id, unit) and each.until is None), None)
