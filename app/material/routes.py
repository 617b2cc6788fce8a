"""Doors of material: the decks of a course, one of them; given, brought anew, withdrawn, taken."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from app import addresses
from app.cards.sides import words as words_of
from app.cards.sides import words_after
from app.clock import now
from app.db import db
from app.material import operations, queries, words
from app.memory.answers import Refused
from app.places import place
from app.rights import ARCHIVED, Archived, Missing, Place
from app.signed_in import learner

bp = Blueprint("material", __name__, url_prefix="/courses/<uuid:course_id>/material")

Page = str | Response
A_PAGE = 30
bp.add_app_template_filter(words.named, "deck_name")
bp.add_app_template_filter(words.cards, "count_cards")


@bp.get("")
def room(course_id: UUID) -> Page:
    """The decks of a course: for an instructor what can be changed, for a student what is new."""
    own, me = place(course_id, "member"), learner().id
    given = queries.decks(db.session, course_id)
    runs = own.may("instructor") and not own.course.archived_at
    return render_template(
        "material/room.html",
        place=own,
        decks=given,
        held={} if own.may("staff") else queries.held(db.session, course_id, me),
        changes=queries.changes(db.session, course_id, me, given) if runs else {},
        own_decks=queries.not_given(db.session, course_id, me) if runs else [],
        runs=runs,
        words=words,
    )


@bp.get("/<uuid:deck_id>")
def deck(course_id: UUID, deck_id: UUID) -> Page:
    """A deck of a course: its cards in words."""
    own, given = _deck(course_id, deck_id)
    pages = max(1, -(-given.cards // A_PAGE))
    page = min(max(1, addresses.page(request.args.get("page", "1"))), pages)
    start = (page - 1) * A_PAGE
    rows = queries.sides(db.session, course_id, deck_id, start, A_PAGE)
    held = {} if own.may("staff") else queries.held(db.session, course_id, learner().id)
    return render_template(
        "material/deck.html",
        place=own,
        deck=given,
        held=held,
        lines=[(words_of(front), words_after(front, back)) for front, back in rows],
        first=start + 1,
        last=start + len(rows),
        page=page,
        pages=pages,
        words=words,
    )


@bp.post("/give/<uuid:source_id>")
def give(course_id: UUID, source_id: UUID) -> Page:
    """Give the course a deck of one's own."""
    own = place(course_id, "instructor")

    def act() -> str:
        made = operations.give(db.session, own.course, learner(), source_id, now())
        return f"“{words.named(made.title)}” is given to the course."

    return _done(course_id, act)


@bp.post("/<uuid:deck_id>/renew")
def renew(course_id: UUID, deck_id: UUID) -> Page:
    """Bring a deck of the course as it is now among one's own."""
    own, given = _deck(course_id, deck_id, for_instructors=True)

    def act() -> str:
        version = operations.renew(db.session, own.course, learner(), deck_id, now())
        return f"Version {version} of “{words.named(given.title)}” is in the course."

    return _done(course_id, act)


@bp.get("/<uuid:deck_id>/withdraw")
def withdrawing(course_id: UUID, deck_id: UUID) -> Page:
    """What would be lost with a deck of the course."""
    own, given = _deck(course_id, deck_id, for_instructors=True)
    yours = queries.changes(db.session, course_id, learner().id, [given])
    return render_template("material/withdraw.html", place=own, deck=given, yours=bool(yours))


@bp.post("/<uuid:deck_id>/withdraw")
def withdraw(course_id: UUID, deck_id: UUID) -> Page:
    own, _ = _deck(course_id, deck_id, for_instructors=True)

    def act() -> str:
        title = operations.withdraw(db.session, own.course, deck_id)
        return f"“{words.named(title)}” is withdrawn. Who took a copy keeps it."

    return _done(course_id, act)


@bp.post("/<uuid:deck_id>/take")
def take(course_id: UUID, deck_id: UUID) -> Page:
    """Take a copy of a deck, or what is newer in it; for students."""
    own, given = _deck(course_id, deck_id)
    if own.may("staff"):
        raise Forbidden

    def act() -> str:
        kept = operations.take(db.session, course_id, deck_id, learner(), now())
        return words.taken(kept, given.title)

    return _done(course_id, act)


def _deck(
    course_id: UUID, deck_id: UUID, *, for_instructors: bool = False
) -> tuple[Place, queries.Given]:
    own = place(course_id, "instructor" if for_instructors else "member")
    try:
        return own, queries.deck(db.session, course_id, deck_id)
    except Missing as error:
        raise NotFound from error


def _done(course_id: UUID, act: Callable[[], str]) -> Page:
    """Act, commit and say so; or say why nothing was changed."""
    try:
        said, kind = act(), "message"
    except Missing as error:
        raise NotFound from error
    except (Archived, Refused) as error:
        db.session.rollback()
        said, kind = (ARCHIVED if isinstance(error, Archived) else str(error)), "wrong"
    else:
        db.session.commit()
    flash(said, kind)
    return redirect(url_for("material.room", course_id=course_id), code=303)
