"""The questions that a set can be drawn from. Selects only."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.memory.choice import unit_of
from app.models import CurrentItem, ItemVersion
from questions.blueprint import Candidate, Candidates, Spec
from questions.world import Bank

SERVED = select(
    CurrentItem.item_id, CurrentItem.version, CurrentItem.unit, CurrentItem.form
).order_by(CurrentItem.item_id)
AT_ONCE = 500  # names in one statement


def candidates_for(session: Session, bank: Bank, *specs: Spec) -> Candidates:
    """All that is served today, and the versions that these specs list."""
    start = len(unit_of(""))
    served = tuple(
        _candidate(bank, item_id, version, unit[start:], form)
        for item_id, version, unit, form in session.execute(SERVED)
    )
    there = {each.name for each in served}
    listed = {(each.item_id, each.version) for spec in specs for pool in spec.pools
              for each in pool.pinned}  # fmt: skip
    return Candidates(served, _pinned(session, bank, sorted(listed - there)))


def _pinned(
    session: Session, bank: Bank, names: Collection[tuple[str, str]]
) -> tuple[Candidate, ...]:
    """Versions that were published once; a name that never was is left out."""
    name = (ItemVersion.item_id, ItemVersion.version)
    every = list(names)
    return tuple(
        _candidate(bank, item_id, version, facts[0], form)
        for at in range(0, len(every), AT_ONCE)
        for item_id, version, facts, form in session.execute(
            select(*name, ItemVersion.facts, ItemVersion.form)
            .where(tuple_(*name).in_(every[at : at + AT_ONCE]))
            .order_by(*name)
        )
    )


def _candidate(bank: Bank, item_id: str, version: str, fact_id: str, form: str) -> Candidate:
    """A fact that the bank has no more has no topic and stage, and was not checked."""
    fact = bank.facts.get(fact_id)
    if fact is None:
        return Candidate(item_id, version, fact_id, form, "", "", known=True)
    known = fact.checked is not None and fact.checked.how == "known"
    return Candidate(item_id, version, fact_id, form, fact.topic, fact.stage.value, known)
