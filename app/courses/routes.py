"""Doors of courses: the list, a new one, the page of one, its settings and members."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.exceptions import Forbidden, NotFound

from app import rights
from app.clock import now
from app.codes import grouped
from app.courses import inviting, joining, operations, queries
from app.courses.entering import Page, bp, page, public, teaches
from app.courses.forms import BareForm, CodeForm, CourseForm, ShareForm, TimeForm
from app.courses.words import LAST_INSTRUCTOR, TIMES
from app.db import db
from app.models import Learner, Member
from app.places import place
from app.rights import Place
from app.signed_in import learner

__all__ = ["bp"]
DOORS = (inviting, joining)  # which hang on the same blueprint


@bp.get("/courses")
def room() -> Page:
    """The courses of who asks: taught, and joined."""
    return render_template(
        "courses/room.html",
        courses=queries.mine(db.session, learner().id),
        teaches=teaches(),
        form=CodeForm(formdata=None),
    )


@bp.route("/courses/new", methods=["GET", "POST"])
def new() -> Page:
    """Open a course; for instructors."""
    if not teaches():
        raise Forbidden
    form = CourseForm()
    if not form.validate_on_submit():
        return page("courses/new.html", form)
    made = operations.create(db.session, learner(), **_told(form), now=now())
    db.session.commit()
    flash(f"“{made.title}” is open. Give its code to your students, or add them from a list.")
    return redirect(url_for("courses.course", course_id=made.id), code=303)


def _told(form: CourseForm) -> dict[str, str]:
    return {name: form[name].data or "" for name in ("title", "term", "about")}


@bp.get("/courses/<uuid:course_id>")
def course(course_id: UUID) -> Page:
    """A course: with its members for the staff, with what is seen of them for students."""
    own = place(course_id, "member")
    if own.may("staff"):
        return _for_staff(own)
    return render_template(
        "courses/student.html",
        place=own,
        teachers=queries.teachers(db.session, course_id),
        form=ShareForm(formdata=None, obj=None, shares=own.member.shares_mastery),
        times=TIMES,
    )


def _for_staff(own: Place) -> str:
    everybody = queries.members(db.session, own.course.id)
    code = own.course.join_code
    return render_template(
        "courses/staff.html",
        place=own,
        members=[each for each in everybody if each.ended_at is None],
        former=[each for each in everybody if each.ended_at is not None],
        roster=queries.invitations(db.session, own.course.id, staff=False),
        door=public(url_for("courses.join", code=grouped(code))) if code else None,
        times=TIMES,
    )


@bp.route("/courses/<uuid:course_id>/settings", methods=["GET", "POST"])
def settings(course_id: UUID) -> Page:
    """Title, term and description; below, the archive."""
    own = place(course_id, "instructor")
    form = CourseForm(obj=own.course)
    if not form.validate_on_submit():
        return page("courses/settings.html", form, place=own)
    try:
        operations.describe(db.session, own.course, **_told(form))
    except rights.Archived:
        return _stays(course_id)
    db.session.commit()
    flash("The course is changed.")
    return _back(course_id)


def _back(course_id: UUID) -> Page:
    return redirect(url_for("courses.course", course_id=course_id), code=303)


def _stays(course_id: UUID) -> Page:
    db.session.rollback()
    flash(rights.ARCHIVED, "wrong")
    return _back(course_id)


@bp.post("/courses/<uuid:course_id>/<any(archive, restore):move>")
def archive(course_id: UUID, move: str) -> Page:
    """Archive a course, or open it again; nothing is lost either way."""
    own = place(course_id, "instructor")
    if move == "archive":
        operations.archive(db.session, own.course, now())
        flash("The course is archived. Everything in it can still be read.")
    else:
        operations.restore(db.session, own.course)
        flash("The course is open again.")
    db.session.commit()
    return _back(course_id)


@bp.post("/courses/<uuid:course_id>/code/<any(new, stop):turn>")
def change_code(course_id: UUID, turn: str) -> Page:
    """Put another join code in place of the one before, or none."""
    own = place(course_id, "instructor")
    try:
        operations.change_code(db.session, own.course, stop=turn == "stop")
    except rights.Archived:
        return _stays(course_id)
    db.session.commit()
    flash(
        "Nobody joins by a common code now. Codes for single people still work."
        if turn == "stop"
        else "There is a new code. The one before opens nothing any more."
    )
    return _back(course_id)


@bp.route("/courses/<uuid:course_id>/members/<uuid:learner_id>", methods=["GET", "POST"])
def member(course_id: UUID, learner_id: UUID) -> Page:
    """One member: extra time, and the way out of the course."""
    own, other, person = _somebody(course_id, learner_id)
    form = TimeForm(obj=other)
    if not form.validate_on_submit():
        return _member_page(own, other, person, form)
    try:
        operations.give_time(db.session, own.course, other, form.extra_time.data)
    except rights.Archived:
        return _stays(course_id)
    db.session.commit()
    flash(f"Extra time of {person.name}: {TIMES[other.extra_time]}.")
    return _back(course_id)


@bp.post("/courses/<uuid:course_id>/members/<uuid:learner_id>/remove")
def remove(course_id: UUID, learner_id: UUID) -> Page:
    """Take somebody out of the course; what was graded stays."""
    own, other, person = _somebody(course_id, learner_id)
    if other.role != "student" and not own.may("instructor"):
        raise Forbidden
    try:
        operations.remove(db.session, own.course, other, now())
    except rights.Archived:
        return _stays(course_id)
    except operations.LastInstructor:
        db.session.rollback()
        flash(LAST_INSTRUCTOR, "wrong")
        return _back(course_id)
    db.session.commit()
    flash(f"{person.name} is no longer in the course. What was graded stays.")
    return _back(course_id)


def _somebody(course_id: UUID, learner_id: UUID) -> tuple[Place, Member, Learner]:
    own = place(course_id, "staff")
    try:
        other = operations.member_of(db.session, course_id, learner_id)
    except rights.Missing as error:
        raise NotFound from error
    return own, other, db.session.get_one(Learner, learner_id)


def _member_page(own: Place, other: Member, person: Learner, form: TimeForm) -> Page:
    removable = other.role == "student" or own.may("instructor")
    values = {"place": own, "member": other, "person": person, "removable": removable}
    return page("courses/member.html", form, bare=BareForm(formdata=None), **values)
