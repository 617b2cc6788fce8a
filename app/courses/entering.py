"""What the doors of courses share: the way into one, pages of forms, counted tries."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, render_template, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import limits, rights
from app.clock import now
from app.codes import grouped
from app.courses.roster import LONGEST
from app.db import db
from app.limits import Limit, TooOften
from app.signed_in import learner

bp = Blueprint("courses", __name__)
bp.add_app_template_filter(grouped, "grouped")
Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@bp.app_template_filter()
def day(at: datetime) -> str:
    """A time as a day of the reader's zone: `3 Mar 2026`."""
    here = at.astimezone(ZoneInfo(learner().zone))
    return f"{here.day} {here:%b %Y}"


TRIES = Limit("course codes", 30, timedelta(minutes=10))
CROWD = Limit("course codes of a network", 3000, timedelta(minutes=10))
LISTS = frozenset({"courses.paste", "courses.enrol"})


@bp.url_value_preprocessor
def _take_a_list(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001
    """A list is longer than other forms; asked before anything reads the form."""
    if endpoint in LISTS:
        request.max_content_length = 2 * LONGEST


def teaches() -> bool:
    """Whether the account of who asks may open a course."""
    return learner().role in rights.TEACHERS


def page(template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form: as it is, or with its errors."""
    return render_template(template, form=form, **values), 422 if form.errors else 200


def count() -> None:
    """Count a try of a code, right or wrong: who knows one could start anew with it.

    Raises:
        TooOften: wait.
    """
    tries = ((CROWD, limits.network(request.remote_addr)), (TRIES, learner().id.hex))
    try:
        for limit, who in tries:
            limits.count(db.session, limit, who, current_app.config["SECRET_KEY"], now())
    finally:
        db.session.commit()


def refused(error: TooOften, template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form that was sent too often."""
    form.form_errors.append(
        f"Those were too many tries. Nothing is lost: wait {error.words}, then try again."
    )
    seconds = str(ceil(error.wait.total_seconds()))
    return render_template(template, form=form, **values), 429, {"Retry-After": seconds}


def public(path: str) -> str:
    """The whole address of a page, for somebody else's hands."""
    return f"{current_app.config['PUBLIC_URL']}{path}"
