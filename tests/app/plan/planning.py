"""A plan as its form sends it, and what is stored of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.days import date_of, learner_day
from app.models import Exam, Learner

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORM: dict[str, Any] = {
    "minutes": "30",
    "new": "8",
    "retention": "0.92",
    "level": "clinical",
    "topics": ["drugs"],
    "zone": "UTC",
    "rollover": "4",
    **dict.fromkeys(DAYS, "100"),
}


def stored(web: Flask, name: str = "student") -> Learner:
    """The learner's row as it stands."""
    with web.app_context():
        email = f"{name}@example.org"
        return db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()


def exams(web: Flask) -> list[tuple[str, list[str]]]:
    with web.app_context():
        rows = db.session.scalars(sa.select(Exam).order_by(Exam.on, Exam.name))
        return [(row.name, row.topics) for row in rows]


def ahead(days: int) -> str:
    """A learner's day so far ahead, as the form sends it."""
    return str(date_of(learner_day(now(), "UTC", 4)) + timedelta(days=days))
