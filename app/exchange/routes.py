"""Doors of exchange: the page of files and the download."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from flask import Blueprint, current_app, render_template, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.clock import now
from app.db import db
from app.exchange import operations, queries
from app.exchange.places import PLACES, place
from app.signed_in import learner
from exports import WRITERS
from exports.deck import Deck
from questions import garbage

WITH_PROGRESS = "anki"  # the only format that holds it
bp = Blueprint("exchange", __name__, url_prefix="/export")


@bp.get("")
def page() -> str:
    """What there is to take along, and how it is used in Anki where the learner has it."""
    bank = current_app.extensions["bank"]
    topics = queries.topics(db.session, bank)
    taken = queries.last_taken(db.session, learner().id)
    return render_template(
        "exchange/page.html",
        size=queries.size(topics),
        topics=topics,
        writers=WRITERS,
        with_progress=WITH_PROGRESS,
        taken=taken and f"{taken.day} {taken:%B %Y}",
        changed=queries.changed_since(bank, taken) if taken else [],
        places=PLACES,
        here=place(request.args.get("on", ""), request.user_agent.string),
    )


@bp.post("/<form>")
def download(form: str) -> Response:
    """The chosen topics as a file, all if none is. Nothing is written but the audit row."""
    writer = WRITERS.get(form)
    if writer is None:
        raise NotFound
    at = now()
    with garbage.put_off():
        made = _deck(at, progress=form == WITH_PROGRESS and "progress" in request.form)
        body = writer.write(made)
    operations.note_export(db.session, learner(), form, len(made.facts), at)
    db.session.commit()
    return send_file(
        BytesIO(body),
        mimetype=writer.mimetype,
        as_attachment=True,
        download_name=f"metastasis-trainer-{at:%Y-%m-%d}{writer.suffix}",
    )


def _deck(at: datetime, *, progress: bool) -> Deck:
    bank, public_url = current_app.extensions["bank"], current_app.config["PUBLIC_URL"]
    try:
        made = queries.deck(db.session, bank, at, public_url, request.form.getlist("topics"))
    except LookupError as error:
        raise NotFound from error
    return queries.with_progress(db.session, learner(), bank, made) if progress else made
