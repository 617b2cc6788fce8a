"""The fold of the log into a memory. Storing an answer uses it too, so replay equals stored.

Pure. The log is taken in the order of (answered_at, id). Rows that did not count and rows
that were undone are left out; a rating or an override regrades its answer in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from app.memory.answers import Decision, Why
from app.memory.scheduling import (
    Outcome,
    Strength,
    face_of,
    first,
    following,
    interval,
    outcome,
    retrievability,
)

ITEMS_KEPT = 2
LATELY = 5
ANSWERS = ("answer", "imported", "revealed")
MISSED = frozenset({Outcome.again, Outcome.misapplied})


@dataclass(frozen=True)
class Entry:
    """What is computed from a row of the log. `retention` is the one then desired."""

    id: UUID
    kind: str
    counted: bool
    of: UUID | None
    item_id: str | None
    form: str | None
    correct: bool | None
    override: bool | None
    rating: str | None
    answered_at: datetime
    learner_day: int
    retention: float
    duration_ms: int | None = None
    changed_on: date | None = None


class Said(Protocol):
    """What one row of the log needs to say something of another, or to be told of."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def of(self) -> UUID | None: ...
    @property
    def correct(self) -> bool | None: ...
    @property
    def override(self) -> bool | None: ...
    @property
    def rating(self) -> str | None: ...
    @property
    def answered_at(self) -> datetime: ...


Row = TypeVar("Row", bound=Said)


@dataclass(frozen=True)
class Remembered:
    """A memory, but for its revision and its place on the clock. Days are learner's days.

    `last_items` are the items of the last reviews, the latest first; `forms` says at which
    repetition a form was used last. `lately` are the last five counted answers, the latest last:
    1 a lapse, 0 none; a first meeting is none.
    """

    stability: float | None = None
    difficulty: float | None = None
    due_day: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    interval: int = 0
    reps: int = 0
    lapses: int = 0
    last_items: tuple[str, ...] = ()
    forms: Mapping[str, int] = field(default_factory=dict)
    lately: str = ""

    @property
    def strength(self) -> Strength | None:
        if self.stability is None or self.difficulty is None:
            return None
        return Strength(self.stability, self.difficulty)

    def elapsed(self, day: int) -> int | None:
        """Learner's days since the last counted answer; None if there was none."""
        return None if self.last_day is None else max(0, day - self.last_day)


NOTHING = Remembered()


@dataclass(frozen=True)
class Marks:
    """What later rows say of earlier ones: undone, rated, overridden."""

    undone: frozenset[UUID]
    ratings: Mapping[UUID, str]
    overrides: Mapping[UUID, bool]

    def correct(self, answer: Said) -> bool:
        """The mark in force: the override's where there is one."""
        return self.overrides.get(answer.id, bool(answer.correct))

    def rating(self, answer: Said) -> str | None:
        """The rating in force: the last one said after the answer, else its own."""
        return self.ratings.get(answer.id, answer.rating)

    def right(self, answer: Said) -> bool:
        """Whether it was known: marked right, and not called a guess."""
        return self.correct(answer) and self.rating(answer) != "guessed"


UNMARKED = Marks(frozenset(), {}, {})


def in_order(entries: Iterable[Row]) -> list[Row]:
    """The log as it is folded."""
    return sorted(entries, key=lambda entry: (entry.answered_at, entry.id))


def marks(entries: Iterable[Said]) -> Marks:
    """What the rows of one unit say of each other; of several ratings the last counts."""
    rows = in_order(row for row in entries if row.of is not None)
    undone = frozenset(row.of for row in rows if row.kind == "undo" and row.of)
    ratings: dict[UUID, str] = {}
    overrides: dict[UUID, bool] = {}
    for row in rows:
        if row.of is None or row.id in undone:
            continue
        if row.kind == "rating" and row.rating:
            ratings[row.of] = row.rating
        elif row.kind == "override":
            overrides[row.of] = bool(row.override)
    return Marks(undone, ratings, overrides)


def fold(unit: str, entries: Iterable[Entry]) -> Remembered:
    """The memory that this log of one learner and one unit amounts to."""
    rows = in_order(entries)
    said = marks(rows)
    return _folded(unit, _that_move(rows, said), said)


def steps(unit: str, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Remembered]]:
    """The rows that move the memory, in their order, each with the memory after it."""
    rows = in_order(entries)
    said = marks(rows)
    return _steps(unit, _that_move(rows, said), said)


