"""The questions that a set can be drawn from. Selects only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.memory.choice import unit_of
from app.memory.withdrawals import standing, withdrawn_now
from app.models import CurrentItem, ItemVersion
from questions.blueprint import Candidate, Candidates, Spec
from questions.world import Bank

_ITEM = CurrentItem.__table__.c
SERVED = select(_ITEM.item_id, _ITEM.version, _ITEM.unit, _ITEM.form).order_by(_ITEM.item_id)
AT_ONCE = 500  # names in one statement


def candidates_for(session: Session, bank: Bank, *specs: Spec) -> Candidates:
    """All that is served today, and the versions that these specs list and nobody withdrew."""
    served = _served(session, bank)
    listed = {(each.item_id, each.version) for spec in specs for pool in spec.pools
              for each in pool.pinned}  # fmt: skip
    missing = sorted(listed - served.by_name.keys())
    return replace(served, pinned=_pinned(session, bank, missing)) if missing else served


class _Last:
    """What was read last: to make candidates of the same rows again takes longer than to read
    them, and a class that begins reads them all at one moment."""

    read: tuple[Bank, list[tuple[str, ...]], Candidates] | None = None


def _served(session: Session, bank: Bank) -> Candidates:
    """What is served today, without anything pinned; the same rows give the same again."""
    rows = [tuple(row) for row in session.execute(SERVED)]
    last = _Last.read
    if last is not None and last[0] is bank and last[1] == rows:
        return last[2]
    start = len(unit_of(""))
    found = Candidates(
        tuple(
            _candidate(bank, item_id, version, unit[start:], form)
            for item_id, version, unit, form in rows
        )
    )
    _Last.read = (bank, rows, found)
    return found


def _pinned(
    session: Session, bank: Bank, names: Collection[tuple[str, str]]
) -> tuple[Candidate, ...]:
    """Versions that were published once; a name that never was is left out."""
    name = (ItemVersion.item_id, ItemVersion.version)
    every, gone = list(names), standing(session)
    return tuple(
        _candidate(bank, item_id, version, facts[0], form)
        for at in range(0, len(every), AT_ONCE)
        for item_id, version, facts, form in session.execute(
            select(*name, ItemVersion.facts, ItemVersion.form)
            .where(tuple_(*name).in_(every[at : at + AT_ONCE]))
            .order_by(*name)
        )
        if withdrawn_now(gone, item_id, unit_of(facts[0])) is None
    )


def _candidate(bank: Bank, item_id: str, version: str, fact_id: str, form: str) -> Candidate:
    """A fact that the bank has no more has no topic and stage, and was not checked."""
    fact = bank.facts.get(fact_id)
    if fact is None:
        return Candidate(item_id, version, fact_id, form, "", "", known=True)
    known = fact.checked is not None and fact.checked.how == "known"
    return Candidate(item_id, version, fact_id, form, fact.topic, fact.stage.value, known)
