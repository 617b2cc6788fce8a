"""The bank as it was published: every version ever asked, and what is asked today."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base


class ItemVersion(Base):
    """A complete item as it was shown. Rows are added, never changed or removed."""

    __tablename__ = "item_version"

    item_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    version: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    facts: Mapped[list[str]]
    form: Mapped[str] = mapped_column(sa.String(32))
    body: Mapped[dict[str, Any]]
    published_at: Mapped[datetime]


class CurrentItem(Base):
    """Which version of an item is served. Rewritten at each publication."""

    __tablename__ = "current_item"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
    )

    item_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    version: Mapped[str] = mapped_column(sa.String(32))
    unit: Mapped[str] = mapped_column(sa.String(220), index=True)
    face: Mapped[str] = mapped_column(sa.String(16))
    form: Mapped[str] = mapped_column(sa.String(32))


class WithdrawnItem(Base):
    """Which version of an item would be served if it, or its unit, were not withdrawn."""

    __tablename__ = "withdrawn_item"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
    )

    item_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    version: Mapped[str] = mapped_column(sa.String(32))
    unit: Mapped[str] = mapped_column(sa.String(220))
    face: Mapped[str] = mapped_column(sa.String(16))
    form: Mapped[str] = mapped_column(sa.String(32))


class BankPublication(Base):
    """That a bank was published: its digest, how many items, how many versions were new."""

    __tablename__ = "bank_publication"

    digest: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    published_at: Mapped[datetime]
    items: Mapped[int]
    added: Mapped[int]


class BankChange(Base):
    """A change of a fact's meaning, published: whoever knew the fact then has it due again."""

    __tablename__ = "bank_change"

    unit: Mapped[str] = mapped_column(sa.String(220), primary_key=True)
    changed_on: Mapped[date] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(sa.Text)
    before: Mapped[str | None] = mapped_column(sa.Text)
    after: Mapped[str | None] = mapped_column(sa.Text)
    published_at: Mapped[datetime]


class ChoiceTally(Base):
    """How often an option of an item's version was chosen, of so many first answers.

    Counted over all learners outside of requests, at `counted_at`; each learner's first answer
    to the item counts. `choice` is an option's id.
    """

    __tablename__ = "choice_tally"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["item_id", "version"], ["item_version.item_id", "item_version.version"]
        ),
    )

    item_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    version: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    choice: Mapped[str] = mapped_column(sa.String(220), primary_key=True)
    count: Mapped[int]
    of: Mapped[int]
    counted_at: Mapped[datetime]
