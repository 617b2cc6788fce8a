"""What the doors of own questions share: the way into one, and what is done when one is refused."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.authoring import operations, queries, words
from app.db import db
from app.models import CourseQuestion
from app.places import place
from app.rights import ARCHIVED, Archived, Missing, Place
from questions.authored.draft import MOST_ROWS
from questions.flaws.known import Known
from questions.flaws.known import known as known_in
from questions.world import Bank

bp = Blueprint("authoring", __name__, url_prefix="/courses/<uuid:course_id>/questions")
Page = str | Response | tuple[str, int]
Made = tuple[Place, CourseQuestion]
REFUSALS: dict[type[Exception], str] = {
    Archived: ARCHIVED,
    operations.PutAway: words.PUT_AWAY,
    operations.Unchanged: words.UNCHANGED,
    operations.Unsaved: words.NOT_SAVED,
    operations.Proposed: words.PROPOSED_BEFORE,
}
REFUSED = tuple(REFUSALS)


def bank() -> Bank:
    """The bank of today."""
    return cast(Bank, current_app.extensions["bank"])


def known() -> Known:
    """What the bank knows of names, gathered once: it never changes."""
    if "known" not in current_app.extensions:
        current_app.extensions["known"] = known_in(bank())
    return cast(Known, current_app.extensions["known"])


def question_for(course_id: UUID, question_id: UUID) -> Made:
    """A question of a course, for its staff; 404 where the course has none such."""
    own = place(course_id, "staff")
    try:
        return own, queries.question_of(db.session, course_id, question_id)
    except Missing as error:
        raise NotFound from error


def ticked() -> frozenset[int]:
    """The places of the rows that were marked as right."""
    sent = request.form.getlist("right")[: 2 * MOST_ROWS]
    return frozenset(int(each) for each in sent if is_place(each))


def is_place(text: str) -> bool:
    """Whether it is the number of a row."""
    return text.isascii() and text.isdigit() and len(text) < 3


def stays(error: Exception) -> None:
    """Roll back, and say why nothing was changed."""
    db.session.rollback()
    flash(REFUSALS[type(error)], "wrong")


def to_question(made: Made, part: str = "") -> Response:
    """To the editor of a question, at a part of its page."""
    own, found = made
    path = url_for(
        "authoring.question", course_id=own.course.id, question_id=found.id, _anchor=part or None
    )
    return redirect(path, code=303)


def to_room(course_id: UUID) -> Response:
    return redirect(url_for("authoring.room", course_id=course_id), code=303)
