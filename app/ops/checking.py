"""The checks of `doctor`: each a question about the whole database, with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.checking import differences, tally_differences
from app.memory.days import date_of
from app.models import ItemVersion, Learner, Review
from app.ops import migrating
from questions.item import load, with_version


@dataclass(frozen=True)
class Finding:
    """A check in words, and what it found wrong, each in a line."""

    check: str
    problems: tuple[str, ...]


def findings(session: Session, engine: sa.Engine, url: str) -> Iterator[Finding]:
    """Every check, one after the other. Without its tables a database is not looked at further."""
    outdated = tuple(_revision(engine, url))
    yield Finding("the tables are those of this version", outdated)
    if outdated:
        return
    yield Finding("every row has its parent", tuple(_lost_rows(session)))
    yield Finding("every item is as it was published", tuple(_changed_items(session)))
    yield Finding("every answer names an item that can be shown", tuple(_lost_items(session)))
    yield Finding("every memory is what its log says", tuple(_unlike_log(session)))
    yield Finding("every day's tally is what the log says", tuple(_unlike_days(session)))


def _revision(engine: sa.Engine, url: str) -> Iterator[str]:
    found, wanted = migrating.current(engine), migrating.newest(url)
    if found != wanted:
        yield f"at {found or 'no revision'}, expected {wanted}: run `flask --app app db upgrade`"


def _lost_rows(session: Session) -> Iterator[str]:
    """SQLite checks its file and its foreign keys on request; PostgreSQL holds them always."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (said,) in session.execute(sa.text("PRAGMA quick_check")):
        if said != "ok":
            yield str(said)
    for table, row, parent, _ in session.execute(sa.text("PRAGMA foreign_key_check")):
        yield f"{table} row {row} has no parent in {parent}"


def _changed_items(session: Session) -> Iterator[str]:
    for row in session.scalars(sa.select(ItemVersion)).yield_per(500):
        if with_version(load(row.body)).version != row.version:
            yield f"{row.item_id} {row.version} is not what its version says"


def _lost_items(session: Session) -> Iterator[str]:
    published = sa.select(ItemVersion.item_id).where(
        ItemVersion.item_id == Review.item_id, ItemVersion.version == Review.item_version
    )
    for learner in _learners(session):
        lost = sa.select(Review.id).where(
            Review.learner_id == learner.id,
            Review.item_id.is_not(None),
            ~published.exists(),
        )
        for review in session.scalars(lost):
            yield f"learner {learner.id}, answer {review}"


def _unlike_log(session: Session) -> Iterator[str]:
    for learner in _learners(session):
        for unit in differences(session, learner):
            yield f"learner {learner.id}, {unit}"
        session.expunge_all()


def _unlike_days(session: Session) -> Iterator[str]:
    for learner in _learners(session):
        for day in tally_differences(session, learner):
            yield f"learner {learner.id}, {date_of(day)}: run `flask --app app doctor --mend`"


def _learners(session: Session) -> list[Learner]:
    return list(session.scalars(sa.select(Learner).order_by(Learner.id)))
