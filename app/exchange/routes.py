"""Doors of exchange: the page of files and the download."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, current_app, render_template, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.clock import now
from app.db import db
from app.exchange import operations, queries
from app.signed_in import learner
from exports import WRITERS

bp = Blueprint("exchange", __name__, url_prefix="/export")


@bp.get("")
def page() -> str:
    """What there is to take along, and what an update of it does."""
    bank = current_app.extensions["bank"]
    topics = queries.topics(db.session, bank)
    size = queries.size(topics)
    return render_template("exchange/page.html", size=size, topics=topics, writers=WRITERS)


@bp.post("/<form>")
def download(form: str) -> Response:
    """The chosen topics as a file, all if none is. Nothing is written but the audit row."""
    writer = WRITERS.get(form)
    if writer is None:
        raise NotFound
    at = now()
    bank = current_app.extensions["bank"]
    topics = request.form.getlist("topics")
    try:
        made = queries.deck(db.session, bank, at, current_app.config["PUBLIC_URL"], topics)
    except LookupError as error:
        raise NotFound from error
    body = writer.write(made)
    operations.note_export(db.session, learner(), form, len(made.facts), at)
    db.session.commit()
    return send_file(
        BytesIO(body),
        mimetype=writer.mimetype,
        as_attachment=True,
        download_name=f"metastasis-trainer-{at:%Y-%m-%d}{writer.suffix}",
    )
