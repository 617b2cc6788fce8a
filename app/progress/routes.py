"""Doors of progress: read only."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.progress import body, charts, measures, pages, queries
from app.signed_in import learner
from questions.regions import REGIONS, facts_by_region

bp = Blueprint("progress", __name__, url_prefix="/progress")


def _regions() -> body.Regions:
    """The facts of each region, found when they are first needed: the bank never changes."""
    if "regions" not in current_app.extensions:
        current_app.extensions["regions"] = facts_by_region(current_app.extensions["bank"])
    return cast(body.Regions, current_app.extensions["regions"])


def _today() -> int:
    person = learner()
    return learner_day(now(), person.zone, person.rollover_hour)


@bp.get("")
def page() -> str:
    """What comes, what was done, what is held and what is weak."""
    person = learner()
    today = _today()
    found = queries.record(db.session, person, today)
    if pages.is_empty(found):
        return render_template("progress/empty.html")
    number = request.args.get("page", 1, type=int)
    return render_template(
        "progress/page.html",
        here=url_for("progress.page", page=number if number != 1 else None),
        sheet=pages.sheet(found, current_app.extensions["bank"], today, number),
        ahead=charts.ahead(found.ahead, today),
        calendar=charts.calendar(measures.weeks(found.tallies, today), today),
        recall=charts.recall(measures.recalled(found.tallies, today)),
        retention=charts.retention(measures.spans(found.tallies, today), person.desired_retention),
        body=body.body_map(found, _regions()),
    )


@bp.get("/body/<region_id>")
def region(region_id: str) -> str:
    """The facts of a region of the body, each with what is held of it."""
    named = next((each for each in REGIONS if each.id == region_id), None)
    if named is None:
        raise NotFound
    today, number = _today(), request.args.get("page", 1, type=int)
    held = queries.holding(db.session, learner(), today)
    return render_template(
        "progress/region.html",
        here=url_for("progress.region", region_id=region_id, page=number if number != 1 else None),
        region=body.region_page(held, named, _regions()[region_id], today, number),
        body=body.body_map(held, _regions()),
    )
