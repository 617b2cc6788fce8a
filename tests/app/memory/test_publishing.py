"""Publishing: versions are added, never changed; what is served is exactly the bank."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.publishing import Published, publish, publish_items
from app.memory.rows import item_version
from app.models import BankPublication, CurrentItem, ItemVersion
from questions.bank import Bank
from tests.app.items import choice, typed

OLD, NEW, TYPED = choice("alpha"), choice("alpha", stem="Of which class?"), typed("alpha")


def served(session: Session) -> set[tuple[str, str]]:
    rows = session.execute(sa.select(CurrentItem.item_id, CurrentItem.version))
    return {(item, version) for item, version in rows}


def test_a_first_publication_adds_and_serves_every_item(session: Session, now: datetime) -> None:
    published = publish_items(session, (OLD, TYPED), "one", now)
    assert published == Published("one", items=2, added=2, new=True)
    assert served(session) == {(OLD.id, OLD.version), (TYPED.id, TYPED.version)}
    row = session.get_one(CurrentItem, TYPED.id)
    assert (row.unit, row.face, row.form) == ("bank/alpha", "recall", "short_answer")


def test_a_changed_item_is_a_new_version_beside_the_old(session: Session, now: datetime) -> None:
    publish_items(session, (OLD, TYPED), "one", now)
    published = publish_items(session, (NEW, TYPED), "two", now + timedelta(days=1))
    assert published == Published("two", items=2, added=1, new=True)
    assert item_version(session, OLD.id, OLD.version) == OLD
    assert item_version(session, NEW.id, NEW.version) == NEW
    assert served(session) == {(NEW.id, NEW.version), (TYPED.id, TYPED.version)}
    assert session.get_one(ItemVersion, (OLD.id, OLD.version)).published_at == now


def test_a_retired_item_is_served_no_more_but_can_be_shown(session: Session, now: datetime) -> None:
    publish_items(session, (OLD, TYPED), "one", now)
    publish_items(session, (TYPED,), "two", now + timedelta(days=1))
    assert served(session) == {(TYPED.id, TYPED.version)}
    assert item_version(session, OLD.id, OLD.version) == OLD


def test_going_back_to_an_older_bank_adds_nothing(session: Session, now: datetime) -> None:
    for day, (item, digest) in enumerate([(OLD, "one"), (NEW, "two"), (OLD, "one")]):
        published = publish_items(session, (item,), digest, now + timedelta(days=day))
    assert published == Published("one", items=1, added=0, new=True)
    assert served(session) == {(OLD.id, OLD.version)}


def test_a_bank_is_published_once(session: Session, now: datetime) -> None:
    first = publish(session, Bank(), now)
    again = publish(session, Bank(), now + timedelta(hours=1))
    assert (first.new, again.new, again.digest) == (True, False, first.digest)
    assert len(session.scalars(sa.select(BankPublication)).all()) == 1
