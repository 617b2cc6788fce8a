"""Reviews from elsewhere enter the log, each once, and the memory is folded anew.

The caller commits. A review is known by the note and by its own name there, so that a file may
come as often as it likes; one that left from here is recognised by its time.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import uuid7
from app.db import insert_or
from app.memory.days import learner_day
from app.memory.log import Held, hold_all, move_all, new_values, noted
from app.memory.replay import NOTHING, Entry, Remembered, steps
from app.memory.rows import claim, logs
from app.memory.tallies import keep_all_in_step
from app.models import Learner, Review

SOURCE = "anki"
OWN_WITHIN_MS = 5  # of answers that left in one millisecond one is moved on by a few
ANSWERED = range(4)  # learning, review, relearning, filtered: given by the learner
MARKS = {1: "again", 2: "hard", 3: "good", 4: "easy"}
LONGEST_MS = 2 * 3600 * 1000  # Anki counts no further, whatever its learner chooses
AT_ONCE = 100
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

    @cached_property
    def id(self) -> UUID:
        """Always the same for a review, so that it enters the log once."""
        told = hashlib.sha256(f"{self.note} {self.name}".encode()).digest()
        return uuid7(self.at, told[:10])

    @property
    def at(self) -> datetime:
        return EPOCH + self.name * MILLISECOND

    @property
    def duration_ms(self) -> int:
        return min(self.taken_ms, LONGEST_MS)


Reviews = Mapping[str, Sequence[Told]]
Step = Callable[[int, int], None]


def silent(done: int, of: int) -> None:
    """Nobody looks."""


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
            own[unit].add(_name(at))
    new = {
        unit: [each for each in _once(all_) if each.id not in held and not _is_own(each, own[unit])]
        for unit, all_ in told.items()
    }
    return {unit: all_ for unit, all_ in new.items() if all_}


def _once(told: Iterable[Told]) -> Iterable[Told]:
    return {each.id: each for each in told}.values()


def _name(at: datetime) -> int:
    return (at - EPOCH) // MILLISECOND


def is_same(at: datetime, names: Collection[int]) -> bool:
    """Whether an answer of ours, given then, is among reviews of these names."""
    return any(_name(at) + late in names for late in range(OWN_WITHIN_MS + 1))


def _is_own(told: Told, own: set[int]) -> bool:
    return any(told.name - late in own for late in range(OWN_WITHIN_MS + 1))


@dataclass(frozen=True)
class Folded:
    """A unit's log with the reviews that are new: the rows to enter, and what is remembered."""

    before: tuple[Entry, ...]
    log: tuple[Entry, ...]
    new: tuple[UUID, ...]
    rows: tuple[dict[str, Any], ...]
    memory: Remembered


Ready = Mapping[str, Folded]


def folded(session: Session, learner: Learner, told: Reviews, step: Step = silent) -> Ready:
    """Fold what is new, before anything is taken hold of: that is most of the work.

    `step` is told how many of how many units were worked off.
    """
    made: dict[str, Folded] = {}
    units = sorted(told)
    for start in range(0, len(units), AT_ONCE):
        some = {unit: told[unit] for unit in units[start : start + AT_ONCE]}
        new = unknown(session, learner.id, some)
        log = logs(session, learner.id, list(new))
        made |= {unit: _fold(learner, unit, log.get(unit, ()), new[unit]) for unit in new}
        step(min(start + AT_ONCE, len(units)), len(units))
    return made


def _fold(learner: Learner, unit: str, log: Iterable[Entry], new: Iterable[Told]) -> Folded:
    held, came = tuple(log), {each.id: each for each in new}
    whole = (*held, *(_entry(learner, each) for each in came.values()))
    rows: list[dict[str, Any]] = []
    before = NOTHING
    for each, after in steps(unit, whole):
        if each.id in came:
            memory = noted(before, after, each.learner_day)
            rows.append(_values(learner, unit, came[each.id]) | memory)
        before = after
    return Folded(held, whole, tuple(came), tuple(rows), before)


def merge(session: Session, learner: Learner, unit: str, told: Sequence[Told]) -> int:
    """Enter the reviews that are new, at their own time; how many they were."""
    return merge_all(session, learner, {unit: told})


def merge_all(session: Session, learner: Learner, told: Reviews, ready: Ready | None = None) -> int:
    """The same of many units, whose memories are taken in one order, whoever takes them.

    What was folded before is used where the unit's log is still the same.
    """
    claim(session, learner.id)
    units, entered = sorted(told), 0
    for start in range(0, len(units), AT_ONCE):
        some = {unit: told[unit] for unit in units[start : start + AT_ONCE]}
        new = unknown(session, learner.id, some)
        entered += _enter(session, learner, new, ready or {}) if new else 0
    return entered


def _enter(session: Session, learner: Learner, new: Reviews, ready: Ready) -> int:
    """Enter the rows, and move memories and tallies, all at once."""
    moves: list[tuple[Held, Folded]] = []
    for unit, held in hold_all(session, learner.id, list(new)).items():
        made = ready.get(unit)
        if made is None or (made.before, made.new) != (held.log, _ids(new[unit])):
            made = _fold(learner, unit, held.log, new[unit])
        moves.append((held, made))
    move_all(session, ((held, made.memory) for held, made in moves))
    rows = [row for _, made in moves for row in made.rows]
    session.execute(insert_or(session, Review), rows)
    keep_all_in_step(session, learner.id, ((made.before, made.log) for _, made in moves))
    return len(rows)


def _ids(told: Iterable[Told]) -> tuple[UUID, ...]:
    return tuple(each.id for each in told)


def _entry(learner: Learner, told: Told) -> Entry:
    """The row as the fold takes it."""
    return Entry(
        id=told.id,
        kind="imported",
        counted=True,
        of=None,
        item_id=None,
        form=None,
        correct=told.ease > 1,
        override=None,
        rating=MARKS[told.ease],
        answered_at=told.at,
        learner_day=learner_day(told.at, learner.zone, learner.rollover_hour),
        retention=learner.desired_retention,
        duration_ms=told.duration_ms,
    )


def _values(learner: Learner, unit: str, told: Told) -> dict[str, Any]:
    """The row by column."""
    return new_values(learner, unit, "imported", told.id, told.at) | {
        "rating": MARKS[told.ease],
        "correct": told.ease > 1,
        "duration_ms": told.duration_ms,
        "source": SOURCE,
        "source_id": str(told.name),
    }
