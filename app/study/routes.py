"""Doors of the study room: dashboard, question, answer, feedback, remarks, summary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, Conflict, NotFound
from werkzeug.wrappers import Response

from app.cards import visit, words
from app.cards.sent import Incomplete
from app.clock import now
from app.db import db
from app.memory import answers, days, feedback, operations, revealing
from app.memory.planning import minutes_for
from app.memory.rows import item_version
from app.memory.waiting import sitting_now
from app.signed_in import is_visitor, learner
from app.study import asking, board, holding, queries, serving
from app.study import summary as ended
from app.study.forms import AnswerForm, NamedForm, RatingForm

bp = Blueprint("study", __name__, url_prefix="/study")

Page = str | Response | tuple[str, int]
Done = TypeVar("Done")


def _day(at: datetime) -> int:
    return days.learner_day(at, learner().zone, learner().rollover_hour)


@bp.get("")
def dashboard() -> Page:
    """What to do now, and three small things below it. A visitor has only questions."""
    if is_visitor():
        return redirect(url_for("study.question"), code=303)
    at, person, bank = now(), learner(), asking.bank()
    today = _day(at)
    found = queries.record(db.session, person, today)
    return render_template(
        "study/dashboard.html",
        now=_now(at, found),
        board=board.board(found, bank, today),
        quiz=queries.running_quiz(db.session, person.id),
    )


def _now(at: datetime, found: queries.Record) -> board.Now:
    """What waits today."""
    waiting = asking.waiting(at)
    next_at = waiting.next_due_at if isinstance(waiting, answers.Nothing) else None
    next_day = None if next_at is None else _day(next_at)
    return board.study_now(waiting, found, _day(at), next_day)


@bp.get("/summary")
def summary() -> Page:
    """What the sitting amounts to, and what comes next."""
    if is_visitor():
        return redirect(url_for("accounts.register"), code=303)
    at, person = now(), learner()
    today = _day(at)
    given = sitting_now(db.session, person.id, today, at)
    due = queries.due_days(db.session, person.id, {each.unit for each in given})
    fronts = queries.fronts(db.session, person.id, {each.unit for each in given})
    done = ended.summary(given, due, asking.bank(), today, fronts)
    found = queries.record(db.session, person, today)
    tomorrow = found.ahead[1]
    return render_template(
        "study/summary.html",
        done=done,
        now=_now(at, found),
        weak=bool(found.weak),
        tomorrow=tomorrow,
        tomorrow_minutes=minutes_for(tomorrow, found.seconds),
        redo=[each.fact.fact_id for each in done.missed if each.fact.fact_id] if done else [],
        here=url_for("study.summary"),
    )


@bp.post("/more")
def more() -> Page:
    """Go on beyond the plan, with a few new facts."""
    asking.take_more(now())
    return redirect(url_for("study.question"), code=303)


@bp.post("/go-on")
def go_on() -> Page:
    """Go on although the day's minutes are used up, or it is a day off."""
    asking.go_on(now())
    return redirect(url_for("study.question"), code=303)


@bp.get("/question")
def question() -> Page:
    """The next question; with a `fact` in the address that fact's. A card has a page elsewhere."""
    at, fact = now(), request.args.get("fact")
    found = asking.question(at, fact)
    if found is None:
        return redirect(url_for(_over(at)), code=303)
    if isinstance(found, answers.Reveal):
        return redirect(asking.reveal(found, at, asking.pace(at)), code=303)
    asked = asking.flagged_card(found, at, asking.pace(at), visit.last_answer())
    return asking.page(asked=asked, here=url_for("study.question", fact=fact))


def _over(at: datetime) -> str:
    """Where one stands when nothing is left to ask."""
    if is_visitor():
        return "accounts.register"
    given = sitting_now(db.session, learner().id, _day(at), at)
    return "study.summary" if given else "study.dashboard"


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
        reply = serving.reply(served, item, sent, form.duration.data, at, form.ago.data)
        given = operations.record_answer(db.session, learner(), reply, at, item)
    except Incomplete as error:
        return asking.again(item, sent, served, form.token.data, at, str(error))
    except answers.Conflict as error:
        raise Conflict from error
    except answers.Missing as error:
        raise NotFound from error
    if over and not given.repeat:
        db.session.rollback()
        return redirect(url_for("accounts.register"), code=303)
    db.session.commit()
    visit.remember(given.review_id)
    return asking.feedback(given, at)


@bp.get("/answer/<uuid:answer_id>")
def answered(answer_id: UUID) -> Page:
    """An answer given before. Of a card its rating stands elsewhere."""
    at = now()
    if revealing.is_of_card(db.session, learner().id, answer_id):
        return redirect(url_for("decks.rated", answer_id=answer_id), code=303)
    try:
        found = feedback.answered(db.session, learner(), answer_id, at)
    except answers.Missing as error:
        raise NotFound from error
    return asking.feedback(found, at)


@bp.get("/ahead")
def ahead() -> Page:
    """The next questions at once, for a time without a connection. A visitor has a few only."""
    if is_visitor():
        return redirect(url_for("study.question"), code=303)
    return holding.page(now())


@bp.get("/late")
def late() -> Page:
    """What was answered without a connection and has come in."""
    return holding.late(now())


@bp.get("/line")
def line() -> Page:
    return holding.line()


@bp.get("/worker.js")
def worker() -> Page:
    return holding.worker()


def _named(form: NamedForm) -> UUID:
    if not form.validate():
        raise BadRequest
    return UUID(form.answer.data)


def _changed(operation: Callable[..., Done], *what: object) -> Done | None:
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
        flash(f"Rated “{words.RATINGS[form.rating.data]}”. {words.comes_back(done)}")
    return redirect(url_for("study.question"), code=303)


@bp.post("/override")
def override() -> Page:
    name = _named(NamedForm())
    if _changed(operations.override, name):
        flash("Your answer now counts as right. The curators will see it.")
    return redirect(url_for("study.answered", answer_id=name), code=303)


@bp.post("/undo")
def undo() -> Page:
    name = _named(NamedForm())
    of_card = revealing.is_of_card(db.session, learner().id, name)
    done: answers.Answered | revealing.Rated | None
    done = _changed(revealing.undo_rating, name) if of_card else _changed(operations.undo, name)
    if done:
        visit.forget(done.review_id)
        before = "It was undone before." if done.repeat else "Undone."
        flash(f"{before} The answer counts for nothing. {words.comes_back(done)}")
    return redirect(url_for("study.question"), code=303)
