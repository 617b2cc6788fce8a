"""Doors of the quizzes room: build one, answer, look over, finish, review."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.cards.sent import Incomplete, meant
from app.clock import now
from app.db import db
from app.memory import operations as memory
from app.memory.answers import Missing, Refused
from app.quizzes import asking, board, building, operations, queries
from app.quizzes.forms import BuildForm, QuizAnswerForm
from app.signed_in import learner

bp = Blueprint("quizzes", __name__, url_prefix="/quizzes")

Page = str | Response | tuple[str, int]
STANDS = (
    "This question was answered before, in another tab or on another device. "
    "The first answer stands."
)


@bp.get("")
def room() -> Page:
    """The form that builds a quiz, and the quizzes so far."""
    return _room(BuildForm(formdata=None))


def _room(form: BuildForm) -> Page:
    units = queries.units_served(db.session)
    topics = board.topics(asking.bank(), units)
    form.topics.choices = [(each.id, each.name) for each in topics]
    quizzes = queries.listed(db.session, learner().id)
    lines = board.lines(quizzes, asking.bank(), learner())
    page = render_template("quizzes/room.html", form=form, topics=topics, quizzes=lines)
    return page, 422 if form.errors else 200


@bp.post("")
def build() -> Page:
    """Draw a new quiz and begin it."""
    at, form = now(), BuildForm()
    units = queries.units_served(db.session)
    form.topics.choices = [(each.id, each.name) for each in board.topics(asking.bank(), units)]
    if not form.validate():
        return _room(form)
    chosen, wanted = form.topics.data, int(form.number.data)
    try:
        quiz, drawn = building.draw(
            db.session,
            learner(),
            board.units_of(asking.bank(), units, chosen),
            topics=chosen,
            number=wanted,
            mode=form.mode.data,
            counts=form.counts.data,
            now=at,
        )
    except building.NoFacts:
        form.topics.errors = ["These topics hold no question any more. Choose again."]
        return _room(form)
    db.session.commit()
    if drawn < wanted:
        facts = "fact" if drawn == 1 else "facts"
        flash(f"You asked for {wanted} questions. These topics hold {drawn} {facts}: all are here.")
    return redirect(url_for("quizzes.resume", quiz_id=quiz.id), code=303)


@bp.get("/<uuid:quiz_id>")
def resume(quiz_id: UUID) -> Page:
    """Where the quiz was left: its first question without an answer."""
    quiz = asking.mine(quiz_id)
    places = asking.places_of(quiz)
    following = board.next_open(places, 0)
    if quiz.finished_at is not None or following is None:
        return asking.whole(quiz, places)
    return asking.question(quiz, places[following - 1], places, now())


@bp.get("/<uuid:quiz_id>/overview")
def overview(quiz_id: UUID) -> Page:
    """What has an answer so far; the result once the quiz is finished."""
    quiz = asking.mine(quiz_id)
    return asking.whole(quiz, asking.places_of(quiz))


@bp.get("/<uuid:quiz_id>/<int:place>")
def question(quiz_id: UUID, place: int) -> Page:
    """A question to answer, or an answer with all that is to say about it."""
    quiz = asking.mine(quiz_id)
    places = asking.places_of(quiz)
    one = asking.place_in(places, place)
    told = quiz.finished_at is not None or (quiz.mode == "tutor" and one.reply is not None)
    return (asking.answer if told else asking.question)(quiz, one, places, now())


@bp.post("/<uuid:quiz_id>/<int:place>")
def answer(quiz_id: UUID, place: int) -> Page:
    """Take an answer, and go on."""
    at, form = now(), QuizAnswerForm()
    quiz = asking.mine(quiz_id)
    one = asking.place_in(asking.places_of(quiz), place)
    form.validate()
    try:
        form.refuse()
        reply = meant(one.item, one.review_id, form.sent())
        stands = operations.answer(
            db.session, learner(), quiz_id, place, reply, form.duration.data, at
        )
    except Incomplete as error:
        return asking.again(quiz, one, form.sent(), at, str(error))
    except operations.Finished:
        return asking.too_late(quiz_id)
    return asking.went_on(quiz_id, place, at, "" if stands else STANDS)


@bp.get("/<uuid:quiz_id>/finish")
def ask_finish(quiz_id: UUID) -> Page:
    """Ask once whether to finish: what has no answer, and what happens."""
    quiz = asking.mine(quiz_id)
    places = asking.places_of(quiz)
    if quiz.finished_at is not None:
        return asking.whole(quiz, places)
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
    one = asking.place_in(asking.places_of(asking.mine(quiz_id)), place)
    try:
        memory.override(db.session, learner(), one.review_id, now())
    except Missing as error:
        raise NotFound from error
    except Refused as error:
        db.session.rollback()
        flash(str(error), "wrong")
    else:
        db.session.commit()
        flash("Your answer now counts as right. The curators will see it.")
    return redirect(url_for("quizzes.question", quiz_id=quiz_id, place=place), code=303)
