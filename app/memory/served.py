"""The questions as they are asked today. Selects only."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.models import CurrentItem, ItemVersion
from questions.item import Item, load

SERVED = (
    select(CurrentItem.unit, ItemVersion.body)
    .join(
        ItemVersion,
        and_(
            ItemVersion.item_id == CurrentItem.item_id,
            ItemVersion.version == CurrentItem.version,
        ),
    )
    .order_by(CurrentItem.item_id)
)


def served_items(session: Session, units: Collection[str] | None = None) -> dict[str, list[Item]]:
    """The questions of these units, or of all, by unit, in the order of their ids.

    A unit that nothing asks is left out.
    """
    wanted = SERVED if units is None else SERVED.where(CurrentItem.unit.in_(list(units)))
    found: dict[str, list[Item]] = {}
    for unit, body in session.execute(wanted):
        found.setdefault(unit, []).append(load(body))
    return found
