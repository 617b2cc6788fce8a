"""Doors of one quiz: go on, answer, strike out, look over, finish, review."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from app.cards.sent import Incomplete, meant
from app.cards.striking import struck_ids
from app.clock import now
from app.db import db
from app.memory import operations as memory
from app.memory.answers import Missing, Refused
from app.quizzes import asking, board, operations
from app.quizzes.desk import Page, bp
from app.quizzes.forms import QuizAnswerForm, StruckForm
from app.signed_in import learner

__all__ = ["bp"]

STANDS = (
    "This question was answered before, in another tab or on another device. "
    "The first answer stands."
)


@bp.get("/<uuid:quiz_id>")
def resume(quiz_id: UUID) -> Page:
    """Where the quiz was left: its first question without an answer."""
    at = now()
    quiz = asking.mine(quiz_id, at)
    places = asking.places_of(quiz)
    following = board.next_open(places, 0)
    if quiz.finished_at is not None or following is None:
        return asking.whole(quiz, places, at)
    return asking.question(quiz, places[following - 1], places, at)


@bp.get("/<uuid:quiz_id>/overview")
def overview(quiz_id: UUID) -> Page:
    """What has an answer so far; the result once the quiz is finished."""
    at = now()
    quiz = asking.mine(quiz_id, at)
    return asking.whole(quiz, asking.places_of(quiz), at)


@bp.get("/<uuid:quiz_id>/<int:place>")
def question(quiz_id: UUID, place: int) -> Page:
    """A question to answer, or an answer with all that is to say about it."""
    at = now()
    quiz = asking.mine(quiz_id, at)
    places = asking.places_of(quiz)
    one = asking.place_in(places, place)
    told = quiz.finished_at is not None or (quiz.mode == "tutor" and one.reply is not None)
    return (asking.answer if told else asking.question)(quiz, one, places, at)


@bp.post("/<uuid:quiz_id>/<int:place>")
def answer(quiz_id: UUID, place: int) -> Page:
    """Take an answer, and go on."""
    at, form = now(), QuizAnswerForm()
    quiz = asking.mine(quiz_id, at)
    one = asking.place_in(asking.places_of(quiz), place)
    form.validate()
    sent = form.sent()
    try:
        form.refuse()
        reply = meant(one.item, one.review_id, sent)
        struck = struck_ids(one.item, one.review_id, sent.struck)
        stands = operations.answer(
            db.session, learner(), quiz_id, place, reply, form.duration.data, at, struck
        )
    except Incomplete as error:
        return asking.again(quiz, one, sent, at, str(error))
    except operations.Finished:
        return asking.too_late(quiz_id, at)
    return asking.went_on(quiz_id, place, at, "" if stands else STANDS)


@bp.post("/<uuid:quiz_id>/<int:place>/struck")
def strike(quiz_id: UUID, place: int) -> Page:
    """Keep what is struck out of a question that is left without an answer."""
    form = StruckForm()
    if not form.validate():
        raise BadRequest
    one = asking.place_in(asking.places_of(asking.mine(quiz_id, now())), place)
    struck = struck_ids(one.item, one.review_id, form.struck.data or ())
    operations.strike(db.session, learner(), quiz_id, place, struck)
    db.session.commit()
    return Response(status=204)


@bp.get("/<uuid:quiz_id>/finish")
def ask_finish(quiz_id: UUID) -> Page:
    """Ask once whether to finish: what has no answer, and what happens."""
    at = now()
    quiz = asking.mine(quiz_id, at)
    places = asking.places_of(quiz)
    if asking.is_closed(quiz, at):
        return asking.whole(quiz, places, at)
    made = board.result(places, asking.bank())
    return render_template("quizzes/finish.html", quiz=quiz, result=made)


@bp.post("/<uuid:quiz_id>/finish")
def finish(quiz_id: UUID) -> Page:
    """Finish with what is answered. Finishing twice is one finish."""
    try:
        operations.finish(db.session, learner(), quiz_id, now())
    except operations.Finished:
        db.session.rollback()
    except operations.Missing as error:
        raise NotFound from error
    db.session.commit()
    return redirect(url_for("quizzes.resume", quiz_id=quiz_id), code=303)


@bp.post("/<uuid:quiz_id>/<int:place>/override")
def override(quiz_id: UUID, place: int) -> Page:
    """Call a typed answer right."""
    at = now()
    one = asking.place_in(asking.places_of(asking.mine(quiz_id, at)), place)
    try:
        memory.override(db.session, learner(), one.review_id, at)
    except Missing as error:
        raise NotFound from error
    except Refused as error:
        db.session.rollback()
        flash(str(error), "wrong")
    else:
        db.session.commit()
        flash("Your answer now counts as right. The curators will see it.")
    return redirect(url_for("quizzes.question", quiz_id=quiz_id, place=place), code=303)
