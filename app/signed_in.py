"""Who is asking: server-side sign-ins under Flask-Login, and the doors that stand open.

The cookie carries the learner's id and the sign-in's. Each request looks the sign-in up, so
a copied cookie is dead as soon as the sign-in has ended.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, has_request_context, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, logout_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.clock import now
from app.db import db
from app.models import Learner, SignIn

OPEN = frozenset(
    {
        "static.serve",
        "accounts.landing",
        "accounts.register",
        "accounts.sign_in",
        "accounts.setup",
        "accounts.choose_theme",
        "accounts.begin",
        "accounts.forgot",
        "accounts.reset",
        "accounts.confirm",
        "accounts.goodbye",
        "ops.health",
        "plan.calendar",
        "notices.no_mail",  # its token opens that one door
    }
)

FOR_VISITORS = frozenset({"study", "reports"})  # rooms; all others need an account
LEADS_BACK = frozenset({"courses.enter_code", "courses.join"})  # who registers goes on there
OUT = "accounts.leave"  # which a visitor may do as well
VISITOR_QUESTIONS = 5

LONGEST = timedelta(days=90)
LIVING = (  # each request asks it; made once, since to put a statement together costs more
    sa.select(Learner)
    .join(SignIn, SignIn.learner_id == Learner.id)
    .where(
        Learner.id == sa.bindparam("learner_id"),
        Learner.deleted_at.is_(None),  # who signs in while the account is deleted
        SignIn.id == sa.bindparam("sign_in"),
        SignIn.ended_at.is_(None),
        SignIn.created_at > sa.bindparam("since"),
    )
)
STILL_HERE = sa.select(Learner.id).where(
    Learner.id == sa.bindparam("learner_id"), Learner.deleted_at.is_(None)
)

manager = LoginManager()
manager.session_protection = None


class Visit(UserMixin):  # type: ignore[misc,unused-ignore]
    """A learner with the sign-in that this request came by."""

    def __init__(self, learner: Learner, sign_in: UUID) -> None:
        self.learner = learner
        self.learner_id = learner.id  # known without the row, which a rollback would read again
        self.sign_in = sign_in

    def get_id(self) -> str:
        return f"{self.learner.id.hex}.{self.sign_in.hex}"


def visit() -> Visit:
    """The visit of this request, behind a door that is not open to all."""
    return cast(Visit, current_user)


def learner() -> Learner:
    """The learner of this request, behind a door that is not open to all."""
    return visit().learner


def is_visitor() -> bool:
    """Whether a visitor asks: somebody who tries the questions and has no account yet."""
    return bool(current_user.is_authenticated) and learner().email is None


def learner_mark() -> str:
    """What a browser knows the learner by, to keep answers for nobody else; "" for a stranger."""
    if not current_user.is_authenticated:
        return ""
    return sha256(learner().id.bytes).hexdigest()[:16]


def living_visit(session: Session, name: str, now: datetime) -> Visit | None:
    """The visit that a cookie names, if its sign-in has not ended and is not too old."""
    try:
        learner_id, sign_in = (UUID(part) for part in name.split("."))
    except ValueError:
        return None
    of = {"learner_id": learner_id, "sign_in": sign_in, "since": now - LONGEST}
    found = session.scalar(LIVING, of)
    return None if found is None else Visit(found, sign_in)


def _load(name: str) -> Visit | None:
    return living_visit(db.session, name, now())


def _to_sign_in() -> Response:
    """To the sign-in, and back to this page afterwards. Of a lost form the page says so.

    It says so by its address: a flashed sentence would be spent where a script follows the
    redirect before it opens the page.
    """
    if request.method == "GET":
        back = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=back), code=303)
    ended = "_user_id" in session or None  # the cookie names a visit, which lives no more
    return redirect(url_for("accounts.sign_in", lost=ended and "yes"), code=303)


def _stop_strangers() -> Response | None:
    """Every door is shut unless it is listed as open. No page: the 404 answers.

    A visitor may study and report; everything else begins with an account.
    """
    if request.endpoint is None or request.endpoint in OPEN:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if is_visitor() and request.blueprint not in FOR_VISITORS and request.endpoint != OUT:
        back = request.full_path.rstrip("?") if request.endpoint in LEADS_BACK else None
        return redirect(url_for("accounts.register", next=back), code=303)
    return None


class Left(Exception):
    """The account of who asks was deleted meanwhile. Nothing was stored."""


@sa.event.listens_for(Session, "before_commit")
def _refuse_who_left(session: Session) -> None:
    """Store nothing for somebody who is gone.

    A request may have begun before its account was deleted in another tab. What it wrote holds
    the database's lock on SQLite, and on PostgreSQL it waited for the learner's row: so either
    the deletion came later, and removed it, or is seen here.

    Raises:
        Left: the account was deleted.
    """
    if not has_request_context() or session.in_nested_transaction():
        return
    if not current_user.is_authenticated:
        return
    session.flush()
    if session.scalar(STILL_HERE, {"learner_id": visit().learner_id}) is None:
        raise Left


def _sign_out_who_left(_: Left) -> Response:
    db.session.rollback()
    logout_user()
    return redirect(url_for("accounts.sign_in", lost="yes"), code=303)


def init_app(app: Flask) -> None:
    """Flask-Login with our sign-ins, and the guard before every request.

    Templates see `current_user` only when they ask: an error page must stand without a database.
    """
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.jinja_env.globals["current_user"] = current_user
    app.jinja_env.globals["is_visitor"] = is_visitor
    app.jinja_env.globals["learner_mark"] = learner_mark
    app.before_request(_stop_strangers)
    app.register_error_handler(Left, _sign_out_who_left)
