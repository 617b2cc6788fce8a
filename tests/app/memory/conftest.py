"""A published small bank of two facts, and a way to ask and answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Answered, Reply
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.models import Learner
from questions.item import Item
from tests.app.items import choice, typed

CHOICE, TYPED, OTHER = choice("alpha"), typed("alpha"), choice("beta")

Answer = Callable[..., Answered]


def reply_to(
    item: Item, text: str, served_at: datetime, revision: int = 0, duration_ms: int | None = 4000
) -> Reply:
    """A reply to a question served at this time and revision."""
    return Reply(
        id=new_id(served_at),
        unit=item.unit,
        item_id=item.id,
        version=item.version,
        text=text,
        revision=revision,
        served_at=served_at,
        started_at=served_at + timedelta(seconds=1),
        duration_ms=duration_ms,
        place=1,
    )


@pytest.fixture
def published(session: Session, now: datetime) -> None:
    publish_items(session, (CHOICE, TYPED, OTHER), "first", now)
    session.commit()


@pytest.fixture
def answer(session: Session, student: Learner, published: None, now: datetime) -> Answer:
    """Serve and answer a question as the memory now stands; `days` after the start."""

    def give(item: Item = TYPED, text: str = "alpha blocker", days: int = 0) -> Answered:
        at = now + timedelta(days=days)
        revision = standing(session, student.id, item.unit).revision
        reply = replace(reply_to(item, text, at - timedelta(minutes=1)), revision=revision)
        given = record_answer(session, student, reply, at)
        session.commit()
        return given

    return give
