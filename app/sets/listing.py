"""Doors of pools by hand: search, a look at a question, what is listed and what is excluded."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from flask import flash, render_template, request
from werkzeug.exceptions import NotFound

from app import addresses
from app.coursework.authored import saved
from app.db import db
from app.memory.choice import unit_of
from app.memory.served import served_items
from app.searching import index
from app.sets import queries, showing
from app.sets.entering import Page, back, bank, bp, change, item_for, key_of, set_for
from app.sets.forms import BareForm
from questions.blueprint import Blueprint, Listed, Pinned, Spec
from questions.blueprint.editing import (
    excluding,
    including,
    with_item,
    with_pool,
    without_item,
)
from questions.fact import Fact

A_PAGE = 20


@bp.get("/<uuid:set_id>/search")
def search(course_id: UUID, set_id: UUID) -> Page:
    """Facts that fit a query or stand in a topic, each with its questions."""
    made = set_for(course_id, set_id)
    own, found = made
    spec = queries.standing(db.session, found)
    query = addresses.query(request.args.get("q", ""))
    topic = request.args.get("topic", "")
    every = _facts(query.text, topic)
    pages = max(1, -(-len(every) // A_PAGE))
    number = min(max(1, addresses.page(request.args.get("page", "1"))), pages)
    shown = every[(number - 1) * A_PAGE : number * A_PAGE]
    return render_template(
        "sets/search.html",
        place=own,
        found=found,
        spec=spec,
        query=query,
        topic=topic if topic in bank().topics else "",
        topics=_topics(),
        into=_into(spec),
        places=showing.places_of(spec),
        facts=_rows(shown, spec),
        total=len(every),
        page=number,
        pages=pages,
        here=request.full_path,
    ), 422 if query.error else 200


def _topics() -> list[tuple[str, str]]:
    asked = {fact.topic for fact in bank().asked()}
    return [(id_, topic.name) for id_, topic in bank().topics.items() if id_ in asked]


def _facts(query: str, topic: str) -> list[Fact]:
    """Facts that are asked: those that the query finds, best first, or all of a topic."""
    asked = {fact.id for fact in bank().asked()}
    if query:
        found: Iterable[Fact] = index().search(query).facts
    else:
        found = index().catalogue.by_topic.get(topic, ())
    known = topic in bank().topics
    return [each for each in found if each.id in asked and (not known or each.topic == topic)]


def _into(spec: Spec) -> int:
    """The key of the pool that questions go into; 0 for a new one."""
    pool = spec.pool(key_of(request.args.get("pool")))
    return pool.key if pool and not isinstance(pool.source, Blueprint) else 0


def _rows(facts: Iterable[Fact], spec: Spec) -> list[tuple[Fact, bool, list[showing.Choice]]]:
    """Each fact, whether it is excluded, and its questions."""
    by_unit = {unit_of(fact.id): fact for fact in facts}
    served = served_items(db.session, by_unit)
    return [
        (fact, fact.id in spec.excluded, [showing.choice(each, spec) for each in items])
        for unit, fact in by_unit.items()
        for items in [served.get(unit, [])]
    ]


@bp.get("/<uuid:set_id>/own")
def search_own(course_id: UUID, set_id: UUID) -> Page:
    """The course's own questions as they were saved last, to be put into pools."""
    own, found = set_for(course_id, set_id)
    spec = queries.standing(db.session, found)
    query = addresses.query(request.args.get("q", ""))
    every = [showing.choice(each, spec) for each in saved(db.session, course_id)]
    words = query.text.casefold().split()
    return render_template(
        "sets/own.html",
        place=own,
        found=found,
        query=query,
        into=_into(spec),
        places=showing.places_of(spec),
        choices=[each for each in every if all(word in each.stem.casefold() for word in words)],
        is_none=not every,
        here=request.full_path,
    ), 422 if query.error else 200


@bp.get("/<uuid:set_id>/questions/<path:item_id>/<version>")
def look(course_id: UUID, set_id: UUID, item_id: str, version: str) -> Page:
    """One question with its key, as it was published; today or long ago."""
    own, found = set_for(course_id, set_id)
    item = item_for(item_id, version)
    spec = queries.standing(db.session, found)
    return render_template(
        "sets/question.html",
        place=own,
        found=found,
        into=_into(spec),
        choice=showing.choice(item, spec),
        offer=showing.offer(item, spec, _into(spec)),
        shown=showing.question(item, bank()),
        back=addresses.own_path(request.args.get("back")),
        here=request.full_path,
    )


@bp.post("/<uuid:set_id>/add")
def add(course_id: UUID, set_id: UUID) -> Page:
    """Put a question into a pool, or into a new one; a listed one takes this version."""
    made, form = set_for(course_id, set_id), BareForm()
    item = item_for(request.form.get("item", ""), request.form.get("version", ""))
    into = key_of(request.form.get("pool"))
    pinned = Pinned(item_id=item.id, version=item.version)

    def put(standing: Spec) -> Spec:
        if into:
            return with_item(standing, into, pinned)
        return with_pool(standing, Listed(items=(pinned,)), 1, 1.0, each=False)

    if not form.validate() or not change(made, put):
        return back(made)
    last = queries.standing(db.session, made[1]).pools[-1]
    if into:
        return back(made, f"pool-{into}")
    flash("A new pool holds this question. What you add next goes into it as well.")
    return back(made, pool=last.key)


@bp.post("/<uuid:set_id>/drop")
def drop(course_id: UUID, set_id: UUID) -> Page:
    """Take a question out of a pool."""
    made, form = set_for(course_id, set_id), BareForm()
    key, item_id = key_of(request.form.get("pool")), request.form.get("item", "")
    if form.validate():
        change(made, lambda standing: without_item(standing, key, item_id))
    return back(made, f"pool-{key}")


@bp.post("/<uuid:set_id>/facts/<fact_id>/<any(exclude, include):asking>")
def exclude(course_id: UUID, set_id: UUID, fact_id: str, asking: str) -> Page:
    """Ask nothing about a fact in this set, or ask it again."""
    made, form = set_for(course_id, set_id), BareForm()
    if not form.validate():
        return back(made)
    if asking == "include":
        change(made, lambda standing: including(standing, fact_id))
        return back(made, "excluded")
    if fact_id not in bank().facts:
        raise NotFound
    if change(made, lambda standing: excluding(standing, fact_id)):
        flash("This fact is asked in no pool of the set any more.")
    return back(made, "excluded")
