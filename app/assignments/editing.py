"""Doors of staff: set an assignment, change it, put it away."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, request, url_for

from app import rights
from app.assignments import operations
from app.assignments import words as told
from app.assignments.entering import Page, bp, found, page, stays
from app.assignments.forms import AssignmentForm, local, set_of
from app.assignments.operations import Rules
from app.clock import now
from app.coursework import queries
from app.coursework.matrix import PHASES, USUAL, WHATS, dump
from app.db import db
from app.models import Assignment
from app.passwords import hash_password
from app.places import place
from app.rights import Place
from app.signed_in import learner

LIST = "/courses/<uuid:course_id>/assignments"
BASE = f"{LIST}/<uuid:assignment_id>"


@bp.route(f"{LIST}/new", methods=["GET", "POST"])
def new(course_id: UUID) -> Page:
    """Give a set to the course."""
    own = place(course_id, "staff")
    form = _form(own, None)
    if not form.validate_on_submit():
        return _edit_page(own, form, None)
    password = hash_password(form.password.data) if form.password.data else None
    set_id = set_of(form.set_id.data)
    try:
        made = operations.create(
            db.session, own.course, learner(), set_id or own.course.id, _rules(form), password,
            now(),
        )  # fmt: skip
    except rights.Archived:
        return stays(course_id)
    except operations.NoSet:
        db.session.rollback()
        form.set_id.errors = [told.NO_SET]
        return _edit_page(place(course_id, "staff"), form, None)
    db.session.commit()
    flash(f"“{made.title}” is there for the students of the course.")
    return _to(made)


def _to(given: Assignment) -> Page:
    to = url_for("assignments.assignment", course_id=given.course_id, assignment_id=given.id)
    return redirect(to, code=303)


def _form(own: Place, given: Assignment | None) -> AssignmentForm:
    """The form of a new assignment, or of one as it stands."""
    zone = learner().zone
    if request.method == "POST":
        form = AssignmentForm()
    elif given is None:
        form = AssignmentForm(
            formdata=None, review=_ticks(dump(USUAL)), set_id=request.args.get("set", "")
        )
    else:
        form = AssignmentForm(formdata=None, data=_values(given, zone))
    sets = queries.sets(db.session, own.course.id)
    choices = {str(each.id): f"{each.title}, version {each.latest}" for each in sets}
    form.set_id.choices = choices if given is None else {"": "as it is"} | choices
    if given is not None:
        form.set_id.validators = ()
        form.set_id.validate_choice = True
    return form


def _ticks(review: dict[str, list[str]]) -> list[str]:
    return [f"{phase}:{what}" for phase in PHASES for what in review.get(phase, ())]


def _values(given: Assignment, zone: str) -> dict[str, object]:
    return {
        "title": given.title,
        "kind": given.kind,
        "counts": given.counts,
        "weight": str(given.weight),
        "late_per": given.late_per,
        "shuffle_questions": given.shuffle_questions,
        "shuffle_options": given.shuffle_options,
        "set_id": "",
        "release": local(given.release_at, zone),
        "due": local(given.due_at, zone),
        "close": local(given.close_at, zone),
        "minutes": "" if given.seconds is None else str(given.seconds // 60),
        "attempts": "" if given.attempts is None else str(given.attempts),
        "late_loss": str(given.late_loss),
        "review": _ticks(given.review),
    }


def _edit_page(own: Place, form: AssignmentForm, given: Assignment | None) -> Page:
    return page("assignments/edit.html", form, place=own, given=given,
                phases=PHASES, whats=WHATS)  # fmt: skip


def _rules(form: AssignmentForm) -> Rules:
    return Rules(
        title=form.title.data,
        kind=form.kind.data,
        terms=form.terms(learner().zone),
        late=form.late(),
        counts=form.counts.data,
        shuffle_questions=form.shuffle_questions.data,
        shuffle_options=form.shuffle_options.data,
        review=form.matrix(),
        weight=int(form.weight.data or 1),
    )


@bp.route(f"{BASE}/edit", methods=["GET", "POST"])
def edit(course_id: UUID, assignment_id: UUID) -> Page:
    """Change the rules. Where attempts run, their end moves with them."""
    own, given = found(course_id, assignment_id, "staff")
    form = _form(own, given)
    if not form.validate_on_submit():
        return _edit_page(own, form, given)
    try:
        moved = operations.change(
            db.session, own.course, given, _rules(form), now(),
            password_hash=_password(form, given), set_id=set_of(form.set_id.data),
        )  # fmt: skip
    except rights.Archived:
        return stays(course_id)
    except (operations.NoSet, operations.Begun) as error:
        db.session.rollback()
        missing = isinstance(error, operations.NoSet)
        form.form_errors.append(told.NO_SET if missing else told.BEGUN)
        return _edit_page(*_fresh(course_id, assignment_id, form))
    db.session.commit()
    flash(f"The assignment is changed.{told.moved(moved)}")
    return _to(given)


def _fresh(
    course_id: UUID, assignment_id: UUID, form: AssignmentForm
) -> tuple[Place, AssignmentForm, Assignment]:
    own, given = found(course_id, assignment_id, "staff")
    return own, form, given


def _password(form: AssignmentForm, given: Assignment) -> str | None:
    if form.no_password.data:
        return None
    return hash_password(form.password.data) if form.password.data else given.password_hash


@bp.post(f"{BASE}/<any(archive, restore):move>")
def put_away(course_id: UUID, assignment_id: UUID, move: str) -> Page:
    """Archive an assignment, or take it back. What runs goes on to its end."""
    own, given = found(course_id, assignment_id, "staff")
    back = move == "restore"
    try:
        operations.put_away(db.session, own.course, given, now(), back=back)
    except rights.Archived:
        return stays(course_id)
    db.session.commit()
    flash("It is open again." if back else "It is archived: nobody begins it. Nothing is lost.")
    return _to(given)
