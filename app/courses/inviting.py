"""Doors of the roster and of single codes: paste and look, add, print, renew, revoke; staff."""

from __future__ import annotations

from math import ceil
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import Forbidden, NotFound

from app import addresses, rights
from app.clock import now
from app.codes import grouped
from app.courses import enrolling, queries, roster, written
from app.courses.entering import Page, bp, page, public
from app.courses.forms import RosterForm, StaffForm
from app.courses.queries import Invited
from app.courses.roster import MOST_ROWS, Roster, TooMany
from app.courses.words import SEPARATORS, STATES, TIMES, USED
from app.db import db
from app.models import Invitation
from app.places import place
from app.rights import Archived, Place
from app.signed_in import learner

A_PAGE = 300


@bp.route("/courses/<uuid:course_id>/roster/list", methods=["GET", "POST"])
def paste(course_id: UUID) -> Page:
    """Paste a list; then every row of it, with what would become of it. Nothing is added yet."""
    own, form = place(course_id, "staff"), RosterForm()
    if own.course.archived_at is not None:
        return _stays(course_id)
    found = _read(form, course_id)
    if found is None or "again" in request.form:
        return page("courses/paste.html", form, place=own)
    return render_template(
        "courses/preview.html",
        place=own,
        form=form,
        found=found,
        times=TIMES,
        separator=SEPARATORS.get(found.separator, found.separator),
    )


@bp.post("/courses/<uuid:course_id>/roster/enrol")
def enrol(course_id: UUID) -> Page:
    """Make a code for each row that is good; the list is read once more, as things stand now."""
    own, form = place(course_id, "staff"), RosterForm()
    found = _read(form, course_id)
    if found is None:
        return page("courses/paste.html", form, place=own)
    try:
        made = enrolling.enrol(db.session, own.course, learner(), found.rows, now())
    except Archived:
        return _stays(course_id)
    db.session.commit()
    people = "1 person has" if made == 1 else f"{made:,} people have"
    flash(f"{people} a code of their own now. Print the codes, or take them along as a table.")
    return redirect(url_for("courses.enrolled", course_id=course_id), code=303)


def _read(form: RosterForm, course_id: UUID) -> Roster | None:
    """The list that was pasted; None, and why in the form, where it cannot be used."""
    if not form.validate_on_submit():
        return None
    try:
        found = roster.read(form.people.data, queries.on_roster(db.session, course_id))
    except TooMany as error:
        form.people.errors = [
            f"This holds {error.rows:,} rows, and at most {MOST_ROWS:,} are read at once. "
            "Nothing was added: send it in parts."
        ]
        return None
    if not found.rows:
        form.people.errors = ["This holds a heading, and no row under it."]
        return None
    return found


@bp.get("/courses/<uuid:course_id>/roster")
def enrolled(course_id: UUID) -> Page:
    """Who is invited, who has joined by which code; `?show=` narrows it down."""
    own = place(course_id, "staff")
    every = queries.invitations(db.session, course_id, staff=False)
    shown = request.args.get("show", "")
    rows = [each for each in every if shown not in STATES or each.state == shown]
    pages = max(1, ceil(len(rows) / A_PAGE))
    number = min(addresses.page(request.args.get("page", "")), pages) or 1
    return render_template(
        "courses/roster.html",
        place=own,
        rows=rows[(number - 1) * A_PAGE : number * A_PAGE],
        page=number,
        pages=pages,
        numbers={state: sum(each.state == state for each in every) for state in STATES},
        shown=shown if shown in STATES else "",
        states=STATES,
        times=TIMES,
    )


@bp.get("/courses/<uuid:course_id>/roster/print")
def slips(course_id: UUID) -> Page:
    """A slip for each code that waits, to print and cut apart."""
    own = place(course_id, "staff")
    every = queries.invitations(db.session, course_id, staff=False)
    return render_template(
        "courses/slips.html",
        place=own,
        slips=[each for each in every if each.state == "waiting"],
        door=public(url_for("courses.enter_code")),
    )


@bp.get("/courses/<uuid:course_id>/roster.csv")
def sheet(course_id: UUID) -> Page:
    """The roster with its codes as a table."""
    place(course_id, "staff")
    every = queries.invitations(db.session, course_id, staff=False)
    body = written.sheet(map(_cells, every))
    response = Response(body, mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="codes.csv"'
    return response


def _cells(each: Invited) -> tuple[str, ...]:
    code = grouped(each.code) if each.code else ""
    door = public(url_for("courses.join", code=code)) if code else ""
    return each.name, each.email or "", f"{each.extra_time} %", STATES[each.state], code, door


@bp.post("/courses/<uuid:course_id>/invitations/<uuid:invitation_id>/<any(renew, revoke):act>")
def change_invitation(course_id: UUID, invitation_id: UUID, act: str) -> Page:
    """Another code for somebody, or none."""
    own = place(course_id, "staff")
    found = _invitation(own, invitation_id)
    try:
        if act == "renew":
            enrolling.renew(db.session, own.course, found)
            said = f"The code of {found.name} is {grouped(found.code or '')} now."
        else:
            enrolling.revoke(db.session, own.course, found, now())
            said = f"The code of {found.name} opens nothing any more."
    except Archived:
        return _stays(course_id)
    except enrolling.Ended:
        db.session.rollback()
        flash(USED, "wrong")
    else:
        db.session.commit()
        flash(said)
    to = "courses.enrolled" if found.role == "student" else "courses.staff"
    return redirect(url_for(to, course_id=course_id), code=303)


def _invitation(own: Place, invitation_id: UUID) -> Invitation:
    """An invitation of the course; those of staff are the instructors' alone."""
    try:
        found = enrolling.invitation_of(db.session, own.course.id, invitation_id)
    except rights.Missing as error:
        raise NotFound from error
    if found.role != "student" and not own.may("instructor"):
        raise Forbidden
    return found


@bp.route("/courses/<uuid:course_id>/staff", methods=["GET", "POST"])
def staff(course_id: UUID) -> Page:
    """Codes for instructors and assistants; for instructors."""
    own, form = place(course_id, "instructor"), StaffForm()
    if not form.validate_on_submit():
        rows = queries.invitations(db.session, course_id, staff=True)
        return page("courses/invite.html", form, place=own, rows=rows, states=STATES)
    try:
        enrolling.invite(db.session, own.course, learner(), form.role.data, form.name.data, now())
    except Archived:
        return _stays(course_id)
    db.session.commit()
    flash(f"There is a code for {form.name.data}. Give it to nobody else.")
    return redirect(url_for("courses.staff", course_id=course_id), code=303)


def _stays(course_id: UUID) -> Page:
    db.session.rollback()
    flash(rights.ARCHIVED, "wrong")
    return redirect(url_for("courses.course", course_id=course_id), code=303)
