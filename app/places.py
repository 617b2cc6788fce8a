"""The way into a course and to what was done there, for every room that is inside of one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from werkzeug.exceptions import Forbidden, NotFound

from app import rights
from app.clock import now
from app.coursework.attempting import finish_overdue
from app.db import db
from app.rights import Needs, Place
from app.signed_in import learner


def place(course_id: UUID, needs: Needs) -> Place:
    """Where who asks stands in the course; 404 outside of it, 403 where the role does not reach."""
    try:
        return rights.course_for(db.session, course_id, learner(), needs)
    except rights.Missing as error:
        raise NotFound from error
    except rights.NotAllowed as error:
        raise Forbidden from error


def look() -> datetime:
    """Now; what the reader left running and is over by then, is handed in."""
    at = now()
    if finish_overdue(db.session, at, learner_id=learner().id):
        db.session.commit()
    return at


def look_at(course_id: UUID) -> datetime:
    """The same for everybody in a course, whom its staff looks at."""
    at = now()
    if finish_overdue(db.session, at, course_id=course_id):
        db.session.commit()
    return at
