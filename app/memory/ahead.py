"""The next questions at once, for a time without a connection. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.agenda import agenda, topic_of
from app.memory.answers import Question
from app.memory.choice import units_ahead
from app.memory.faces import Past, Servable, choose_item
from app.memory.replay import NOTHING, Entry, change_to_tell, forms_asked
from app.memory.rows import Standing, change_note, item_versions, logs, memories
from app.memory.sitting import Given, next_place
from app.memory.waiting import servable
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
    left = agenda(session, learner, bank, now, more).of_bank()
    units = units_ahead(
        left.due,
        left.unmet,
        left.met,
        left.allowed,
        left.day,
        partial(topic_of, bank=bank),
        number,
        left.last,
        left.passing,
    )
    return _questions(session, learner, units, left.given, left.waiting, now)


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
