"""Doors of students: begin, answer, hand in, see what came of it, let it count."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.exceptions import Forbidden

from app import limits
from app.assignments import serving, starting, tasks, words
from app.assignments.entering import Page, bank, bp, found, mine_at, page, time_is_up
from app.assignments.forms import BareForm, StartForm
from app.coursework import attempting, marking, queries, terms
from app.coursework.grade_overrides import in_force, made
from app.coursework.keyed import key_of
from app.coursework.placing import placed
from app.db import db
from app.limits import Limit, TooOften
from app.models import Assignment, AssignmentOverride
from app.passwords import verify
from app.places import look
from app.rights import Place
from app.signed_in import learner

TRIES = Limit("assignment passwords", 20, timedelta(minutes=10))
BASE = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>"
ONE = f"{BASE}/attempts/<int:number>"


def start_page(own: Place, given: Assignment, form: StartForm, at: datetime) -> Page:
    """What an assignment asks of a student, by which rules, and the attempts so far."""
    rows = queries.overrides(db.session, given.course_id, given.id)
    task = _task(own, given, rows, at)
    return page("assignments/start.html", form, place=own, task=task,
                closes=queries.closes(given, rows), review=queries.review_of(given))  # fmt: skip


def _task(
    own: Place, given: Assignment, rows: list[AssignmentOverride], at: datetime
) -> tasks.Task:
    """The assignment as who asks has it."""
    attempts = queries.attempts(db.session, given.course_id, learner().id, given.id)
    by_hand = in_force(made(db.session, given.course_id, learner().id))
    extra = own.member.extra_time
    return tasks.task(given, rows, attempts, extra, learner().id, at, by_hand)


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
            form.password.errors = [words.REFUSED_WORD]
            return start_page(own, given, form, at)
        begun = starting.start(db.session, learner(), own.member, bank(), assignment_id, at)
    except TooOften as error:
        form.form_errors.append(f"Those were too many tries. Wait {error.wait}, then try again.")
        seconds = {"Retry-After": str(ceil(error.wait.total_seconds()))}
        shown = start_page(own, given, form, at)
        return (shown[0] if isinstance(shown, tuple) else str(shown)), 429, seconds
    except starting.NotOpen as error:
        db.session.rollback()
        flash(words.STATES[error.why], "wrong")
        return _to_assignment(given)
    db.session.commit()
    places = placed(db.session, key_of(begun))
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


@bp.get(ONE)
def attempt(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """While it runs what has an answer; then the result, as far as it may be seen."""
    own, given, mine, at = mine_at(course_id, assignment_id, number)
    places = placed(db.session, key_of(mine))
    if mine.submitted_at is None and terms.is_up(mine.ends_at, at):
        return time_is_up(mine, places)
    rows = queries.overrides(db.session, course_id, given.id)
    values = {
        "place": own, "given": given, "mine": mine, "places": places, "words": words,
        "seen": queries.seen(given, rows, mine, at), "closes": queries.closes(given, rows),
    }  # fmt: skip
    if mine.submitted_at is None:
        left = terms.seconds_left(mine.ends_at, at)
        return render_template("assignments/overview.html", left=left, **values)
    told = serving.told(places, marking.rulings(db.session, course_id))
    late = queries.late_of(given)
    share = serving.share_of(mine, late)
    return render_template(
        "assignments/result.html", told=told, share=share, staff=False, form=BareForm(),
        by_hand=_task(own, given, rows, at).by_hand, **values,
    )  # fmt: skip


@bp.get(f"{ONE}/submit")
def ask_submit(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Ask once whether to hand in: what has no answer, and what happens."""
    own, given, mine, at = mine_at(course_id, assignment_id, number)
    if mine.submitted_at is not None or terms.is_up(mine.ends_at, at):
        return redirect(serving.address(mine), code=303)
    places = placed(db.session, key_of(mine))
    return page(
        "assignments/submit.html", BareForm(), place=own, given=given, mine=mine, places=places
    )


@bp.post(f"{ONE}/submit")
def submit(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Hand in what is saved. Handing in twice is once."""
    _, _, mine, at = mine_at(course_id, assignment_id, number)
    attempting.submit(db.session, key_of(mine), at)
    db.session.commit()
    return redirect(serving.address(mine), code=303)


@bp.post(f"{ONE}/count")
def let_count(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """Let the answers count for one's own schedule, once they are released."""
    _, _, mine, at = mine_at(course_id, assignment_id, number)
    if attempting.let_count(db.session, key_of(mine), at):
        flash("Your answers now count for your schedule. The course sees nothing of it.")
    db.session.commit()
    return redirect(serving.address(mine), code=303)
