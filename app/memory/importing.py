"""Reviews from elsewhere enter the log, each once, and the memory is folded anew.

The caller commits. A review is known by the note and by its own name there, so that a file may
come as often as it likes; one that left from here is recognised by its time.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import uuid7
from app.db import insert_or
from app.memory.days import learner_day
from app.memory.log import hold, move, new_row, note, stored
from app.memory.replay import NOTHING, Remembered, steps
from app.memory.rows import claim, entry
from app.memory.tallies import add_days, keep_in_step
from app.memory.tallying import summed, tallied
from app.models import Learner, Memory, Review

SOURCE = "anki"
AT_ONCE = 500
REVIEW = tuple(column.key for column in Review.__table__.c)
OWN_WITHIN_MS = 5  # of answers that left in one millisecond one is moved on by a few
ANSWERED = range(4)  # learning, review, relearning, filtered: given by the learner
MARKS = {1: "again", 2: "hard", 3: "good", 4: "easy"}
MILLISECOND = timedelta(milliseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """A review that was given elsewhere: its name there (milliseconds since 1970), its mark.

    `note` names the note for good; `ease` is 1 again, 2 hard, 3 good, 4 easy.
    """

    note: str
    name: int
    ease: int
    taken_ms: int

    @property
    def id(self) -> UUID:
        """Always the same for a review, so that it enters the log once."""
        told = hashlib.sha256(f"{self.note} {self.name}".encode()).digest()
        return uuid7(self.at, told[:10])

    @property
    def at(self) -> datetime:
        return EPOCH + self.name * MILLISECOND


Reviews = Mapping[str, Sequence[Told]]


def unknown(session: Session, learner_id: UUID, told: Reviews) -> dict[str, list[Told]]:
    """Those of the units' reviews that the log does not hold; a unit without any is left out."""
    rows = session.execute(
        select(Review.unit, Review.id, Review.answered_at, Review.source).where(
            Review.learner_id == learner_id, Review.unit.in_(told)
        )
    )
    held: set[UUID] = set()
    own: dict[str, set[int]] = defaultdict(set)
    for unit, id_, at, source in rows:
        held.add(id_)
        if source != SOURCE:
            own[unit].add((at - EPOCH) // MILLISECOND)
    new = {
        unit: [each for each in _once(all_) if each.id not in held and not _is_own(each, own[unit])]
        for unit, all_ in told.items()
    }
    return {unit: all_ for unit, all_ in new.items() if all_}


def _once(told: Iterable[Told]) -> Iterable[Told]:
    return {each.id: each for each in told}.values()


def _is_own(told: Told, own: set[int]) -> bool:
    return any(told.name - late in own for late in range(OWN_WITHIN_MS + 1))


def merge(session: Session, learner: Learner, unit: str, told: Sequence[Told]) -> int:
    """Enter the reviews that are new, at their own time; how many they were."""
    held = hold(session, learner.id, unit)
    new = unknown(session, learner.id, {unit: told}).get(unit, [])
    rows = [_row(learner, unit, each) for each in new]
    if not rows:
        return 0
    log = (*held.log, *map(entry, rows))
    after: dict[UUID, tuple[Remembered, Remembered]] = {}
    before = NOTHING
    for each, memory in steps(unit, log):
        after[each.id] = before, memory
        before = memory
    for row in rows:
        note(row, *after[row.id])
    move(session, held, before)
    session.add_all(rows)
    session.flush()
    keep_in_step(session, learner.id, held.log, log)
    return len(rows)


def merge_all(session: Session, learner: Learner, told: Reviews) -> int:
    """Enter the new reviews of many units; how many they were.

    Units that have no log and no memory yet are written at once: with thousands of cards the
    transaction would else keep others waiting.
    """
    claim(session, learner.id)
    fresh = set(told) - _known(session, learner.id, told)
    for part in _parts(sorted(fresh)):
        _enter_fresh(session, learner, {unit: tuple(_once(told[unit])) for unit in part})
    rest = sum(merge(session, learner, unit, told[unit]) for unit in sorted(set(told) - fresh))
    return rest + sum(len(tuple(_once(told[unit]))) for unit in fresh)


def _known(session: Session, learner_id: UUID, told: Reviews) -> set[str]:
    known: set[str] = set()
    for part in _parts(sorted(told)):
        for table in (Memory, Review):
            mine = select(table.unit).where(table.learner_id == learner_id, table.unit.in_(part))
            known |= set(session.scalars(mine.distinct()))
    return known


def _parts(units: Sequence[str]) -> Iterator[Sequence[str]]:
    return (units[at : at + AT_ONCE] for at in range(0, len(units), AT_ONCE))


def _enter_fresh(session: Session, learner: Learner, told: Reviews) -> None:
    rows: list[Review] = []
    memories: list[dict[str, Any]] = []
    tallies = []
    for unit, all_ in told.items():
        made = {each.id: _row(learner, unit, each) for each in all_}
        log = [entry(row) for row in made.values()]
        before = NOTHING
        for each, memory in steps(unit, log):
            note(made[each.id], before, memory)
            before = memory
        rows += made.values()
        memories.append({"learner_id": learner.id, "unit": unit, "revision": 1, **stored(before)})
        tallies.append(tallied(log))
    if rows:
        session.execute(insert_or(session, Review), [_values(row) for row in rows])
        session.execute(insert_or(session, Memory), memories)
        add_days(session, learner.id, summed(tallies))


def _values(row: Review) -> dict[str, Any]:
    return {name: getattr(row, name) for name in REVIEW}


def _row(learner: Learner, unit: str, told: Told) -> Review:
    row = new_row(learner, unit, "imported", told.id, told.at)
    row.learner_day = learner_day(told.at, learner.zone, learner.rollover_hour)
    row.rating, row.correct = MARKS[told.ease], told.ease > 1
    row.duration_ms = told.taken_ms
    row.source, row.source_id = SOURCE, str(told.name)
    return row
