"""Doors of the study room: dashboard, question, answer, feedback, rating, override, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.exceptions import BadRequest, Conflict, Gone, NotFound
from werkzeug.wrappers import Response

from app.cards import card, tokens, words
from app.cards.sent import Incomplete, Sent
from app.clock import now
from app.db import db
from app.memory import answers, days, operations
from app.memory import queries as memory
from app.memory.choice import unit_of
from app.memory.rows import item_version
from app.signed_in import VISITOR_QUESTIONS, is_visitor, learner
from app.study import board, queries, serving
from app.study.forms import AnswerForm, NamedForm, RatingForm
from questions.item import Item
from questions.world import Bank

bp = Blueprint("study", __name__, url_prefix="/study")

Page = str | Response | tuple[str, int]
LAST = "last_answer"


def _keys() -> list[str]:
    """The keys of tokens: the last one signs, all of them are believed."""
    return [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]


def _last() -> str:
    """Where the answer given last is shown; it stays one link away."""
    last = session.get(LAST)
    return url_for("study.answered", answer_id=last) if last else ""


def _bank() -> Bank:
    bank: Bank = current_app.extensions["bank"]
    return bank


def _chosen(fact: str | None, at: datetime) -> answers.Question | answers.Nothing:
    """What to ask next; of a fact that the learner names its question, due or not."""
    if fact is None:
        return memory.next_question(db.session, learner(), _bank(), at)
    known = fact in _bank().facts
    found = memory.question_of(db.session, learner(), unit_of(fact), at) if known else None
    if found is None:
        raise NotFound
    return found


def _next(at: datetime, last: str, fact: str | None = None) -> card.Asked | None:
    """The next question of the learner, served now. A visitor is asked a few."""
    person = learner()
    if is_visitor() and queries.answers_given(db.session, person.id) >= VISITOR_QUESTIONS:
        return None
    found = _chosen(fact, at)
    if isinstance(found, answers.Nothing):
        return None
    served = serving.serve(found, person.id, at)
    made = serving.asked(found.item, served, tokens.seal(served, _keys()), _bank(), last)
    return replace(made, side_notes=words.side_notes(found.kind, found.changed, answered=False))


def _sitting(**values: object) -> str:
    """A page of the sitting. `here` is where to find it again after a POST."""
    keys = learner().single_keys
    return render_template(
        "study/sitting.html", single_keys=keys, number=VISITOR_QUESTIONS, **values
    )


def _feedback(answer: answers.Answered, at: datetime) -> str:
    """The page of an answer, with the next question in it."""
    here = url_for("study.answered", answer_id=answer.review_id)
    following = _next(at, here)
    return _sitting(shown=serving.shown(answer, following, _bank()), asked=following, here=here)


def _day(at: datetime) -> int:
    return days.learner_day(at, learner().zone, learner().rollover_hour)


@bp.get("")
def dashboard() -> Page:
    """What to do now, and three small things below it. A visitor has only questions."""
    if is_visitor():
        return redirect(url_for("study.question"), code=303)
    at, person = now(), learner()
    today = _day(at)
    waiting = memory.next_question(db.session, person, _bank(), at)
    standing = queries.standing(db.session, person, today)
    next_at = waiting.next_due_at if isinstance(waiting, answers.Nothing) else None
    next_day = None if next_at is None else _day(next_at)
    return render_template(
        "study/dashboard.html",
        now=board.study_now(waiting, today, next_day),
        board=board.board(standing, today),
        quiz=queries.running_quiz(db.session, person.id),
    )


@bp.get("/question")
def question() -> Page:
    """The next question; with a `fact` in the address that fact's."""
    fact = request.args.get("fact")
    asked = _next(now(), _last(), fact)
    if asked is None:
        over = "accounts.register" if is_visitor() else "study.dashboard"
        return redirect(url_for(over), code=303)
    return _sitting(asked=asked, here=url_for("study.question", fact=fact))


def _served(token: str, at: datetime) -> tokens.Served:
    """The question that was served to this learner, or the error that fits."""
    try:
        return tokens.unseal(token, _keys(), learner().id, at)
    except tokens.Forged as error:
        raise BadRequest from error
    except tokens.Stranger as error:
        raise NotFound from error
    except tokens.Expired as error:
        raise Gone from error


def _again(item: Item, sent: Sent, served: tokens.Served, token: str, error: str) -> Page:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    made = replace(serving.asked(item, served, token, _bank(), _last()), error=error)
    return _sitting(asked=card.refilled(made, sent), here=url_for("study.question")), 422


@bp.post("/answer")
def answer() -> Page:
    at = now()
    form = AnswerForm()
    form.validate()
    served = _served(form.token.data or "", at)
    sent = form.sent()
    try:
        item = item_version(db.session, served.item_id, served.version)
        form.refuse()
        reply = serving.reply(served, item, sent, form.duration.data, at)
        given = operations.record_answer(db.session, learner(), reply, at, item)
    except Incomplete as error:
        return _again(item, sent, served, form.token.data, str(error))
    except answers.Conflict as error:
        raise Conflict from error
    except answers.Missing as error:
        raise NotFound from error
    db.session.commit()
    session[LAST] = str(given.review_id)
    return _feedback(given, at)


@bp.get("/answer/<uuid:answer_id>")
def answered(answer_id: UUID) -> Page:
    at = now()
    try:
        found = memory.answered(db.session, learner(), answer_id, at)
    except answers.Missing as error:
        raise NotFound from error
    return _feedback(found, at)


def _named(form: NamedForm) -> UUID:
    if not form.validate():
        raise BadRequest
    return UUID(form.answer.data)


def _changed(operation: Callable[..., answers.Answered], *what: object) -> answers.Answered | None:
    """Carry it out and commit; where it makes no sense say why, and store nothing."""
    try:
        done = operation(db.session, learner(), *what, now())
    except answers.Missing as error:
        raise NotFound from error
    except answers.Refused as error:
        db.session.rollback()
        flash(str(error), "wrong")
        return None
    db.session.commit()
    return done


@bp.post("/rate")
def rate() -> Page:
    form = RatingForm()
    done = _changed(operations.rate, _named(form), form.rating.data)
    if done:
        back = words.comes_back(done.due_day, done.days_until)
        flash(f"Rated “{words.RATINGS[form.rating.data]}”. {back}")
    return redirect(url_for("study.question"), code=303)


@bp.post("/override")
def override() -> Page:
    name = _named(NamedForm())
    if _changed(operations.override, name):
        flash("Your answer now counts as right. The curators will see it.")
    return redirect(url_for("study.answered", answer_id=name), code=303)


@bp.post("/undo")
def undo() -> Page:
    done = _changed(operations.undo, _named(NamedForm()))
    if done:
        back = words.comes_back(done.due_day, done.days_until)
        before = "It was undone before." if done.repeat else "Undone."
        flash(f"{before} The answer counts for nothing. {back}")
    return redirect(url_for("study.question"), code=303)
