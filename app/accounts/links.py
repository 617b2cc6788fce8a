"""Doors of one-use links: a new password, a confirmed address; the one that an admin makes."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.exceptions import Forbidden, NotFound

from app.accounts import letters, linking, naming, operations, queries
from app.accounts.entering import (
    Page,
    beside,
    bp,
    count,
    forget_visit,
    has_mail,
    network,
    page,
    post,
    refused,
)
from app.accounts.forms import BareForm, ForgotForm, ResetForm
from app.accounts.operations import DOOR
from app.addresses import public
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.models import MailedToken
from app.signed_in import learner

TAKEN_MEANWHILE = (
    "Meanwhile another account was made with this e-mail address. Nothing was changed: sign in to "
    "that one, or choose another address."
)
NOBODY = "There is no account with this e-mail address. Ask for the one that they sign in with."
ADMINISTRATOR = (
    "This account is an administrator’s. Its link is made on the server itself: "
    "flask --app app users reset-link, with the e-mail address."
)


@bp.route("/forgot", methods=["GET", "POST"])
def forgot() -> Page:
    """Mail a link. Whether there is an account is looked up after the answer has gone out."""
    if not has_mail():
        return render_template("accounts/forgot_unmailed.html")
    form = ForgotForm()
    if not form.validate_on_submit():
        return page("accounts/forgot.html", form)
    try:
        key = naming.login_key(form.email.data)
        count((DOOR, network()), (linking.FORGOT, key))
    except TooOften as error:
        return refused(error, "accounts/forgot.html", form)
    beside(_mail_reset, form.email.data)
    return render_template("accounts/forgot_sent.html", email=form.email.data)


def _mail_reset(email: str) -> None:
    """Look for the account, and mail: the page is the same for every address."""
    found = linking.forgotten(db.session, email, now())
    db.session.commit()
    if found is not None:
        to, token = found
        post(letters.reset(to, public("accounts.reset", token=token)))


def _link(token: str, kind: str) -> MailedToken | Page:
    """The link while it lives; a page that says what to do once it does not."""
    found = queries.mailed_token(db.session, token, kind)
    if found is None:
        raise NotFound
    living = found.spent_at is None and now() < found.expires_at
    return found if living else _gone(kind)


def _gone(kind: str) -> Page:
    return render_template("accounts/link_gone.html", kind=kind), 410


@bp.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> Page:
    """A new password. The visit spends nothing; the form does."""
    found, form = _link(token, "reset"), ResetForm()
    if not isinstance(found, MailedToken):
        return found
    if not form.validate_on_submit():
        return page("accounts/reset.html", form)
    try:
        count((DOOR, network()))
        linking.reset(db.session, found, form.new.data, now())
    except TooOften as error:
        return refused(error, "accounts/reset.html", form)
    except operations.Spent:
        db.session.rollback()
        return _gone("reset")
    forget_visit()  # an account that is open here may be another one
    db.session.commit()
    flash("Your password is changed, and every device is signed out. Sign in with the new one.")
    return redirect(url_for("accounts.sign_in"), code=303)


@bp.route("/confirm/<token>", methods=["GET", "POST"])
def confirm(token: str) -> Page:
    """An address begins to count. The visit spends nothing: programs open what is mailed."""
    found, form = _link(token, "confirm"), BareForm()
    if not isinstance(found, MailedToken):
        return found
    if not form.validate_on_submit():
        return page("accounts/confirm.html", form, email=found.email)
    try:
        linking.confirm(db.session, found, now())
    except operations.Spent:
        db.session.rollback()
        return _gone("confirm")
    except operations.Taken:
        form.form_errors.append(TAKEN_MEANWHILE)
        return page("accounts/confirm.html", form, email=found.email)
    db.session.commit()
    flash(f"{found.email} is confirmed. It is the address that you sign in with.")
    return redirect(url_for("accounts.landing"), code=303)


@bp.route("/accounts/reset-link", methods=["GET", "POST"])
def reset_link() -> Page:
    """An admin makes a link to a new password for somebody; shown once."""
    if learner().role != "admin":
        raise Forbidden
    form = ForgotForm()
    if not form.validate_on_submit():
        return page("accounts/reset_link.html", form)
    try:
        count((linking.MADE, learner().id.hex))
        token = linking.reset_link(db.session, form.email.data, now(), learner())
    except TooOften as error:
        return refused(error, "accounts/reset_link.html", form)
    except linking.Administrator:
        token, form.email.errors = None, [ADMINISTRATOR]
    if token is None:
        form.email.errors = form.email.errors or [NOBODY]
        return page("accounts/reset_link.html", form)
    db.session.commit()
    link = public("accounts.reset", token=token)
    return render_template("accounts/reset_link.html", form=form, link=link)
