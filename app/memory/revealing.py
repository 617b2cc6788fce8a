"""A card of the learner's own, rated once its back was shown. The caller commits, right after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Conflict, Decision, Kind, Missing, Refused
from app.memory.choice import card_of, own_unit
from app.memory.decks import sides
from app.memory.log import Held, enter, hold, new_row
from app.memory.replay import Entry, Remembered, after_answer, marks
from app.memory.rows import ONE_REVIEW, entries, standing, today
from app.memory.scheduling import Outcome
from app.models import Learner, Review

RATINGS = ("again", "hard", "good", "easy")
MOVED = (
    "After this card was shown to you it was rated or undone elsewhere. Your answer is kept, "
    "but your schedule did not move."
)


@dataclass(frozen=True)
class Said:
    """A rating as it came in. `id` was made when the card was shown, `revision` is the memory's
    then; `kind` is `revealed`, or `relearn` for one that came back in its sitting.
    """

    id: UUID
    card_id: str
    rating: str
    revision: int
    served_at: datetime
    duration_ms: int | None
    place: int
    kind: Kind = "revealed"


@dataclass(frozen=True)
class Rated:
    """A rating as it stands now. `due_day` is the card's now; `days_until` counts from today."""

    review_id: UUID
    card_id: str
    kind: str
    rating: str
    counted: bool
    undone: bool
    due_day: int | None
    days_until: int | None
    repeat: bool = False
    decision: Decision | None = None

    @property
    def why_not_counted(self) -> str | None:
        """Why the schedule did not move, where it should have."""
        return MOVED if self.kind == "revealed" and not self.counted else None


def rate_card(session: Session, learner: Learner, said: Said, now: datetime) -> Rated:
    """Keep one rating, whatever happened meanwhile, and move the memory if it counts.

    Raises:
        Refused: it is no rating.
        Missing: this learner has no such card.
        Conflict: this card was rated before, otherwise.
    """
    if said.rating not in RATINGS:
        raise Refused(f"'{said.rating}' is none of {', '.join(RATINGS)}")
    unit = own_unit(said.card_id)
    held = hold(session, learner.id, unit)
    stored = session.scalar(ONE_REVIEW, {"learner_id": learner.id, "id": said.id})
    if stored is not None:
        if (stored.unit, stored.rating) != (unit, said.rating):
            raise Conflict("this card was rated before, otherwise")
        return replace(rated(session, learner, said.id, now), repeat=True)
    sides(session, learner.id, said.card_id)
    enter(session, _row(learner, said, held, now), held)
    return rated(session, learner, said.id, now)


def _row(learner: Learner, said: Said, held: Held, now: datetime) -> Review:
    row = new_row(learner, own_unit(said.card_id), said.kind, said.id, now)
    moved = said.kind == "revealed" and held.revision != said.revision
    row.uncounted = "moved" if moved else None
    row.counted = said.kind == "revealed" and not moved
    row.k, row.rating, row.correct = 0, said.rating, said.rating != "again"
    row.served_at, row.place = said.served_at, said.place
    if said.duration_ms is not None:
        longest = max(0, (now - said.served_at) // timedelta(milliseconds=1))
        row.duration_ms = max(0, min(said.duration_ms, longest))
        row.started_at = now - timedelta(milliseconds=row.duration_ms)
    row.elapsed = held.memory.elapsed(row.learner_day)
    return row


def rated(session: Session, learner: Learner, answer: UUID, now: datetime) -> Rated:
    """A rating of this learner, as it stands now.

    Raises:
        Missing: this learner has no such rating.
    """
    row = session.get(Review, (learner.id, answer))
    card_id = None if row is None else card_of(row.unit)
    if row is None or card_id is None or row.kind not in ("revealed", "relearn"):
        raise Missing("this learner has no such rating")
    said = marks(entries(session, learner.id, row.unit))
    due_day = standing(session, learner.id, row.unit).memory.due_day
    return Rated(
        review_id=row.id,
        card_id=card_id,
        kind=row.kind,
        rating=row.rating or "",
        counted=row.counted,
        undone=row.id in said.undone,
        due_day=due_day,
        days_until=None if due_day is None else due_day - today(learner, now),
    )


def undo_rating(session: Session, learner: Learner, answer: UUID, now: datetime) -> Rated:
    """Take a rating back: the memory is again what it was. Undoing twice does nothing more.

    Raises:
        Missing: this learner has no such rating.
    """
    unit = own_unit(rated(session, learner, answer, now).card_id)
    held = hold(session, learner.id, unit)
    found = rated(session, learner, answer, now)
    if found.undone:
        return replace(found, repeat=True)
    row = new_row(learner, unit, "undo", new_id(now), now)
    row.of = answer
    enter(session, row, held)
    return rated(session, learner, answer, now)


def is_of_card(session: Session, learner_id: UUID, answer: UUID) -> bool:
    """Whether a row of the log is of a card of the learner's own."""
    mine = (Review.learner_id == learner_id, Review.id == answer)
    unit = session.scalar(select(Review.unit).where(*mine))
    return unit is not None and card_of(unit) is not None


def days_of_each(learner: Learner, unit: str, memory: Remembered, now: datetime) -> dict[str, int]:
    """After how many days the card would come back, by rating."""
    row = Entry(
        id=UUID(int=0),
        kind="revealed",
        counted=True,
        of=None,
        item_id=None,
        form=None,
        correct=None,
        override=None,
        rating=None,
        answered_at=now,
        learner_day=today(learner, now),
        retention=learner.desired_retention,
    )
    return {each: after_answer(unit, memory, row, Outcome(each)).interval for each in RATINGS}
