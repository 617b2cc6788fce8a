"""Doors of the library: ways in, search, topics, concepts, facts, corrections."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import addresses
from app.cards.yours import Yours
from app.clock import now
from app.db import db
from app.library import errata, leaf, pages, queries
from app.library.shelf import Shelf
from app.memory.annotations import kept_beside
from app.memory.choice import unit_of
from app.memory.days import learner_day
from app.memory.served import served_items
from app.searching import index
from app.signed_in import learner

bp = Blueprint("library", __name__, url_prefix="/library")

Page = str | Response | tuple[str, int]


def _shelf() -> Shelf:
    """The catalogue with what this learner holds today."""
    person = learner()
    today = learner_day(now(), person.zone, person.rollover_hour)
    return Shelf(index().catalogue, queries.held(db.session, person), today)


def _page() -> int:
    return addresses.page(request.args.get("page", "1"))


@bp.get("")
def home() -> Page:
    """The search field, and the ways in."""
    return render_template("library/home.html", home=pages.home(_shelf()))


@bp.get("/search")
def search() -> Page:
    """What a query finds; a query that is too long is told so and kept, cut."""
    query = addresses.query(request.args.get("q", ""))
    if query.error or not query.text:
        here = url_for("library.search", q=query.text or None)
        page = render_template("library/search.html", query=query, here=here)
        return page, 422 if query.error else 200
    found = index().search(query.text)
    listing = pages.results(_shelf(), found, _page())
    return render_template("library/search.html", query=query, found=found, listing=listing)


@bp.get("/topics/<topic_id>")
def topic(topic_id: str) -> Page:
    catalogue = index().catalogue
    if topic_id not in catalogue.by_topic:
        raise NotFound
    named = catalogue.topic(topic_id)
    listing = pages.topic(_shelf(), named, _page())
    return render_template("library/topic.html", topic=named, listing=listing)


@bp.get("/concepts")
def concepts() -> Page:
    """Every concept, A to Z."""
    return render_template("library/concepts.html", letters=pages.index(_shelf()))


@bp.get("/concepts/<concept_id>")
def concept(concept_id: str) -> Page:
    found = current_app.extensions["bank"].concepts.get(concept_id)
    if found is None:
        raise NotFound
    shown = pages.concept(_shelf(), found, _page())
    return render_template("library/concept.html", shown=shown, concept=found)


@bp.get("/facts/<fact_id>")
def fact(fact_id: str) -> Page:
    """The page of a fact; of a retired one, what became of it."""
    shelf = _shelf()
    if withdrawn := leaf.withdrawn(shelf, fact_id):
        return render_template("library/withdrawn.html", withdrawn=withdrawn), 410
    found = shelf.catalogue.facts.get(fact_id)
    if found is None:
        raise NotFound
    items = served_items(db.session, [unit_of(fact_id)]).get(unit_of(fact_id), [])
    kept = kept_beside(db.session, learner(), unit_of(fact_id), now())
    yours = Yours(fact_id, kept, url_for("library.fact", fact_id=fact_id))
    made = leaf.leaf(shelf, found, items, kept)
    return render_template("library/fact.html", leaf=made, yours=yours)


@bp.post("/facts/<fact_id>/study")
def study(fact_id: str) -> Page:
    """To this fact's question, due or not."""
    if fact_id not in index().catalogue.facts:
        return fact(fact_id)
    if not served_items(db.session, [unit_of(fact_id)]):
        flash("There is no question on this fact.", "wrong")
        return redirect(url_for("library.fact", fact_id=fact_id), code=303)
    return redirect(url_for("study.question", fact=fact_id), code=303)


@bp.get("/corrections")
def corrections() -> Page:
    """What the articles had wrong, and why."""
    return render_template("library/corrections.html", errata=errata.errata(_shelf()))


@bp.get("/misconceptions")
def misconceptions() -> Page:
    """What learners have wrong, and why they believe it."""
    shelf = _shelf()
    found = {each.id: each for each in pages.misconceptions(shelf)}
    listing = shelf.listing((("", each) for each in found.values()), _page())
    beliefs = [
        errata.belief(shelf, found[row.id]) for group in listing.groups for row in group.rows
    ]
    return render_template("library/misconceptions.html", beliefs=beliefs, listing=listing)
