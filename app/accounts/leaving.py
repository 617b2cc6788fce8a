"""Doors of what is one's own: taking it along, and leaving for good."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO, cast

from flask import current_app, flash, redirect, render_template, send_file, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import incoming
from app.accounts import belongings, operations, queries, removing, written
from app.accounts.entering import Page, bp, count, forget_visit, network, page, refused
from app.accounts.forms import LEAVING, DeleteForm
from app.accounts.operations import DOOR, SIGN_IN
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.signed_in import is_visitor, learner

FORMS = {
    "json": (written.write_json, "application/json", ".json"),
    "csv": (written.write_csv, "application/zip", ".zip"),
}
ONLY_ADMIN = (
    "You are the only administrator, and nobody could run this server without one. Nothing was "
    "deleted. Make another first: flask --app app users add, with --role admin."
)
ONLY_INSTRUCTOR = (
    "You are the only instructor of a course that others are in, and nobody could run it without "
    "you. Nothing was deleted. Invite another instructor first, or archive the course."
)


@bp.post("/account/data/<form>")
def download(form: str) -> Page:
    """Everything of one's own as a file. It lies on disk until it is sent, and is whole then."""
    if form not in FORMS:
        raise NotFound
    person, at = learner(), now()
    try:
        count((operations.OWN_DATA, person.id.hex))
    except TooOften as error:
        flash(f"You have taken your data several times. Wait {error.words}.", "wrong")
        return redirect(url_for("accounts.account"), code=303)
    write, kind, suffix = FORMS[form]
    single = {"account": belongings.account(person), "settings": belongings.settings(person)}
    file = cast(IO[bytes], TemporaryFile())  # noqa: SIM115 - closed with the response
    write(file, single, belongings.parts(db.session, person.id), at)
    file.seek(0)
    operations.note(db.session, person, "own data", at, {"format": form})
    db.session.commit()
    name = f"metastasis-trainer-my-data-{at:%Y-%m-%d}{suffix}"
    response = send_file(file, mimetype=kind, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.route("/account/delete", methods=["GET", "POST"])
def delete() -> Page:
    """Names what is lost, asks for the password and a word, and removes it at once."""
    person, form = learner(), DeleteForm()
    shown = {"word": LEAVING, "lost": queries.lost(db.session, person.id)}
    if not form.validate_on_submit():
        return page("accounts/delete.html", form, **shown)
    try:
        count((DOOR, network()), (SIGN_IN, person.id.hex))
    except TooOften as error:
        return refused(error, "accounts/delete.html", form, **shown)
    if not operations.has_password(person, form.password.data):
        form.password.errors = ["This is not your password."]
        return page("accounts/delete.html", form, **shown)
    try:
        return _left()
    except removing.LastAdministrator:
        db.session.rollback()
        form.form_errors.append(ONLY_ADMIN)
    except removing.LastInstructor:
        db.session.rollback()
        form.form_errors.append(ONLY_INSTRUCTOR)
    return page("accounts/delete.html", form, **shown)


@bp.post("/leave")
def leave() -> Page:
    """A visitor goes, and the answers with him; whoever has an account is asked first."""
    if not is_visitor():
        return redirect(url_for("accounts.delete"), code=303)
    return _left()


def _left() -> Response:
    sent = queries.uploads(db.session, learner().id)
    removing.remove(db.session, learner(), now())
    forget_visit()  # before the commit, which refuses whoever is gone
    db.session.commit()
    incoming.remove(current_app.instance_path, sent)
    return redirect(url_for("accounts.goodbye"), code=303)


@bp.get("/goodbye")
def goodbye() -> Page:
    """What is gone, and what stays."""
    return render_template("accounts/goodbye.html")
