"""Doors of the study room: dashboard, question, answer, feedback, rating, override, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, Conflict, NotFound
from werkzeug.wrappers import Response

from app.cards import words
from app.cards.sent import Incomplete
from app.clock import now
from app.db import db
from app.memory import answers, days, operations
from app.memory import queries as memory
from app.memory.rows import item_version
from app.signed_in import is_visitor, learner
from app.study import asking, board, queries, serving
from app.study.forms import AnswerForm, NamedForm, RatingForm

bp = Blueprint("study", __name__, url_prefix="/study")

Page = str | Response | tuple[str, int]


def _day(at: datetime) -> int:
    return days.learner_day(at, learner().zone, learner().rollover_hour)


@bp.get("")
def dashboard() -> Page:
    """What to do now, and three small things below it. A visitor has only questions."""
    if is_visitor():
        return redirect(url_for("study.question"), code=303)
    at, person, bank = now(), learner(), asking.bank()
    today = _day(at)
    waiting = memory.next_question(db.session, person, bank, at, go_on=asking.goes_on(at))
    found = queries.record(db.session, person, today)
    next_at = waiting.next_due_at if isinstance(waiting, answers.Nothing) else None
    next_day = None if next_at is None else _day(next_at)
    return render_template(
        "study/dashboard.html",
        now=board.study_now(waiting, found, today, next_day),
        board=board.board(found, bank, today),
        quiz=queries.running_quiz(db.session, person.id),
    )


@bp.post("/go-on")
def go_on() -> Page:
    """Go on although the day's minutes are used up, or it is a day off."""
    asking.go_on(now())
    return redirect(url_for("study.question"), code=303)


@bp.get("/question")
def question() -> Page:
    """The next question; with a `fact` in the address that fact's."""
    fact = request.args.get("fact")
    asked = asking.next_card(now(), asking.last_answer(), fact)
    if asked is None:
        over = "accounts.register" if is_visitor() else "study.dashboard"
        return redirect(url_for(over), code=303)
    return asking.page(asked=asked, here=url_for("study.question", fact=fact))


@bp.post("/answer")
def answer() -> Page:
    at = now()
    form = AnswerForm()
    form.validate()
    served = asking.served(form.token.data or "", at)
    sent, over = form.sent(), asking.has_tried_all()
    try:
        item = item_version(db.session, served.item_id, served.version)
        form.refuse()
        reply = serving.reply(served, item, sent, form.duration.data, at)
        given = operations.record_answer(db.session, learner(), reply, at, item)
    except Incomplete as error:
        return asking.again(item, sent, served, form.token.data, str(error))
    except answers.Conflict as error:
        raise Conflict from error
    except answers.Missing as error:
        raise NotFound from error
    if over and not given.repeat:
        db.session.rollback()
        return redirect(url_for("accounts.register"), code=303)
    db.session.commit()
    asking.remember(given.review_id)
    return asking.feedback(given, at)


@bp.get("/answer/<uuid:answer_id>")
def answered(answer_id: UUID) -> Page:
    at = now()
    try:
        found = memory.answered(db.session, learner(), answer_id, at)
    except answers.Missing as error:
        raise NotFound from error
    return asking.feedback(found, at)


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
