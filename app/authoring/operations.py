"""What changes a course's own questions. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.authoring.queries import versions_of
from app.authoring.written import told
from app.clock import new_id
from app.db import insert_or
from app.models import (
    Course,
    CourseQuestion,
    CourseQuestionVersion,
    ItemVersion,
    Learner,
    ProblemReport,
)
from app.rights import Missing, hold
from questions.authored import Draft, Fault, dump, faults, item_of, load, own_id
from questions.item import Item
from questions.item import dump as dump_item
from questions.world import Bank


class Moved(ValueError):
    """Somebody changed the question meanwhile. Nothing was changed; roll back."""


class Unchanged(ValueError):
    """There is nothing to save. Roll back."""


class PutAway(ValueError):
    """The question is archived, and stays as it is. Roll back."""


class Unsaved(ValueError):
    """The question has no version yet. Roll back."""


class Proposed(ValueError):
    """The last version was proposed before. Roll back."""


class Faulty(ValueError):
    """The draft lacks something; `faults` say what. Nothing was saved."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        super().__init__(found)
        self.faults = found


def create(
    session: Session, course: Course, by: Learner, draft: Draft, now: datetime
) -> CourseQuestion:
    """A new question without a version.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    made = CourseQuestion(
        course_id=course.id,
        id=new_id(now),
        form=draft.form,
        draft=dump(draft),
        revision=0,
        latest=0,
        made_by=by.id,
        created_at=now,
        changed_at=now,
    )
    session.add(made)
    session.flush()
    return made


def keep(
    session: Session,
    course: Course,
    found: CourseQuestion,
    draft: Draft,
    revision: int,
    now: datetime,
) -> None:
    """Let the draft be this one, if it still is what the author saw, by its revision.

    The same again moves nothing. The form of a question stays.

    Raises:
        Archived: the course is.
        Missing: there is no such question.
        PutAway, Moved: see there.
    """
    _take(session, course, found)
    if found.archived_at is not None:
        raise PutAway
    if found.revision != revision:
        raise Moved
    body = dump(draft.model_copy(update={"form": found.form}))
    if body != found.draft:
        found.draft = body
        found.revision += 1
        found.changed_at = now
    session.flush()


def save(
    session: Session,
    course: Course,
    found: CourseQuestion,
    bank: Bank,
    by: Learner,
    now: datetime,
) -> int:
    """Make a version of the draft, which is asked wherever it is chosen from now on; its number.

    Raises:
        Archived: the course is.
        Missing: there is no such question.
        PutAway, Unchanged, Faulty: see there.
    """
    _take(session, course, found)
    if found.archived_at is not None:
        raise PutAway
    if found.revision == found.saved_revision:
        raise Unchanged
    draft = load(found.draft)
    if lacks := faults(draft):
        raise Faulty(lacks)
    item = item_of(draft, own_id(found.course_id, found.id), bank)
    _publish(session, item, now)
    found.latest += 1
    found.saved_revision = found.revision
    session.add(
        CourseQuestionVersion(
            course_id=found.course_id,
            question_id=found.id,
            number=found.latest,
            item_id=item.id,
            version=item.version,
            made_by=by.id,
            made_at=now,
        )
    )
    session.flush()
    return found.latest


def _publish(session: Session, item: Item, now: datetime) -> None:
    """Keep what was asked for good. What is written as it once was is that version again."""
    row = insert_or(session, ItemVersion).values(
        item_id=item.id,
        version=item.version,
        facts=list(item.facts),
        form=item.form,
        body=dump_item(item),
        published_at=now,
    )
    session.execute(row.on_conflict_do_nothing())


def put_away(
    session: Session, course: Course, found: CourseQuestion, now: datetime, *, back: bool
) -> None:
    """Archive a question, so that nobody chooses it any more, or take it back.

    Raises:
        Archived: the course is.
        Missing: there is no such question.
    """
    _take(session, course, found)
    found.archived_at = None if back else now
    session.flush()


def propose(
    session: Session, course: Course, found: CourseQuestion, by: Learner, now: datetime
) -> None:
    """Put the last version, in words, into the curators' inbox; each version once.

    Raises:
        Archived: the course is.
        Missing: there is no such question.
        Unsaved, Proposed: see there.
    """
    _take(session, course, found)
    if not found.latest:
        raise Unsaved
    last = versions_of(session, found.course_id, found.id)[0]
    if found.proposed_at is not None and found.proposed_at >= last.at:
        raise Proposed
    session.add(
        ProblemReport(
            learner_id=by.id,
            id=new_id(now),
            at=now,
            fact_id=last.item.id,
            about="other",
            text=told(last.item),
        )
    )
    found.proposed_at = now
    session.flush()


def _take(session: Session, course: Course, found: CourseQuestion) -> None:
    """One after the other in a course: the question as it is now."""
    hold(session, course)
    key = (course.id, found.id)
    if session.get(CourseQuestion, key, populate_existing=True) is None:
        raise Missing
