"""What was handed in, as statistics take it. Selects only; every one names the course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.analysis.asked import chosen, question, typed
from app.analysis.lineup import Name, Stored, lined_up
from app.analysis.results import Answer, Results
from app.models import Attempt, AttemptSlot, ItemVersion
from questions.item import Item, load

IS_OF_ATTEMPT = (
    (AttemptSlot.course_id == Attempt.course_id)
    & (AttemptSlot.assignment_id == Attempt.assignment_id)
    & (AttemptSlot.learner_id == Attempt.learner_id)
    & (AttemptSlot.number == Attempt.number)
)
NAME = (AttemptSlot.item_id, AttemptSlot.version)
# as the driver gives them: to make two UUIDs costs as much as all the rest of an answer
RAW = (
    sa.type_coerce(AttemptSlot.assignment_id, sa.String),
    sa.type_coerce(AttemptSlot.learner_id, sa.String),
)
Said = tuple[tuple[str, ...], str]  # ids of options, what was typed


@dataclass(frozen=True)
class Asked:
    """A version that was asked: its item, the unit it stands for, the earliest place it was at."""

    item: Item
    unit: str
    place: int


@dataclass(frozen=True)
class Taken:
    """What was handed in at some assignments, in their order, and all that was asked there."""

    results: tuple[Results, ...]
    asked: Mapping[Name, Asked]


def taken(session: Session, course_id: UUID, assignments: Sequence[UUID]) -> Taken:
    """The attempts at these assignments that were handed in, with the credit in force.

    Two statements, however many there are; the item of a version is read once.
    """
    asked = _asked(session, course_id, assignments)
    questions = {name: question(each.item, unit=each.unit) for name, each in asked.items()}
    stored = _stored(session, course_id, assignments, asked)
    return Taken(tuple(lined_up(stored[each.hex], questions) for each in assignments), asked)


def running(session: Session, course_id: UUID, assignment_id: UUID) -> int:
    """How many attempts were begun and are not handed in."""
    found = sa.select(sa.func.count()).where(
        Attempt.course_id == course_id,
        Attempt.assignment_id == assignment_id,
        Attempt.submitted_at.is_(None),
    )
    return session.scalar(found) or 0


def _counts(course_id: UUID, assignments: Sequence[UUID]) -> tuple[sa.ColumnElement[bool], ...]:
    """Which slots, joined with their attempts, statistics are taken from."""
    return (
        AttemptSlot.course_id == course_id,
        AttemptSlot.assignment_id.in_(assignments),
        Attempt.submitted_at.is_not(None),
        AttemptSlot.ruling.is_distinct_from("dropped"),
    )


def _asked(session: Session, course_id: UUID, assignments: Sequence[UUID]) -> dict[Name, Asked]:
    found = (
        sa.select(*NAME, AttemptSlot.unit, sa.func.min(AttemptSlot.place).label("place"))
        .join(Attempt, IS_OF_ATTEMPT)
        .where(*_counts(course_id, assignments))
        .group_by(*NAME, AttemptSlot.unit)
        .subquery()
    )
    is_version = (ItemVersion.item_id == found.c.item_id) & (ItemVersion.version == found.c.version)
    rows = session.execute(sa.select(found, ItemVersion.body).join(ItemVersion, is_version))
    return {
        (item_id, version): Asked(load(body), unit, place)
        for item_id, version, unit, place, body in rows
    }


def _stored(
    session: Session, course_id: UUID, assignments: Sequence[UUID], asked: Mapping[Name, Asked]
) -> dict[str, list[Stored]]:
    rows = session.execute(
        sa.select(
            *RAW,
            AttemptSlot.number,
            AttemptSlot.points,
            *NAME,
            AttemptSlot.credit,
            AttemptSlot.reply,
            AttemptSlot.duration_ms,
        )
        .join(Attempt, IS_OF_ATTEMPT)
        .where(*_counts(course_id, assignments))
    )
    found: dict[str, list[Stored]] = {each.hex: [] for each in assignments}
    said: dict[tuple[str, str, str], Said] = {}  # so that like replies are read once
    for given, learner, number, points, item_id, version, credit, reply, spent in rows:
        key = (item_id, version, reply or "")
        if key not in said:
            item = asked[item_id, version].item
            said[key] = ((), "") if reply is None else (chosen(item, reply), typed(item, reply))
        seconds = None if spent is None else spent / 1000
        options, words = said[key]
        answer = Answer(
            item_id, version, credit or 0.0, options, seconds, blank=reply is None, typed=words
        )
        found[_hex(given)].append(Stored(_hex(learner), number, points, answer))
    return found


def _hex(key: object) -> str:
    """A key as it comes from the driver: digits of SQLite, a UUID of PostgreSQL."""
    return str(key).replace("-", "")
