"""A past written straight into the tables: log, memories and tallies, as the rules make them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import uuid7
from app.memory.days import starts_at
from app.memory.log import noted
from app.memory.replay import NOTHING, Remembered, after_answer, fold
from app.memory.rows import COLUMNS, entry, today
from app.memory.scheduling import face_of, forecast, outcome
from app.memory.tallies import make_anew
from app.models import CurrentItem, Learner, Memory, Review

COMMON: dict[str, Any] = {
    "kind": "answer",
    "counted": True,
    "policy": "1",
    "source": "app",
    "parameters": {"set": "fsrs-6", "retention": 0.9},
    "of": None,
    "override": None,
    "rating": None,
    "changed_on": None,
}
SKILL = 0.86
STUDIED = 0.85  # of days


def write_past(session: Session, learner: Learner, answers: int, days: int, now: datetime) -> None:
    """So many answers, on most of the days before today, of the facts that are published."""
    chance = random.Random(answers)
    items = session.execute(
        sa.select(
            CurrentItem.unit,
            CurrentItem.item_id,
            CurrentItem.version,
            CurrentItem.form,
            sa.case((CurrentItem.face == "recognise", 4), else_=0).label("k"),
        )
    ).all()
    by_unit = {item.unit: item for item in sorted(items, key=lambda item: item.item_id)}
    first = today(learner, now) - days
    rows = [
        _row(learner, first + day, by_unit[unit], place, right, chance)
        for place, (day, unit, right) in enumerate(_asked(list(by_unit), answers, days, chance))
    ]
    _predict(rows)
    if rows:
        session.execute(sa.insert(Review), rows)
        remember(session, learner)
    session.commit()


def _asked(
    units: Sequence[str], answers: int, days: int, chance: random.Random
) -> list[tuple[int, str, bool]]:
    """Day, unit and mark of each answer: what is due soonest, then new, at growing distances."""
    due, apart = dict.fromkeys(units, -1), dict.fromkeys(units, 1)
    studied = [day for day in range(days) if chance.random() < STUDIED] or [days - 1]
    weights = [chance.uniform(0.3, 1.7) for _ in studied]
    asked = []
    for day in sorted(chance.choices(studied, weights, k=answers)):
        unit = min((unit for unit in units if due[unit] <= day), key=due.__getitem__, default=None)
        unit = unit or chance.choice(units)
        right = chance.random() < SKILL
        apart[unit] = max(2, round(apart[unit] * chance.uniform(1.8, 2.6))) if right else 1
        due[unit] = day + apart[unit]
        asked.append((day, unit, right))
    return asked


def _row(
    learner: Learner, day: int, item: Any, place: int, right: bool, chance: random.Random
) -> dict[str, Any]:
    at = starts_at(day, learner.zone, learner.rollover_hour) + timedelta(hours=6, seconds=place)
    return {
        **COMMON,
        "learner_id": learner.id,
        "id": uuid7(at, chance.randbytes(10)),
        "unit": item.unit,
        "item_id": item.item_id,
        "item_version": item.version,
        "form": item.form,
        "k": item.k,
        "reply": "alpha",
        "correct": right,
        "answered_at": at,
        "learner_day": day,
        "duration_ms": chance.randint(4_000, 30_000),
    }


def _predict(rows: Sequence[dict[str, Any]]) -> None:
    """Enter what was predicted before each answer, and its unit's memory before and after it."""
    memories: dict[str, Remembered] = {}
    for row in rows:
        memory = memories.get(row["unit"], NOTHING)
        elapsed = memory.elapsed(row["learner_day"])
        seen = forecast(memory.stability, elapsed or 0, row["form"], row["k"])
        row |= {"elapsed": elapsed, "p": seen.p, "q": seen.known, "b": seen.b}
        given = entry(SimpleNamespace(**row))
        result = outcome(face_of(given.form), bool(given.correct), given.rating)
        after = after_answer(row["unit"], memory, given, result)
        row |= noted(memory, after, row["learner_day"])
        memories[row["unit"]] = after


def remember(session: Session, learner: Learner) -> None:
    """The memories and tallies that the learner's log amounts to."""
    logs = defaultdict(list)
    for row in session.execute(sa.select(*COLUMNS).where(Review.learner_id == learner.id)):
        logs[row.unit].append(entry(row))
    memories = [
        {"learner_id": learner.id, "unit": unit, "revision": len(log), **asdict(fold(unit, log))}
        for unit, log in logs.items()
    ]
    session.execute(sa.insert(Memory), memories)
    make_anew(session, learner.id)
