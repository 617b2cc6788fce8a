"""Doors of the notes: all that a learner keeps, the forms beside a fact, the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from app import addresses
from app.cards.yours import Yours
from app.clock import now
from app.db import db
from app.fields import is_plain
from app.memory.annotations import (
    SWITCHES,
    everything,
    kept_beside,
    write_mnemonic,
    write_note,
)
from app.memory.answers import NOTHING_KEPT, Kept
from app.memory.choice import card_of, unit_of
from app.memory.decks import fronts
from app.notes import pages
from app.notes.files import FORMS
from app.notes.forms import LeadingBack, MnemonicForm, NoteForm, SwitchForm
from app.notes.words import SAID, WITHDRAWN
from app.signed_in import learner
from questions.model import Status
from questions.world import Bank

bp = Blueprint("notes", __name__, url_prefix="/notes")

Page = str | Response | tuple[str, int]


def _bank() -> Bank:
    read: Bank = current_app.extensions["bank"]
    return read


@bp.get("")
def room() -> Page:
    """All that is kept: a part of it, of a topic, with the words of a query."""
    query = addresses.query(request.args.get("q", ""))
    every = _rows(now())
    show, topic = request.args.get("show", pages.ALL), request.args.get("topic", "")
    wanted = pages.Wanted(
        show=show if show in pages.SHOWN else pages.ALL,
        topic=topic if topic in _bank().topics or topic == pages.OWN else "",
        text=query.text,
        page=addresses.page(request.args.get("page", "1")),
    )
    page = render_template(
        "notes/room.html",
        listing=pages.listing(every, wanted),
        wanted=wanted,
        error=query.error,
        forms=FORMS,
        here=_here(wanted),
    )
    return page, 422 if query.error else 200


def _rows(at: datetime) -> tuple[pages.Row, ...]:
    """All that is kept beside facts, and the notes beside own cards.

    Flags and suspensions of cards come by the thousand with a deck; its pages show them.
    """
    found = everything(db.session, learner(), at)
    cards = [card for each in found if each.kept.note and (card := card_of(each.unit))]
    beside = fronts(db.session, learner().id, cards) if cards else {}
    return pages.rows(found, _bank(), beside)


def _here(wanted: pages.Wanted) -> str:
    """The address of a list, so that a change leads back to it."""
    return url_for(
        "notes.room",
        show=None if wanted.show == pages.ALL else wanted.show,
        topic=wanted.topic or None,
        q=wanted.text or None,
        page=wanted.page if wanted.page > 1 else None,
    )


@bp.get("/file/<form>")
def file(form: str) -> Response:
    """All that is kept, as a file."""
    made = FORMS.get(form)
    if made is None:
        raise NotFound
    at = now()
    rows = _rows(at)
    return send_file(
        BytesIO(made.write(rows)),
        mimetype=made.mimetype,
        as_attachment=True,
        download_name=f"metastasis-trainer-notes-{at:%Y-%m-%d}{made.suffix}",
    )


def _kept(fact_id: str) -> Kept:
    """What is kept beside a fact that the bank has or had, else a 404.

    A fact that left no trace in the bank is known by what the learner kept beside it.
    """
    if not is_plain(fact_id):  # PostgreSQL cannot even look for what is no text
        raise NotFound
    kept = kept_beside(db.session, learner(), unit_of(fact_id), now())
    known = fact_id in _bank().facts or fact_id in _bank().tombstones
    if not known and kept == NOTHING_KEPT:
        raise NotFound
    return kept


@bp.get("/facts/<fact_id>")
def fact(fact_id: str) -> Page:
    """What is kept beside one fact, to be changed."""
    return _page_of(Yours(fact_id, _kept(fact_id), url_for("notes.fact", fact_id=fact_id)))


def _page_of(yours: Yours) -> str:
    found = _bank().facts.get(yours.fact_id)
    gone = "" if found and found.status is not Status.retired else WITHDRAWN
    here = url_for("notes.fact", fact_id=yours.fact_id)
    return render_template("notes/fact.html", yours=yours, fact=found, gone=gone, here=here)


@bp.post("/facts/<fact_id>/<any(flag, bury, suspend):what>")
def switch(fact_id: str, what: str) -> Page:
    """Flag, bury or suspend a fact, or take that back."""
    _kept(fact_id)
    form = SwitchForm()
    if not form.validate():
        raise BadRequest
    on = form.on.data == "yes"
    SWITCHES[what, on](db.session, learner(), unit_of(fact_id), now())
    return _done(fact_id, form, SAID[what, on])


@bp.post("/facts/<fact_id>/note")
def note(fact_id: str) -> Page:
    """Keep a note; an empty one takes the note away."""
    return _written(fact_id, "note", NoteForm(), write_note)


@bp.post("/facts/<fact_id>/mnemonic")
def mnemonic(fact_id: str) -> Page:
    """Keep a mnemonic; an empty one takes it away."""
    return _written(fact_id, "mnemonic", MnemonicForm(), write_mnemonic)


def _written(
    fact_id: str, what: str, form: NoteForm | MnemonicForm, write: Callable[..., None]
) -> Page:
    """Write the text of a form; one that is refused stands in its field again, with why."""
    kept, text = _kept(fact_id), form.text.data or ""
    if not form.validate():
        sent: dict[str, Any] = {what: text}
        errors: dict[str, Any] = {f"{what}_error": " ".join(form.text.errors)}
        yours = Yours(fact_id, replace(kept, **sent), _back(fact_id, form), **errors)
        return _page_of(yours), 422
    write(db.session, learner(), unit_of(fact_id), text, now())
    return _done(fact_id, form, SAID[what, bool(text)])


def _back(fact_id: str, form: LeadingBack) -> str:
    return addresses.own_path(form.here.data) or url_for("notes.fact", fact_id=fact_id)


def _done(fact_id: str, form: LeadingBack, words: str) -> Page:
    """Commit, and back to the page that the form was sent from, which says what happened."""
    db.session.commit()
    flash(words)
    return redirect(_back(fact_id, form), code=303)
