"""Doors of problem reports: report one; the curators' inbox."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import Forbidden, NotFound

from app.addresses import page as page_number
from app.clock import now
from app.db import db
from app.fields import is_plain
from app.limits import TooOften
from app.models import ProblemReport
from app.reports import operations, queries
from app.reports.entering import Page, count, too_often
from app.reports.forms import ABOUT_WORDS, CloseForm, ReportForm
from app.signed_in import learner
from questions.item import Item

bp = Blueprint("reports", __name__, url_prefix="/reports")

CURATORS = frozenset({"curator", "admin"})


@dataclass(frozen=True)
class Subject:
    """What a report is about: an item as it was shown, or a fact and nothing else."""

    fact_id: str
    item: Item | None
    words: str
    reply: str | None = None


def _subject() -> Subject:
    """What the address names: an answer, an item and its version, or a fact."""
    item_id, version = request.args.get("item", ""), request.args.get("version", "")
    if answer := request.args.get("answer", type=UUID):
        row = queries.given(db.session, learner().id, answer)
        if row is None:
            raise NotFound
        return _item_subject(row.item_id or "", row.item_version or "", row.reply)
    if item_id:
        return _item_subject(item_id[:80], version[:32], None)
    bank, id_ = current_app.extensions["bank"], request.args.get("fact", "")
    if stone := bank.tombstones.get(id_):  # its note stays in decks
        return Subject(id_, None, f"This fact was withdrawn. {stone.why}")
    if id_ not in bank.facts:
        raise NotFound
    return Subject(id_, None, bank.facts[id_].statement)


def _item_subject(item_id: str, version: str, reply: str | None) -> Subject:
    """Of an item the page shows the stem and no more: it may wait for its answer.

    A course's own question is none of the curators', and nobody outside the course sees it.
    """
    plain = is_plain(item_id + version)  # PostgreSQL cannot even look for what is no text
    item = queries.asked(db.session, item_id, version) if plain else None
    if item is None or item.is_own:
        raise NotFound
    return Subject(item.facts[0], item, item.stem, reply)


@bp.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Report a problem with a question or a fact."""
    subject, form = _subject(), ReportForm()
    if not form.validate_on_submit():
        return _form(subject, form), 422 if form.errors else 200
    try:
        count()
    except TooOften as error:
        return too_often(error, "reports/new.html", form, subject=subject)
    given = (form.about.data, form.text.data, now())
    if subject.item:
        operations.report_item(db.session, learner(), subject.item, subject.reply, *given)
    else:
        operations.report_fact(db.session, learner(), subject.fact_id, *given)
    db.session.commit()
    return redirect(url_for("reports.thanks"), code=303)


def _form(subject: Subject, form: ReportForm) -> str:
    return render_template("reports/new.html", subject=subject, form=form)


@bp.get("/thanks")
def thanks() -> Page:
    """What becomes of a report."""
    return render_template("reports/thanks.html")


@bp.get("/mine")
def mine() -> Page:
    """One's own reports, and what became of them."""
    pages = max(1, ceil(queries.many(db.session, learner().id) / queries.A_PAGE))
    page = min(max(1, page_number(request.args.get("page", ""))), pages)
    return render_template(
        "reports/mine.html",
        reports=queries.own(db.session, learner().id, page),
        page=page,
        pages=pages,
        words=ABOUT_WORDS,
        known=current_app.extensions["bank"].facts,
    )


def _curators_only() -> None:
    if learner().role not in CURATORS:
        raise Forbidden


@bp.get("")
def inbox() -> Page:
    """What was reported: open, or closed with `?closed=yes`."""
    _curators_only()
    closed = request.args.get("closed") == "yes"
    counts = queries.counts(db.session)
    pages = max(1, ceil(counts[closed] / queries.A_PAGE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "reports/inbox.html",
        reports=queries.inbox(db.session, closed=closed, page=page),
        page=page,
        pages=pages,
        closed=closed,
        waiting=counts[False],
        words=ABOUT_WORDS,
        known=current_app.extensions["bank"].facts,
        form=CloseForm(formdata=None),
    )


def _one(learner_id: UUID, report_id: UUID) -> ProblemReport:
    _curators_only()
    found = queries.one(db.session, learner_id, report_id)
    if found is None:
        raise NotFound
    return found


@bp.post("/<uuid:learner_id>/<uuid:report_id>/close")
def close(learner_id: UUID, report_id: UUID) -> Page:
    """Close a report with a remark, and go on where it stood in the list."""
    report, form = _one(learner_id, report_id), CloseForm()
    if not form.validate():
        flash(" ".join(form.remark.errors), "wrong")
    elif operations.close(db.session, report, learner(), form.remark.data, now(), _about(report)):
        flash("Closed. It is kept among the closed reports.")
    else:
        flash("Somebody closed it before you. Their remark stands.")
    db.session.commit()
    page = request.args.get("page", 1, type=int)
    return redirect(url_for("reports.inbox", page=page if page > 1 else None), code=303)


def _about(report: ProblemReport) -> str:
    """What a report is about, in words: the stem, or the fact."""
    if report.item_id is not None:
        item = queries.asked(db.session, report.item_id, report.item_version or "")
        return item.stem if item else ""
    fact = current_app.extensions["bank"].facts.get(report.fact_id)
    return fact.statement if fact else ""


@bp.post("/<uuid:learner_id>/<uuid:report_id>/reopen")
def reopen(learner_id: UUID, report_id: UUID) -> Page:
    """Put a closed report back into the inbox."""
    operations.reopen(db.session, _one(learner_id, report_id))
    db.session.commit()
    flash("It is open again.")
    return redirect(url_for("reports.inbox"), code=303)
