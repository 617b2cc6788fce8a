"""What changes a course's question sets. The caller commits, once, right after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.clock import new_id
from app.models import Course, Learner, QuestionSet, QuestionSetVersion
from app.rights import Missing, hold
from app.sets.queries import standing, version_of
from questions.blueprint import Spec, dump, load


class Moved(ValueError):
    """Somebody changed the set meanwhile. Nothing was changed; roll back."""


class Unchanged(ValueError):
    """There is nothing to save: the set stands as it was saved last, or is empty. Roll back."""


class Used(ValueError):
    """An assignment keeps a version of the set. Nothing was removed; roll back."""


def create(
    session: Session, course: Course, by: Learner, title: str, spec: Spec, now: datetime
) -> QuestionSet:
    """A new set without a version, its draft this spec.

    Raises:
        Archived: the course is.
    """
    hold(session, course)
    made = QuestionSet(
        course_id=course.id,
        id=new_id(now),
        title=title,
        latest=0,
        draft=dump(spec),
        revision=0,
        made_by=by.id,
        created_at=now,
        changed_at=now,
    )
    session.add(made)
    session.flush()
    return made


def rename(session: Session, course: Course, found: QuestionSet, title: str) -> None:
    """Give the set another title; its versions stay.

    Raises:
        Archived: the course is.
        Missing: somebody deleted the set.
    """
    _take(session, course, found)
    found.title = title
    session.flush()


def change(
    session: Session,
    course: Course,
    found: QuestionSet,
    make: Callable[[Spec], Spec],
    now: datetime,
    *,
    revision: int | None = None,
) -> None:
    """Work on: the draft is what `make` makes of what stands now.

    With `revision`, the draft's that a form was filled from, only if that is what stands.

    Raises:
        Archived: the course is.
        Missing: somebody deleted the set.
        Moved: the draft is another meanwhile.
        NoPool, BadSpec: `make` does.
    """
    _take(session, course, found, revision)
    spec = make(standing(session, found))
    saved = version_of(session, course.id, found.id, found.latest) if found.latest else None
    same = saved is not None and load(saved.spec) == spec
    found.draft = None if same else dump(spec)
    _move(found, now)
    session.flush()


def save(
    session: Session, course: Course, found: QuestionSet, revision: int, by: Learner, now: datetime
) -> int:
    """Make a version of the draft; its number.

    Raises:
        Archived: the course is.
        Missing: somebody deleted the set.
        Moved: the draft is another meanwhile.
        Unchanged: there is no draft, or no pool in it.
    """
    _take(session, course, found, revision)
    if found.draft is None or not load(found.draft).pools:
        raise Unchanged
    _add_version(session, found, found.draft, by, now)
    found.draft = None
    _move(found, now)
    session.flush()
    return found.latest


def discard(
    session: Session, course: Course, found: QuestionSet, revision: int, now: datetime
) -> None:
    """Leave the draft; the set stands as it was saved last.

    Raises:
        Archived: the course is.
        Missing: somebody deleted the set.
        Moved: the draft is another meanwhile.
        Unchanged: nothing was saved yet.
    """
    _take(session, course, found, revision)
    if not found.latest:
        raise Unchanged
    found.draft = None
    _move(found, now)
    session.flush()


def copy(
    session: Session, course: Course, found: QuestionSet, by: Learner, title: str, now: datetime
) -> QuestionSet:
    """Another set that begins with the last version of this one, and with its draft.

    Raises:
        Archived: the course is.
        Missing: somebody deleted the set.
    """
    _take(session, course, found)
    made = create(session, course, by, title, Spec(), now)
    made.draft = found.draft
    if found.latest:
        saved = version_of(session, course.id, found.id, found.latest)
        _add_version(session, made, saved.spec, by, now)
    session.flush()
    return made


def delete(session: Session, course: Course, found: QuestionSet) -> None:
    """Remove the set with all its versions.

    Raises:
        Archived: the course is.
        Missing: somebody deleted it before.
        Used: an assignment keeps a version.
    """
    _take(session, course, found)
    mine = (QuestionSetVersion.course_id == course.id, QuestionSetVersion.set_id == found.id)
    try:
        session.execute(sa.delete(QuestionSetVersion).where(*mine))
        session.delete(found)
        session.flush()
    except IntegrityError as error:
        raise Used from error


def _take(
    session: Session, course: Course, found: QuestionSet, revision: int | None = None
) -> None:
    """One after the other in a course: the set as it is now, if it is as it was seen."""
    hold(session, course)
    key = (course.id, found.id)
    if session.get(QuestionSet, key, populate_existing=True) is None:
        raise Missing
    if revision is not None and found.revision != revision:
        raise Moved


def _move(found: QuestionSet, now: datetime) -> None:
    found.revision += 1
    found.changed_at = now


def _add_version(
    session: Session, found: QuestionSet, spec: dict[str, object], by: Learner, now: datetime
) -> None:
    found.latest += 1
    session.add(
        QuestionSetVersion(
            course_id=found.course_id,
            set_id=found.id,
            version=found.latest,
            spec=spec,
            made_by=by.id,
            made_at=now,
        )
    )
