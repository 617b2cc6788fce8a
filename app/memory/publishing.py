"""From the bank to the items that are served: versions are added, never changed or removed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

import questions
from app.db import insert_or
from app.memory.changes import publish_changes
from app.memory.withdrawals import standing
from app.models import BankPublication, CurrentItem, ItemVersion, WithdrawnItem
from questions.bank import Bank
from questions.generators import all_items
from questions.item import Item, digest, dump


@dataclass(frozen=True)
class Published:
    """What a publication did. `new` is False where this bank was the published one already.

    `resets` counts the memories that a change of meaning made due again.
    """

    digest: str
    items: int
    added: int
    new: bool
    resets: int = 0


def publish(session: Session, bank: Bank, now: datetime) -> Published:
    """Publish the bank, if it or the code that makes its items is not what was published last."""
    wanted = digest([bank.digest, _code_digest()], 32)
    last = session.scalar(
        sa.select(BankPublication).order_by(BankPublication.published_at.desc()).limit(1)
    )
    if last is not None and last.digest == wanted:
        return Published(wanted, last.items, 0, new=False)
    done = publish_items(session, all_items(bank), wanted, now)
    return replace(done, resets=publish_changes(session, bank, now))


def publish_items(session: Session, items: Iterable[Item], digest: str, now: datetime) -> Published:
    """Add the versions that are missing and serve exactly these items from now on.

    What is withdrawn is not served. The publication's row is written first: a second server that
    starts beside this one waits.
    """
    all_ = {item.id: item for item in items}
    row = insert_or(session, BankPublication).values(
        digest=digest, published_at=now, items=len(all_), added=0
    )
    session.execute(
        row.on_conflict_do_update(index_elements=["digest"], set_={"published_at": now})
    )
    added = _add_versions(session, all_.values(), now)
    session.execute(
        sa.update(BankPublication)
        .where(BankPublication.digest == digest)
        .values(items=len(all_), added=added)
    )
    hold_served(session)
    session.execute(sa.delete(WithdrawnItem))
    session.execute(sa.delete(CurrentItem))
    session.add_all(
        CurrentItem(
            item_id=item.id, version=item.version, unit=item.unit, face=item.face, form=item.form
        )
        for item in all_.values()
    )
    session.flush()
    serve_what_stands(session)
    return Published(digest, len(all_), added, new=True)


def hold_served(session: Session) -> None:
    """Wait for whoever else changes what is served. SQLite has one writer, who has written."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("LOCK TABLE current_item IN SHARE ROW EXCLUSIVE MODE"))


def serve_what_stands(session: Session) -> None:
    """Serve no item that is withdrawn, and every other of those published last.

    The caller holds what is served, and has written what was withdrawn or restored.
    """
    gone = standing(session)
    by_item = {each.item_id for each in gone if each.item_id is not None}
    by_unit = {each.unit for each in gone if each.unit is not None}

    def withdrawn(table: type[CurrentItem] | type[WithdrawnItem]) -> sa.ColumnElement[bool]:
        return sa.or_(table.item_id.in_(by_item), table.unit.in_(by_unit))

    _move(session, CurrentItem, WithdrawnItem, withdrawn(CurrentItem))
    _move(session, WithdrawnItem, CurrentItem, ~withdrawn(WithdrawnItem))


def _move(
    session: Session,
    source: type[CurrentItem] | type[WithdrawnItem],
    target: type[CurrentItem] | type[WithdrawnItem],
    which: sa.ColumnElement[bool],
) -> None:
    names = ("item_id", "version", "unit", "face", "form")
    rows = sa.select(*(getattr(source, name) for name in names)).where(which)
    session.execute(sa.insert(target).from_select(names, rows))
    session.execute(
        sa.delete(source).where(which), execution_options={"synchronize_session": False}
    )


def _add_versions(session: Session, items: Iterable[Item], now: datetime) -> int:
    known = set(session.execute(sa.select(ItemVersion.item_id, ItemVersion.version)))
    missing = [item for item in items if (item.id, item.version) not in known]
    session.add_all(
        ItemVersion(
            item_id=item.id,
            version=item.version,
            facts=list(item.facts),
            form=item.form,
            body=dump(item),
            published_at=now,
        )
        for item in missing
    )
    session.flush()
    return len(missing)


def _code_digest() -> str:
    """Of the code that turns facts into items: an update of it makes new items too."""
    folder = Path(questions.__file__).parent
    code = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        code.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return code.hexdigest()
