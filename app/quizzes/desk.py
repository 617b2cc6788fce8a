"""Doors of the room itself: what a quiz is drawn by, presets, mistakes, the quizzes so far."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.clock import now
from app.db import db
from app.quizzes import board, building, choosing, lists, operations, presets, queries, redoing
from app.quizzes.asking import bank
from app.quizzes.criteria import fitting
from app.quizzes.forms import BuildForm, RedoForm, page_number
from app.signed_in import learner

bp = Blueprint("quizzes", __name__, url_prefix="/quizzes")

Page = str | Response | tuple[str, int]
TOO_MANY = (
    f"You keep {presets.MOST_PRESETS} presets already. Delete one first, "
    "or give a name that you have: it then holds these choices."
)


@bp.get("")
def room() -> Page:
    """The form that builds a quiz, as a preset has it if one is named, and the quizzes so far."""
    at, form = now(), BuildForm(formdata=None)
    for each in queries.overdue(db.session, learner().id, at):
        operations.finish_by_time(db.session, learner(), each, at)
        db.session.commit()  # each alone: who held two could wait for a tab that waits for us
    units = choosing.every((), at)
    if "preset" in request.args:
        found = choosing.preset(_uuid(request.args["preset"]))
        criteria, note = choosing.remembered(found, units)
        form.fill(criteria)
        form.name.data = found.name
        if note:
            flash(note)
    return choosing.room(form, at)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound from error


@bp.post("")
def build() -> Page:
    """Draw a new quiz and begin it."""
    at, form = now(), BuildForm()
    units = choosing.every(form.statuses.data or (), at)
    form.offer(choosing.offer(units))
    if not form.validate():
        return choosing.room(form, at)
    try:
        return choosing.begin(form.criteria(), units, at)
    except building.NoFacts:
        choosing.refuse(form, units, form.criteria())
        return choosing.room(form, at)


@bp.get("/count")
def count() -> Page:
    """How many facts fit what stands in the form, as a sentence."""
    at, form = now(), BuildForm(formdata=request.args, meta={"csrf": False})
    units = choosing.every(form.statuses.data or (), at)
    return Response(choosing.fit(units, form.looked_at()), mimetype="text/plain")


@bp.get("/all")
def every() -> Page:
    """All quizzes, page by page."""
    of = lists.how_many(db.session, learner().id)
    page = min(page_number(request.args.get("page", "")), max(1, -(-of // lists.A_PAGE)))
    quizzes = lists.listed(db.session, learner().id, page)
    first = (page - 1) * lists.A_PAGE + 1
    return render_template(
        "quizzes/every.html",
        quizzes=board.lines(quizzes, bank(), learner()),
        page=page,
        first=first,
        last=first + len(quizzes) - 1,
        of=of,
    )


@bp.post("/presets")
def save() -> Page:
    """Keep the choices under a name."""
    at, form = now(), BuildForm()
    form.offer(choosing.offer(choosing.every((), at)))
    valid = form.validate()
    if not form.name.data:
        form.name.errors = ["Give these choices a name."]
        valid = False
    if not valid:
        return choosing.room(form, at)
    try:
        replaced = presets.save(db.session, learner().id, form.name.data, form.criteria(), at)
    except presets.TooMany:
        form.name.errors = [TOO_MANY]
        return choosing.room(form, at)
    db.session.commit()
    done = "now holds these choices instead" if replaced else "was saved"
    flash(f"“{form.name.data}” {done}.")
    return redirect(url_for("quizzes.room"), code=303)


@bp.post("/presets/<uuid:preset_id>/begin")
def begin(preset_id: UUID) -> Page:
    """Begin a quiz by a preset; by what is left of it, which a sentence says."""
    at, found = now(), choosing.preset(preset_id)
    units = choosing.every(found.criteria["statuses"], at)
    criteria, note = choosing.remembered(found, units)
    emptied = bool(found.criteria["topics"]) and not criteria.topics  # not the same as all
    if emptied or not fitting(units, criteria):
        flash(note if emptied else choosing.fit(units, criteria), "wrong")
        return redirect(url_for("quizzes.room", preset=preset_id), code=303)
    if note:
        flash(note)
    return choosing.begin(criteria, units, at)


@bp.get("/presets/<uuid:preset_id>/delete")
def ask_delete(preset_id: UUID) -> Page:
    """Ask once whether to delete a preset."""
    return render_template("quizzes/delete.html", preset=choosing.preset(preset_id))


@bp.post("/presets/<uuid:preset_id>/delete")
def delete(preset_id: UUID) -> Page:
    found = choosing.preset(preset_id)
    presets.delete(db.session, learner().id, preset_id)
    db.session.commit()
    flash(f"“{found.name}” was deleted. The quizzes drawn by it stay.")
    return redirect(url_for("quizzes.room"), code=303)


@bp.route("/redo", methods=["GET", "POST"])
def redo() -> Page:
    """How many facts wait to be asked again, and a quiz of them.

    They are those of the address: each `fact`, or what a `quiz` has wrong or unanswered; by
    default all facts whose last answer was wrong.
    """
    at = now()
    wanted = redoing.wanted(request.values, at)
    if request.method == "GET":
        form = RedoForm(formdata=None)
        form.number.data = str(min(len(wanted.items), redoing.USUAL))
        return redoing.page(form, wanted)
    form = RedoForm()
    if not form.validate() or not wanted.items:
        return redoing.page(form, wanted), 422
    return redoing.begin(wanted, int(form.number.data), form.counts.data, at)
