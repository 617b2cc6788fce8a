"""What the doors of reports share."""

from __future__ import annotations

from math import ceil

from flask import Blueprint, current_app, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import limits
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.reports import operations
from app.reports.board import Asked
from app.signed_in import is_visitor, learner

Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]
appeals = Blueprint("appeals", __name__)  # apart: where visitors may report, courses are not


def count() -> None:
    """Count a report. Visitors are also counted together by network: a new visit costs nothing.

    Raises:
        TooOften: there were many in an hour.
    """
    tries = [(operations.REPORTS, learner().id.hex)]
    if is_visitor():
        tries.insert(0, (operations.VISITORS, limits.network(request.remote_addr)))
    try:
        for limit, who in tries:
            limits.count(db.session, limit, who, current_app.config["SECRET_KEY"], now())
    finally:
        db.session.commit()


def too_often(error: TooOften, template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form that was sent too often, with what was typed."""
    form.form_errors.append(
        f"You have sent many reports in an hour. Nothing is lost: wait {error.words}."
    )
    wait = str(ceil(error.wait.total_seconds()))
    return render_template(template, form=form, **values), 429, {"Retry-After": wait}


def regrade_address(asked: Asked) -> str:
    """Where a question is graded anew."""
    return url_for("rulings.regrade", **vars(asked))
