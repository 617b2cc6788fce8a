"""The stored tallies of a learner's days: kept in step with the log, read, made anew."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Insert
from sqlalchemy.orm import Session

from app.db import insert_for
from app.memory.replay import Entry
from app.memory.rows import claim, logs
from app.memory.tallying import NOTHING_DONE, Tally, summed, tallied
from app.models import DayTally, Learner, Review

COUNTS = Tally._fields
SOMETHING = ("answer", "relearn", "imported", "revealed")


def keep_in_step(
    session: Session, learner_id: UUID, before: Iterable[Entry], after: Iterable[Entry]
) -> None:
    """Add to the tallies what a unit's log says now and did not say before.

    A sum over units needs no other row of the day. It is added to what the database holds, so
    that answers to other units lose nothing.
    """
    keep_all_in_step(session, learner_id, [(before, after)])


def keep_all_in_step(
    session: Session, learner_id: UUID, logs: Iterable[tuple[Iterable[Entry], Iterable[Entry]]]
) -> None:
    """The same of many units: each with its log before and after. One statement a day."""
    changes = (_change(tallied(before), tallied(after)) for before, after in logs)
    for day, change in summed(changes).items():
        if change != NOTHING_DONE:
            _add(session, learner_id, day, change)


def _change(old: dict[int, Tally], new: dict[int, Tally]) -> dict[int, Tally]:
    return {day: new.get(day, NOTHING_DONE).minus(old.get(day, NOTHING_DONE)) for day in old | new}


def _add(session: Session, learner_id: UUID, day: int, change: Tally) -> None:
    values = {"learner_id": learner_id, "day": day, **change._asdict()}
    session.execute(_adding(session.get_bind().dialect.name), values)


@lru_cache
def _adding(dialect: str) -> Insert:
    """Made once: to put the statement together costs ten times what it costs to run it."""
    row = insert_for(dialect, DayTally)
    more = {name: getattr(DayTally, name) + row.excluded[name] for name in COUNTS}
    return row.on_conflict_do_update(index_elements=["learner_id", "day"], set_=more)


def stored(session: Session, learner_id: UUID, from_day: int | None = None) -> dict[int, Tally]:
    """The tallies as they are stored, in the order of days."""
    columns = [getattr(DayTally, name) for name in COUNTS]
    wanted = sa.select(DayTally.day, *columns).where(DayTally.learner_id == learner_id)
    if from_day is not None:
        wanted = wanted.where(DayTally.day >= from_day)
    return {day: Tally(*counts) for day, *counts in session.execute(wanted.order_by(DayTally.day))}


def from_log(session: Session, learner_id: UUID) -> dict[int, Tally]:
    """The tallies that the learner's whole log amounts to."""
    return summed(tallied(log) for log in logs(session, learner_id).values())


def make_anew(session: Session, learner_id: UUID) -> int:
    """Replace the stored tallies by those of the log; the number of days."""
    claim(session, learner_id)
    session.execute(sa.delete(DayTally).where(DayTally.learner_id == learner_id))
    days = from_log(session, learner_id)
    for day, tally in days.items():
        _add(session, learner_id, day, tally)
    return len(days)


def without_tallies(session: Session) -> list[UUID]:
    """Learners who answered something and have no tally: as an older version left them."""
    answers = sa.select(Review.id).where(
        Review.learner_id == Learner.id, Review.kind.in_(SOMETHING)
    )
    tallies = sa.select(DayTally.day).where(DayTally.learner_id == Learner.id)
    return list(
        session.scalars(
            sa.select(Learner.id).where(answers.exists(), ~tallies.exists()).order_by(Learner.id)
        )
    )
