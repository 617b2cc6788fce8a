"""What the doors of accounts share: the page of a form, the way in, and counted tries."""

from __future__ import annotations

from math import ceil

from flask import current_app, redirect, render_template, request, session
from flask_login import current_user, login_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import limits
from app.accounts import operations
from app.clock import now
from app.db import db
from app.limits import Limit, TooOften
from app.models import Learner
from app.security import keep_theme
from app.signed_in import Visit, learner, visit

Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


def page(template: str, form: object, **values: object) -> Page:
    """The page of a form: as it is, or with its errors."""
    errors = getattr(form, "errors", None)
    return render_template(template, form=form, **values), 422 if errors else 200


def enter(person: Learner, to: str) -> Response:
    """Sign in: a fresh cookie, a new sign-in, the theme of the account. An old one here ends."""
    if current_user.is_authenticated:
        operations.sign_out(db.session, learner(), visit().sign_in, now())
    row = operations.sign_in(db.session, person, now())
    db.session.commit()
    session.clear()
    session.permanent = True
    login_user(Visit(person, row.id))
    response = redirect(to, code=303)
    keep_theme(response, person.theme)
    return response


def network() -> str:
    """Whose tries are counted together: the network that this request came from."""
    return limits.network(request.remote_addr)


def count(*tries: tuple[Limit, str]) -> None:
    """Count a try, and keep the count whatever comes of it: committed before the hash.

    Raises:
        TooOften: one of the limits has been reached.
    """
    try:
        for limit, who in tries:
            limits.count(db.session, limit, who, current_app.config["SECRET_KEY"], now())
    finally:
        db.session.commit()


def forgive(limit: Limit, who: str) -> None:
    """Forget the tries of who got it right."""
    limits.forgive(db.session, limit, who, current_app.config["SECRET_KEY"])


def refused(error: TooOften, template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form that was sent too often, with what was typed."""
    form.form_errors.append(
        f"Those were too many tries. Nothing is lost: wait {error.words}, then try again."
    )
    seconds = str(ceil(error.wait.total_seconds()))
    return render_template(template, form=form, **values), 429, {"Retry-After": seconds}
