"""Doors of exceptions: other rules for some students, or for all with a label."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.exceptions import NotFound

from app import rights
from app.assignments import varying, words
from app.assignments.entering import Page, bp, found, page, stays
from app.assignments.forms import BareForm, ExceptionForm
from app.clock import now
from app.coursework import people
from app.coursework.terms import NOTHING
from app.db import db
from app.models import Assignment
from app.rights import Place
from app.signed_in import learner

BASE = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>/exceptions"


@bp.route(BASE, methods=["GET", "POST"])
def exceptions(course_id: UUID, assignment_id: UUID) -> Page:
    """Make exceptions for some students at once, or for labels."""
    own, given = found(course_id, assignment_id, "staff")
    form = ExceptionForm()
    every = people.students(db.session, course_id)
    labels = [(str(label), told) for label, told in words.LABELS.items()]
    form.whom.choices = [*labels, *((str(person.id), person.name) for person, _ in every)]
    if not form.validate_on_submit():
        return _page(own, given, form)
    other = form.terms(learner().zone)
    if other == NOTHING:
        form.form_errors.append(words.NO_WORD)
        return _page(own, given, form)
    try:
        moved = varying.make_exceptions(
            db.session, own.course, learner(), given, form.chosen(), other,
            form.reason.data or "", now(),
        )  # fmt: skip
    except rights.Archived:
        return stays(course_id)
    db.session.commit()
    flash(f"The exception is made.{words.moved(moved)}")
    return _back(given)


def _back(given: Assignment) -> Page:
    to = url_for("assignments.assignment", course_id=given.course_id, assignment_id=given.id)
    return redirect(to, code=303)


def _page(own: Place, given: Assignment, form: ExceptionForm) -> Page:
    return page("assignments/exceptions.html", form, place=own, given=given)


@bp.post(f"{BASE}/<uuid:override_id>/remove")
def remove_exception(course_id: UUID, assignment_id: UUID, override_id: UUID) -> Page:
    """Let the rules for all hold again."""
    own, given = found(course_id, assignment_id, "staff")
    form = BareForm()
    form.validate()
    try:
        moved = varying.remove_exception(db.session, own.course, given, override_id, now())
    except rights.Archived:
        return stays(course_id)
    except LookupError as error:
        db.session.rollback()
        raise NotFound from error
    db.session.commit()
    flash(f"The rules for all hold again.{words.moved(moved)}")
    return _back(given)
