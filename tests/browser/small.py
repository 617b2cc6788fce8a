"""The application with a small bank in which each fact is asked in a form of its own."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish_items
from app.ops import migrating
from questions.fact import Fact
from questions.vocabulary import Topic
from questions.world import Bank
from tests.app.items import each_form
from tests.app.web import _fact
from tests.browser.learners import CHEAP

ITEMS = tuple(each_form(f"fact-{place}")[place] for place in range(len(each_form("any"))))
FORMS = {item.form for item in ITEMS}
TOPICS = ("drugs", "sites")


def bank() -> Bank:
    """A fact for each form, by turns of two topics."""
    facts: dict[str, Fact] = {
        item.facts[0]: _fact(item.facts[0]).model_copy(update={"topic": TOPICS[place % 2]})
        for place, item in enumerate(ITEMS)
    }
    topics = {name: Topic(id=name, name=name.capitalize()) for name in TOPICS}
    return Bank(topics=topics, facts=facts)


def small_application(folder: Path) -> Flask:
    """A fact of each form, of two topics."""
    url = f"sqlite:///{folder / 'small.db'}"
    migrating.upgrade(url)
    made = create_app({"DATABASE_URL": url, "BANK": bank(), **CHEAP})
    with made.app_context():
        publish_items(db.session, ITEMS, "1", now())
        db.session.commit()
    return made
