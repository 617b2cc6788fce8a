"""What became of a class: every answer that was acknowledged, looked for in the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import quantiles
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.cards.sent import Sent, meant
from app.db import engine_options
from app.memory.rows import item_versions
from app.models import Attempt, AttemptSlot
from bench.classroom.plan import Fields, Plan, Told


@dataclass(frozen=True)
class Report:
    """`lost`: acknowledged answers that the database has not, with what they said. `refused`:
    answers of the server that are neither a page nor a redirection. `attempts` are rows;
    `ended` those that are handed in, of which the server acknowledged `handed_in`.
    `computed` are seconds of computing: the server's, its database's not included, and the
    class's. Milliseconds: the 50th, 95th and 99th of a hundred requests."""

    students: int
    sent: int
    saved: int
    lost: int
    refused: dict[str, int]
    broken: int
    stranded: tuple[str, ...]
    attempts: int
    ended: int
    handed_in: int
    seconds: float
    computed: tuple[float, float]
    milliseconds: dict[str, tuple[float, float, float]]


def check(url: str, plan: Plan, told: Told, computed: float = 0.0) -> Report:
    """Compare what the class was told with what is stored."""
    engine = sa.create_engine(**engine_options(url))
    with Session(engine) as session:
        lost = _lost(session, plan, told)
        hows = session.scalars(sa.select(Attempt.submitted_at)).all()
    engine.dispose()
    refused = Counter(
        f"{kind} {status}" for kind, status, _ in told.requests if status not in (200, 303)
    )
    return Report(
        students=len(plan.cookies),
        sent=len(told.requests),
        saved=len(told.saved),
        lost=lost,
        refused=dict(refused),
        broken=told.broken,
        stranded=tuple(told.stranded),
        attempts=len(hows),
        ended=sum(each is not None for each in hows),
        handed_in=len(told.handed_in),
        seconds=told.seconds,
        computed=(computed, told.computed),
        milliseconds=_times(told),
    )


def _lost(session: Session, plan: Plan, told: Told) -> int:
    """How many of the answers that were acknowledged last are not what is stored."""
    rows = session.scalars(sa.select(AttemptSlot)).all()
    stored = {(each.learner_id, each.slot): each for each in rows}
    items = item_versions(session, sorted({(each.item_id, each.version) for each in rows}))
    last = {(UUID(plan.learners[who]), slot): fields for who, slot, fields in told.saved}
    lost = 0
    for key, fields in last.items():
        row = stored.get(key)
        if row is None:
            lost += 1
            continue
        reply = meant(items[row.item_id, row.version], row.order_seed, sent(fields))
        lost += row.reply != reply
    return lost


def sent(fields: Fields) -> Sent:
    """What a filled form stands for, as the server reads it."""

    def pairs(name: str) -> list[tuple[int, int]]:
        found = (each.split(":") for each in fields[name])
        return [(int(first), int(second)) for first, second in found]

    return Sent(
        str(fields["reply"]),
        str(fields["correction"]),
        dict(pairs("place")),
        frozenset(int(each) for each in fields["pick"]),
        frozenset(pairs("cell")),
    )


def _times(told: Told) -> dict[str, tuple[float, float, float]]:
    """Kind of request -> 50th, 95th and 99th of a hundred, in milliseconds."""
    found: dict[str, list[float]] = {}
    for kind, _, spent in told.requests:
        found.setdefault(kind, []).append(spent)
    return {
        kind: (cut[49], cut[94], cut[98])
        for kind, spent in found.items()
        if len(spent) > 1 and (cut := quantiles(spent, n=100, method="inclusive"))
    }
