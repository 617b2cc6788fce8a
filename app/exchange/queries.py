"""What leaves the house: the items of today as a deck."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CurrentItem, ItemVersion
from exports.deck import Deck, DeckFact
from questions import item
from questions.world import Bank

TITLE = "Metastasis Trainer"
DECK_ID = 1763800000451  # for ever: Anki knows the deck by it
REPORT_PAGE = "/reports/new"  # notes hang on it: it stays


@dataclass(frozen=True)
class Size:
    """How many facts and questions there are to take along."""

    facts: int
    items: int


def deck(session: Session, bank: Bank, now: datetime, public_url: str) -> Deck:
    """Every fact that is asked, with its published items, in learning order."""
    served = _served_items(session)
    facts = tuple(
        DeckFact(
            id=fact.id,
            topic=fact.topic,
            topic_name=bank.topics[fact.topic].name,
            statement=fact.statement,
            changed=bank.changed(fact.id),
            items=tuple(served[f"bank/{fact.id}"]),
            tags=(f"mt::stage::{fact.stage.value}",),
        )
        for fact in bank.asked()
        if served.get(f"bank/{fact.id}")
    )
    return Deck(TITLE, DECK_ID, now, facts, report_address=f"{public_url}{REPORT_PAGE}")


def size(session: Session, bank: Bank) -> Size:
    """How much the deck would hold; counted, since making it reads every question."""
    rows = session.execute(sa.select(CurrentItem.unit, sa.func.count()).group_by(CurrentItem.unit))
    served = dict(rows.all())
    found = [served.get(f"bank/{fact.id}", 0) for fact in bank.asked()]
    return Size(facts=sum(items > 0 for items in found), items=sum(found))


def _served_items(session: Session) -> dict[str, list[item.Item]]:
    """The items that are served today, by unit, in the order of their ids."""
    rows = session.execute(
        sa.select(CurrentItem.unit, ItemVersion.body)
        .join(
            ItemVersion,
            sa.and_(
                ItemVersion.item_id == CurrentItem.item_id,
                ItemVersion.version == CurrentItem.version,
            ),
        )
        .order_by(CurrentItem.item_id)
    )
    found: dict[str, list[item.Item]] = defaultdict(list)
    for unit, body in rows:
        found[unit].append(item.load(body))
    return found
