"""Doors of notices: the page, one that leads on, read, and the end of mail."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.addresses import page as page_number
from app.addresses import public
from app.clock import now
from app.db import db
from app.models import Learner
from app.notices import operations, queries, words
from app.notices.letters import Addresses
from app.notices.queries import Listed
from app.signed_in import learner

bp = Blueprint("notices", __name__, url_prefix="/notices")
Page = str | Response | tuple[str, int]
SALT = "no more mail"
# pages of a question: what they ask of the database is what a sitting costs
OF_A_SITTING = frozenset(
    {
        "study.question",
        "study.answered",
        "study.ahead",
        "decks.turn",
        "decks.rated",
        "quizzes.question",
        "assignments.question",
    }
)


@bp.app_template_global()
def unread_notices() -> int:
    """How many notices are new, for the line of pages; 0 where it is not worth a question."""
    if request.method == "POST" or request.endpoint in OF_A_SITTING:
        return 0
    return queries.unread(db.session, learner().id)


@bp.get("")
def page() -> Page:
    """One's notices. What the sweep has not told yet is told now."""
    mine, at = learner().id, now()
    operations.catch_up(db.session, queries.courses_of(db.session, mine), at, mine)
    db.session.commit()
    pages = max(1, ceil(queries.many(db.session, mine) / queries.A_PAGE))
    number = min(max(1, page_number(request.args.get("page", ""))), pages)
    return render_template(
        "notices/page.html",
        notices=queries.listed(db.session, mine, number),
        page=number,
        pages=pages,
        words=words,
        now=at,
        zone=learner().zone,
        mailed=current_app.config["MAIL_SERVER"] is not None,
    )


@bp.get("/<uuid:notice_id>")
def follow(notice_id: UUID) -> Page:
    """To what a notice is about; with that it is read."""
    found = _mine(notice_id)
    operations.read(db.session, learner().id, notice_id, now())
    db.session.commit()
    return redirect(_target(found), code=303)


def _mine(notice_id: UUID) -> Listed:
    found = queries.one(db.session, learner().id, notice_id)
    if found is None:
        raise NotFound
    return found


def _target(notice: Listed) -> str:
    """What it is about, for who may still go there."""
    if notice.kind == "answered":
        return url_for("reports.mine")
    if not notice.inside:
        return url_for("notices.page")
    to = "assignments.assignment"
    return url_for(to, course_id=notice.course_id, assignment_id=notice.assignment_id)


@bp.post("/<uuid:notice_id>/read")
def read(notice_id: UUID) -> Page:
    """Put a notice away without going there."""
    _mine(notice_id)
    operations.read(db.session, learner().id, notice_id, now())
    db.session.commit()
    return redirect(url_for("notices.page"), code=303)


@bp.post("/read")
def read_all() -> Page:
    """Put all of them away."""
    operations.read_all(db.session, learner().id, now())
    db.session.commit()
    flash("All notices are marked as read.")
    return redirect(url_for("notices.page"), code=303)


@bp.route("/no-mail/<token>", methods=["GET", "POST"])
def no_mail(token: str) -> Page:
    """The link of a letter. The visit changes nothing: programs open what is mailed."""
    try:
        who = UUID(str(_serializer().loads(token)))
    except (BadSignature, ValueError) as error:
        raise NotFound from error
    form = FlaskForm()
    done = form.validate_on_submit()
    if done:
        operations.mail_nothing(db.session, who)
        db.session.commit()
    return render_template("notices/no_mail.html", form=form, done=done)


def _serializer() -> URLSafeSerializer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt=SALT)


def addresses(reader: Learner) -> Addresses:
    """Whole addresses for a letter to this learner."""
    token = str(_serializer().dumps(reader.id.hex))
    return Addresses(
        of=lambda notice: public("notices.follow", notice_id=notice.id),
        every=public("notices.page"),
        off=public("notices.no_mail", token=token),
        account=public("accounts.account"),
    )


def tell_all(at: datetime) -> int:
    """What the sweep tells, course by course; how many notices are new."""
    new = 0
    for course_id in queries.courses(db.session):
        new += operations.catch_up(db.session, [course_id], at)
        db.session.commit()
    return new
