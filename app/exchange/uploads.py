"""Doors of what comes in: the form, an upload's page, taking it in, throwing it away."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from math import ceil
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import incoming, limits
from app.clock import new_id, now
from app.db import db
from app.exchange import serving, starting, statuses, uploading
from app.exchange.forms import ACCEPTED, WANTED, ChoiceForm, UploadForm, shown_name
from app.limits import Limit, TooOften
from app.models import Upload
from app.security import takes_file
from app.signed_in import learner

OFTEN = Limit("upload", 20, timedelta(hours=1))
SMALLER = (
    "Go back. In Anki’s export dialog untick “Include media”, or export fewer decks at once, and "
    "send that file."
)
FULL = (
    f"You have {uploading.MOST_OPEN} files here that are not taken in yet. Take them in or throw "
    "one away, then send this one."
)
NO_ROOM = (
    "The server could not keep the file: it has no room. Nothing of it was stored. Tell the person "
    "who runs this server, and try again later."
)
TOO_LATE = "It is too late for that: the file has been worked on meanwhile."

bp = Blueprint("uploads", __name__, url_prefix="/import")

Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@bp.get("")
def page() -> Page:
    """What can be sent, and what became of what was."""
    _look()
    return _form(UploadForm(formdata=None))


def _form(form: UploadForm) -> str:
    return render_template(
        "exchange/import.html",
        form=form,
        suffixes=WANTED,
        accept=",".join(ACCEPTED),
        most=current_app.config["MAX_UPLOAD"],
        uploads=[
            serving.line(each, learner().zone)
            for each in statuses.last_ones(db.session, learner().id)
        ],
    )


@bp.post("")
@takes_file(SMALLER)
def send() -> Page:
    """Keep the file, let it be read, and go to its page."""
    person, form = learner(), UploadForm()
    if not form.validate():
        return _form(form), 422
    if statuses.open_ones(db.session, person.id) >= uploading.MOST_OPEN:  # before it is stored
        form.file.errors = [FULL]
        return _form(form), 422
    try:
        _count(person.id)
    except TooOften as error:
        form.file.errors = [f"You have sent many files. Wait {error.words}, then send this one."]
        seconds = str(ceil(error.wait.total_seconds()))
        return _form(form), 429, {"Retry-After": seconds}
    try:
        upload = _keep(form)
    except uploading.Full:
        db.session.rollback()
        form.file.errors = [FULL]
        return _form(form), 422
    except OSError:
        current_app.logger.exception("a file that was sent could not be kept")
        form.file.errors = [NO_ROOM]
        return _form(form), 507
    _look()
    return redirect(url_for("uploads.one", upload_id=upload.id), code=303)


def _count(learner_id: UUID) -> None:
    try:
        limits.count(
            db.session, OFTEN, learner_id.hex, current_app.config["SECRET_KEY"], now()
        )  # fmt: skip
    finally:
        db.session.commit()


def _keep(form: UploadForm) -> Upload:
    """The file on the disk, then its row. Without one no file stays: not if there are too many by
    then, nor if the account was deleted meanwhile; what a kill leaves is swept away.
    """
    at = now()
    uploading.sweep(db.session, _instance(), at)
    upload_id = new_id(at)
    size = incoming.store(_instance(), upload_id, form.sent.stream)
    try:
        row = uploading.receive(db.session, learner(), upload_id, shown_name(form.sent), size, at)
        row.chosen = asdict(form.chosen)
        db.session.commit()
    except BaseException:
        incoming.remove(_instance(), [upload_id])
        raise
    return row


@bp.get("/<uuid:upload_id>")
def one(upload_id: UUID) -> Page:
    """How far it is; what it holds; what was taken in, or why it was not."""
    _look()
    row = _mine(upload_id)
    form = ChoiceForm(formdata=None, data=row.chosen)
    upload = serving.shown(row, learner().zone, current_app.extensions["bank"])
    heading = serving.HEADINGS[row.state]
    return render_template("exchange/upload.html", upload=upload, heading=heading, form=form)


@bp.post("/<uuid:upload_id>/take")
def take(upload_id: UUID) -> Page:
    """Let what was found be taken in."""
    chosen = asdict(ChoiceForm().chosen)
    _mine(upload_id)
    if not uploading.order(db.session, learner().id, upload_id, chosen, now()):
        flash(TOO_LATE, "wrong")
    db.session.commit()
    _look()
    return redirect(url_for("uploads.one", upload_id=upload_id), code=303)


@bp.post("/<uuid:upload_id>/drop")
def drop(upload_id: UUID) -> Page:
    """Throw the file away; a line of it stays."""
    _mine(upload_id)
    if uploading.drop(db.session, learner().id, upload_id, now()):
        db.session.commit()
        incoming.remove(_instance(), [upload_id])
        flash("The file was thrown away. Nothing of it was taken in.")
    else:
        flash(TOO_LATE, "wrong")
    return redirect(url_for("uploads.page"), code=303)


def _mine(upload_id: UUID) -> Upload:
    row = statuses.upload(db.session, learner().id, upload_id)
    if row is None:
        raise NotFound
    return row


def _look() -> None:
    """Note whose process has ended without a word, and begin what waits."""
    gone = uploading.bury(db.session, learner().id, _instance(), now())
    db.session.commit()
    incoming.remove(_instance(), gone)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    starting.start_next(app, db.session, now())


def _instance() -> str:
    return current_app.instance_path
