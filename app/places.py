"""The way into a course, for every room that is inside of one."""

from __future__ import annotations

from uuid import UUID

from werkzeug.exceptions import Forbidden, NotFound

from app import rights
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
