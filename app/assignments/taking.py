"""Doors of students: begin, answer, hand in, see what came of it, let it count."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.exceptions import Forbidden, NotFound

from app import limits
from app.assignments import attempting, queries, serving, terms, words
from app.assignments.entering import Page, bank, bp, found, look, moment, page
from app.assignments.forms import AnswerForm, BareForm, StartForm
from app.assignments.queries import Key, Placed, key_of
from app.cards import card
from app.cards.sent import Incomplete, Sent, meant
from app.db import db
from app.limits import Limit, TooOften
from app.models import Assignment, Attempt
from app.passwords import verify
from app.rights import Place
from app.signed_in import learner, visit

TRIES = Limit("assignment passwords", 20, timedelta(minutes=10))
BASE = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>"
ONE = f"{BASE}/attempts/<int:number>"
HIGHEST = 2**31


def start_page(own: Place, given: Assignment, form: StartForm, at: datetime) -> Page:
    """What an assignment asks of a student, by which rules, and the attempts so far."""
    rows = queries.overrides(db.session, given.course_id, given.id)
    attempts = queries.attempts(db.session, given.course_id, learner().id, given.id)
    extra = own.member.extra_time
    task = serving.task(given, rows, attempts, extra, learner().id, at)
    return page("assignments/start.html", form, place=own, task=task,
                closes=queries.closes(given, rows), review=queries.review_of(given))  # fmt: skip


@bp.post(f"{BASE}/start")
def start(course_id: UUID, assignment_id: UUID) -> Page:
    """Begin an attempt, or go on with the one that runs."""
    own, given = found(course_id, assignment_id, "member")
    if own.may("staff"):
        raise Forbidden
    at, form = look(), StartForm()
    if not form.validate():
        return start_page(own, given, form, at)
    try:
        if given.password_hash is not None and not _knows(given, form, at):
            form.password.errors = [words.NOT_THE_PASSWORD]
            return start_page(own, given, form, at)
        begun = attempting.start(db.session, learner(), own.member, bank(), assignment_id, at)
    except TooOften as error:
        form.form_errors.append(f"Those were too many tries. Wait {error.wait}, then try again.")
        seconds = {"Retry-After": str(ceil(error.wait.total_seconds()))}
        shown = start_page(own, given, form, at)
        return (shown[0] if isinstance(shown, tuple) else str(shown)), 429, seconds
    except attempting.NotOpen as error:
        db.session.rollback()
        flash(words.STATES[error.why], "wrong")
        return _to_assignment(given)
    db.session.commit()
    places = queries.placed(db.session, key_of(begun))
    return redirect(serving.address(begun, serving.next_open(places, 0)), code=303)


def _knows(given: Assignment, form: StartForm, at: datetime) -> bool:
    """Whether the password is right; counted first, since to look costs."""
    try:
        limits.count(db.session, TRIES, learner().id.hex, current_app.config["SECRET_KEY"], at)
    finally:
        db.session.commit()
    return verify(given.password_hash, form.password.data or "")


def _to_assignment(given: Assignment) -> Page:
    to = url_for("assignments.assignment", course_id=given.course_id, assignment_id=given.id)
    return redirect(to, code=303)


def _mine(
    course_id: UUID, assignment_id: UUID, number: int
) -> tuple[Place, Assignment, Attempt, datetime]:
    """An attempt of who asks, handed in if its time is over; else 404."""
    own, given = found(course_id, assignment_id, "member")
    at = look()
    key = Key(course_id, assignment_id, learner().id, number)
    attempt = queries.attempt(db.session, key) if 0 < number < HIGHEST else None
    if attempt is None:
        raise NotFound
    return own, given, attempt, at


def _one(places: list[Placed], slot: int) -> Placed:
    one = next((each for each in places if each.slot == slot), None)
    if one is None:
        raise NotFound
    return one


@bp.get(ONE)
def attempt(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """While it runs what has an answer; then the result, as far as it may be seen."""
    own, given, mine, at = _mine(course_id, assignment_id, number)
    places = queries.placed(db.session, key_of(mine))
    if mine.submitted_at is None and terms.is_up(mine.ends_at, at):
        return _time_is_up(mine, places)
    rows = queries.overrides(db.session, course_id, given.id)
    values = {
        "place": own, "given": given, "mine": mine, "places": places, "words": words,
        "seen": serving.seen(given, rows, mine, at), "closes": queries.closes(given, rows),
    }  # fmt: skip
    if mine.submitted_at is None:
        left = terms.seconds_left(mine.ends_at, at)
        return render_template("assignments/overview.html", left=left, **values)
    told = serving.told(places)
    late = queries.late_of(given)
    share = serving.share_of(mine, late)
    return render_template(
        "assignments/result.html", told=told, share=share, staff=False, form=BareForm(), **values
    )


def _time_is_up(mine: Attempt, places: list[Placed]) -> Page:
    done = sum(each.reply is not None for each in places)
    return render_template(
        "assignments/time_is_up.html",
        done=done, of=len(places), to=serving.address(mine), now=serving.address(mine),
    )  # fmt: skip


@bp.get(f"{ONE}/questions/<int:slot>")
def question(course_id: UUID, assignment_id: UUID, number: int, slot: int) -> Page:
    """A question to answer; once that may be seen, what came of it."""
    _, given, mine, at = _mine(course_id, assignment_id, number)
    places = queries.placed(db.session, key_of(mine))
    one = _one(places, slot)
    rows = queries.overrides(db.session, course_id, given.id)
    seen = serving.seen(given, rows, mine, at)
    running = mine.submitted_at is None
    if seen and (not running or one.reply is not None):
        if "correctness" in seen:
            made = serving.shown(mine, one, places, bank(), running=running)
            return render_template("assignments/answer.html", shown=made, seen=seen, one=one)
        return redirect(serving.address(mine), code=303)
    if not running:
        return redirect(serving.address(mine), code=303)
    if terms.is_up(mine.ends_at, at):
        return _time_is_up(mine, places)
    attempting.serve(db.session, key_of(mine), slot, at)
    db.session.commit()
    return _sitting(mine, _card(mine, one, places, at))


def _card(mine: Attempt, one: Placed, places: list[Placed], at: datetime) -> card.Asked:
    told = moment(one.saved_at) if one.saved_at else ""
    return serving.asked(mine, one, places, bank(), visit().sign_in, told, at)


def _sitting(mine: Attempt, asked: card.Asked) -> str:
    return render_template(
        "assignments/sitting.html", asked=asked, mine=mine, single_keys=learner().single_keys
    )


@bp.post(f"{ONE}/questions/<int:slot>")
def answer(course_id: UUID, assignment_id: UUID, number: int, slot: int) -> Page:
    """Save an answer, and go on to the next question without one."""
    _, _, mine, at = _mine(course_id, assignment_id, number)
    places = queries.placed(db.session, key_of(mine))
    one, form = _one(places, slot), AnswerForm()
    form.validate()
    sent = form.sent()
    try:
        form.refuse()
        reply = meant(one.item, one.order_seed, sent)
    except Incomplete as error:
        return _again(mine, one, places, sent, str(error), at)
    device, spent = visit().sign_in, form.duration.data
    saved = attempting.save(db.session, key_of(mine), slot, reply, spent, device, at)
    db.session.commit()
    if saved.stored == "late":
        flash(words.LATE_ANSWER, "wrong")
        return redirect(serving.address(mine), code=303)
    if saved.stored == "stands":
        flash(words.STANDS)
    if saved.replaced is not None:
        flash(f"This replaced what was saved at {moment(saved.replaced)} on another device. "
              "The answer saved last counts.")  # fmt: skip
    return redirect(_onwards(mine, slot, one.place), code=303)


def _onwards(mine: Attempt, slot: int, place: int) -> str:
    """Where answers are shown at once to this one, else to the next."""
    given = queries.assignment(db.session, mine.course_id, mine.assignment_id)
    if given is not None and queries.review_of(given)["during"]:
        return serving.address(mine, slot)
    return serving.address(mine, serving.next_open(queries.placed(db.session, key_of(mine)), place))


def _again(
    mine: Attempt, one: Placed, places: list[Placed], sent: Sent, error: str, at: datetime
) -> Page:
    if mine.submitted_at is not None or terms.is_up(mine.ends_at, at):
        return redirect(serving.address(mine), code=303)
    asked = serving.again(_card(mine, one, places, at), sent, error)
    return _sitting(mine, asked), 422


@bp.get(f"{ONE}/submit")
def ask_submit(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Ask once whether to hand in: what has no answer, and what happens."""
    own, given, mine, at = _mine(course_id, assignment_id, number)
    if mine.submitted_at is not None or terms.is_up(mine.ends_at, at):
        return redirect(serving.address(mine), code=303)
    places = queries.placed(db.session, key_of(mine))
    return page(
        "assignments/submit.html", BareForm(), place=own, given=given, mine=mine, places=places
    )


@bp.post(f"{ONE}/submit")
def submit(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Hand in what is saved. Handing in twice is once."""
    _, _, mine, at = _mine(course_id, assignment_id, number)
    attempting.submit(db.session, key_of(mine), at)
    db.session.commit()
    return redirect(serving.address(mine), code=303)


@bp.post(f"{ONE}/count")
def let_count(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Let the answers count for one's own schedule, once they are released."""
    _, _, mine, at = _mine(course_id, assignment_id, number)
    if attempting.let_count(db.session, key_of(mine), at):
        flash("Your answers now count for your schedule. The course sees nothing of it.")
    db.session.commit()
    return redirect(serving.address(mine), code=303)
