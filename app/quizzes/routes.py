"""Doors of the quizzes room: build one, answer, look over, finish, review."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.cards import card
from app.cards.sent import Incomplete, Sent, meant
from app.clock import now
from app.db import db
from app.memory import operations as memory
from app.memory.answers import Missing, Refused
from app.memory.queries import answered
from app.models import Quiz
from app.quizzes import board, operations, queries, serving
from app.quizzes.forms import BuildForm, QuizAnswerForm
from app.quizzes.queries import Place
from app.signed_in import learner
from questions.world import Bank

bp = Blueprint("quizzes", __name__, url_prefix="/quizzes")

Page = str | Response | tuple[str, int]
STANDS = (
    "This question was answered before, in another tab or on another device. "
    "The first answer stands."
)
OVER = "This quiz was finished before, in another tab or on another device. Nothing was changed."


def _bank() -> Bank:
    bank: Bank = current_app.extensions["bank"]
    return bank


@bp.get("")
def room() -> Page:
    """The form that builds a quiz, and the quizzes so far."""
    return _room(BuildForm(formdata=None))


def _room(form: BuildForm) -> Page:
    units = queries.units_served(db.session)
    topics = board.topics(_bank(), units)
    form.topics.choices = [(each.id, each.name) for each in topics]
    quizzes = queries.listed(db.session, learner().id)
    lines = board.lines(quizzes, _bank(), learner())
    page = render_template("quizzes/room.html", form=form, topics=topics, quizzes=lines)
    return page, 422 if form.errors else 200


@bp.post("")
def build() -> Page:
    """Draw a new quiz and begin it."""
    at, form = now(), BuildForm()
    units = queries.units_served(db.session)
    form.topics.choices = [(each.id, each.name) for each in board.topics(_bank(), units)]
    if not form.validate():
        return _room(form)
    chosen, wanted = form.topics.data, int(form.number.data)
    try:
        quiz, drawn = operations.draw(
            db.session,
            learner(),
            board.units_of(_bank(), units, chosen),
            topics=chosen,
            number=wanted,
            mode=form.mode.data,
            counts=form.counts.data,
            now=at,
        )
    except operations.NoFacts:
        form.topics.errors = ["These topics hold no question any more. Choose again."]
        return _room(form)
    db.session.commit()
    if drawn < wanted:
        facts = "fact" if drawn == 1 else "facts"
        flash(f"You asked for {wanted} questions. These topics hold {drawn} {facts}: all are here.")
    return redirect(url_for("quizzes.resume", quiz_id=quiz.id), code=303)


def _quiz(quiz_id: UUID) -> Quiz:
    found = queries.quiz(db.session, learner().id, quiz_id)
    if found is None:
        raise NotFound
    return found


def _places(quiz: Quiz) -> list[Place]:
    return queries.places(db.session, quiz.learner_id, quiz.id)


def _at(places: list[Place], place: int) -> Place:
    if not 1 <= place <= len(places):
        raise NotFound
    return places[place - 1]


def _question(quiz: Quiz, place: Place, places: list[Place], at: datetime) -> str:
    """The page of a question, which is shown now."""
    operations.serve(db.session, learner(), quiz.id, place.place, at)
    db.session.commit()
    asked = serving.asked(quiz, place, places, _bank())
    return serving.sitting(quiz, place, learner(), asked=asked)


def _answer(
    quiz: Quiz, place: Place, places: list[Place], at: datetime, note: str = "", ended: bool = False
) -> str:
    """The page of an answer; while the quiz runs with the next question in it."""
    number = board.next_open(places, place.place) if quiz.finished_at is None else None
    following = None
    if number is not None:
        operations.serve(db.session, learner(), quiz.id, number, at)
        following = serving.asked(quiz, places[number - 1], places, _bank())
    db.session.commit()
    given = answered(db.session, learner(), place.review_id, at) if place.reply else None
    shown = serving.shown(quiz, place, places, given, _bank(), ended=ended)
    return serving.sitting(quiz, place, learner(), shown=shown, asked=following, note=note)


def _whole(quiz: Quiz, places: list[Place], note: str = "") -> str:
    return serving.whole(quiz, places, _bank(), note)


@bp.get("/<uuid:quiz_id>")
def resume(quiz_id: UUID) -> Page:
    """Where the quiz was left: its first question without an answer."""
    quiz = _quiz(quiz_id)
    places = _places(quiz)
    following = board.next_open(places, 0)
    if quiz.finished_at is not None or following is None:
        return _whole(quiz, places)
    return _question(quiz, places[following - 1], places, now())


@bp.get("/<uuid:quiz_id>/overview")
def overview(quiz_id: UUID) -> Page:
    """What has an answer so far; the result once the quiz is finished."""
    quiz = _quiz(quiz_id)
    return _whole(quiz, _places(quiz))


@bp.get("/<uuid:quiz_id>/<int:place>")
def question(quiz_id: UUID, place: int) -> Page:
    """A question to answer, or an answer with all that is to say about it."""
    quiz = _quiz(quiz_id)
    places = _places(quiz)
    one = _at(places, place)
    told = quiz.finished_at is not None or (quiz.mode == "tutor" and one.reply is not None)
    return (_answer if told else _question)(quiz, one, places, now())


@bp.post("/<uuid:quiz_id>/<int:place>")
def answer(quiz_id: UUID, place: int) -> Page:
    """Take an answer, and go on."""
    at, form = now(), QuizAnswerForm()
    quiz = _quiz(quiz_id)
    one = _at(_places(quiz), place)
    form.validate()
    try:
        form.refuse()
        reply = meant(one.item, one.review_id, form.sent())
        stands = operations.answer(
            db.session, learner(), quiz_id, place, reply, form.duration.data, at
        )
    except Incomplete as error:
        return _again(quiz, one, form.sent(), str(error))
    except operations.Finished:
        return _too_late(quiz_id)
    return _went_on(quiz_id, place, at, "" if stands else STANDS)


def _again(quiz: Quiz, place: Place, sent: Sent, error: str) -> Page:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    made = serving.asked(quiz, place, _places(quiz), _bank())
    asked = replace(card.refilled(made, sent), error=error)
    return serving.sitting(quiz, place, learner(), asked=asked), 422


def _too_late(quiz_id: UUID) -> Page:
    """The result of a quiz that was finished meanwhile."""
    db.session.rollback()
    quiz = _quiz(quiz_id)
    return _whole(quiz, _places(quiz), OVER), 409


def _went_on(quiz_id: UUID, place: int, at: datetime, note: str) -> Page:
    """After an answer: in a tutor what is to say about it, in a test the next question."""
    quiz = _quiz(quiz_id)
    places = _places(quiz)
    if quiz.mode == "tutor":
        ended = quiz.finished_at is not None
        return _answer(quiz, places[place - 1], places, at, note, ended)
    following = board.next_open(places, place)
    if following is not None:
        return _question(quiz, places[following - 1], places, at)
    db.session.commit()
    return _whole(quiz, places)


@bp.get("/<uuid:quiz_id>/finish")
def ask_finish(quiz_id: UUID) -> Page:
    """Ask once whether to finish: what has no answer, and what happens."""
    quiz = _quiz(quiz_id)
    places = _places(quiz)
    if quiz.finished_at is not None:
        return _whole(quiz, places)
    made = board.result(places, _bank())
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
    one = _at(_places(_quiz(quiz_id)), place)
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
