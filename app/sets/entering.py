"""What the doors of question sets share: the way into one, and changes of what is worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import addresses
from app.clock import now
from app.db import db
from app.fields import is_plain
from app.memory.candidates import candidates_for
from app.memory.choice import may_be_asked
from app.memory.rows import item_versions
from app.models import QuestionSet
from app.places import place
from app.rights import ARCHIVED, Archived, Missing, Needs, Place
from app.sets import operations, queries, words
from questions.blueprint import BadSpec, Candidates, Spec
from questions.blueprint.editing import NoPool
from questions.item import Item
from questions.world import Bank

bp = Blueprint("sets", __name__, url_prefix="/courses/<uuid:course_id>/sets")
Page = str | Response | tuple[str, int]
Made = tuple[Place, QuestionSet]


def bank() -> Bank:
    """The bank of today."""
    return cast(Bank, current_app.extensions["bank"])


def set_for(course_id: UUID, set_id: UUID, needs: Needs = "staff") -> Made:
    """A set of a course, for its staff; 404 where the course has none such."""
    own = place(course_id, needs)
    try:
        return own, queries.set_of(db.session, course_id, set_id)
    except Missing as error:
        raise NotFound from error


def key_of(sent: str | None) -> int:
    """The key of a pool, or the number of a version; 0 where none was sent."""
    text = sent or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def item_for(item_id: str, version: str) -> Item:
    """A question as it was published, today or long ago, or a 404; so is another course's own."""
    if not (is_plain(item_id) and is_plain(version) and may_be_asked(item_id, _course_id())):
        raise NotFound
    name = (item_id, version)
    item = item_versions(db.session, [name]).get(name)
    if item is None:
        raise NotFound
    return item


def may_be_drawn(*specs: Spec) -> Candidates:
    """What these specs can be drawn from today, in the course of the address."""
    return candidates_for(db.session, bank(), *specs, course_id=_course_id())


def _course_id() -> UUID:
    return cast(UUID, (request.view_args or {})["course_id"])


def page(template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form: as it is, or with its errors."""
    return render_template(template, form=form, **values), 422 if form.errors else 200


def stays(error: Exception) -> None:
    """Roll back, and say why nothing was changed."""
    db.session.rollback()
    told = {
        Archived: ARCHIVED,
        operations.Moved: words.MOVED,
        operations.Used: words.USED,
        BadSpec: words.TOO_MANY,
        NoPool: words.NO_POOL,
    }
    flash(told[type(error)], "wrong")


REFUSALS = (Archived, operations.Moved, operations.Used, BadSpec, NoPool)


def change(made: Made, make: Callable[[Spec], Spec], revision: int | None = None) -> bool:
    """Change what is worked on and commit; or say why not."""
    own, found = made
    try:
        operations.change(db.session, own.course, found, make, now(), revision=revision)
    except Missing as error:
        raise NotFound from error
    except REFUSALS as error:
        stays(error)
        return False
    db.session.commit()
    return True


def to_desk(made: Made, part: str = "") -> Response:
    """To the builder of a set, at a part of its page."""
    own, found = made
    path = url_for("sets.desk", course_id=own.course.id, set_id=found.id, _anchor=part or None)
    return redirect(path, code=303)


def back(made: Made, part: str = "", pool: int | None = None) -> Response:
    """To the page that the form came from, or to the builder.

    With `pool`, questions that are added there go into this one.
    """
    path = addresses.own_path(request.form.get("back"))
    if path is None:
        return to_desk(made, part)
    if pool is not None:
        address = urlsplit(path)
        kept = [each for each in parse_qsl(address.query) if each[0] != "pool"]
        path = f"{address.path}?{urlencode([*kept, ('pool', str(pool))])}"
    return redirect(path, code=303)
