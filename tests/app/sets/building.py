"""What an author does with a set, and what stands on its page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.db import db
from app.models import QuestionSet, QuestionSetVersion
from questions.blueprint import Spec, load
from tests.app.items import choice
from tests.app.web import Visitor, hidden

ALPHA, GAMMA = choice("alphalol"), choice("gammalol")


def by_blueprint(who: Visitor, path: str, **fields: Any) -> int:
    """Add a pool as its page has it; the status."""
    page = who.get(f"{path}/pools/new").text
    sent = {"number": "1", "points": "1", "each": "all", "revision": hidden(page, "revision")}
    return who.post(f"{path}/pools/new", **{**sent, **fields}).status_code


def by_hand(who: Visitor, path: str, item: Any, pool: int = 0) -> int:
    sent = {"item": item.id, "version": item.version, "pool": str(pool)}
    return who.post(f"{path}/add", **sent).status_code


def save(who: Visitor, path: str) -> None:
    """Save what the page of the set shows."""
    found = re.search(r'name="revision" value="([0-9]+)"', who.get(path).text)
    who.post(f"{path}/save", revision=found[1] if found else "0")


def specs(web: Flask) -> list[Spec]:
    """Every version, in its order."""
    with web.app_context():
        version = QuestionSetVersion
        rows = db.session.scalars(select(version.spec).order_by(version.set_id, version.version))
        return [load(each) for each in rows]


def sets(web: Flask) -> list[QuestionSet]:
    with web.app_context():
        return list(db.session.scalars(select(QuestionSet).order_by(QuestionSet.created_at)))


def draft(web: Flask) -> Spec:
    """What is worked on in the first set."""
    return load(sets(web)[0].draft)


def text(page: str) -> str:
    """A page as it is read, on one line."""
    bare = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())
