"""Doors of the live view: who works on an assignment now, and what they answer.

Its page asks again every few seconds. Whether something changed is asked first, in one statement;
only where it did is the view made anew, and so often a minute at most.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from flask import current_app, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import limits
from app.assignments import live, watched
from app.assignments.entering import Page, bp, found
from app.clock import now
from app.coursework import queries
from app.db import db
from app.limits import Limit, TooOften
from app.memory.rows import item_versions
from app.models import Assignment
from app.places import look_at, place
from app.signed_in import learner

BASE = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>/live"
VIEWS = Limit("live views", 60, timedelta(minutes=1))


@bp.get(BASE)
def watch(course_id: UUID, assignment_id: UUID) -> Page:
    """Who has begun, where they are, what they answer, and who has not begun."""
    own, given = found(course_id, assignment_id, "staff")
    at = look_at(course_id)
    tag = _tag(_state(course_id, assignment_id, at))
    return render_template("assignments/live.html", place=own, **_values(given, tag, at))


@bp.get(f"{BASE}/board")
def watch_board(course_id: UUID, assignment_id: UUID) -> Response:
    """The part of the page that changes; 304 without a body where it is as it was seen."""
    place(course_id, "staff")
    at = now()
    state = _state(course_id, assignment_id, at)
    if state.overdue:
        at = look_at(course_id)
        state = _state(course_id, assignment_id, at)
    answer = Response(mimetype="text/html")
    answer.set_etag(_tag(state), weak=True)
    if request.if_none_match.contains_weak(_tag(state)):
        answer.status_code = 304
        return answer
    try:
        limits.count(db.session, VIEWS, learner().id.hex, current_app.config["SECRET_KEY"], at)
    except TooOften as error:
        wait = str(ceil(error.wait.total_seconds()))
        return Response(status=429, headers={"Retry-After": wait})
    finally:
        db.session.commit()
    given = queries.assignment(db.session, course_id, assignment_id)
    if given is None:
        raise NotFound
    values = _values(given, _tag(state), at)
    answer.set_data(render_template("assignments/_live.html", **values))
    return answer


def _state(course_id: UUID, assignment_id: UUID, at: datetime) -> watched.State:
    state = watched.state(db.session, course_id, assignment_id, at)
    if state is None:
        raise NotFound
    return state


def _tag(state: watched.State) -> str:
    """What a view is known by: what it shows, and the version of the pages that show it."""
    return f"{state.word}-{current_app.extensions['static_tree'].digest}"


def _values(given: Assignment, tag: str, at: datetime) -> dict[str, Any]:
    course_id, assignment_id = given.course_id, given.id
    replied = watched.replies(db.session, course_id, assignment_id)
    items = item_versions(db.session, live.names(replied))
    people = watched.watched(db.session, course_id, assignment_id)
    board = live.board(people, replied, items, at, shuffled=given.shuffle_questions)
    rows = queries.overrides(db.session, course_id, assignment_id)
    closes = queries.closes(given, rows)
    shut = given.archived_at is not None or (closes is not None and at >= closes)
    is_over = not board.working and (shut or not board.waiting)
    return {"given": given, "board": board, "tag": tag, "at": at, "is_over": is_over}
