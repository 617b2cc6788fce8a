"""Doors of accounts: landing page, register, sign in and out, settings, the first admin."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import current_user, login_user, logout_user
from werkzeug.exceptions import Gone, HTTPException, NotFound
from werkzeug.wrappers import Response

from app.accounts import operations, queries, specimen
from app.accounts.forms import (
    PasswordForm,
    RegisterForm,
    SettingsForm,
    SetupForm,
    SignInForm,
    ThemeForm,
)
from app.clock import now
from app.db import db
from app.models import Learner, SetupToken
from app.security import keep_theme
from app.signed_in import Visit, learner, visit

bp = Blueprint("accounts", __name__)

Page = str | Response | tuple[str, int]
TAKEN = "There is an account with this e-mail address. Sign in instead."
WRONG = "E-mail and password do not belong together. Nothing is lost: try again."


def _page(template: str, form: object, **values: object) -> Page:
    """The page of a form: as it is, or with its errors."""
    errors = getattr(form, "errors", None)
    return render_template(template, form=form, **values), 422 if errors else 200


def _own_path(address: str | None) -> str | None:
    """The path and query of a page of this server; None for anything else."""
    try:
        parts = urlsplit(address or "")
        url_map = current_app.url_map.bind("")
        url_map.match(parts.path, method="GET")
    except (ValueError, HTTPException):
        return None
    elsewhere = parts.scheme or parts.netloc or not parts.path.startswith("/")
    return None if elsewhere else urlunsplit(("", "", parts.path, parts.query, ""))


def _enter(person: Learner, to: str) -> Response:
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


@bp.get("/")
def landing() -> Page:
    """What this is, for visitors; the dashboard for everybody else."""
    if current_user.is_authenticated:
        return redirect(url_for("study.dashboard"))
    known = current_app.extensions
    if "specimen" not in known:  # the bank is read once, and so its choice is made once
        known["specimen"] = specimen.choose(known["bank"])
    return render_template("accounts/landing.html", specimen=known["specimen"])


@bp.route("/register", methods=["GET", "POST"])
def register() -> Page:
    form = RegisterForm()
    if not form.validate_on_submit():
        return _page("accounts/register.html", form)
    try:
        person = operations.register(
            db.session,
            name=form.name.data,
            email=form.email.data,
            password=form.password.data,
            zone=form.zone.data,
            now=now(),
        )
    except operations.Taken:
        form.email.errors = [TAKEN]
        return _page("accounts/register.html", form)
    return _enter(person, url_for("study.dashboard"))


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    form = SignInForm()
    back, lost = request.args.get("next"), "lost" in request.args
    if not form.validate_on_submit():
        return _page("accounts/sign_in.html", form, back=back, lost=lost)
    person = operations.authenticate(db.session, form.email.data, form.password.data)
    if person is None:
        form.form_errors.append(WRONG)
        return _page("accounts/sign_in.html", form, back=back, lost=lost)
    return _enter(person, _own_path(back) or url_for("study.dashboard"))


@bp.post("/sign-out")
def sign_out() -> Page:
    operations.sign_out(db.session, learner(), visit().sign_in, now())
    db.session.commit()
    logout_user()
    session.clear()
    flash("You are signed out.")
    return redirect(url_for("accounts.landing"), code=303)


@bp.route("/account", methods=["GET", "POST"])
def account() -> Page:
    person = learner()
    form = SettingsForm(obj=person)
    if not form.validate_on_submit():
        return _page("accounts/account.html", form, passwords=PasswordForm())
    operations.change_settings(
        db.session,
        person,
        name=form.name.data,
        theme=form.theme.data,
        single_keys=form.single_keys.data,
        zone=form.zone.data,
    )
    db.session.commit()
    flash("Your settings are stored.")
    response = redirect(url_for("accounts.account"), code=303)
    keep_theme(response, person.theme)
    return response


@bp.post("/account/password")
def change_password() -> Page:
    person = learner()
    form = PasswordForm()
    if form.validate_on_submit():
        if operations.has_password(person, form.current.data):
            operations.change_password(db.session, person, form.new.data, now())
            response = _enter(person, url_for("accounts.account"))
            flash("Your password is changed. Every other device is signed out.")
            return response
        form.current.errors = ["This is not your current password."]
    return _page("accounts/password.html", form)


@bp.post("/theme")
def choose_theme() -> Page:
    form = ThemeForm()
    response = redirect(_own_path(form.back.data) or url_for("accounts.landing"), code=303)
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
        return _page("accounts/setup.html", form)
    try:
        person = operations.make_first_admin(
            db.session,
            found,
            name=form.name.data,
            email=form.email.data,
            password=form.password.data,
            now=now(),
        )
    except operations.Taken:
        form.email.errors = [TAKEN]
        return _page("accounts/setup.html", form)
    except operations.Spent as error:
        raise Gone from error
    return _enter(person, url_for("study.dashboard"))
