"""What leaves the house: the items of today as a deck."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
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
    """How many facts and questions there are to take along, of one topic or of all."""

    facts: int
    items: int


@dataclass(frozen=True)
class TopicSize:
    """A topic that may be taken alone."""

    id: str
    name: str
    facts: int
    items: int


def deck(
    session: Session, bank: Bank, now: datetime, public_url: str, topics: Collection[str] = ()
) -> Deck:
    """Every fact that is asked, or those of `topics`, with its published items in learning order.

    Raises:
        LookupError: the bank has no such topic.
    """
    if unknown := set(topics) - set(bank.topics):
        raise LookupError(min(unknown))
    served = _served_items(session, _units(bank, topics))
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


def size(topics: Collection[TopicSize]) -> Size:
    """How much all topics hold together."""
    return Size(sum(each.facts for each in topics), sum(each.items for each in topics))


def topics(session: Session, bank: Bank) -> list[TopicSize]:
    """The topics that hold something; counted, since making a deck reads every question."""
    rows = session.execute(sa.select(CurrentItem.unit, sa.func.count()).group_by(CurrentItem.unit))
    served = dict(rows.all())
    found: dict[str, list[int]] = {id_: [] for id_ in bank.topics}
    for fact in bank.asked():
        if items := served.get(f"bank/{fact.id}"):
            found[fact.topic].append(items)
    return [
        TopicSize(id_, bank.topics[id_].name, len(items), sum(items))
        for id_, items in found.items()
        if items
    ]


def _units(bank: Bank, topics: Collection[str]) -> list[str] | None:
    """The units of these topics; None for all."""
    if not topics:
        return None
    return [f"bank/{fact.id}" for fact in bank.asked() if fact.topic in topics]


def _served_items(session: Session, units: list[str] | None) -> dict[str, list[item.Item]]:
    """The items that are served today, by unit, in the order of their ids."""
    served = (
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
    rows = session.execute(served if units is None else served.where(CurrentItem.unit.in_(units)))
    found: dict[str, list[item.Item]] = defaultdict(list)
    for unit, body in rows:
        found[unit].append(item.load(body))
    return found
