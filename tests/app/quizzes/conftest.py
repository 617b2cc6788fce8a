"""People who visit the pages of this room, and a bank of two topics with every form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish_items
from questions.vocabulary import Topic
from questions.world import Bank
from tests.app.days import noon
from tests.app.items import blank, choice, statement, steps, typed
from tests.app.web import CHEAP, Visitor, _fact, classmate, student, visitor

__all__ = ["Visitor", "classmate", "noon", "student", "visitor"]

DRUGS = ("alphalol", "betalol", "gammalol")
SITES = ("bone", "liver")


def bank() -> Bank:
    """Three facts of one topic, two of another."""
    facts = {name: _fact(name) for name in DRUGS}
    facts |= {name: _fact(name).model_copy(update={"topic": "sites"}) for name in SITES}
    topics = {"drugs": Topic(id="drugs", name="Drugs"), "sites": Topic(id="sites", name="Sites")}
    return Bank(topics=topics, facts=facts)


@pytest.fixture
def web(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on a fresh database; each fact is asked in a form of its own."""
    monkeypatch.setenv("METASTASIS_INSTANCE", str(tmp_path))
    made = create_app({"DATABASE_URL": database, "BANK": bank(), "TESTING": True, **CHEAP})
    items = [choice("alphalol"), typed("betalol"), blank("gammalol"), steps("bone")]
    with made.app_context():
        publish_items(db.session, [*items, statement("liver")], "1", now())
        db.session.commit()
    yield made
    with made.app_context():
        for engine in db.engines.values():
            engine.dispose()
