"""Doors of accounts: landing page, sign in and out, the theme, the first admin."""

from __future__ import annotations

from flask import (
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_login import current_user
from werkzeug.exceptions import Gone, NotFound

from app.accounts import leaving, links, naming, operations, own, queries, registering, specimen
from app.accounts.entering import (
    TAKEN,
    Page,
    bp,
    count,
    enter,
    forget_visit,
    forgive,
    network,
    page,
    refused,
)
from app.accounts.forms import (
    RegisterForm,
    SetupForm,
    SignInForm,
    ThemeForm,
    TryForm,
)
from app.accounts.operations import ACCOUNT, DOOR, SIGN_IN, VISITS
from app.addresses import own_path
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.models import SetupToken
from app.security import keep_theme
from app.signed_in import VISITOR_QUESTIONS, learner, visit

__all__ = ["bp"]
DOORS = (leaving, links, own, registering)  # which hang on the same blueprint

WRONG = "E-mail and password do not belong together. Nothing is lost: try again."


@bp.get("/")
def landing() -> Page:
    """What this is, for visitors; the dashboard for everybody else."""
    if current_user.is_authenticated:
        return redirect(url_for("study.dashboard"))
    known = current_app.extensions
    if "specimen" not in known:  # the bank is read once, and so its choice is made once
        known["specimen"] = specimen.choose(known["bank"])
    return render_template(
        "accounts/landing.html",
        specimen=known["specimen"],
        form=TryForm(),
        number=VISITOR_QUESTIONS,
    )


@bp.post("/try")
def begin() -> Page:
    """A few questions without an account: the cookie holds a learner without an e-mail."""
    if current_user.is_authenticated:
        return redirect(url_for("study.question"), code=303)
    form = TryForm()
    try:
        count((VISITS, network()))
    except TooOften as error:
        return refused(error, "accounts/register.html", RegisterForm(formdata=None), kept=0)
    visitor = operations.begin_visit(db.session, form.zone.data, now())
    return enter(visitor, url_for("study.question"))


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    form = SignInForm()
    back = request.args.get("next")
    values = {"back": back, "lost": "lost" in request.args}
    if not form.validate_on_submit():
        return page("accounts/sign_in.html", form, **values)
    key = naming.login_key(form.email.data)
    here = f"{network()} {key}"
    try:
        count((DOOR, network()), (SIGN_IN, here), (ACCOUNT, key))
    except TooOften as error:
        return refused(error, "accounts/sign_in.html", form, **values)
    person = operations.authenticate(db.session, form.email.data, form.password.data)
    if person is None:
        form.form_errors.append(WRONG)
        return page("accounts/sign_in.html", form, **values)
    forgive(SIGN_IN, here)
    return enter(person, own_path(back) or url_for("study.dashboard"))


@bp.post("/sign-out")
def sign_out() -> Page:
    operations.sign_out(db.session, learner(), visit().sign_in, now())
    db.session.commit()
    forget_visit()
    flash("You are signed out.")
    return redirect(url_for("accounts.landing"), code=303)


@bp.post("/theme")
def choose_theme() -> Page:
    form = ThemeForm()
    response = redirect(own_path(form.back.data) or url_for("accounts.landing"), code=303)
    if form.validate():
        keep_theme(response, form.theme.data)
        if current_user.is_authenticated:
            learner().theme = form.theme.data
            db.session.commit()
    return response


def _living_token(token: str) -> SetupToken:
    found = queries.setup_token(db.session, token)
    if found is None:
        raise NotFound
    if not queries.is_living(db.session, found, now()):
        raise Gone
    return found


@bp.route("/setup/<token>", methods=["GET", "POST"])
def setup(token: str) -> Page:
    """The first admin. The visit spends nothing; the form does."""
    found = _living_token(token)
    form = SetupForm()
    if not form.validate_on_submit():
        return page("accounts/setup.html", form)
    try:
        count((DOOR, network()))
        person = operations.make_first_admin(
            db.session,
            found,
            name=form.name.data,
            email=form.email.data,
            password=form.password.data,
            now=now(),
        )
    except TooOften as error:
        return refused(error, "accounts/setup.html", form)
    except operations.Taken:
        form.email.errors = [TAKEN]
        return page("accounts/setup.html", form)
    except operations.Spent as error:
        raise Gone from error
    return enter(person, url_for("study.dashboard"))
