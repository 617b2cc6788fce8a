"""One answer through `record_answer`, against a bare insert of the same row."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.clock import now as clock
from app.db import engine_options
from app.memory.answers import Reply
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.models import Learner, Review
from app.ops import migrating
from bench.measuring import Row, compared
from questions.bank import load
from questions.generators import all_items
from questions.item import Item, SingleBest

ANSWERS = 100


def answering(folder: Path) -> Row:
    """A database on disk, synchronous FULL; each answer is committed."""
    url = f"sqlite:///{folder / 'answers.db'}"
    migrating.upgrade(url)
    items = [item for item in all_items(load()) if isinstance(item, SingleBest)]
    engine = sa.create_engine(**engine_options(url))
    with Session(engine, expire_on_commit=False) as session:
        learner = _learner(session, items)
        turn = count()

        def ours() -> None:
            for _ in range(ANSWERS):
                number = next(turn)
                _answer(session, learner, items[number % len(items)], _at(number))

        columns = [column for column in Review.__table__.columns if column.name != "id"]
        ours()
        like = session.execute(sa.select(*columns).limit(1)).mappings().one()

        def bare() -> None:
            for _ in range(ANSWERS):
                session.execute(sa.insert(Review), {**like, "id": new_id(clock())})
                session.commit()

        return compared(
            "record_answer, an answer",
            ours,
            "bare insert and commit",
            bare,
            rounds=7,
            count=ANSWERS,
        )


def _learner(session: Session, items: list[Item]) -> Learner:
    learner = Learner(id=new_id(clock()), email="s@example.org", name="S", created_at=clock())
    session.add(learner)
    publish_items(session, items, "bench", clock())
    session.commit()
    return learner


def _at(number: int) -> datetime:
    """A hundred answers a day, half a minute apart."""
    begun = datetime.fromisoformat("2026-01-01T09:00:00+00:00")
    return begun + timedelta(days=number // 100, seconds=30 * (number % 100))


def _answer(session: Session, learner: Learner, item: SingleBest, at: datetime) -> None:
    reply = Reply(
        id=new_id(at),
        unit=item.unit,
        item_id=item.id,
        version=item.version,
        text=item.answer,
        revision=standing(session, learner.id, item.unit).revision,
        served_at=at - timedelta(seconds=20),
        started_at=None,
        duration_ms=20_000,
        place=1,
    )
    record_answer(session, learner, reply, at)
    session.commit()