def _that_move(rows: Iterable[Entry], said: Marks) -> list[Entry]:
    kinds = (*ANSWERS, "reset")
    return [row for row in rows if row.counted and row.kind in kinds and row.id not in said.undone]


def _steps(unit: str, rows: Iterable[Entry], said: Marks) -> Iterator[tuple[Entry, Remembered]]:
    memory = NOTHING
    for row in rows:
        if row.kind == "reset":
            memory = after_reset(memory, row)
        else:
            memory = after_answer(unit, memory, row, _result(row, said))
        yield row, memory


def _folded(unit: str, rows: Iterable[Entry], said: Marks) -> Remembered:
    moved = [memory for _, memory in _steps(unit, rows, said)]
    return moved[-1] if moved else NOTHING


def _result(row: Entry, said: Marks) -> Outcome:
    return outcome(face_of(row.form), said.correct(row), said.rating(row))


def after_answer(unit: str, memory: Remembered, row: Entry, result: Outcome) -> Remembered:
    """The memory after one more counted answer, which said this."""
    before = memory.strength
    elapsed = memory.elapsed(row.learner_day) or 0
    strength = first(result) if before is None else following(before, result, elapsed)
    reps = memory.reps + 1
    days = interval(strength.stability, row.retention, unit, reps)
    lapsed = before is not None and result in MISSED
    return Remembered(
        stability=strength.stability,
        difficulty=strength.difficulty,
        due_day=row.learner_day + days,
        first_day=row.learner_day if memory.first_day is None else memory.first_day,
        last_day=row.learner_day,
        interval=days,
        reps=reps,
        lapses=memory.lapses + lapsed,
        last_items=_latest(row, memory.last_items),
        forms=memory.forms if row.form is None else {**memory.forms, row.form: reps},
        lately=f"{memory.lately}{lapsed:d}"[-LATELY:],
    )


def after_reset(memory: Remembered, row: Entry) -> Remembered:
    """Due on the day of the row; strength unchanged. A unit never met stays so."""
    return memory if memory.reps == 0 else replace(memory, due_day=row.learner_day)


def decision(unit: str, entries: Iterable[Entry], answer: UUID) -> Decision | None:
    """Why the unit comes back when it does; None where another row than this answer decides it."""
    rows = in_order(entries)
    said = marks(rows)
    moving = _that_move(rows, said)
    if not moving or moving[-1].id != answer:
        return None
    last = moving.pop()
    before, result = _folded(unit, moving, said), _result(last, said)
    after = after_answer(unit, before, last, result)
    plain = Outcome.good if said.right(last) else Outcome.again
    usual = after_answer(unit, before, last, plain).interval
    assert after.stability is not None
    recall = retrievability(after.stability, after.interval)
    return Decision(_why(result, after.interval - usual, said.correct(last)), recall)


def _why(result: Outcome, later: int, correct: bool) -> Why:
    """`later`: so many days than after a plainly right or wrong answer.

    What makes no difference to the day is no reason for it.
    """
    match result:
        case Outcome.again if correct:
            return "guessed"
        case Outcome.misapplied if later > 0:
            return "misapplied"
        case Outcome.again | Outcome.misapplied:
            return "missed"
        case Outcome.recognised if later < 0:
            return "recognised"
        case Outcome.hard if later < 0:
            return "hard"
        case Outcome.easy if later > 0:
            return "easy"
    return "recalled"


def forms_asked(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The forms in which a unit was asked for the schedule, the earliest first."""
    return tuple(
        row.form
        for row in in_order(entries)
        if row.form and (row.kind == "relearn" or (row.kind == "answer" and row.counted))
    )


def change_to_tell(entries: Sequence[Entry], before: Entry | None = None) -> date | None:
    """The day of the last change of meaning, if no answer counted since; seen from a row."""
    log = in_order(entries)
    if before is not None:
        place = (before.answered_at, before.id)
        log = [row for row in log if (row.answered_at, row.id) < place]
    undone = marks(entries).undone
    changed = None
    for row in log:
        if row.kind == "reset":
            changed = row.changed_on
        elif row.kind in ANSWERS and row.counted and row.id not in undone:
            changed = None
    return changed


def _latest(row: Entry, items: tuple[str, ...]) -> tuple[str, ...]:
    return items if row.item_id is None else (row.item_id, *items)[:ITEMS_KEPT]
