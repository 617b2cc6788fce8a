"""Doors of question sets: the list, a new one, the builder, versions, copies, the end of one."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.db import db
from app.memory.rows import item_versions
from app.models import QuestionSet
from app.places import place
from app.rights import Archived, Missing
from app.sets import (
    board,
    downloading,
    gathering,
    listing,
    operations,
    pooling,
    previewing,
    queries,
    words,
)
from app.sets.entering import (
    REFUSALS,
    Page,
    back,
    bank,
    bp,
    change,
    may_be_drawn,
    page,
    set_for,
    stays,
    to_desk,
)
from app.sets.forms import BareForm, RevisionForm, TitleForm
from app.signed_in import learner
from questions.blueprint import Spec, load

__all__ = ["bp"]
DOORS = (downloading, gathering, listing, pooling, previewing)  # which hang on the same blueprint
bp.add_app_template_filter(words.count, "count_of")


@bp.get("")
def room(course_id: UUID) -> Page:
    """The question sets of a course."""
    own = place(course_id, "staff")
    return render_template("sets/room.html", place=own, sets=queries.sets_of(db.session, course_id))


@bp.route("/new", methods=["GET", "POST"])
def new(course_id: UUID) -> Page:
    """Begin a set: its title, then the builder."""
    own, form = place(course_id, "staff"), TitleForm()
    if not form.validate_on_submit():
        return page("sets/title.html", form, place=own, found=None)
    try:
        made = operations.create(db.session, own.course, learner(), form.title.data, Spec(), now())
    except Archived as error:
        stays(error)
        return redirect(url_for("sets.room", course_id=course_id), code=303)
    db.session.commit()
    return to_desk((own, made))


@bp.get("/<uuid:set_id>")
def desk(course_id: UUID, set_id: UUID) -> Page:
    """The builder: pools in their order, what is wrong with them, what can be done."""
    own, found = set_for(course_id, set_id)
    spec = queries.standing(db.session, found)
    items = item_versions(db.session, board.names_of(spec))
    return render_template(
        "sets/desk.html",
        place=own,
        found=found,
        spec=spec,
        desk=board.desk(spec, may_be_drawn(spec), items, bank()),
    )


@bp.route("/<uuid:set_id>/title", methods=["GET", "POST"])
def title(course_id: UUID, set_id: UUID) -> Page:
    """Give a set another title."""
    own, found = set_for(course_id, set_id)
    form = TitleForm(obj=found)
    if not form.validate_on_submit():
        return page("sets/title.html", form, place=own, found=found)
    try:
        operations.rename(db.session, own.course, found, form.title.data)
    except Missing as error:
        raise NotFound from error
    except Archived as error:
        stays(error)
        return to_desk((own, found))
    db.session.commit()
    return to_desk((own, found))


@bp.post("/<uuid:set_id>/save")
def save(course_id: UUID, set_id: UUID) -> Page:
    """Make a version of what was worked on."""
    made, form = set_for(course_id, set_id), RevisionForm()
    own, found = made
    if not form.validate():
        return to_desk(made)
    try:
        version = operations.save(db.session, own.course, found, form.seen, learner(), now())
    except Missing as error:
        raise NotFound from error
    except operations.Unchanged:
        db.session.rollback()
        flash(words.UNCHANGED if found.latest else words.EMPTY, "wrong")
    except REFUSALS as error:
        stays(error)
    else:
        db.session.commit()
        flash(f"Version {version} is saved. Assignments that use an earlier one keep it.")
    return to_desk(made)


@bp.post("/<uuid:set_id>/discard")
def discard(course_id: UUID, set_id: UUID) -> Page:
    """Leave what was not saved."""
    made, form = set_for(course_id, set_id), RevisionForm()
    own, found = made
    if not form.validate():
        return to_desk(made)
    try:
        operations.discard(db.session, own.course, found, form.seen, now())
    except Missing as error:
        raise NotFound from error
    except operations.Unchanged:
        db.session.rollback()
    except REFUSALS as error:
        stays(error)
    else:
        db.session.commit()
        flash(f"The set stands as it was saved in version {found.latest}.")
    return to_desk(made)


@bp.get("/<uuid:set_id>/versions")
def versions(course_id: UUID, set_id: UUID) -> Page:
    """Every version: who saved it, when, and what it changed."""
    own, found = set_for(course_id, set_id)
    kept = queries.versions_of(db.session, course_id, set_id)
    before = [*(each.spec for each in kept[1:]), None]
    told = [words.changes(one, each.spec, bank()) for each, one in zip(kept, before, strict=True)]
    return render_template(
        "sets/versions.html", place=own, found=found, versions=list(zip(kept, told, strict=True))
    )


@bp.post("/<uuid:set_id>/versions/<int(max=999999):version>/take")
def take(course_id: UUID, set_id: UUID, version: int) -> Page:
    """Work on from an earlier version; nothing is saved by that."""
    made, form = set_for(course_id, set_id), BareForm()
    try:
        kept = queries.version_of(db.session, course_id, set_id, version)
    except Missing as error:
        raise NotFound from error
    if form.validate() and change(made, lambda _: load(kept.spec)):
        flash(f"This is version {version} again. Save it to make it the newest version.")
    return to_desk(made)


@bp.post("/<uuid:set_id>/copy")
def copy(course_id: UUID, set_id: UUID) -> Page:
    """Another set that begins as this one."""
    made, form = set_for(course_id, set_id), BareForm()
    own, found = made
    if not form.validate():
        return to_desk(made)
    try:
        other = operations.copy(db.session, own.course, found, learner(), _copied(found), now())
    except Missing as error:
        raise NotFound from error
    except Archived as error:
        stays(error)
        return to_desk(made)
    db.session.commit()
    flash(f"This is a copy of “{found.title}”. What you change here changes nothing there.")
    return to_desk((own, other))


def _copied(found: QuestionSet) -> str:
    return f"Copy of {found.title}"[: QuestionSet.title.type.length]


@bp.route("/<uuid:set_id>/delete", methods=["GET", "POST"])
def delete(course_id: UUID, set_id: UUID) -> Page:
    """Ask once, then remove a set with all its versions; for instructors."""
    made, form = set_for(course_id, set_id, "instructor"), BareForm()
    own, found = made
    if not form.validate_on_submit():
        return page("sets/delete.html", form, place=own, found=found)
    title = found.title
    try:
        operations.delete(db.session, own.course, found)
    except Missing as error:
        raise NotFound from error
    except REFUSALS as error:
        stays(error)
        return back(made)
    db.session.commit()
    flash(f"“{title}” was deleted.")
    return redirect(url_for("sets.room", course_id=course_id), code=303)
