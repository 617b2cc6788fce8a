"""What the doors of a gradebook share: what is over is handed in first, and whose grades."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import Blueprint
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.db import db
from app.gradebook import reading
from app.gradebook.book import Book, Row

bp = Blueprint("gradebook", __name__)
Page = str | Response | tuple[str, int]
BASE = "/courses/<uuid:course_id>/grades"


def row_of(course_id: UUID, learner_id: UUID, at: datetime) -> tuple[Book, Row]:
    """What a course's gradebook holds of one learner; 404 for whom it knows nothing of."""
    book = reading.read(db.session, course_id, at, learner_id)
    found = (*book.rows, *book.former)
    if not found:
        raise NotFound
    return book, found[0]
