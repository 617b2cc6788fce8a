"""The application with a small bank in which each fact is asked in a form of its own."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish_items
from app.ops import migrating
from tests.app.items import blank, choice, statement, steps, typed
from tests.app.quizzes.conftest import bank
from tests.browser.learners import CHEAP

ITEMS = (
    choice("alphalol"),
    typed("betalol"),
    blank("gammalol"),
    steps("bone"),
    statement("liver"),
)
FORMS = {item.form for item in ITEMS}


def small_application(folder: Path) -> Flask:
    """Five facts of two topics, five forms."""
    url = f"sqlite:///{folder / 'small.db'}"
    migrating.upgrade(url)
    made = create_app({"DATABASE_URL": url, "BANK": bank(), **CHEAP})
    with made.app_context():
        publish_items(db.session, ITEMS, "1", now())
        db.session.commit()
    return made
