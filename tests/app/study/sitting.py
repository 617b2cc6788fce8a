"""Answering by forms alone: ask, answer, and what is stored then."""

from __future__ import annotations

import re

import sqlalchemy as sa
from flask import Flask

from app.cards.words import when
from app.clock import now
from app.db import db
from app.memory.days import learner_day
from app.models import Memory, Review
from tests.app.web import Visitor, hidden


def log(web: Flask) -> list[tuple[str, str, str | None]]:
    """Kind, unit and reply of every row of the log."""
    with web.app_context():
        rows = db.session.execute(sa.select(Review).order_by(Review.answered_at)).scalars()
        return [(row.kind, row.unit, row.reply) for row in rows]


def memories(web: Flask) -> dict[str, float | None]:
    with web.app_context():
        return {row.unit: row.stability for row in db.session.scalars(sa.select(Memory))}


def asked(visitor: Visitor) -> str:
    """Go to the question and hand back its token."""
    assert visitor.get("/study/question").status_code == 200
    return hidden(visitor.page, "token")


def row(visitor: Visitor, name: str) -> str:
    """What the page sends for the option of this name."""
    found = {
        words.split()[0].casefold(): value
        for value, words in re.findall(
            r'name="reply" value="([^"]*)".*?<span>([^<]*)</span>', visitor.page, re.DOTALL
        )
    }
    return found[name]


def tomorrow() -> str:
    """How the page names tomorrow; these learners live in UTC."""
    day = learner_day(now(), "UTC", 4) + 1
    return when(day, 1)


def give(visitor: Visitor, reply: str) -> int:
    """Answer what is asked: the option of this name, or this text."""
    token = asked(visitor)
    sent = row(visitor, reply) if 'type="radio"' in visitor.page else reply
    return visitor.post("/study/answer", token=token, reply=sent).status_code
