"""Doors of assignments: the list, one of them, and what staff does with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app import rights
from app.assignments import attempting, excepting, operations, queries, serving, taking
from app.assignments import words as told
from app.assignments.entering import Page, bank, bp, found, look, look_at, page, stays
from app.assignments.forms import AssignmentForm, BareForm, StartForm, local, set_of
from app.assignments.matrix import PHASES, USUAL, WHATS, dump
from app.assignments.operations import Rules
from app.cards import card
from app.cards.words import Progress
from app.clock import now
from app.db import db
from app.memory.rows import item_versions
from app.models import Assignment
from app.passwords import hash_password
from app.places import place
from app.rights import Place
from app.signed_in import learner

__all__ = ["bp"]
DOORS = (taking, excepting)  # which hang on the same blueprint
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


def _tasks(own: Place, at: datetime) -> list[serving.Task]:
    every = queries.assignments(db.session, own.course.id, archived=False)
    ids = [each.id for each in every]
    rows = queries.overrides(db.session, own.course.id, *ids)
    attempts = queries.attempts(db.session, own.course.id, learner().id, *ids)
    extra = own.member.extra_time
    return [serving.task(each, rows, attempts, extra, learner().id, at) for each in every]


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
        form = AssignmentForm(formdata=None, obj=given, data=_values(given, zone))
    choices = [(str(each.id), f"{each.title}, version {each.latest}")
               for each in queries.sets(db.session, own.course.id)]  # fmt: skip
    form.set_id.choices = choices if given is None else [("", "as it is"), *choices]
    if given is not None:
        form.set_id.validators = ()
        form.set_id.validate_choice = True
    return form


def _ticks(review: dict[str, list[str]]) -> list[str]:
    return [f"{phase}:{what}" for phase in PHASES for what in review.get(phase, ())]


def _values(given: Assignment, zone: str) -> dict[str, object]:
    return {
        "set_id": "",
        "release": local(given.release_at, zone),
        "due": local(given.due_at, zone),
        "close": local(given.close_at, zone),
        "minutes": "" if given.seconds is None else str(given.seconds // 60),
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
    )


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
        names={person.id: person.name for person, _ in queries.students(db.session, course_id)},
        work=queries.work(db.session, course_id, assignment_id),
        review=queries.review_of(given),
        phases=PHASES,
        whats=WHATS,
        closes=queries.closes(given, rows),
        now=at,
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
    flash(f"The assignment is changed.{excepting.moved_words(moved)}")
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


@bp.route(f"{BASE}/preview/<int:number>", methods=["GET", "POST"])
def preview(course_id: UUID, assignment_id: UUID, number: int) -> Page:
    """A question as a student sees it. What is answered here is kept nowhere."""
    _, given = found(course_id, assignment_id, "staff")
    drawn = attempting.draw(db.session, given, bank(), f"preview of {given.seed}")
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
    key = queries.Key(course_id, assignment_id, learner_id, number)
    theirs = queries.attempt(db.session, key) if number < taking.HIGHEST else None
    if theirs is None:
        raise NotFound
    places = queries.placed(db.session, key)
    late = queries.late_of(given)
    return render_template(
        "assignments/result.html",
        place=own, given=given, mine=theirs, places=places, staff=True, words=told,
        name=queries.name_of(db.session, learner_id), told=serving.told(places),
        seen=serving.EVERYTHING, share=serving.share_of(theirs, late), closes=None,
    )  # fmt: skip
