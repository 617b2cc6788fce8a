"""What makes notices and what becomes of them. The caller commits, once, right after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework import matrix
from app.coursework import queries as work
from app.models import Assignment, AssignmentOverride, Learner, Member, Notice
from app.notices import queries
from app.notices.news import FRESH, Case, deadline, is_stale, wanted
from app.notices.queries import Handed, Told
from app.telling import News, tell_each

NOT_BEGUN = Handed(begun=False, last=None)


@dataclass(frozen=True)
class _Task:
    """An assignment, one of its students, how it stands with both, and what was told of it."""

    given: Assignment
    learner_id: UUID
    case: Case
    told: Mapping[str, Told]


def catch_up(
    session: Session, course_ids: Sequence[UUID], now: datetime, learner_id: UUID | None = None
) -> int:
    """Tell the students of these courses what there is to tell; how many notices are new.

    With a learner: only that one. May run as often as one likes, and twice at once. What asks for
    something that is done meanwhile counts as read; a deadline that moved moves in its notice.
    """
    if not course_ids:
        return 0
    tasks = list(_tasks(session, course_ids, learner_id, now))
    _mend(session, tasks, now)
    return tell_each(session, _unsaid(tasks, now), now)


def _tasks(
    session: Session, course_ids: Sequence[UUID], learner_id: UUID | None, now: datetime
) -> Iterator[_Task]:
    rows = queries.overrides(session, course_ids)
    living = [
        given
        for given in queries.assignments(session, course_ids)
        if (closed := work.closes(given, rows)) is None or now - closed <= FRESH
    ]
    ids = [given.id for given in living]
    handed = queries.handed(session, course_ids, ids, learner_id)
    told = queries.told(session, course_ids, ids, learner_id)
    members = queries.students(session, course_ids, learner_id)
    for given in living:
        own = [each for each in rows if each.assignment_id == given.id]
        for member in members:
            if member.course_id == given.course_id:
                at = (given.id, member.learner_id)
                case = _case(given, own, member, handed.get(at, NOT_BEGUN), now)
                yield _Task(given, member.learner_id, case, told.get(at, {}))


def _case(
    given: Assignment,
    rows: Sequence[AssignmentOverride],
    member: Member,
    done: Handed,
    now: datetime,
) -> Case:
    review, closed = work.review_of(given), work.closes(given, rows)
    return Case(
        terms=work.terms_for(given, rows, member.learner_id, member.extra_time),
        created=given.created_at,
        joined=member.joined_at,
        graded=given.kind == "graded",
        begun=done.begun,
        handed=done.last,
        seen=matrix.visible(review, done.last, closed, now),
        at_once=matrix.complete(review)["after"],
        closed=closed,
    )


def _unsaid(tasks: Iterable[_Task], now: datetime) -> Iterator[tuple[UUID, News]]:
    for task in tasks:
        for kind, until in wanted(task.case, now).items():
            known = kind in task.told or (kind == "opened" and task.told)  # a deadline moved away
            if not known:
                news = News(kind, task.given.course_id, task.given.id, until=until)
                yield task.learner_id, news


def _mend(session: Session, tasks: Iterable[_Task], now: datetime) -> None:
    """Notices that ask for something, as things are now."""
    done: list[dict[str, object]] = []
    moved: list[dict[str, object]] = []
    for task in tasks:
        for kind, notice in task.told.items():
            at = {"learner_id": task.learner_id, "id": notice.id}
            if notice.is_read or kind not in ("opened", "due"):
                continue
            if is_stale(kind, task.case):
                done.append({**at, "read_at": now})
            elif notice.until != (end := deadline(task.case.terms)):
                moved.append({**at, "until": end})
    for changes in filter(None, (done, moved)):
        session.execute(sa.update(Notice), changes)


def read(session: Session, learner_id: UUID, notice_id: UUID, now: datetime) -> None:
    """Note that the learner has read a notice. Read twice, the first time stands."""
    _read(session, learner_id, now, Notice.id == notice_id)


def read_all(session: Session, learner_id: UUID, now: datetime) -> None:
    """The same of all that the learner has."""
    _read(session, learner_id, now)


def _read(
    session: Session, learner_id: UUID, now: datetime, *which: sa.ColumnElement[bool]
) -> None:
    new = sa.update(Notice).where(Notice.learner_id == learner_id, Notice.read_at.is_(None), *which)
    session.execute(new.values(read_at=now).execution_options(synchronize_session=False))


def mail_nothing(session: Session, learner_id: UUID) -> None:
    """Let no notice come by mail any more."""
    who = sa.update(Learner).where(Learner.id == learner_id)
    session.execute(who.values(mail_due=False, mail_news=False))
