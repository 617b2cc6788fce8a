"""What changes the log and the memory. The caller commits, once, right after."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Answered, Conflict, Missing, Refused, Reply
from app.memory.feedback import answered, shown
from app.memory.log import Held, enter, hold, new_row
from app.memory.replay import UNMARKED, change_to_tell, decision
from app.memory.rows import ONE_REVIEW, Standing, change_note, entry, item_version
from app.memory.scheduling import forecast
from app.models import CurrentItem, Learner, ProblemReport, Review
from questions.grading import Verdict, grade
from questions.item import Item

SERVED = select(CurrentItem.version).where(CurrentItem.item_id == bindparam("item_id"))
AFTERWARDS = ("hard", "good", "easy", "guessed")
CALLED_RIGHT = "The learner called this typed answer right."


def record_answer(
    session: Session, learner: Learner, reply: Reply, now: datetime, asked: Item | None = None
) -> Answered:
    """Keep one answer, whatever happened meanwhile, and move the memory if it counts.

    What came back in the same sitting never does, nor what a quiz keeps off the schedule. One
    that waited for a connection belongs to the time at which it was given.
    `asked` is the item version that the reply names, where the caller has read it.

    Raises:
        Missing: the item version was never published, or is of another unit.
        UnknownReply: the reply is none of the item's options.
        Conflict: this question was answered before, with another reply.
    """
    item = asked or item_version(session, reply.item_id, reply.version)
    if item.unit != reply.unit:
        raise Missing(f"{item.id} does not ask {reply.unit}")
    verdict = grade(item, reply.text)
    held = hold(session, learner.id, reply.unit)
    stored = session.scalar(ONE_REVIEW, {"learner_id": learner.id, "id": reply.id})
    if stored is not None:
        _same_or_conflict(stored, reply)
        return replace(answered(session, learner, reply.id, now), repeat=True)
    review = _answer_row(learner, reply, item, verdict, held, now)
    review.uncounted = _why_uncounted(session, reply, held)
    review.counted = review.kind == "answer" and review.uncounted is None
    after = enter(session, review, held)
    changed = change_note(session, review.unit, change_to_tell(held.log, before=entry(review)))
    decided = decision(review.unit, (*held.log, entry(review)), review.id)
    return shown(review, item, UNMARKED, after, changed, decided, learner, now)


def rate(session: Session, learner: Learner, answer: UUID, rating: str, now: datetime) -> Answered:
    """Hard, good, easy or guessed, said after a right answer; regrades it in its place.

    Raises:
        Missing: this learner has no such answer.
        Refused: it was wrong, did not count, or was undone.
    """
    if rating not in AFTERWARDS:
        raise Refused(f"'{rating}' is none of {', '.join(AFTERWARDS)}")
    held, found = _hold_answer(session, learner, answer, now)
    if not found.may_rate:
        raise Refused("Only a right answer that counted can be rated.")
    if found.rating == rating:
        return replace(found, repeat=True)
    review = _remark(learner, found, "rating", now)
    review.rating = rating
    enter(session, review, held)
    return answered(session, learner, answer, now)


def override(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """Mark a typed answer right in its place, because its learner says that it was.

    Raises:
        Missing: this learner has no such answer.
        Refused: it was not typed, was right anyway, or was undone.
    """
    held, found = _hold_answer(session, learner, answer, now)
    if found.undone:
        raise Refused("This answer was undone. It counts for nothing, right or wrong.")
    if found.overridden:
        return replace(found, repeat=True)
    if not found.may_override:
        raise Refused("Only a typed answer that was marked wrong can be called right.")
    review = _remark(learner, found, "override", now)
    review.override = True
    enter(session, review, held)
    session.add(_for_curators(learner, found, now))
    return answered(session, learner, answer, now)


def undo(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """Take an answer back: the memory is again what it was. Undoing twice does nothing more.

    Raises:
        Missing: this learner has no such answer.
    """
    held, found = _hold_answer(session, learner, answer, now)
    if found.undone:
        return replace(found, repeat=True)
    enter(session, _remark(learner, found, "undo", now), held)
    return answered(session, learner, answer, now)


def _hold_answer(
    session: Session, learner: Learner, answer: UUID, now: datetime
) -> tuple[Held, Answered]:
    unit = session.scalar(
        select(Review.unit).where(Review.learner_id == learner.id, Review.id == answer)
    )
    if unit is None:
        raise Missing("this learner has no such answer")
    return hold(session, learner.id, unit), answered(session, learner, answer, now)


def _same_or_conflict(stored: Review, reply: Reply) -> None:
    before = (stored.unit, stored.item_id, stored.item_version, stored.reply)
    if before != (reply.unit, reply.item_id, reply.version, reply.text):
        raise Conflict("this question was answered before, with another reply")


def _why_uncounted(session: Session, reply: Reply, held: Standing) -> str | None:
    """Why the memory does not move; None where it does, and where the kind says enough."""
    if reply.kind == "relearn":
        return None
    if not reply.counts:
        return "quiz"
    if session.scalar(SERVED, {"item_id": reply.item_id}) != reply.version:
        return "revised"
    return "moved" if held.revision != reply.revision else None


def _remark(learner: Learner, found: Answered, kind: str, now: datetime) -> Review:
    """A row that says something of an earlier answer."""
    row = new_row(learner, found.unit, kind, new_id(now), now)
    row.of = found.review_id
    return row


def _for_curators(learner: Learner, found: Answered, now: datetime) -> ProblemReport:
    """A name that should perhaps be accepted, put where problems are read."""
    return ProblemReport(
        learner_id=learner.id,
        id=new_id(now),
        at=now,
        fact_id=found.item.facts[0],
        item_id=found.item.id,
        item_version=found.item.version,
        reply=found.reply,
        about="my_answer",
        text=CALLED_RIGHT,
    )


def _answer_row(
    learner: Learner, reply: Reply, item: Item, verdict: Verdict, held: Standing, now: datetime
) -> Review:
    given = _given_at(reply, now)
    row = new_row(learner, reply.unit, reply.kind, reply.id, given)
    row.received_at = now if given < now else None
    row.item_id, row.item_version, row.form, row.k = item.id, item.version, item.form, item.k
    row.reply, row.correct, row.place = reply.text, verdict.correct, reply.place
    row.served_at, row.duration_ms = reply.served_at, _duration(reply, given)
    row.started_at = min(max(reply.started_at or reply.served_at, reply.served_at), given)
    row.elapsed = held.memory.elapsed(row.learner_day)
    seen = forecast(held.memory.stability, row.elapsed or 0, item.form, item.k)
    row.p, row.q, row.b = seen.p, seen.known, seen.b
    return row


def _given_at(reply: Reply, now: datetime) -> datetime:
    """When the answer was given, so far as can be believed: after its question, and not ahead."""
    return now if reply.answered_at is None else min(max(reply.answered_at, reply.served_at), now)


def _duration(reply: Reply, given: datetime) -> int | None:
    """The page's own count, kept between 0 and what the server can vouch for."""
    if reply.duration_ms is None:
        return None
    longest = (given - reply.served_at) // timedelta(milliseconds=1)
    return max(0, min(reply.duration_ms, longest))
