"""The pages of a quiz: a question shown, an answer explained, what comes after one.

A page that shows a question notes that, and commits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import current_app
from werkzeug.exceptions import NotFound

from app.cards import card
from app.cards.sent import Sent
from app.cards.yours import Yours
from app.db import db
from app.memory.annotations import kept_beside
from app.memory.feedback import answered
from app.memory.prospects import pace_of
from app.memory.rows import today
from app.memory.shares import shares
from app.models import Quiz
from app.quizzes import board, comparing, lists, operations, queries, serving, timing
from app.quizzes.criteria import every_choice
from app.quizzes.queries import Place
from app.signed_in import learner
from questions.world import Bank

LATE = (
    "The time of this quiz was over when your answer came, so it was not kept. "
    "What you had saved before stands."
)
OVER = "This quiz was finished before, in another tab or on another device. Nothing was changed."


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def pace(at: datetime) -> float:
    """Seconds that the learner takes for a question."""
    return pace_of(db.session, learner().id, today(learner(), at))


def mine(quiz_id: UUID, at: datetime) -> Quiz:
    """This learner's quiz, or a 404. One whose time is over is finished first."""
    found = queries.quiz(db.session, learner().id, quiz_id)
    if found is None:
        raise NotFound
    over = timing.is_over(timing.ends_at(found.begun_at, found.seconds), at)
    if found.finished_at is None and over:
        operations.finish_by_time(db.session, learner(), quiz_id, at)
        db.session.commit()
        return mine(quiz_id, at)
    return found


def places_of(quiz: Quiz) -> list[Place]:
    """Every place of a quiz in order."""
    return queries.places(db.session, quiz.learner_id, quiz.id)


def place_in(places: list[Place], place: int) -> Place:
    """The place of this number, or a 404."""
    if not 1 <= place <= len(places):
        raise NotFound
    return places[place - 1]


def _time_is_up(quiz: Quiz, at: datetime) -> bool:
    return timing.is_up(timing.ends_at(quiz.begun_at, quiz.seconds), at)


def is_closed(quiz: Quiz, at: datetime) -> bool:
    """Whether no question is shown any more: it is finished, or its time is up."""
    return quiz.finished_at is not None or _time_is_up(quiz, at)


def question(quiz: Quiz, place: Place, places: list[Place], at: datetime) -> str:
    """The page of a question, which is shown now; or that the time is up."""
    if _time_is_up(quiz, at):
        db.session.commit()
        return serving.time_is_up(quiz, places)
    operations.serve(db.session, learner(), quiz.id, place.place, at)
    db.session.commit()
    asked = _asked(quiz, place, places, at)
    return serving.sitting(quiz, place, learner(), asked=asked)


def _asked(quiz: Quiz, place: Place, places: list[Place], at: datetime) -> card.Asked:
    """The card of a question, with the learner's flag."""
    kept = kept_beside(db.session, learner(), place.item.unit, at)
    made = serving.asked(quiz, place, places, bank(), pace(at), at)
    return replace(made, flagged=kept.flagged)


def answer(
    quiz: Quiz, place: Place, places: list[Place], at: datetime, note: str = "", ended: bool = False
) -> str:
    """The page of an answer; while the quiz runs with the next question in it."""
    number = board.next_open(places, place.place) if quiz.finished_at is None else None
    following, seconds = None, pace(at)
    if number is not None:
        operations.serve(db.session, learner(), quiz.id, number, at)
        following = _asked(quiz, places[number - 1], places, at)
    db.session.commit()
    given = answered(db.session, learner(), place.review_id, at) if place.reply else None
    shown = serving.shown(quiz, place, places, given, bank(), seconds, ended=ended)
    shown = card.with_shares(shown, shares(db.session, learner(), place.item))
    if shown.fact:
        kept = kept_beside(db.session, learner(), place.item.unit, at)
        shown = card.with_yours(shown, Yours(shown.fact, kept, serving.address(quiz, place.place)))
    return serving.sitting(quiz, place, learner(), shown=shown, asked=following, note=note)


def whole(quiz: Quiz, places: list[Place], at: datetime, note: str = "") -> str:
    """The page of a quiz as a whole: its result, or how far it is."""
    if quiz.finished_at is not None:
        most, every = comparing.MOST_COMPARED, every_choice(bank())
        like = lists.finished_like(db.session, quiz, most, every)
        compared = comparing.compared(like, quiz.id, learner())
        return serving.result(quiz, places, bank(), compared, note)
    if _time_is_up(quiz, at):
        return serving.time_is_up(quiz, places)
    return serving.overview(quiz, places, bank(), at, note)


def again(quiz: Quiz, place: Place, sent: Sent, at: datetime, error: str) -> tuple[str, int]:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    if _time_is_up(quiz, at):
        return serving.time_is_up(quiz, places_of(quiz)), 422
    made = _asked(quiz, place, places_of(quiz), at)
    asked = replace(card.refilled(made, sent), error=error)
    return serving.sitting(quiz, place, learner(), asked=asked), 422


def too_late(quiz_id: UUID, at: datetime) -> tuple[str, int]:
    """The result of a quiz that was finished meanwhile, here, elsewhere or by its time."""
    db.session.rollback()
    quiz = mine(quiz_id, at)
    by_time = quiz.finished_at is not None and _time_is_up(quiz, quiz.finished_at)
    return whole(quiz, places_of(quiz), at, LATE if by_time else OVER), 409


def went_on(quiz_id: UUID, place: int, at: datetime, note: str) -> str:
    """After an answer: in a tutor what is to say about it, in a test the next question."""
    quiz = mine(quiz_id, at)
    places = places_of(quiz)
    if quiz.mode == "tutor":
        ended = quiz.finished_at is not None
        return answer(quiz, places[place - 1], places, at, note, ended)
    following = board.next_open(places, place)
    if following is not None:
        return question(quiz, places[following - 1], places, at)
    db.session.commit()
    return whole(quiz, places, at)
