"""People who visit the page of this room, and a bank of two topics with facts enough for pages."""

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
from tests.app.items import choice
from tests.app.web import CHEAP, _fact, classmate, student, visitor

__all__ = ["classmate", "student", "visitor"]

DRUGS = tuple(f"drug-{number}" for number in range(45))
SITES = ("bone", "liver")
UNASKED = "brain"


def bank() -> Bank:
    """Forty-five facts of one topic, three of another, none of a third."""
    facts = {name: _fact(name) for name in DRUGS}
    facts |= {name: _fact(name).model_copy(update={"topic": "sites"}) for name in (*SITES, UNASKED)}
    topics = {name: Topic(id=name, name=name.capitalize()) for name in ("drugs", "sites", "none")}
    return Bank(topics=topics, facts=facts)


@pytest.fixture
def web(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on a fresh database; all facts but one are asked by choice."""
    monkeypatch.setenv("METASTASIS_INSTANCE", str(tmp_path))
    made = create_app({"DATABASE_URL": database, "BANK": bank(), "TESTING": True, **CHEAP})
    with made.app_context():
        publish_items(db.session, [choice(name) for name in (*DRUGS, *SITES)], "1", now())
        db.session.commit()
    yield made
    with made.app_context():
        for engine in db.engines.values():
            engine.dispose()
