"""Doors of grades: the gradebook, one student's page, files, and a student's own page."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from uuid import UUID

from flask import render_template, request, send_file
from werkzeug.exceptions import Forbidden

from app import addresses
from app.coursework import grade_overrides
from app.coursework.grades import shown
from app.db import db
from app.gradebook import changing, reading, sheets, words
from app.gradebook.book import named
from app.gradebook.entering import BASE, Page, bp, row_of
from app.places import look, look_at, place
from app.signed_in import learner
from exports.sheet import CSV, XLSX, write_csv, write_xlsx

__all__ = ["bp"]
DOORS = (changing,)  # which hang on the same blueprint
A_PAGE = 300


@bp.get(BASE)
def book(course_id: UUID) -> Page:
    """Everybody's grades, for staff; `?q=` narrows it down to names. The means are of all."""
    own = place(course_id, "staff")
    made = reading.read(db.session, course_id, look_at(course_id))
    query = addresses.query(request.args.get("q", ""))
    rows = named(made.rows, query.text)
    pages = max(1, ceil(len(rows) / A_PAGE))
    number = min(addresses.page(request.args.get("page", "")), pages) or 1
    return render_template(
        "gradebook/book.html",
        place=own,
        book=made,
        rows=rows[(number - 1) * A_PAGE : number * A_PAGE],
        found=len(rows),
        former=named(made.former, query.text),
        query=query,
        page=number,
        pages=pages,
        words=words,
        shown=shown,
    )


@bp.get(f"{BASE}.<any(csv, xlsx):form>")
def sheet(course_id: UUID, form: str) -> Page:
    """The gradebook as a file: one table as CSV, three as a workbook."""
    place(course_id, "staff")
    at = look_at(course_id)
    made = reading.read(db.session, course_id, at)
    if form == "csv":
        body, kind = write_csv(sheets.of_grades(made)), CSV
    else:
        by_hand = sheets.of_overrides(made, grade_overrides.made(db.session, course_id))
        every = (sheets.of_grades(made), sheets.of_assignments(made), by_hand)
        body, kind = write_xlsx(every, at), XLSX
    name = f"grades-{at:%Y-%m-%d}.{form}"
    response = send_file(BytesIO(body), mimetype=kind, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get(f"{BASE}/<uuid:learner_id>")
def student(course_id: UUID, learner_id: UUID) -> Page:
    """One student's grades, for staff: what was earned, by which attempts, and what was set."""
    own = place(course_id, "staff")
    at = look_at(course_id)
    return changing.student_page(own, *row_of(course_id, learner_id, at))


@bp.get(f"{BASE}/mine")
def mine(course_id: UUID) -> Page:
    """A student's own grades, as far as each assignment lets them be seen."""
    own = place(course_id, "member")
    if own.may("staff"):
        raise Forbidden
    at = look()
    _, row = row_of(course_id, learner().id, at)
    return render_template(
        "gradebook/mine.html", place=own, row=row, words=words, shown=shown, now=at
    )
