"""What the doors of assignments share: the way into one, times as they are read, pages of forms."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.assignments import words
from app.coursework import queries
from app.coursework.keyed import Key
from app.coursework.placing import Placed
from app.db import db
from app.models import Assignment, Attempt
from app.places import look, place
from app.rights import ARCHIVED, Needs, Place
from app.signed_in import learner
from questions.world import Bank

bp = Blueprint("assignments", __name__)
HIGHEST = 2**31
Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@bp.app_template_filter()
def moment(at: datetime) -> str:
    """A time in the reader's zone: `Mon 2 Mar 2026, 14:05`."""
    here = at.astimezone(ZoneInfo(learner().zone))
    return f"{here:%a} {here.day} {here:%b %Y}, {here:%H:%M}"


@bp.app_template_filter()
def spell(seconds: int) -> str:
    """A length of time in minutes, with what is left of seconds."""
    minutes, rest = divmod(seconds, 60)
    told = f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
    return told if not rest else f"{told} and {rest} seconds"


@bp.app_template_filter()
def points(number: float) -> str:
    """Points without bare zeros: 1, 2.5, 0.33."""
    return f"{round(number, 2):g}"


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def found(course_id: UUID, assignment_id: UUID, needs: Needs) -> tuple[Place, Assignment]:
    """The course for whom may enter it so far, and its assignment; else 404 or 403."""
    own = place(course_id, needs)
    given = queries.assignment(db.session, course_id, assignment_id)
    if given is None:
        raise NotFound
    return own, given


def page(template: str, form: FlaskForm, status: int | None = None, **values: Any) -> Page:
    """The page of a form: as it is, or with its errors."""
    shown = render_template(template, form=form, zone=learner().zone, words=words, **values)
    return shown, status or (422 if form.errors else 200)


def stays(course_id: UUID) -> Page:
    """Nothing changes in an archived course."""
    db.session.rollback()
    flash(ARCHIVED, "wrong")
    return redirect(url_for("assignments.room", course_id=course_id), code=303)


def mine_at(
    course_id: UUID, assignment_id: UUID, number: int
) -> tuple[Place, Assignment, Attempt, datetime]:
    """An attempt of who asks, handed in if its time is over; else 404."""
    own, given = found(course_id, assignment_id, "member")
    at = look()
    key = Key(course_id, assignment_id, learner().id, number)
    attempt = queries.attempt(db.session, key) if 0 < number < HIGHEST else None
    if attempt is None:
        raise NotFound
    return own, given, attempt, at


def one_of(places: list[Placed], slot: int) -> Placed:
    one = next((each for each in places if each.slot == slot), None)
    if one is None:
        raise NotFound
    return one


def time_is_up(mine: Attempt, places: list[Placed]) -> Page:
    here: dict[str, Any] = {"course_id": mine.course_id, "assignment_id": mine.assignment_id}
    to = url_for("assignments.attempt", **here, number=mine.number)
    done = sum(each.reply is not None for each in places)
    return render_template(
        "assignments/time_is_up.html",
        done=done, of=len(places), to=to
    )  # fmt: skip
