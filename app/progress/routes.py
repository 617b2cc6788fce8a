"""The door of progress: one page, read only."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request, url_for

from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.memory.weeks import weeks
from app.progress import charts, measures, pages, queries
from app.signed_in import learner

bp = Blueprint("progress", __name__, url_prefix="/progress")


@bp.get("")
def page() -> str:
    """What comes, what was done, what is held and what is weak."""
    person = learner()
    today = learner_day(now(), person.zone, person.rollover_hour)
    found = queries.record(db.session, person, today)
    if pages.is_empty(found):
        return render_template("progress/empty.html")
    number = request.args.get("page", 1, type=int)
    return render_template(
        "progress/page.html",
        here=url_for("progress.page", page=number if number != 1 else None),
        sheet=pages.sheet(found, current_app.extensions["bank"], today, number),
        ahead=charts.ahead(found.ahead, today),
        calendar=charts.calendar(weeks(found.tallies, today), today),
        recall=charts.recall(measures.recalled(found.tallies, today)),
        retention=charts.retention(measures.spans(found.tallies, today), person.desired_retention),
    )
