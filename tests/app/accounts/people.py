"""Who registers, and what is stored of them."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Audit, Learner, SignIn
from tests.app.web import PASSWORD, Visitor

NEW = "another horse battery"
DETAILS = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}


def people(web: Flask) -> list[tuple[str | None, str, str]]:
    with web.app_context():
        rows = db.session.execute(sa.select(Learner.email, Learner.name, Learner.role))
        return [(email, name, role) for email, name, role in rows]


COMPOSED, APART = (unicodedata.normalize(form, "pâté de crème") for form in ("NFC", "NFD"))


def living(web: Flask) -> int:
    with web.app_context():
        rows = sa.select(sa.func.count()).select_from(SignIn).where(SignIn.ended_at.is_(None))
        return db.session.scalar(rows) or 0


def signs_in(web: Flask, password: str, name: str = "student") -> bool:
    fresh = Visitor(web)
    answer = fresh.post("/sign-in", email=f"{name}@example.org", password=password)
    return answer.status_code == 303


def acts(web: Flask) -> list[tuple[str, str]]:
    with web.app_context():
        rows = sa.select(Audit.act, Learner.email).join(Learner, Learner.id == Audit.learner_id)
        return [(act, email or "") for act, email in db.session.execute(rows.order_by(Audit.id))]
