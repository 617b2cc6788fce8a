"""Doors of progress: read only."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.memory.weeks import weeks
from app.progress import (
    body,
    calibration,
    charts,
    measures,
    pages,
    predictors,
    queries,
    remedies,
    spending,
)
from app.signed_in import learner
from questions.regions import REGIONS, facts_by_region
from questions.world import Bank

bp = Blueprint("progress", __name__, url_prefix="/progress")


def _regions() -> body.Regions:
    """The facts of each region, found when they are first needed: the bank never changes."""
    if "regions" not in current_app.extensions:
        current_app.extensions["regions"] = facts_by_region(_bank())
    return cast(body.Regions, current_app.extensions["regions"])


def _bank() -> Bank:
    return cast(Bank, current_app.extensions["bank"])


def _page() -> int:
    return request.args.get("page", 1, type=int)


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
    number, bank = _page(), _bank()
    weak = remedies.weak_page(found, bank, number)
    worst = remedies.leech_page(found, bank, 1, remedies.WORST)
    failing = queries.failing(db.session, person, {*weak.rows, *worst.rows})
    return render_template(
        "progress/page.html",
        here=url_for("progress.page", page=number if number != 1 else None),
        sheet=pages.sheet(found, bank, today),
        weak=remedies.in_words(weak, found, failing, bank, today),
        leeches=remedies.in_words(worst, found, failing, bank, today),
        ahead=charts.ahead(found.ahead, today),
        calendar=charts.calendar(weeks(found.tallies, today), today),
        recall=charts.recall(measures.recalled(found.tallies, today)),
        retention=charts.retention(measures.spans(found.tallies, today), person.desired_retention),
        spent=charts.spent(spending.spent_by_week(found.tallies, today)),
        body=body.body_map(found, _regions()),
    )


@bp.get("/leeches")
def leeches() -> str:
    """Every fact that keeps being lost, and what may help."""
    person, today, bank = learner(), _today(), _bank()
    held = queries.holding(db.session, person, today)
    units = remedies.leech_page(held, bank, _page())
    failing = queries.failing(db.session, person, units.rows)
    return render_template(
        "progress/leeches.html",
        here=url_for("progress.leeches", page=units.page if units.page != 1 else None),
        leeches=remedies.in_words(units, held, failing, bank, today),
    )


@bp.get("/calibration")
def calibrated() -> str:
    """How well the schedule predicted what came, against averages that know no fact."""
    answers = queries.predicted(db.session, learner())
    return render_template(
        "progress/calibration.html",
        here=url_for("progress.calibrated"),
        report=predictors.report(calibration.groups(answers) if answers else ()),
        curve=charts.calibration(calibration.curve(answers)),
    )


@bp.get("/body/<region_id>")
def region(region_id: str) -> str:
    """The facts of a region of the body, each with what is held of it."""
    named = next((each for each in REGIONS if each.id == region_id), None)
    if named is None:
        raise NotFound
    today, number = _today(), _page()
    held = queries.holding(db.session, learner(), today)
    return render_template(
        "progress/region.html",
        here=url_for("progress.region", region_id=region_id, page=number if number != 1 else None),
        region=body.region_page(held, named, _regions()[region_id], today, number),
        body=body.body_map(held, _regions()),
    )
