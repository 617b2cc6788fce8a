"""Doors of files: a version of a set to take along, in every format that there is."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from flask import current_app, flash, redirect, render_template, send_file, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.db import db
from app.models import QuestionSet
from app.rights import Missing
from app.sets import files, queries, words
from app.sets.entering import Made, Page, bank, bp, may_be_drawn, set_for
from app.sets.forms import FileForm
from app.signed_in import learner
from exports import WRITERS, Writer
from questions import garbage
from questions.blueprint import Candidates, Spec, load

MOST_NAMED = 20


@bp.get("/<uuid:set_id>/versions/<int(max=999999):version>/files")
def take_along(course_id: UUID, set_id: UUID, version: int) -> Page:
    """What of a version can be taken along, and what each format makes of it."""
    made, spec, candidates = _version(course_id, set_id, version)
    return _page(made, spec, candidates, version, FileForm(formdata=None))


@bp.post("/<uuid:set_id>/versions/<int(max=999999):version>/files/<form>")
def download(course_id: UUID, set_id: UUID, version: int, form: str) -> Page:
    """The version as a file. Nothing is written but the audit row."""
    made, spec, candidates = _version(course_id, set_id, version)
    writer, sent = WRITERS.get(form), FileForm()
    if writer is None:
        raise NotFound
    if not sent.validate():
        return _page(made, spec, candidates, version, sent)
    number = int(sent.number.data) if writer.holds == "draw" else sent.drawn
    taken, at, found = files.chosen(spec, candidates, made[1], number), now(), made[1]
    body = _written(found, taken, writer, at)
    if body is None:
        flash(words.NO_FILE, "wrong")
        here: dict[str, Any] = {"course_id": course_id, "set_id": set_id, "version": version}
        return redirect(url_for("sets.take_along", **here), code=303)
    files.note(db.session, found, version, learner(), form, at)
    db.session.commit()
    return send_file(
        BytesIO(body),
        mimetype=writer.mimetype,
        as_attachment=True,
        download_name=files.file_name(found, version, writer),
    )


def _written(found: QuestionSet, taken: files.Chosen, writer: Writer, at: datetime) -> bytes | None:
    """The bytes of the file; None where it would hold nothing."""
    with garbage.put_off():
        url = current_app.config["PUBLIC_URL"]
        deck = files.deck(db.session, bank(), found, taken, writer, at, url)
        return writer.write(deck) if deck.facts else None


def _version(course_id: UUID, set_id: UUID, version: int) -> tuple[Made, Spec, Candidates]:
    """A version of a set, for staff, with what it can be drawn from today."""
    made = set_for(course_id, set_id)
    try:
        spec = load(queries.version_of(db.session, course_id, set_id, version).spec)
    except Missing as error:
        raise NotFound from error
    return made, spec, may_be_drawn(spec)


def _page(made: Made, spec: Spec, candidates: Candidates, version: int, form: FileForm) -> Page:
    own, found = made
    whole = files.chosen(spec, candidates, found, None)
    left_out = whole.without_fact(bank())
    shown = render_template(
        "sets/files.html",
        place=own,
        found=found,
        spec=spec,
        version=version,
        form=form,
        whole=whole,
        facts=len(whole.facts(bank())),
        left_out=files.stems(db.session, left_out[:MOST_NAMED]),
        more=max(0, len(left_out) - MOST_NAMED),
        writers=WRITERS,
    )
    return shown, 422 if form.errors else 200
