"""Doors of the plan: the plan itself, exams, the calendar's address, the first two questions."""

from __future__ import annotations

from datetime import date, datetime
from math import ceil
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import limits
from app.clock import now
from app.db import db
from app.limits import TooOften
from app.memory.days import date_of
from app.models import Learner
from app.plan import feed, operations, pages, queries, serving
from app.plan.forms import ExamForm, PlanForm, WelcomeForm, ahead
from app.signed_in import learner

bp = Blueprint("plan", __name__, url_prefix="/plan")

Page = str | Response | tuple[str, int]
ENOUGH = f"You have {operations.MOST_EXAMS} exams. Remove one of them first."


@bp.get("")
def page() -> Page:
    """The plan as it is, what it costs, exams and the calendar."""
    return serving.page(now())


@bp.post("")
def change() -> Page:
    """Store the plan."""
    at, person, form = now(), learner(), PlanForm()
    form.topics.choices = serving.topics()
    form.offer(person.desired_retention)
    if not form.validate():
        return serving.page(at, plan=form)
    operations.change_plan(
        db.session,
        person,
        minutes=int(form.minutes.data),
        new=int(form.new.data),
        retention=float(form.retention.data),
        week=[int(day.data) for day in form.days()],
        level=form.level.data or None,
        topics=form.topics.data or (),
        zone=form.zone.data,
        rollover=int(form.rollover.data),
    )
    db.session.commit()
    flash("Your plan is saved. It counts from now on.")
    return redirect(url_for("plan.page"), code=303)


@bp.post("/exams")
def add_exam() -> Page:
    """A day by which some topics are to be known."""
    at, person, form = now(), learner(), ExamForm()
    form.asked.choices = serving.topics()
    if not form.validate() or not _is_ahead(form, person, at):
        return serving.page(at, exam=form)
    on = date.fromisoformat(form.on.data)
    try:
        operations.add_exam(
            db.session, person, name=form.name.data, on=on, topics=form.asked.data or (), now=at
        )
    except operations.TooMany:
        db.session.rollback()
        form.name.errors = [ENOUGH]
        return serving.page(at, exam=form)
    db.session.commit()
    flash(f"“{form.name.data}” is in your plan. New facts of its topics come first now.")
    return redirect(url_for("plan.page", _anchor="exams"), code=303)


def _is_ahead(form: ExamForm | WelcomeForm, person: Learner, at: datetime) -> bool:
    """Whether the day lies ahead; the field says why not."""
    wrong = ahead(date.fromisoformat(form.on.data), date_of(serving.today(person, at)))
    if wrong:
        form.on.errors = [wrong]
    return not wrong


@bp.post("/exams/<uuid:exam_id>/remove")
def remove_exam(exam_id: UUID) -> Page:
    """Take an exam out of the plan."""
    try:
        name = operations.remove_exam(db.session, learner(), exam_id)
    except operations.Missing as error:
        raise NotFound from error
    db.session.commit()
    flash(f"“{name}” was removed. Your answers and your schedule stay as they are.")
    return redirect(url_for("plan.page", _anchor="exams"), code=303)


@bp.post("/calendar")
def make_calendar() -> Page:
    """A new private address of the calendar, in place of the one before."""
    before = learner().calendar_key
    operations.make_calendar(db.session, learner())
    db.session.commit()
    said = "There is a new address; the old one is dead." if before else "There is an address now."
    flash(said)
    return redirect(url_for("plan.page", _anchor="calendar"), code=303)


@bp.post("/calendar/remove")
def remove_calendar() -> Page:
    """No address any more."""
    operations.remove_calendar(db.session, learner())
    db.session.commit()
    flash("The address is removed. Calendars that follow it find nothing any more.")
    return redirect(url_for("plan.page", _anchor="calendar"), code=303)


@bp.get("/calendar/<key>.ics")
def calendar(key: str) -> Response:
    """The calendar, for programs that cannot sign in: who knows the address may read it."""
    at = now()
    try:
        _count(at)
    except TooOften as error:
        wait = {"Retry-After": str(ceil(error.wait.total_seconds()))}
        return Response(f"Too often: wait {error.words}.", 429, wait, mimetype="text/plain")
    person = queries.by_calendar_key(db.session, key)
    if person is None:
        raise NotFound
    today = serving.today(person, at)
    found = queries.record(db.session, person, serving.bank(), today)
    body = feed.calendar(pages.entries(found, person.id, today), at)
    return Response(body, content_type="text/calendar; charset=utf-8")


def _count(at: datetime) -> None:
    """Count a reading, right or wrong: keys are not to be guessed.

    Raises:
        TooOften: this network has had its readings.
    """
    who = limits.network(request.remote_addr)
    try:
        limits.count(db.session, operations.FEED, who, current_app.config["SECRET_KEY"], at)
    finally:
        db.session.commit()


@bp.route("/welcome", methods=["GET", "POST"])
def welcome() -> Page:
    """Two questions before the first sitting; both may be skipped, and they come once."""
    at, person = now(), learner()
    if person.welcomed_at is not None:
        return redirect(url_for("study.dashboard"), code=303)
    form = WelcomeForm()
    if request.method == "GET":
        return render_template("plan/welcome.html", form=form)
    skipped = bool(form.skip.data)
    if not skipped and not (form.validate() and (not form.on.data or _is_ahead(form, person, at))):
        return render_template("plan/welcome.html", form=form), 422
    try:
        operations.welcome(
            db.session,
            person,
            level=None if skipped else form.level.data or None,
            on=date.fromisoformat(form.on.data) if form.on.data and not skipped else None,
            now=at,
        )
    except operations.TooMany:
        db.session.rollback()
        form.on.errors = [ENOUGH]
        return render_template("plan/welcome.html", form=form), 422
    db.session.commit()
    return redirect(url_for("study.question"), code=303)
