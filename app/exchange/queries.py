"""What leaves the house: the items of today as a deck."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.exchange.carrying import Noted, memory_noted, memory_of, own, reviews_in
from app.memory.annotations import own_rows
from app.memory.choice import unit_of
from app.memory.ordering import learning_order
from app.memory.prospects import aims, taste_of
from app.memory.replay import NOTHING
from app.memory.rows import logs, memories, today
from app.memory.scheduling import WEIGHTS
from app.memory.served import served_items
from app.models import Audit, CurrentItem, Learner, Review
from exports.deck import REPORT_PAGE, Deck, Memory, Plan
from exports.facts import deck_fact
from questions.fact import Fact
from questions.world import Bank

TITLE = "Metastasis Trainer"
DECK_ID = 1763800000451  # for ever: Anki knows the deck by it
MOST_LOOKED_BACK = 200


@dataclass(frozen=True)
class Size:
    """How many facts and questions there are to take along, of one topic or of all."""

    facts: int
    items: int


@dataclass(frozen=True)
class Changed:
    """A fact that is new or other since a day, and what was said of the change, if anything."""

    id: str
    statement: str
    why: str


@dataclass(frozen=True)
class TopicSize:
    """A topic that may be taken alone."""

    id: str
    name: str
    facts: int
    items: int


def deck(
    session: Session, bank: Bank, now: datetime, public_url: str, topics: Collection[str] = ()
) -> Deck:
    """Every fact that is asked, or those of `topics`, with its published items in learning order.

    Raises:
        LookupError: the bank has no such topic.
    """
    if unknown := set(topics) - set(bank.topics):
        raise LookupError(min(unknown))
    served = served_items(session, _units(bank, topics))
    facts = tuple(
        deck_fact(fact, bank, served[f"bank/{fact.id}"])
        for fact in bank.asked()
        if served.get(f"bank/{fact.id}")
    )
    return Deck(TITLE, DECK_ID, now, facts, report_address=f"{public_url}{REPORT_PAGE}")


def with_progress(session: Session, learner: Learner, bank: Bank, made: Deck) -> Deck:
    """The deck as this learner's own, in the plan's order: memories, log, notes, tags, flags."""
    units = {each.id: unit_of(each.id) for each in made.facts}
    held = carried(session, learner.id, units.values())
    beside = own_rows(session, learner.id)
    facts = {
        each.id: own(each, held.get(units[each.id]), beside.get(units[each.id]))
        for each in made.facts
    }
    exams = aims(session, learner.id, today(learner, made.made_at))
    wanted = learning_order([bank.facts[id_] for id_ in facts], taste_of(learner, exams))
    plan = Plan(
        retention=learner.desired_retention,
        new_per_day=learner.new_per_day,
        reviews_per_day=reviews_in(learner.minutes_per_day),
        parameters=WEIGHTS,
    )
    return replace(made, facts=tuple(facts[each.id] for each in wanted), plan=plan)


def carried(session: Session, learner_id: UUID, units: Collection[str]) -> dict[str, Memory]:
    """What the deck carries of these units; one never met is left out.

    Most logs tell it as they stand. To fold them all would take longer than all the rest.
    """
    now = dict.fromkeys(units, NOTHING)
    now |= {unit: held.memory for unit, held in memories(session, learner_id, units).items()}
    told = {
        unit: memory_noted(rows, now[unit])
        for unit, rows in _noted(session, learner_id)
        if unit in now
    }
    untold = [unit for unit, memory in told.items() if memory is None]
    log = logs(session, learner_id, untold) if untold else {}
    told |= {unit: memory_of(unit, log[unit]) for unit in untold}
    return {unit: memory for unit, memory in told.items() if memory is not None}


def _noted(session: Session, learner_id: UUID) -> Iterator[tuple[str, list[Noted]]]:
    """The rows of the log that count, by unit, in their order."""
    wanted = (
        sa.select(Review.unit, *(getattr(Review, name) for name in Noted._fields))
        .where(Review.learner_id == learner_id, Review.counted)
        .order_by(Review.unit, Review.answered_at, Review.id)
    )
    for unit, rows in groupby(session.execute(wanted), key=itemgetter(0)):
        yield unit, [Noted(*values) for _, *values in rows]


def last_taken(session: Session, learner_id: UUID) -> date | None:
    """The day (UTC) on which this learner took an Anki deck last."""
    rows = session.execute(
        sa.select(Audit.at, Audit.detail)
        .where(Audit.learner_id == learner_id, Audit.act == "export")
        .order_by(Audit.at.desc())
        .limit(MOST_LOOKED_BACK)
    )
    return next((at.date() for at, detail in rows if detail.get("format") == "anki"), None)


def changed_since(bank: Bank, day: date) -> list[Changed]:
    """The facts that became what they are after this day, the latest first, and why."""
    facts = [fact for fact in bank.asked() if bank.changed(fact.id) > day]
    latest = sorted(facts, key=lambda fact: bank.changed(fact.id), reverse=True)
    return [Changed(fact.id, fact.statement, _why(fact, day)) for fact in latest]


def _why(fact: Fact, day: date) -> str:
    return " ".join(each.what for each in fact.changes if each.on > day)


def size(topics: Collection[TopicSize]) -> Size:
    """How much all topics hold together."""
    return Size(sum(each.facts for each in topics), sum(each.items for each in topics))


def topics(session: Session, bank: Bank) -> list[TopicSize]:
    """The topics that hold something; counted, since making a deck reads every question."""
    rows = session.execute(sa.select(CurrentItem.unit, sa.func.count()).group_by(CurrentItem.unit))
    served = dict(rows.all())
    found: dict[str, list[int]] = {id_: [] for id_ in bank.topics}
    for fact in bank.asked():
        if items := served.get(f"bank/{fact.id}"):
            found[fact.topic].append(items)
    return [
        TopicSize(id_, bank.topics[id_].name, len(items), sum(items))
        for id_, items in found.items()
        if items
    ]


def _units(bank: Bank, topics: Collection[str]) -> list[str] | None:
    """The units of these topics; None for all."""
    if not topics:
        return None
    return [f"bank/{fact.id}" for fact in bank.asked() if fact.topic in topics]
