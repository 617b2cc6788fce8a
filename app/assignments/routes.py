"""Doors of assignments: the list, one of them, and what staff does with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.assignments import (
    answering,
    drawing,
    editing,
    excepting,
    serving,
    taking,
    tasks,
    watching,
    working,
)
from app.assignments import words as told
from app.assignments.entering import HIGHEST, Page, bank, bp, found, page
from app.assignments.forms import BareForm, StartForm
from app.cards import card
from app.cards.words import Progress
from app.coursework import marking, people, queries
from app.coursework.grade_overrides import in_force, made
from app.coursework.keyed import Key
from app.coursework.matrix import PHASES, WHATS
from app.coursework.placing import placed
from app.db import db
from app.memory.rows import item_versions
from app.places import look, look_at, place
from app.rights import Place
from app.signed_in import learner

__all__ = ["bp"]
DOORS = (answering, editing, excepting, watching)  # which hang on the same blueprint
LIST = "/courses/<uuid:course_id>/assignments"
BASE = f"{LIST}/<uuid:assignment_id>"


@bp.get(LIST)
def room(course_id: UUID) -> Page:
    """The assignments of a course: for staff as they stand, for a student what there is to do."""
    own = place(course_id, "member")
    if own.may("staff"):
        look_at(course_id)
        every = queries.assignments(db.session, course_id)
        sets = queries.sets(db.session, course_id)
        return render_template("assignments/staff_room.html", place=own, every=every, sets=sets)
    at = look()
    return render_template("assignments/student_room.html", place=own, tasks=_tasks(own, at))


def _tasks(own: Place, at: datetime) -> list[tasks.Task]:
    every = queries.assignments(db.session, own.course.id, archived=False)
    ids = [each.id for each in every]
    rows = queries.overrides(db.session, own.course.id, *ids)
    attempts = queries.attempts(db.session, own.course.id, learner().id, *ids)
    extra = own.member.extra_time
    by_hand = in_force(made(db.session, own.course.id, learner().id))
    return [tasks.task(each, rows, attempts, extra, learner().id, at, by_hand) for each in every]


@bp.get(BASE)
def assignment(course_id: UUID, assignment_id: UUID) -> Page:
    """An assignment: with everybody's attempts for staff, as a task for a student."""
    own, given = found(course_id, assignment_id, "member")
    if not own.may("staff"):
        return taking.start_page(own, given, StartForm(formdata=None), look())
    at = look_at(course_id)
    rows = queries.overrides(db.session, course_id, assignment_id)
    return page(
        "assignments/staff.html",
        BareForm(formdata=None),
        place=own,
        given=given,
        rows=rows,
        names={person.id: person.name for person, _ in people.students(db.session, course_id)},
        work=working.work(db.session, course_id, assignment_id),
        review=queries.review_of(given),
        phases=PHASES,
        whats=WHATS,
        closes=queries.closes(given, rows),
        now=at,
    )


@bp.route(f"{BASE}/preview/<int:number>", methods=["GET", "POST"])
def preview(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """A question as a student sees it. What is answered here is kept nowhere."""
    _, given = found(course_id, assignment_id, "staff")
    drawn = drawing.draw(db.session, given, bank(), f"preview of {given.seed}").questions
    if not 1 <= number <= max(1, len(drawn)):
        raise NotFound
    after = number + 1 if number < len(drawn) else None
    here: dict[str, Any] = {"course_id": course_id, "assignment_id": assignment_id}
    to = url_for("assignments.preview", **here, number=after) if after else None
    leave = url_for("assignments.assignment", **here)
    if request.method == "POST" or not drawn:
        if not drawn:
            flash(told.STATES["empty"], "wrong")
        return redirect(to or leave, code=303)
    one = drawn[number - 1]
    items = item_versions(db.session, [(one.item_id, one.version)])
    doors = card.Doors(
        leave=leave, leave_words="End the preview", answer=request.path,
        next=to or leave, next_words="Next" if to else "End",
    )  # fmt: skip
    line = Progress(number - 1, len(drawn), f"Preview: {number} of {len(drawn)}", given.seconds)
    item = items[one.item_id, one.version]
    asked = card.asked(item, one.order_seed, bank(), line, doors)
    asked = serving.unreported(asked)
    return render_template(
        "assignments/sitting.html", asked=asked, mine=None, single_keys=learner().single_keys
    )


@bp.get(f"{BASE}/students/<uuid:learner_id>/<int:number>")
def work(course_id: UUID, assignment_id: UUID, learner_id: UUID, number: int) -> Page:
    """A student's attempt, for staff: every answer, what counted, what came late."""
    own, given = found(course_id, assignment_id, "staff")
    look_at(course_id)
    key = Key(course_id, assignment_id, learner_id, number)
    theirs = queries.attempt(db.session, key) if number < HIGHEST else None
    if theirs is None:
        raise NotFound
    places = placed(db.session, key)
    late, ruled = queries.late_of(given), marking.rulings(db.session, course_id)
    return render_template(
        "assignments/result.html",
        place=own, given=given, mine=theirs, places=places, staff=True, words=told,
        name=people.name_of(db.session, learner_id), told=serving.told(places, ruled),
        seen=serving.EVERYTHING, share=serving.share_of(theirs, late), closes=None,
    )  # fmt: skip
