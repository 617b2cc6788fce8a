"""The questions that a set can be drawn from. Selects only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.memory.choice import is_of_course, unit_of
from app.models import CourseQuestion, CourseQuestionVersion, CurrentItem, ItemVersion
from questions.blueprint import Candidate, Candidates, Spec
from questions.world import Bank

_ITEM = CurrentItem.__table__.c
SERVED = select(_ITEM.item_id, _ITEM.version, _ITEM.unit, _ITEM.form).order_by(_ITEM.item_id)
AT_ONCE = 500  # names in one statement


def candidates_for(
    session: Session, bank: Bank, *specs: Spec, course_id: UUID | None = None
) -> Candidates:
    """All that is served today, and the versions that these specs list.

    Of own questions only those of this course; one of another course is as if it were not there.
    """
    served = _served(session, bank)
    listed = {(each.item_id, each.version) for spec in specs for pool in spec.pools
              for each in pool.pinned}  # fmt: skip
    ours = _own(session, course_id, {item_id for item_id, _ in listed}) if course_id else ()
    known = {each.item_id for each in ours}
    there = served.by_name.keys() | {each.name for each in ours}
    wanted = (name for name in listed - there if not is_of_course(name[0]) or name[0] in known)
    pinned = _pinned(session, bank, sorted(wanted))
    return replace(served, pinned=pinned, own=ours) if pinned or ours else served


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


def _own(session: Session, course_id: UUID, item_ids: Collection[str]) -> tuple[Candidate, ...]:
    """The last versions of those of these questions that are this course's own."""
    wanted = sorted(filter(is_of_course, item_ids))
    if not wanted:
        return ()
    rows = session.execute(
        select(CourseQuestionVersion.item_id, CourseQuestionVersion.version, CourseQuestion.form)
        .join(CourseQuestion, CourseQuestion.id == CourseQuestionVersion.question_id)
        .where(
            CourseQuestion.course_id == course_id,
            CourseQuestionVersion.course_id == course_id,
            CourseQuestionVersion.number == CourseQuestion.latest,
            CourseQuestionVersion.item_id.in_(wanted),
        )
        .order_by(CourseQuestionVersion.item_id)
    )
    return tuple(Candidate(id_, version, id_, form, "", "") for id_, version, form in rows)


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
    """A fact that the bank has no more has no topic and stage, and was not checked.

    An own question has none either, and says nothing of how it was checked.
    """
    if is_of_course(item_id):
        return Candidate(item_id, version, fact_id, form, "", "")
    fact = bank.facts.get(fact_id)
    if fact is None:
        return Candidate(item_id, version, fact_id, form, "", "", known=True)
    known = fact.checked is not None and fact.checked.how == "known"
    return Candidate(item_id, version, fact_id, form, fact.topic, fact.stage.value, known)
