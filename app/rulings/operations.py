"""What changes the key of a question in a course. The caller commits, once, right after.

A ruling holds the course, then claims everybody who works there or can begin to, so that whoever
hands in does so before it, and is regraded, or after it, and is graded by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import new_id
from app.coursework import marking
from app.coursework import queries as assignments
from app.coursework.regrading import KeyOverride
from app.memory.rows import claim_all, item_version
from app.models import Attempt, Course, Learner
from app.models import KeyOverride as Row
from app.rights import hold
from app.rulings import queries
from app.telling import News, tell


def rule(session: Session, course: Course, by: Learner, ruling: KeyOverride) -> int:
    """Keep a ruling and mark what was handed in by it; how many attempts have other points now.

    Raises:
        Archived: the course is.
        Missing: there never was such a version.
    """
    hold(session, course)
    claim_all(session, queries.workers(session, course.id))
    session.add(_row(course, by, ruling))
    session.flush()
    changed = regrade(session, course, (ruling.item_id, ruling.version))
    _tell(session, course, changed, ruling)
    return len(changed)


def _tell(
    session: Session, course: Course, changed: Sequence[Attempt], ruling: KeyOverride
) -> None:
    """Tell who may see the score that it is another one; the reason, who sees what was right."""
    given = {each: assignments.assignment(session, course.id, each) for each in
             sorted({each.assignment_id for each in changed})}  # fmt: skip
    exceptions = assignments.overrides(session, course.id, *given)
    told: dict[tuple[UUID, str], list[UUID]] = {}
    for each in changed:
        of = given[each.assignment_id]
        seen = assignments.seen(of, exceptions, each, ruling.when) if of else frozenset()
        if "score" in seen:
            words = ruling.reason if "correctness" in seen else ""
            told.setdefault((each.assignment_id, words), []).append(each.learner_id)
    for (assignment_id, words), whom in told.items():
        news = News("regraded", course.id, assignment_id, words=words)
        tell(session, whom, news, ruling.when)


def _row(course: Course, by: Learner, ruling: KeyOverride) -> Row:
    return Row(
        course_id=course.id,
        id=new_id(ruling.when),
        item_id=ruling.item_id,
        version=ruling.version,
        verdict=ruling.verdict,
        replies=list(ruling.replies),
        reason=ruling.reason,
        made_by=by.id,
        made_at=ruling.when,
    )


def regrade(session: Session, course: Course, name: queries.Name) -> list[Attempt]:
    """Mark every attempt that was handed in and asks this version; those that change by it.

    Sent again it changes nothing.
    """
    items = {name: item_version(session, *name)}
    ruled = marking.rulings(session, course.id)
    changed = []
    for attempt, slots in queries.asked_in(session, course.id, name):
        before = (attempt.points, attempt.of)
        marking.mark(attempt, slots, items, ruled)
        if (attempt.points, attempt.of) != before:
            changed.append(attempt)
    session.flush()
    return changed
