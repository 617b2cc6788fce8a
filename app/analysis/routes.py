"""Doors of statistics: a test, all tests of a course, one question, tables as files."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from flask import render_template, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.analysis import lines, sheets, words
from app.analysis.entering import Page, Scope, bp, fact_of, in_assignment, in_course
from app.analysis.flags import flags_of_test
from app.analysis.lines import Line
from app.analysis.queries import running
from app.analysis.statistics import of_test
from app.cards.naming import FORMS
from app.clock import now
from app.db import db
from exports.sheet import CSV, XLSX, write_csv, write_xlsx
from questions.paragraphs import paragraphs

__all__ = ["bp"]
COURSE = "/courses/<uuid:course_id>/statistics"
TEST = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>/statistics"
FILE = 'tables/<any("questions.csv", "options.csv", "statistics.xlsx"):name>'
ONE = "<path:item_id>/<version>"
A_PAGE = 60
MOST_TYPED = 12


@bp.get(TEST)
def test(course_id: UUID, assignment_id: UUID) -> Page:
    """An assignment: the whole test, then every question of it."""
    scope = in_assignment(course_id, assignment_id)
    (results,) = scope.taken.results
    whole = of_test(results, scope.view.every)
    more = {
        "whole": whole,
        "figures": words.whole(whole),
        "flags_of_test": flags_of_test(whole),
        "running": running(db.session, course_id, assignment_id),
    }
    return _page("analysis/test.html", scope, **more)


@bp.get(COURSE)
def pooled(course_id: UUID) -> Page:
    """All assignments of a course together: facts by form, or versions of questions."""
    return _page("analysis/course.html", in_course(course_id))


def _page(template: str, scope: Scope, **more: object) -> str:
    flagged = [line for line in scope.lines if line.flags]
    found = flagged if scope.view.only else scope.lines
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(scope.view.page, pages)
    return render_template(
        template, place=scope.place, given=scope.given, scope=scope, view=scope.view,
        lines=found[(page - 1) * A_PAGE : page * A_PAGE], total=len(found), of=len(scope.lines),
        flagged=len(flagged), page=page, pages=pages, words=words, forms=FORMS, fact_of=fact_of,
        **more,
    )  # fmt: skip


@bp.get(f"{TEST}/{ONE}")
def question(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """A version of a question, as it was asked in an assignment."""
    return _question(in_assignment(course_id, assignment_id), item_id, version)


@bp.get(f"{COURSE}/{ONE}")
def pooled_question(course_id: UUID, item_id: str, version: str) -> Page:
    """The same over all assignments of a course."""
    return _question(in_course(course_id), item_id, version)


def _question(scope: Scope, item_id: str, version: str) -> str:
    line = _line(scope, item_id, version)
    return render_template(
        "analysis/question.html", place=scope.place, given=scope.given, scope=scope,
        view=scope.view, line=line, found=line.found, options=lines.options(line),
        typed=lines.replies(line), most=MOST_TYPED, words=words,
        paragraphs=paragraphs(line.item), form=FORMS.get(line.item.form, line.item.form),
        fact_id=fact_of(line.unit),
    )  # fmt: skip


def _line(scope: Scope, item_id: str, version: str) -> Line:
    asked = scope.taken.asked.get((item_id, version))
    if asked is None:
        raise NotFound
    items = {name: each.item for name, each in scope.taken.asked.items()}
    every = lines.of_versions(scope.taken.results, items, scope.view.every)
    found = next((line for line in every if line.item is asked.item), None)
    if found is None:  # asked in later attempts only
        raise NotFound
    return found


@bp.get(f"{TEST}/{FILE}")
def table(course_id: UUID, assignment_id: UUID, name: str) -> Response:
    """The table of an assignment as it is shown, or its options, as a file."""
    return _file(in_assignment(course_id, assignment_id), name)


@bp.get(f"{COURSE}/{FILE}")
def pooled_table(course_id: UUID, name: str) -> Response:
    """The same over all assignments of a course."""
    return _file(in_course(course_id), name)


def _file(scope: Scope, name: str) -> Response:
    found = [(line.name, lines.spelled(line)) for line in scope.lines]
    at = now()
    if name.endswith(".xlsx"):
        made, kind = write_xlsx([sheets.of_questions(found), sheets.of_options(found)], at), XLSX
    else:
        of = sheets.of_questions if name.startswith("questions") else sheets.of_options
        made, kind = write_csv(of(found)), CSV
    return send_file(
        BytesIO(made), mimetype=kind, as_attachment=True, download_name=f"{at:%Y-%m-%d}-{name}"
    )
