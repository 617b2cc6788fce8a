"""What changes the key of a question in a course. The caller commits, once, right after.

A ruling holds the course, then claims everybody who works there or can begin to, so that whoever
hands in does so before it, and is regraded, or after it, and is graded by it.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.clock import new_id
from app.coursework import marking
from app.coursework.regrading import KeyOverride
from app.memory.rows import claim_all, item_version
from app.models import Course, Learner
from app.models import KeyOverride as Row
from app.rights import hold
from app.rulings import queries


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
    return regrade(session, course, (ruling.item_id, ruling.version))


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


def regrade(session: Session, course: Course, name: queries.Name) -> int:
    """Mark every attempt that was handed in and asks this version; how many change by it.

    Sent again it changes nothing.
    """
    items = {name: item_version(session, *name)}
    ruled = marking.rulings(session, course.id)
    changed = 0
    for attempt, slots in queries.asked_in(session, course.id, name):
        before = (attempt.points, attempt.of)
        marking.mark(attempt, slots, items, ruled)
        changed += (attempt.points, attempt.of) != before
    session.flush()
    return changed
