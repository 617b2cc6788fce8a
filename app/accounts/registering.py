"""The door of registering: open to all, to who has a code of a course, or to nobody."""

from __future__ import annotations

from flask import current_app, render_template, request, url_for

from app import codes
from app.accounts import operations, queries
from app.accounts.entering import (
    TAKEN,
    Page,
    ask_to_confirm,
    bp,
    count,
    enter,
    has_mail,
    network,
    page,
    refused,
)
from app.accounts.forms import InvitedForm, RegisterForm
from app.accounts.operations import DOOR
from app.addresses import own_path
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.models import Learner
from app.signed_in import is_visitor, learner

NO_SUCH_CODE = (
    "No course takes this code now. It may be mistyped, used or withdrawn: look at it again, or "
    "ask the person who gave it to you."
)


@bp.app_template_global()
def registration() -> str:
    """Who may register here: open, invited or closed."""
    return str(current_app.config["REGISTRATION"])


@bp.route("/register", methods=["GET", "POST"])
def register() -> Page:
    """A new account; a visitor's answers come along."""
    if registration() == "closed":
        return render_template("accounts/closed.html"), 403 if request.method == "POST" else 200
    back, form = own_path(request.args.get("next")), _form()
    kept = queries.answers_given(db.session, learner().id) if is_visitor() else 0
    values = {"kept": kept, "back": back}
    if not form.validate_on_submit():
        return page("accounts/register.html", form, **values)
    try:
        count((DOOR, network()))
        if isinstance(form, InvitedForm) and codes.opened(db.session, form.code.data) is None:
            form.code.errors = [NO_SUCH_CODE]
            return page("accounts/register.html", form, **values)
        person = _registered(form)
    except TooOften as error:
        return refused(error, "accounts/register.html", form, **values)
    except operations.Taken:
        form.email.errors = [TAKEN]
        return page("accounts/register.html", form, **values)
    response = enter(person, _on(form, back))
    if has_mail():
        ask_to_confirm(person, person.email or "")
    return response


def _form() -> RegisterForm:
    """The form; a code that stands in the address to go back to is filled in."""
    if registration() == "open":
        return RegisterForm()
    asked = request.args.get("next", "")
    code = codes.read(asked.removeprefix("/join/")) if asked.startswith("/join/") else None
    return InvitedForm(code=codes.grouped(code) if code else "")


def _on(form: RegisterForm, back: str | None) -> str:
    """Where it goes on: to the course whose code was given, back, or to the first questions."""
    if isinstance(form, InvitedForm):
        code = codes.read(form.code.data) or ""
        return url_for("courses.join", code=codes.grouped(code))
    return back or url_for("plan.welcome")


def _registered(form: RegisterForm) -> Learner:
    given = {name: form[name].data for name in ("name", "email", "password", "zone")}
    if is_visitor():
        visitor = learner()
        if operations.register_visitor(db.session, visitor, **given):
            return visitor
    return operations.register(db.session, **given, now=now())
