"""Doors of own questions: the list, a new one, the editor, versions, archive, a proposal."""

from __future__ import annotations

from uuid import UUID

from flask import flash, render_template, request
from werkzeug.exceptions import NotFound

from app.authoring import board, desk, operations, queries, words
from app.authoring.entering import (
    REFUSED,
    Page,
    bank,
    bp,
    question_for,
    stays,
    to_question,
    to_room,
)
from app.authoring.forms import BareForm, FormForm
from app.clock import now
from app.db import db
from app.places import place
from app.rights import Archived, Missing
from app.signed_in import learner
from questions.authored import Draft

__all__ = ["bp"]
DOORS = (desk,)  # which hang on the same blueprint


@bp.get("")
def room(course_id: UUID) -> Page:
    """The own questions of a course; with `?archived=yes` those that were put away."""
    own = place(course_id, "staff")
    archived = request.args.get("archived") == "yes"
    return render_template(
        "authoring/room.html",
        place=own,
        archived=archived,
        questions=queries.questions_of(db.session, course_id, archived=archived),
        words=words,
    )


@bp.route("/new", methods=["GET", "POST"])
def new(course_id: UUID) -> Page:
    """Begin a question: its form, then the editor."""
    own, form = place(course_id, "staff"), FormForm()
    if not form.validate_on_submit():
        status = 422 if form.errors else 200
        return render_template("authoring/new.html", place=own, form=form, words=words), status
    try:
        draft = Draft(form=form.form.data)
        made = operations.create(db.session, own.course, learner(), draft, now())
    except Archived as error:
        stays(error)
        return to_room(course_id)
    db.session.commit()
    return to_question((own, made))


@bp.get("/<uuid:question_id>/versions")
def versions(course_id: UUID, question_id: UUID) -> Page:
    """Every version with its key: who saved it, and when."""
    own, found = question_for(course_id, question_id)
    kept = queries.versions_of(db.session, course_id, question_id)
    return render_template(
        "authoring/versions.html",
        place=own,
        found=found,
        versions=[(each, board.shown(each.item, bank())) for each in kept],
        words=words,
    )


@bp.post("/<uuid:question_id>/<any(archive, restore):move>")
def put_away(course_id: UUID, question_id: UUID, move: str) -> Page:
    """Archive a question, or take it back."""
    made, form = question_for(course_id, question_id), BareForm()
    own, found = made
    if not form.validate():
        return to_question(made)
    back = move == "restore"
    try:
        operations.put_away(db.session, own.course, found, now(), back=back)
    except Missing as error:
        raise NotFound from error
    except REFUSED as error:
        stays(error)
        return to_question(made)
    db.session.commit()
    flash(words.RESTORED if back else words.KEPT_ASKED)
    return to_question(made) if back else to_room(course_id)


@bp.post("/<uuid:question_id>/propose")
def propose(course_id: UUID, question_id: UUID) -> Page:
    """Put the last version into the curators' inbox."""
    made, form = question_for(course_id, question_id), BareForm()
    own, found = made
    if not form.validate():
        return to_question(made)
    try:
        operations.propose(db.session, own.course, found, learner(), now())
    except Missing as error:
        raise NotFound from error
    except REFUSED as error:
        stays(error)
        return to_question(made)
    db.session.commit()
    flash(words.PROPOSED)
    return to_question(made)
