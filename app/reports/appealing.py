"""A student's door: a question of one's own attempt is reported, or its marking is appealed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.coursework import queries
from app.coursework.keyed import Key, key_of
from app.coursework.placing import Placed, placed
from app.db import db
from app.limits import TooOften
from app.models import Attempt
from app.models.reports import APPEAL
from app.places import place
from app.reports import operations
from app.reports.entering import Page, appeals, count, too_often
from app.reports.forms import AppealForm, QuestionForm
from app.rights import Place
from app.signed_in import learner
from questions.grading import grade

HIGHEST = 2**31
TEMPLATE = "reports/question.html"
ONE = (
    "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>"
    "/attempts/<int:number>/questions/<int:slot>/report"
)
KEPT = (
    "Your report is kept. The staff of the course read it; you find their answer in your notices."
)
BEFORE = "You have said that before, and it stands here with what became of it."


@dataclass(frozen=True)
class Subject:
    """A question of an attempt of who asks. Its page shows the stem: it may wait for its answer."""

    place: Place
    attempt: Attempt
    one: Placed

    @property
    def given(self) -> str:
        """What was answered, in words."""
        return grade(self.one.item, self.one.reply).given if self.one.reply is not None else ""


def _subject(key: Key, slot: int) -> Subject:
    own = place(key.course_id, "member")
    attempt = queries.attempt(db.session, key) if 0 < key.number < HIGHEST else None
    if attempt is None:
        raise NotFound
    one = next((each for each in placed(db.session, key) if each.slot == slot), None)
    if one is None:
        raise NotFound
    return Subject(own, attempt, one)


def _can_appeal(subject: Subject) -> bool:
    """Whether the right answer may be seen, and this was not it."""
    at, one = subject.attempt, subject.one
    given = queries.assignment(db.session, at.course_id, at.assignment_id)
    if given is None or one.reply is None:
        return False
    rows = queries.overrides(db.session, at.course_id, at.assignment_id)
    seen = queries.seen(given, rows, at, now())
    return "answers" in seen and not grade(one.item, one.reply).correct


@appeals.route(ONE, methods=["GET", "POST"])
def report(course_id: UUID, assignment_id: UUID, number: int, slot: int) -> Page:
    """Report a problem with a question; with `?appeal=yes` that one's answer to it was right."""
    subject = _subject(Key(course_id, assignment_id, learner().id, number), slot)
    appeal = request.args.get("appeal") == "yes"
    if appeal and not _can_appeal(subject):
        raise NotFound
    form = AppealForm() if appeal else QuestionForm()
    values = {"subject": subject, "appeal": appeal}
    if not form.validate_on_submit():
        shown = render_template(TEMPLATE, form=form, **values)
        return shown, 422 if form.errors else 200
    try:
        count()
    except TooOften as error:
        return too_often(error, TEMPLATE, form, **values)
    about = APPEAL if appeal else form.about.data
    kept = operations.report_question(
        db.session, key_of(subject.attempt), slot, about, form.text.data, now()
    )
    db.session.commit()
    flash(KEPT if kept else BEFORE)
    return redirect(url_for("reports.mine") if not kept else _back(subject), code=303)


def _back(subject: Subject) -> str:
    at = subject.attempt
    if at.submitted_at is not None:
        return url_for("reports.mine")
    return url_for(
        "assignments.question",
        course_id=at.course_id,
        assignment_id=at.assignment_id,
        number=at.number,
        slot=subject.one.slot,
    )
