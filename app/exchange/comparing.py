"""What each side knows that the other does not: a package, and what is stored here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.exchange.findings import Beside
from app.exchange.matching import Kept, Matched, bare
from app.memory.annotations import own_rows
from app.memory.choice import unit_of
from app.memory.importing import Told, is_same
from app.memory.replay import ANSWERS, Entry, marks
from app.memory.rows import logs
from app.models import Annotation, CurrentItem

BANK = "bank/%"
LISTED = 20
EPOCH, A_DAY = date(1970, 1, 1), 86_400  # seconds


def beside(session: Session, learner_id: UUID, came: Matched, changes: Mapping[str, str]) -> Beside:
    """Compare them; `changes`: each fact of the bank with the day (ISO) of its last change."""
    held = own_rows(session, learner_id)
    facts = {each.fact_id: each for each in came.facts}
    here = _reviews_here(session, learner_id, facts)
    changed = sorted(fact for fact, kept in facts.items() if _is_older(kept, changes.get(fact, "")))
    pairs = [(each, held.get(unit_of(each.fact_id))) for each in came.facts]
    return Beside(
        reviews=sum(here.values()),
        units=len(here),
        changed=tuple(changed[:LISTED]),
        more=len(changed) - len(changed[:LISTED]),
        missing=len(_asked(session) - facts.keys()),
        suspended=_apart((kept.suspended, bool(row and row.suspended)) for kept, row in pairs),
        flagged=_apart((kept.flagged, bool(row and row.flagged)) for kept, row in pairs),
        notes=sum(
            _has_more(row, facts.get(unit.removeprefix("bank/")))
            for unit, row in held.items()
            if unit.startswith("bank/")
        ),
    )


def _reviews_here(session: Session, learner_id: UUID, facts: Mapping[str, Kept]) -> dict[str, int]:
    """How many answers of each unit the package does not hold."""
    found: dict[str, int] = {}
    for unit, log in logs(session, learner_id).items():
        if unit.startswith("bank/"):
            kept = facts.get(unit.removeprefix("bank/"))
            number = _missing(log, kept.reviews if kept else ())
            if number:
                found[unit] = number
    return found


def _missing(log: Iterable[Entry], told: Sequence[Told]) -> int:
    rows = list(log)
    undone = marks(rows).undone
    ids, names = {each.id for each in told}, {each.name for each in told}
    return sum(
        row.kind in ANSWERS
        and row.id not in undone
        and row.id not in ids
        and not is_same(row.answered_at, names)
        for row in rows
    )


def _is_older(kept: Kept, changed: str) -> bool:
    """Whether the note was last changed before the day on which the fact was."""
    return bool(changed) and kept.modified < (date.fromisoformat(changed) - EPOCH).days * A_DAY


def _apart(pairs: Iterable[tuple[bool, bool]]) -> tuple[int, int]:
    """How often it is so there only, and here only."""
    told = list(pairs)
    return told.count((True, False)), told.count((False, True))


def _has_more(row: Annotation, kept: Kept | None) -> bool:
    return bool(row.note) and bare(row.note) not in bare(kept.note if kept else "")


def _asked(session: Session) -> set[str]:
    """The facts that have questions today."""
    units = session.scalars(
        sa.select(CurrentItem.unit).where(CurrentItem.unit.like(BANK)).distinct()
    )
    return {unit.removeprefix("bank/") for unit in units}
