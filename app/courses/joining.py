"""Doors of members: come in by a code, see what is shared, share, leave."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from app import codes
from app.clock import now
from app.codes import Entry
from app.courses import admitting, operations, queries
from app.courses.entering import Page, bp, count, page, refused
from app.courses.forms import BareForm, CodeForm, JoinForm, ShareForm
from app.courses.words import INSIDE, LAST_INSTRUCTOR, NO_SUCH_CODE, REMOVED
from app.db import db
from app.limits import TooOften
from app.places import place
from app.signed_in import learner


@bp.route("/join", methods=["GET", "POST"])
def enter_code() -> Page:
    """Type a code. Whether it is right is told on the page that it leads to."""
    form = CodeForm()
    if not form.validate_on_submit():
        return page("courses/code.html", form)
    try:
        count()
    except TooOften as error:
        return refused(error, "courses/code.html", form)
    if codes.opened(db.session, form.code.data) is None:
        form.code.errors = [NO_SUCH_CODE]
        return page("courses/code.html", form)
    code = codes.read(form.code.data) or ""
    return redirect(url_for("courses.join", code=codes.grouped(code)), code=303)


@bp.route("/join/<code>", methods=["GET", "POST"])
def join(code: str) -> Page:
    """What joining means; the form joins. A wrong code tells nothing but that it is one."""
    form = JoinForm()
    try:
        count()
    except TooOften as error:
        return refused(error, "courses/code.html", CodeForm(formdata=None))
    entry = codes.opened(db.session, code)
    if entry is None:
        return _no_such_code(code, 404)
    if not form.validate_on_submit():
        return _ask(form, entry, code)
    try:
        admitting.join(db.session, learner(), entry, shares=form.shares.data, now=now())
    except admitting.Closed:
        db.session.rollback()
        return _no_such_code(code, 404)
    except (admitting.Inside, admitting.Removed) as error:
        db.session.rollback()
        form.form_errors.append(INSIDE if isinstance(error, admitting.Inside) else REMOVED)
        return _ask(form, entry, code)
    db.session.commit()
    flash(f"You are in “{entry.course.title}”.")
    return redirect(url_for("courses.course", course_id=entry.course.id), code=303)


def _ask(form: JoinForm, entry: Entry, code: str) -> Page:
    taught = queries.teachers(db.session, entry.course.id)
    return page("courses/join.html", form, entry=entry, teachers=taught, code=code)


def _no_such_code(code: str, status: int) -> Page:
    form = CodeForm(formdata=None)
    form.code.data, form.code.errors = code[:80], [NO_SUCH_CODE]
    return render_template("courses/code.html", form=form), status


@bp.post("/courses/<uuid:course_id>/share")
def share(course_id: UUID) -> Page:
    """Let the staff see one's mastery, or no longer."""
    own, form = place(course_id, "member"), ShareForm()
    if form.validate():
        operations.share(db.session, own.member, form.shares.data)
        db.session.commit()
        said = "see your mastery by topic now" if form.shares.data else "no longer see your mastery"
        flash(f"The staff of this course {said}.")
    return redirect(url_for("courses.course", course_id=course_id), code=303)


@bp.route("/courses/<uuid:course_id>/leave", methods=["GET", "POST"])
def leave(course_id: UUID) -> Page:
    """Go out of a course, after a page that says what stays."""
    own, form = place(course_id, "member"), BareForm()
    if not form.validate_on_submit():
        return page("courses/leave.html", form, place=own)
    title = own.course.title
    try:
        operations.leave(db.session, own.course, own.member, now())
    except operations.LastInstructor:
        db.session.rollback()
        form.form_errors.append(LAST_INSTRUCTOR)
        return page("courses/leave.html", form, place=place(course_id, "member"))
    db.session.commit()
    flash(f"You have left “{title}”. What was graded in it stays with its staff.")
    return redirect(url_for("courses.room"), code=303)
