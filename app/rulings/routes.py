"""Doors of rulings: the questions of an assignment, and what becomes of the key of one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from app import rights
from app.cards import card
from app.cards.words import Progress
from app.clock import now
from app.coursework.regrading import KeyOverride
from app.db import db
from app.rulings import board, operations, withdrawals, words
from app.rulings.board import Effect, Replied
from app.rulings.entering import Page, Subject, bank, bp, found, subject
from app.rulings.forms import RulingForm
from app.signed_in import learner

__all__ = ["bp"]
DOORS = (withdrawals,)  # which hang on the same blueprint
LIST = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>/questions"
ONE = f"{LIST}/<path:item_id>/<version>/regrade"


@bp.get(LIST)
def questions(course_id: UUID, assignment_id: UUID) -> Page:
    """Every question that an assignment asked, and what holds for it."""
    own, given = found(course_id, assignment_id, "staff")
    lines = board.lines(db.session, course_id, assignment_id)
    return render_template("rulings/questions.html", place=own, given=given, lines=lines)


@bp.route(ONE, methods=["GET", "POST"])
def regrade(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """What was answered to a question, and who would change by another key."""
    about = subject(course_id, assignment_id, (item_id, version), "staff")
    replied = board.replied(db.session, course_id, about.item, about.key)
    form = _form(about, replied)
    if not form.validate_on_submit():
        return _page(about, form, replied), 422 if form.errors else 200
    return _page(about, form, replied, board.effects(db.session, course_id, _ruling(about, form)))


@bp.post(f"{ONE}/confirm")
def rule(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """Change the key of a question for the course, and regrade what was handed in."""
    about = subject(course_id, assignment_id, (item_id, version), "instructor")
    replied = board.replied(db.session, course_id, about.item, about.key)
    form = _form(about, replied)
    if not form.validate():
        return _page(about, form, replied), 422
    try:
        changed = operations.rule(db.session, about.place.course, learner(), _ruling(about, form))
    except rights.Archived:
        db.session.rollback()
        flash(rights.ARCHIVED, "wrong")
    else:
        db.session.commit()
        flash(words.done(changed))
    return redirect(url_for("rulings.regrade", **about.address), code=303)


def _form(about: Subject, replied: Sequence[Replied]) -> RulingForm:
    form = RulingForm()
    form.holds = about.key.holds
    form.replies.choices = [
        (each.reply, each.words)
        for each in replied
        if each.reply is not None and not each.right and not each.accepted
    ]
    return form


def _ruling(about: Subject, form: RulingForm) -> KeyOverride:
    verdict = form.verdict.data
    return KeyOverride(
        item_id=about.item.id,
        version=about.item.version,
        verdict=verdict,
        reason=form.reason.data,
        who=learner().name,
        when=now(),
        replies=tuple(form.replies.data) if verdict == "accepted" else (),
    )


def _page(
    about: Subject,
    form: RulingForm,
    replied: Sequence[Replied],
    effects: Sequence[Effect] | None = None,
) -> str:
    """The page of a question; with `effects` what would change stands first."""
    line, doors = Progress(0, 0, ""), card.Doors("", "")
    shown = card.unanswered(about.item, UUID(int=0), bank(), line, doors)
    return render_template(
        "rulings/regrade.html", about=about, form=form, replied=replied, effects=effects,
        shown=shown, words=words,
    )  # fmt: skip
