"""Doors of grades that are set by hand, for instructors; and the page on which that is done."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound

from app import rights
from app.clock import now
from app.coursework import grade_overrides, grades, queries
from app.coursework.grade_overrides import Made
from app.db import db
from app.gradebook import operations, words
from app.gradebook.book import Book, Cell, Row
from app.gradebook.entering import BASE, Page, bp, row_of
from app.gradebook.forms import BareForm, GradeForm
from app.models import Attempt
from app.places import look_at, place
from app.rights import Place
from app.signed_in import learner

ONE = f"{BASE}/<uuid:learner_id>/<uuid:assignment_id>"


def student_page(own: Place, book: Book, row: Row, sent: GradeForm | None = None) -> Page:
    """A student's page for staff; with `sent` as it came back where something is to correct."""
    history: dict[UUID, list[Made]] = defaultdict(list)
    for each in grade_overrides.made(db.session, own.course.id, row.person.id):
        history[each.assignment_id].append(each)
    forms = [
        sent if sent is not None and sent.key == str(at) else GradeForm(str(at), formdata=None)
        for at in range(1, len(book.assignments) + 1)
    ]
    page = render_template(
        "gradebook/student.html", place=own, row=row, forms=forms, sent=sent, history=history,
        words=words, shown=grades.shown, brings=brings,
    )  # fmt: skip
    return page, 422 if sent is not None and sent.errors else 200


def brings(cell: Cell, attempt: Attempt) -> tuple[str, str]:
    """What an attempt brings, and what lateness took off of it; empty where nothing."""
    handed = queries.handed([attempt])
    if not handed:
        return "", ""
    late = queries.late_of(cell.assignment)
    left = grades.credit(late, handed[0].due, handed[0].at)
    off = words.per_cent(1 - left) if left < 1 else ""
    return words.per_cent(grades.share(handed[0], late)), off


@bp.post(ONE)
def change(course_id: UUID, learner_id: UUID, assignment_id: UUID) -> Page:
    """Set a student's grade of an assignment by hand, or excuse."""
    own = place(course_id, "instructor")
    at = look_at(course_id)
    book, row, number = _cell(course_id, learner_id, assignment_id, at)
    form = GradeForm(str(number))
    if not form.validate_on_submit():
        return student_page(own, book, row, form)
    try:
        is_new = operations.override(
            db.session, own.course, learner(), assignment_id, learner_id, form.share(),
            form.reason.data, at,
        )  # fmt: skip
    except rights.Archived:
        return _stays(course_id, learner_id)
    except operations.Missing as error:
        db.session.rollback()
        raise NotFound from error
    db.session.commit()
    told = "excused" if form.share() is None else f"set to {words.per_cent(form.share())}"
    flash(f"The grade of {row.person.name} is {told}." if is_new else words.SAME)
    return _back(course_id, learner_id, number)


@bp.post(f"{ONE}/take-back")
def take_back(course_id: UUID, learner_id: UUID, assignment_id: UUID) -> Page:
    """Let what was earned count again. What had been set stays in the history."""
    own, form = place(course_id, "instructor"), BareForm()
    form.validate()
    at = now()
    _, _, number = _cell(course_id, learner_id, assignment_id, at)
    try:
        is_new = operations.withdraw(
            db.session, own.course, learner(), assignment_id, learner_id, at
        )
    except rights.Archived:
        return _stays(course_id, learner_id)
    db.session.commit()
    flash(words.TAKEN_BACK if is_new else words.NOTHING_SET)
    return _back(course_id, learner_id, number)


def _cell(
    course_id: UUID, learner_id: UUID, assignment_id: UUID, at: datetime
) -> tuple[Book, Row, int]:
    """The book, the row in it and the place of the assignment, from 1; 404 where there is none."""
    book, row = row_of(course_id, learner_id, at)
    ids = [each.id for each in book.assignments]
    if assignment_id not in ids:
        raise NotFound
    return book, row, ids.index(assignment_id) + 1


def _back(course_id: UUID, learner_id: UUID, number: int = 0) -> Page:
    """To the student's page, at the assignment of this place."""
    anchor = f"g{number}" if number else None
    here = url_for("gradebook.student", course_id=course_id, learner_id=learner_id, _anchor=anchor)
    return redirect(here, code=303)


def _stays(course_id: UUID, learner_id: UUID) -> Page:
    db.session.rollback()
    flash(rights.ARCHIVED, "wrong")
    return _back(course_id, learner_id)
