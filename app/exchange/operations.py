"""What is written when something leaves the house, or comes back. The caller commits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.exchange.matching import Brought, Kept, Matched, bare
from app.memory.annotations import own_rows, write_note, write_tags
from app.memory.choice import unit_of
from app.memory.importing import Ready, Step, Told, folded, merge_all, silent, unknown
from app.memory.rows import claim
from app.models import Annotation, Audit, Learner
from app.models.learning import MAX_NOTE


def note_export(session: Session, learner: Learner, form: str, facts: int, now: datetime) -> None:
    """Keep who took what, and when. The caller commits."""
    detail = {"format": form, "facts": facts}
    session.add(Audit(learner_id=learner.id, id=new_id(now), at=now, act="export", detail=detail))
    session.flush()


def found(session: Session, learner: Learner, came: Matched) -> Brought:
    """What there is to take in. Nothing is written."""
    new = unknown(session, learner.id, _told(came))
    beside = own_rows(session, learner.id)
    joined = {each.fact_id: _joined(each, beside.get(unit_of(each.fact_id))) for each in came.facts}
    return Brought(
        reviews=sum(map(len, new.values())),
        units=len(new),
        notes=tuple(
            fact for fact, note in joined.items() if note is not None and len(note) <= MAX_NOTE
        ),
        tags=tuple(
            each.fact_id
            for each in came.facts
            if _more_tags(each, beside.get(unit_of(each.fact_id)))
        ),
        too_long=tuple(
            fact for fact, note in joined.items() if note is not None and len(note) > MAX_NOTE
        ),
    )


def prepared(session: Session, learner: Learner, came: Matched, step: Step = silent) -> Ready:
    """Do before what takes long: while `take_in` writes, SQLite lets nobody else write."""
    return folded(session, learner, _told(came), step)


def _told(came: Matched) -> dict[str, tuple[Told, ...]]:
    return {unit_of(fact): reviews for fact, reviews in came.reviews.items() if reviews}


def take_in(
    session: Session, learner: Learner, came: Matched, now: datetime, ready: Ready | None = None
) -> Brought:
    """Enter the reviews that are new at their own time, and join own notes and tags.

    Units are taken in one order everywhere, so that two files never wait for each other. What the
    learner writes meanwhile comes before all of it, and is joined, or after it.
    """
    claim(session, learner.id)
    brought = found(session, learner, came)
    merge_all(session, learner, _told(came), ready)
    beside = own_rows(session, learner.id)
    for each in _only(came.facts, brought.notes):
        unit = unit_of(each.fact_id)
        note = _joined(each, beside.get(unit)) or ""
        write_note(session, learner, unit, note, now)
    for each in _only(came.facts, brought.tags):
        unit = unit_of(each.fact_id)
        held = beside.get(unit)
        every = sorted({*(held.tags if held else ()), *each.tags})
        write_tags(session, learner, unit, every, now)
    detail = {"reviews": brought.reviews, "facts": brought.units}
    session.add(Audit(learner_id=learner.id, id=new_id(now), at=now, act="import", detail=detail))
    session.flush()
    return brought


def _only(facts: Iterable[Kept], wanted: Sequence[str]) -> list[Kept]:
    return sorted((each for each in facts if each.fact_id in wanted), key=lambda one: one.fact_id)


def _joined(came: Kept, held: Annotation | None) -> str | None:
    """The own note with what came, which goes below it; None if nothing of it is new."""
    here = held.note if held else ""
    if not came.note or bare(came.note) in bare(here):
        return None
    if bare(here) in bare(came.note):
        return came.note
    return f"{here}\n\n{came.note}"


def _more_tags(came: Kept, held: Annotation | None) -> bool:
    return not set(came.tags) <= set(held.tags if held else ())
