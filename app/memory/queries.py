"""The next question of a learner, or that nothing is left today. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.agenda import Agenda, agenda, new_after
from app.memory.answers import Kind, Nothing, Question, Reveal, Turn
from app.memory.choice import Due, card_of, next_unit
from app.memory.decks import sides
from app.memory.faces import Past, Servable, choose_again, choose_item
from app.memory.replay import Remembered, change_to_tell, forms_asked
from app.memory.rows import Standing, change_note, entries, item_version, standing, today
from app.memory.sitting import Comeback, Given, next_place, planned
from app.memory.waiting import next_due_at, servable, sitting_now
from app.models import Learner
from questions.bank import Bank


def next_question(
    session: Session,
    learner: Learner,
    bank: Bank,
    now: datetime,
    *,
    more: int = 0,
    go_on: bool = False,
) -> Question | Reveal | Nothing:
    """What to ask next, a question or a card, or that nothing is left today.

    A wrong answer comes back before anything else, once enough others were asked since. The plan
    ends on a day off, and when the day's time is used up, unless the learner wants to `go_on`; and
    so many `more` new facts may be taken up today than it says.
    """
    left = agenda(session, learner, bank, now, more, go_on=go_on)
    ready = next((each for each in left.comebacks if each.ready), None)
    chosen = ready or next_unit(
        left.due, left.new(bank), left.new_today, left.day, left.passing, left.reviewed
    )
    if chosen is None or left.stopped is not None:
        return _nothing(session, learner, bank, left)
    again = frozenset(each.unit for each in left.again)
    asked = _asked(
        session,
        learner,
        chosen,
        left.given,
        now,
        due_count=len(left.due) + len(again),
        new_count=left.new_count,
        pass_count=len(left.passing),
    )
    return replace(
        asked,
        again=again,
        time_left=left.time_left,
        own_due=left.due_cards,
        own_new=len(left.new_cards.units),
    )


def _nothing(session: Session, learner: Learner, bank: Bank, left: Agenda) -> Nothing:
    return Nothing(
        next_due_at(session, learner, left.day),
        new_tomorrow=new_after(session, learner, bank, left),
        stopped=left.stopped,
        waiting=left.waiting,
        unmet=bool(left.unmet),
    )


def question_of(session: Session, learner: Learner, unit: str, now: datetime) -> Question | None:
    """The question of a fact that the learner asks for, due or not; None where it has no item."""
    if not servable(session, (unit,)):
        return None
    given = sitting_now(session, learner.id, today(learner, now), now)
    is_new = standing(session, learner.id, unit).memory.reps == 0
    asked = _asked(
        session, learner, unit, given, now, due_count=int(not is_new), new_count=int(is_new)
    )
    return asked if isinstance(asked, Question) else None


def _asked(
    session: Session,
    learner: Learner,
    chosen: Comeback | Due | str,
    given: Sequence[Given],
    now: datetime,
    due_count: int,
    new_count: int,
    pass_count: int = 0,
) -> Question | Reveal:
    unit = chosen if isinstance(chosen, str) else chosen.unit
    back = chosen if isinstance(chosen, Comeback) else None
    card_id = card_of(unit)
    first: Kind = "answer" if card_id is None else "revealed"
    stored = standing(session, learner.id, unit)
    turn = Turn(
        review_id=new_id(now),
        unit=unit,
        revision=stored.revision,
        place=next_place(given),
        is_new=stored.memory.reps == 0,
        due_count=due_count,
        new_count=new_count,
        kind="relearn" if back else first,
        pass_count=pass_count,
        done=planned(given),
    )
    if card_id is not None:
        return Reveal(card=sides(session, learner.id, card_id), **vars(turn))
    return _question(session, learner, turn, stored, given, back)


def _question(
    session: Session,
    learner: Learner,
    turn: Turn,
    stored: Standing,
    given: Sequence[Given],
    back: Comeback | None,
) -> Question:
    log = entries(session, learner.id, turn.unit)
    items = servable(session, (turn.unit,))[turn.unit]
    past = Past(forms_asked(log), [each.form for each in given])
    item = _item(turn.unit, items, stored.memory, back, past)
    return Question(
        item=item_version(session, item.item_id, item.version),
        changed=change_note(session, turn.unit, change_to_tell(log)),
        **vars(turn),
    )


def _item(
    unit: str, items: Sequence[Servable], memory: Remembered, back: Comeback | None, past: Past
) -> Servable:
    if back is None:
        return choose_item(unit, items, memory, past)
    return choose_again(unit, items, memory, back.asked, past)
