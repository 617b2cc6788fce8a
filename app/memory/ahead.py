"""The next questions at once, for a time without a connection. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Question
from app.memory.choice import LOOKED_AHEAD, card_of, unit_of, units_ahead
from app.memory.faces import Past, Servable, choose_item
from app.memory.prospects import aims, passing, plan_of, taste_of
from app.memory.replay import NOTHING, Entry, change_to_tell, forms_asked
from app.memory.rows import Standing, change_note, item_versions, logs, memories, today
from app.memory.sitting import Given, next_place
from app.memory.waiting import due_units, met_since, servable, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank

NOTHING_MET = Standing(0, NOTHING, None)


def questions_ahead(
    session: Session,
    learner: Learner,
    bank: Bank,
    now: datetime,
    number: int,
    *,
    more: int = 0,
) -> tuple[Question, ...]:
    """The next questions of today, at most so many, each of another unit.

    They are those that would be asked if every answer were right: what comes back in its sitting
    follows from answers that are not there yet. On a day off, or with its minutes used up, they
    are what waits: a ride without a connection is the learner's choice. So many `more` new facts
    may be taken up today than the plan says. Cards of one's own wait for the connection.
    """
    day = today(learner, now)
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = [each for each in due_units(session, learner.id, day) if card_of(each.unit) is None]
    once_more = [
        each.unit
        for each in passing(session, learner, bank, exams, day, {each.unit for each in due})
    ]
    given = sitting_now(session, learner.id, day, now)
    met = met_since(session, learner.id, day)
    left = max(0, plan.new_on(day) + more - met)
    taste = taste_of(learner, exams)
    unmet = unmet_units(session, learner, bank, day, left + LOOKED_AHEAD, taste)

    def topic(unit: str | None) -> str | None:
        fact = bank.facts.get((unit or "").removeprefix(unit_of("")))
        return None if fact is None else fact.topic

    last = given[-1].unit if given else None
    units = units_ahead(due, unmet, met, left, day, topic, number, last, once_more)
    waiting = len(due) + len(once_more) + min(left, len(unmet))
    return _questions(session, learner, units, given, waiting, now)


def _questions(
    session: Session,
    learner: Learner,
    units: Sequence[str],
    given: Sequence[Given],
    waiting: int,
    now: datetime,
) -> tuple[Question, ...]:
    """A question of each unit; `waiting` are all that are left today."""
    items = servable(session, units)
    units = [unit for unit in units if unit in items]
    stored = memories(session, learner.id, units)
    log = logs(session, learner.id, units)
    drawn = _drawn(units, items, stored, log, [each.form for each in given])
    bodies = item_versions(session, [(each.item_id, each.version) for each in drawn])
    first = next_place(given)
    made: list[Question] = []
    for unit, item in zip(units, drawn, strict=True):
        memory = stored.get(unit, NOTHING_MET)
        is_new = memory.memory.reps == 0
        question = Question(
            review_id=new_id(now),
            unit=unit,
            item=bodies[item.item_id, item.version],
            revision=memory.revision,
            place=first + len(made),
            is_new=is_new,
            due_count=waiting - len(made) - is_new,
            new_count=int(is_new),
            changed=change_note(session, unit, change_to_tell(log.get(unit, ()))),
        )
        made.append(question)
    return tuple(made)


def _drawn(
    units: Sequence[str],
    items: dict[str, list[Servable]],
    stored: dict[str, Standing],
    log: dict[str, list[Entry]],
    forms: list[str],
) -> list[Servable]:
    """The item of each unit, by the rules of the schedule. `forms` were asked in the sitting."""
    drawn: list[Servable] = []
    for unit in units:
        past = Past(forms_asked(log.get(unit, ())), [*forms, *(each.form for each in drawn)])
        memory = stored.get(unit, NOTHING_MET).memory
        drawn.append(choose_item(unit, items[unit], memory, past))
    return drawn
