"""Telling learners something: the one way in which a notice comes about.

What is told once (an assignment opened, is due, was graded, shows its answers) is kept once for
each learner and assignment by the database itself, however many tell it, and at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.db import insert_or
from app.models import Learner, Notice
from app.models.notices import LONGEST_SUBJECT, LONGEST_WORDS

AT_ONCE = 500
T = TypeVar("T")


@dataclass(frozen=True)
class News:
    """What a notice says. Where it leads and what that is called is looked up when it is shown."""

    kind: str
    course_id: UUID | None = None
    assignment_id: UUID | None = None
    subject: str = ""
    words: str = ""
    until: datetime | None = None


def tell(session: Session, learner_ids: Iterable[UUID], news: News, now: datetime) -> int:
    """Tell all of these the same; how many notices there are now that were not there before.

    Who has left is told nothing. Who has not read yet that an assignment was graded anew, reads
    the latest words of it in one notice. The caller commits.
    """
    wanted = sorted(set(learner_ids))
    living = sa.select(Learner.id).where(Learner.deleted_at.is_(None))
    found = [
        each
        for part in _parts(wanted)
        for each in session.scalars(living.where(Learner.id.in_(part)))
    ]
    if news.kind == "regraded":
        known = {
            each for part in _parts(sorted(found)) for each in _renewed(session, part, news, now)
        }
        found = [each for each in found if each not in known]
    return tell_each(session, ((each, news) for each in found), now)


def tell_each(session: Session, news: Iterable[tuple[UUID, News]], now: datetime) -> int:
    """Tell each learner something of its own; how many notices are new.

    Rows go in in one order, so that of two at once one waits for the other.
    """
    order = sorted(news, key=lambda each: (each[0], str(each[1].assignment_id), each[1].kind))
    rows = [_row(learner_id, each, now) for learner_id, each in order]
    new = 0
    for part in _parts(rows):
        added = insert_or(session, Notice).values(part).on_conflict_do_nothing()
        new += len(session.scalars(added.returning(Notice.id)).all())
    return new


def _parts(whole: Sequence[T]) -> Iterable[Sequence[T]]:
    return (whole[at : at + AT_ONCE] for at in range(0, len(whole), AT_ONCE))


def _row(learner_id: UUID, news: News, now: datetime) -> dict[str, object]:
    cut = replace(news, subject=news.subject[:LONGEST_SUBJECT], words=news.words[:LONGEST_WORDS])
    return {"learner_id": learner_id, "id": new_id(now), "at": now, **vars(cut)}


def _renewed(
    session: Session, learner_ids: Sequence[UUID], news: News, now: datetime
) -> Sequence[UUID]:
    """Who had not read the last one of this assignment, and now reads this in its place."""
    last = sa.update(Notice).where(
        Notice.learner_id.in_(learner_ids),
        Notice.course_id == news.course_id,
        Notice.assignment_id == news.assignment_id,
        Notice.kind == news.kind,
        Notice.read_at.is_(None),
    )
    renewed = last.values(at=now, words=news.words[:LONGEST_WORDS]).returning(Notice.learner_id)
    return session.scalars(renewed.execution_options(synchronize_session=False)).all()
