"""Who is asking: server-side sign-ins under Flask-Login, and the doors that stand open.

The cookie carries the learner's id and the sign-in's. Each request looks the sign-in up, so
a copied cookie is dead as soon as the sign-in has ended.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

import sqlalchemy as sa
from flask import Flask, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

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
        "ops.health",
    }
)

manager = LoginManager()
manager.session_protection = None


class Visit(UserMixin):  # type: ignore[misc,unused-ignore]
    """A learner with the sign-in that this request came by."""

    def __init__(self, learner: Learner, sign_in: UUID) -> None:
        self.learner = learner
        self.sign_in = sign_in

    def get_id(self) -> str:
        return f"{self.learner.id.hex}.{self.sign_in.hex}"


def visit() -> Visit:
    """The visit of this request, behind a door that is not open to all."""
    return cast(Visit, current_user)


def learner() -> Learner:
    """The learner of this request, behind a door that is not open to all."""
    return visit().learner


def living_visit(session: Session, name: str) -> Visit | None:
    """The visit that a cookie names, if its sign-in has not ended."""
    try:
        learner_id, sign_in = (UUID(part) for part in name.split("."))
    except ValueError:
        return None
    found = session.scalar(
        sa.select(Learner)
        .join(SignIn, SignIn.learner_id == Learner.id)
        .where(Learner.id == learner_id, SignIn.id == sign_in, SignIn.ended_at.is_(None))
    )
    return None if found is None else Visit(found, sign_in)


def _load(name: str) -> Visit | None:
    return living_visit(db.session, name)


def _to_sign_in() -> Response:
    """To the sign-in, and back to this page afterwards. A lost form leads to the start."""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=back), code=303)


def _stop_strangers() -> Response | None:
    """Every door is shut to visitors unless it is listed as open. No page: the 404 answers."""
    if request.endpoint is None or request.endpoint in OPEN or current_user.is_authenticated:
        return None
    return _to_sign_in()


def init_app(app: Flask) -> None:
    """Flask-Login with our sign-ins, and the guard before every request.

    Templates see `current_user` only when they ask: an error page must stand without a database.
    """
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    app.jinja_env.globals["current_user"] = current_user
    app.before_request(_stop_strangers)
