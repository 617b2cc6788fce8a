"""Doors of own decks: the list, a deck, a card, its pictures; a card's turn in a sitting."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, Conflict
from werkzeug.wrappers import Response

from app import addresses
from app.cards import visit, words
from app.clock import now
from app.db import db
from app.decks import asking, operations, pages, queries
from app.decks.forms import DeckForm, LeadingBack, NoteForm, RatingForm, SwitchForm
from app.memory import revealing
from app.memory.annotations import SWITCHES, write_note
from app.memory.answers import Conflict as RatedOtherwise
from app.memory.answers import Refused
from app.memory.choice import own_unit
from app.memory.rows import standing, today
from app.signed_in import learner

bp = Blueprint("decks", __name__, url_prefix="/decks")

Page = str | Response | tuple[str, int]
KEPT_FOR = 7 * 24 * 3600
PICTURE_POLICY = "default-src 'none'; sandbox"


def _day() -> int:
    return today(learner(), now())


@bp.get("")
def room() -> Page:
    """All decks of one's own."""
    found = queries.decks(db.session, learner().id, _day())
    return render_template("decks/room.html", decks=found, due=pages.waits(found))


@bp.get("/<uuid:deck_id>")
@asking.or_404()
def deck(deck_id: UUID) -> Page:
    """A deck: its cards, those with the words of a query, and what can be changed."""
    found = queries.deck(db.session, learner().id, deck_id, _day())
    form = DeckForm(name=found.name, new=str(found.new_per_day))
    return _deck_page(found, form)


def _deck_page(found: queries.Deck, form: DeckForm) -> Page:
    query = addresses.query(request.args.get("q", ""))
    person, day = learner(), _day()
    ids = queries.card_ids(db.session, person.id, found.id, query.text)
    part = pages.paging(len(ids), addresses.page(request.args.get("page", "1")))
    rows = queries.rows(db.session, person.id, ids[max(0, part.first - 1) : part.last])
    page = render_template(
        "decks/deck.html",
        deck=found,
        form=form,
        lines=[pages.line(each, day) for each in rows],
        paging=part,
        text=query.text,
        error=query.error,
    )
    return page, 422 if query.error or form.errors else 200


@bp.post("/<uuid:deck_id>")
@asking.or_404()
def change(deck_id: UUID) -> Page:
    """Rename a deck, and say how many of its cards are new a day."""
    person, form = learner(), DeckForm()
    found = queries.deck(db.session, person.id, deck_id, _day())
    if not form.validate():
        return _deck_page(found, form)
    try:
        operations.change_deck(db.session, person.id, deck_id, form.name.data, int(form.new.data))
    except Refused as error:
        db.session.rollback()
        form.name.errors = [str(error)]
        return _deck_page(found, form)
    db.session.commit()
    flash("The deck is saved.")
    return redirect(url_for("decks.deck", deck_id=deck_id), code=303)


@bp.get("/<uuid:deck_id>/remove")
@asking.or_404()
def removing(deck_id: UUID) -> Page:
    """What would be lost with a deck."""
    found = queries.deck(db.session, learner().id, deck_id, _day())
    return render_template("decks/remove.html", deck=found)


@bp.post("/<uuid:deck_id>/remove")
@asking.or_404()
def remove(deck_id: UUID) -> Page:
    gone = operations.take_away(db.session, learner().id, deck_id)
    db.session.commit()
    cards = "1 card" if gone.cards == 1 else f"{gone.cards:,} cards"
    flash(f"“{gone.name}” is taken away, with {cards}. Your answers stay in your log.")
    return redirect(url_for("decks.room"), code=303)


@bp.get("/cards/<card_id>")
@asking.or_404()
def card(card_id: str) -> Page:
    """A card: both sides, how it stands, and what is kept beside it."""
    at, person = now(), learner()
    shown = asking.card(card_id, at)
    memory = standing(db.session, person.id, own_unit(card_id)).memory
    day = today(person, at)
    due = max(memory.due_day or 0, day + shown.kept.buried)
    back = words.when(due, due - day)
    return render_template("decks/card.html", shown=shown, reps=memory.reps, back=back)


@bp.post("/cards/<card_id>/<any(flag, bury, suspend):what>")
@asking.or_404()
def switch(card_id: str, what: str) -> Page:
    """Flag, bury or suspend a card, or take that back."""
    at, form = now(), SwitchForm()
    asking.card(card_id, at)
    if not form.validate():
        raise BadRequest
    on = form.on.data == "yes"
    SWITCHES[what, on](db.session, learner(), own_unit(card_id), at)
    return _done(card_id, form, pages.SAID[what, on])


@bp.post("/cards/<card_id>/note")
@asking.or_404()
def note(card_id: str) -> Page:
    """Keep a note; an empty one takes the note away."""
    at, form = now(), NoteForm()
    asking.card(card_id, at)
    if not form.validate():
        flash(f"The note was not saved: {' '.join(form.text.errors)}", "wrong")
        return redirect(url_for("decks.card", card_id=card_id), code=303)
    write_note(db.session, learner(), own_unit(card_id), form.text.data or "", at)
    return _done(card_id, form, pages.SAID["note", bool(form.text.data)])


def _done(card_id: str, form: LeadingBack, said: str) -> Page:
    db.session.commit()
    flash(said)
    here = addresses.own_path(form.here.data) or url_for("decks.card", card_id=card_id)
    return redirect(here, code=303)


@bp.get("/pictures/<digest>")
@asking.or_404()
def picture(digest: str) -> Response:
    """A picture of one's own cards. Its bytes came from elsewhere: nothing in it may act."""
    mimetype, body = queries.picture(db.session, learner().id, asking.digest_of(digest))
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    response.headers["Cache-Control"] = f"private, max-age={KEPT_FOR}, immutable"
    return response


@bp.get("/turn/<token>")
@asking.or_404()
def turn(token: str) -> Page:
    """A card in its sitting: the front; with `back` in the address the back, and the ratings."""
    at = now()
    found = asking.served(token, at)
    if revealing.is_of_card(db.session, learner().id, found.review_id):
        return redirect(url_for("decks.rated", answer_id=found.review_id), code=303)
    return render_template(
        "decks/turn.html",
        turn=asking.turn(token, found, at),
        is_shown="back" in request.args,
        single_keys=learner().single_keys,
    )


@bp.post("/rate")
@asking.or_404()
def rate() -> Page:
    """Keep a rating, and on with the sitting."""
    at, form = now(), RatingForm()
    if not form.validate():
        raise BadRequest
    found = asking.served(form.token.data, at)
    said = revealing.Said(
        id=found.review_id,
        card_id=found.item_id,
        rating=form.rating.data,
        revision=found.revision,
        served_at=found.served_at,
        duration_ms=form.duration.data,
        place=found.place,
        kind=found.kind,
    )
    try:
        done = revealing.rate_card(db.session, learner(), said, at)
    except RatedOtherwise as error:
        raise Conflict from error
    db.session.commit()
    visit.remember(done.review_id)
    if done.why_not_counted:
        flash(done.why_not_counted)
    return redirect(url_for("study.question"), code=303)


@bp.get("/rated/<uuid:answer_id>")
@asking.or_404()
def rated(answer_id: UUID) -> Page:
    """A rating given before: the card, what was said, and when it comes back."""
    at = now()
    done = revealing.rated(db.session, learner(), answer_id, at)
    return render_template(
        "decks/rated.html",
        done=done,
        said=asking.RATINGS[done.rating],
        shown=asking.card(done.card_id, at),
        comes_back=words.comes_back(done, again=asking.comes_again(done.card_id, at)),
    )
