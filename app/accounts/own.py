"""Doors of one's own account: settings, password, e-mail, sign-ins."""

from __future__ import annotations

from flask import flash, redirect, url_for
from sqlalchemy.exc import IntegrityError

from app.accounts import letters, linking, naming, operations, queries
from app.accounts.entering import (
    TAKEN,
    Page,
    ask_to_confirm,
    bp,
    count,
    enter,
    forgive,
    has_mail,
    is_unconfirmed,
    network,
    page,
    refused,
)
from app.accounts.forms import EmailForm, PasswordForm, SettingsForm
from app.accounts.operations import DOOR, SIGN_IN
from app.addresses import public
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.mail import Letter
from app.models import Learner
from app.security import keep_theme
from app.signed_in import LONGEST, learner, visit

NOT_YOURS = "This is not your current password."


@bp.route("/account", methods=["GET", "POST"])
def account() -> Page:
    person = learner()
    form = SettingsForm(obj=person)
    if not form.validate_on_submit():
        here = visit().sign_in
        return page(
            "accounts/account.html",
            form,
            sign_ins=queries.sign_ins(db.session, person, here, now() - LONGEST),
        )
    operations.change_settings(
        db.session,
        person,
        name=form.name.data,
        theme=form.theme.data,
        single_keys=form.single_keys.data,
        zone=form.zone.data,
    )
    if has_mail():  # without it the form does not ask
        operations.choose_mail(db.session, person, due=form.mail_due.data, news=form.mail_news.data)
    db.session.commit()
    flash("Your settings are saved.")
    response = redirect(url_for("accounts.account"), code=303)
    keep_theme(response, person.theme)
    return response


@bp.route("/account/password", methods=["GET", "POST"])
def change_password() -> Page:
    person = learner()
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            count((DOOR, network()), (SIGN_IN, person.id.hex))
        except TooOften as error:
            return refused(error, "accounts/password.html", form)
        if operations.has_password(person, form.current.data):
            forgive(SIGN_IN, person.id.hex)
            operations.change_password(db.session, person, form.new.data, now())
            response = enter(person, url_for("accounts.account"))
            flash("Your password is changed. Every other device is signed out.")
            return response
        form.current.errors = [NOT_YOURS]
    return page("accounts/password.html", form)


@bp.route("/account/email", methods=["GET", "POST"])
def change_email() -> Page:
    """Another address. Where mail is sent it counts once it is confirmed."""
    person, form, mailed = learner(), EmailForm(), has_mail()
    if not form.validate_on_submit():
        return page("accounts/email.html", form, mailed=mailed)
    try:
        count((DOOR, network()), (SIGN_IN, person.id.hex))
        if mailed:
            count((linking.CONFIRM, person.id.hex))
    except TooOften as error:
        return refused(error, "accounts/email.html", form, mailed=mailed)
    if not _may_become(person, form):
        return page("accounts/email.html", form, mailed=mailed)
    if mailed:
        _ask(person, form.email.data)
        return redirect(url_for("accounts.account"), code=303)
    try:
        operations.change_email(db.session, person, form.email.data, now(), confirmed=False)
        db.session.commit()
    except IntegrityError:  # registered a moment ago, beside us
        db.session.rollback()
        form.email.errors = [TAKEN]
        return page("accounts/email.html", form, mailed=mailed)
    flash(f"Your e-mail address is {person.email}. Sign in with it from now on.")
    return redirect(url_for("accounts.account"), code=303)


def _may_become(person: Learner, form: EmailForm) -> bool:
    """Whether the password is right and the address free; the form says what is not."""
    if not operations.has_password(person, form.password.data):
        form.password.errors = [NOT_YOURS]
        return False
    forgive(SIGN_IN, person.id.hex)
    if naming.login_key(form.email.data) == person.email:
        form.email.errors = ["This is your address already."]
    elif operations.is_taken(db.session, form.email.data):
        form.email.errors = [TAKEN]
    return not form.email.errors


def _ask(person: Learner, email: str) -> None:
    """Ask the new address, and tell the old one."""
    told: list[Letter] = []
    if person.email and person.email_confirmed_at:
        told.append(letters.changing(person.email, public("accounts.change_password")))
    ask_to_confirm(person, naming.login_key(email), *told)


@bp.post("/account/email/confirm")
def confirm_again() -> Page:
    """Mail the link to one's own address once more."""
    person = learner()
    if is_unconfirmed():
        try:
            count((linking.CONFIRM, person.id.hex))
        except TooOften as error:
            flash(f"That link was asked for often. Nothing is lost: wait {error.words}.", "wrong")
        else:
            ask_to_confirm(person, person.email or "")
    return redirect(url_for("accounts.account"), code=303)


@bp.post("/account/sign-ins/end")
def sign_out_elsewhere() -> Page:
    operations.sign_out_elsewhere(db.session, learner(), visit().sign_in, now())
    db.session.commit()
    flash("Every other device is signed out.")
    return redirect(url_for("accounts.account"), code=303)
