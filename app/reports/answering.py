"""Doors of a course's staff: what was reported, one question of it, and what is done about it."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.addresses import page as page_number
from app.clock import now
from app.db import db
from app.fields import is_plain
from app.limits import TooOften
from app.places import place
from app.reports import appealing, board, operations
from app.reports.board import Asked
from app.reports.entering import Page, appeals, count, regrade_address, too_often
from app.reports.forms import ABOUT_WORDS, AnswerForm, PassForm
from app.signed_in import learner
from exports.worded import worded
from questions.item import Item

bp = appeals
DOORS = (appealing,)  # which hang on the same blueprint
LIST = "/courses/<uuid:course_id>/reports"
ONE = f"{LIST}/<uuid:assignment_id>/<path:item_id>/<version>"
GONE = "Somebody closed these reports before you. Their answer stands."
PASSED = "It stands in the curators’ inbox. What they do about it stands here."


@bp.get(LIST)
def inbox(course_id: UUID) -> Page:
    """The questions that were reported: with reports that wait, or closed with `?show=closed`."""
    own = place(course_id, "staff")
    closed = request.args.get("show") == "closed"
    counts = board.counts(db.session, course_id)
    pages = max(1, ceil(counts[closed] / board.A_PAGE))
    page = min(max(1, page_number(request.args.get("page", ""))), pages)
    return render_template(
        "reports/course.html",
        place=own,
        lines=board.lines(db.session, course_id, closed=closed, page=page),
        closed=closed,
        counts=counts,
        page=page,
        pages=pages,
    )


def _asked(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> tuple[Asked, Item]:
    """A question that was reported in this course; 404 for any other."""
    place(course_id, "staff")
    asked = Asked(course_id, assignment_id, item_id[:80], version[:32])
    plain = is_plain(item_id + version)  # PostgreSQL cannot even look for what is no text
    found = board.question(db.session, asked) if plain else None
    if found is None:
        raise NotFound
    return asked, found


@bp.get(ONE)
def item(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """Everything that was reported about one question."""
    asked, about = _asked(course_id, assignment_id, item_id, version)
    return _page(asked, about, AnswerForm(formdata=None), PassForm(formdata=None)), 200


def _page(asked: Asked, about: Item, form: AnswerForm, passing: PassForm) -> str:
    return render_template("reports/item.html", form=form, **_values(asked, about, passing))


def _values(asked: Asked, about: Item, passing: PassForm) -> dict[str, object]:
    told = board.told(db.session, asked, about)
    waiting = [each for each in told if each.closed_at is None]
    return {
        "place": place(asked.course_id, "staff"),
        "asked": asked,
        "about": about,
        "question": worded(about, asked.version),
        "waiting": waiting,
        "done": [each for each in told if each.closed_at is not None],
        "until": max((each.at for each in waiting), default=None),
        "replies": board.replies(told),
        "passed": board.passed(db.session, asked),
        "passing": passing,
        "regrade": regrade_address(asked),
        "words": ABOUT_WORDS,
    }


def _to(asked: Asked) -> Page:
    return redirect(url_for("appeals.item", **vars(asked)), code=303)


@bp.post(f"{ONE}/answer")
def answer(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """Answer all who reported it, and close the reports or leave them open."""
    asked, about = _asked(course_id, assignment_id, item_id, version)
    form = AnswerForm()
    if not form.validate():
        return _page(asked, about, form, PassForm(formdata=None)), 422
    until: datetime = form.seen_until() or now()
    close = not form.leave_open.data
    told = operations.answer(
        db.session, asked, about.stem, learner(), form.words.data, now(), close=close, until=until
    )
    db.session.commit()
    if not told:
        flash(GONE, "wrong")
    else:
        who = "1 student hears" if told == 1 else f"{told} students hear"
        flash(f"{'Closed' if close else 'Sent'}. {who} of it.")
    return _to(asked)


@bp.post(f"{ONE}/reopen")
def reopen(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """Let what was closed wait again."""
    asked, _ = _asked(course_id, assignment_id, item_id, version)
    operations.open_again(db.session, asked)
    db.session.commit()
    flash("The reports are open again.")
    return _to(asked)


@bp.post(f"{ONE}/pass-on")
def pass_on(course_id: UUID, assignment_id: UUID, item_id: str, version: str) -> Page:
    """Put the question before the curators, with a remark of the course and without a student.

    A course's own question is none of theirs.
    """
    asked, about = _asked(course_id, assignment_id, item_id, version)
    if about.is_own:
        raise NotFound
    form = PassForm()
    if not form.validate():
        return _page(asked, about, AnswerForm(formdata=None), form), 422
    try:
        count()
    except TooOften as error:
        empty = AnswerForm(formdata=None)
        return too_often(error, "reports/item.html", empty, **_values(asked, about, form))
    operations.pass_on(db.session, asked, about, learner(), form.remark.data, now())
    db.session.commit()
    flash(PASSED)
    return _to(asked)
