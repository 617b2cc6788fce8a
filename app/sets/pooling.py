"""Doors of pools: one more by blueprint, its values, its place."""

from __future__ import annotations

from uuid import UUID

from flask import flash, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.db import db
from app.models import QuestionSet
from app.sets import board, queries, words
from app.sets.entering import (
    Made,
    Page,
    bank,
    bp,
    change,
    may_be_drawn,
    page,
    set_for,
    to_desk,
)
from app.sets.forms import BareForm, BlueprintForm, PoolForm
from questions.blueprint import Blueprint, Candidates, Pool, Spec
from questions.blueprint.editing import changed, moved, with_pool, without_pool

BY = {"up": -1, "down": 1}


@bp.route("/<uuid:set_id>/pools/new", methods=["GET", "POST"])
def add_pool(course_id: UUID, set_id: UUID) -> Page:
    """A pool by blueprint: topics, levels, forms, how many; with how many fit."""
    made, form = set_for(course_id, set_id), BlueprintForm()
    spec, candidates = _offered(made[1], form)
    if not form.validate_on_submit():
        return _blueprint(made, form, spec, candidates, None)
    sent = form.values()

    def add(standing: Spec) -> Spec:
        return with_pool(
            standing,
            form.blueprint(),
            int(str(sent["number"])),
            float(str(sent["points"])),
            each=bool(sent["each"]),
        )

    if change(made, add, form.seen):
        flash("The pool was added at the end.")
    return to_desk(made)


@bp.get("/<uuid:set_id>/pools/count")
def count(course_id: UUID, set_id: UUID) -> Page:
    """How many of how many the form would ask, as a sentence."""
    _, found = set_for(course_id, set_id)
    form = BlueprintForm(formdata=request.args, meta={"csrf": False})
    spec, candidates = _offered(found, form)
    said = board.fit(form.asked, form.blueprint(), spec, candidates)
    return Response(said, mimetype="text/plain")


@bp.route("/<uuid:set_id>/pools/<int:key>", methods=["GET", "POST"])
def pool(course_id: UUID, set_id: UUID, key: int) -> Page:
    """The values of a pool; of one that a blueprint draws, the blueprint as well."""
    made = set_for(course_id, set_id)
    spec = queries.standing(db.session, made[1])
    found = spec.pool(key)
    if found is None:
        raise NotFound
    if isinstance(found.source, Blueprint):
        return _change_blueprint(made, found)
    form = PoolForm()
    if not form.is_submitted():
        form.fill(found)
    if not form.validate_on_submit():
        return _page("sets/pool.html", made, form, pool=found, spec=spec)
    if change(made, lambda standing: changed(standing, key, **form.values()), form.seen):
        flash("The pool is changed.")
    return to_desk(made)


def _change_blueprint(made: Made, found: Pool) -> Page:
    form = BlueprintForm()
    spec, candidates = _offered(made[1], form)
    if not form.is_submitted():
        form.fill(found)
    if not form.validate_on_submit():
        return _blueprint(made, form, spec, candidates, found)
    values = {**form.values(), "source": form.blueprint()}
    if change(made, lambda standing: changed(standing, found.key, **values), form.seen):
        flash("The pool is changed.")
    return to_desk(made)


@bp.post("/<uuid:set_id>/pools/<int:key>/<any(up, down, remove):act>")
def move_pool(course_id: UUID, set_id: UUID, key: int, act: str) -> Page:
    """Move a pool a place up or down, or remove it."""
    made, form = set_for(course_id, set_id), BareForm()
    if not form.validate():
        return to_desk(made)
    if act == "remove":
        if change(made, lambda standing: without_pool(standing, key)):
            flash("The pool was removed. Leave the changes to have it back.")
        return to_desk(made)
    change(made, lambda standing: moved(standing, key, BY[act]))
    return to_desk(made, "pools")


def _offered(found: QuestionSet, form: BlueprintForm) -> tuple[Spec, Candidates]:
    """What stands and what is served, with the boxes of the form."""
    spec = queries.standing(db.session, found)
    candidates = may_be_drawn()
    form.offer(bank(), frozenset(each.form for each in candidates.served))
    return spec, candidates


def _blueprint(
    made: Made, form: BlueprintForm, spec: Spec, candidates: Candidates, found: Pool | None
) -> Page:
    fit = board.fit(form.asked, form.blueprint(), spec, candidates)
    return _page("sets/blueprint.html", made, form, pool=found, fit=fit, spec=spec)


def _page(template: str, made: Made, form: PoolForm, **values: object) -> Page:
    """The page of a pool; a form that failed is meant for what its page showed."""
    own, found = made
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    return page(template, form, place=own, found=found, words=words, **values)
