"""What a page shows of the memory: the next question, an answer. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import (
    WHY_NOT_COUNTED,
    Answered,
    ChangeNote,
    Decision,
    Drawn,
    Kind,
    Missing,
    Nothing,
    Question,
    Reveal,
    Stopped,
    Turn,
)
from app.memory.choice import Due, card_of
from app.memory.decks import sides
from app.memory.faces import Past, Servable, choose_again, choose_item, draw_items, draw_units
from app.memory.left import left_on, new_after
from app.memory.planning import Plan
from app.memory.prospects import spent_since
from app.memory.replay import Marks, Remembered, change_to_tell, decision, forms_asked, marks
from app.memory.rows import (
    Standing,
    change_note,
    entries,
    entry,
    item_version,
    logs,
    memories,
    standing,
    today,
)
from app.memory.sitting import Comeback, Given, next_place, will_come
from app.memory.waiting import next_due_at, servable, served_among, sitting_now
from app.models import Learner, Review
from questions.bank import Bank
from questions.grading import grade
from questions.item import Item, TrueFalse


def answered(session: Session, learner: Learner, answer: UUID, now: datetime) -> Answered:
    """An answer of this learner with all that its feedback page shows.

    Raises:
        Missing: this learner has no such answer.
    """
    row = session.get(Review, (learner.id, answer))
    if row is None or row.kind not in ("answer", "relearn"):
        raise Missing("this learner has no such answer")
    log = entries(session, learner.id, row.unit)
    return shown(
        row,
        item_version(session, row.item_id or "", row.item_version or ""),
        marks(log),
        standing(session, learner.id, row.unit).memory,
        change_note(session, row.unit, change_to_tell(log, before=entry(row))),
        decision(row.unit, log, row.id),
        learner,
        now,
    )


def shown(
    row: Review,
    item: Item,
    said: Marks,
    memory: Remembered,
    changed: ChangeNote | None,
    decided: Decision | None,
    learner: Learner,
    now: datetime,
) -> Answered:
    """An answer from its row, its item, what was said of it later, and the memory today."""
    day = today(learner, now)
    verdict = grade(item, row.reply or "")
    correct = said.overrides.get(row.id, bool(row.correct))
    undone = row.id in said.undone
    return Answered(
        review_id=row.id,
        unit=row.unit,
        item=item,
        reply=row.reply or "",
        verdict=replace(verdict, correct=bool(row.correct)),
        correct=correct,
        counted=row.counted,
        why_not_counted=WHY_NOT_COUNTED.get(row.uncounted or ""),
        overridden=row.id in said.overrides,
        rating=said.ratings.get(row.id),
        undone=undone,
        due_day=memory.due_day,
        days_until=None if memory.due_day is None else memory.due_day - day,
        interval=memory.interval,
        may_rate=row.counted and correct and not undone,
        may_override=_was_typed(item, row.reply or "") and not correct and not undone,
        place=row.place or 1,
        kind=cast(Kind, row.kind),
        changed=changed,
        decision=decided,
        shown_on=today(learner, row.served_at) if row.served_at else None,
        given_on=row.learner_day,
        late=row.received_at is not None,
    )


def _was_typed(item: Item, reply: str) -> bool:
    """Whether a mark rests on what was typed; the correction of a false statement is, too."""
    if isinstance(item, TrueFalse):
        return not item.answer and reply.startswith("false:")
    return item.k == 0


def next_question(
    session: Session,
    learner: Learner,
    bank: Bank,
    now: datetime,
    *,
    more: int = 0,
    go_on: bool = False,
) -> Question | Reveal | Nothing:
    """What to ask next, or that nothing is left today.

    A wrong answer comes back before anything else, once enough others were asked since. The plan
    ends on a day off, and when the day's time is used up, unless the learner wants to `go_on`; and
    so many `more` new facts may be taken up today than it says.
    """
    day = today(learner, now)
    left = left_on(session, learner, bank, day, now, more)
    chosen = left.next()
    free = go_on or _is_visitor(learner)
    spent = 0 if free else spent_since(session, learner.id, day)
    time_left = None if free else left.plan.milliseconds(day) - spent
    stopped = None if time_left is None else _stopped(left.plan, day, time_left)
    if chosen is None or stopped is not None:
        return Nothing(
            next_due_at(session, learner, day),
            new_tomorrow=new_after(session, learner, bank, left),
            stopped=stopped,
            waiting=left.others,
            unmet=left.unmet,
        )
    again = will_come(left.waiting, left.others)
    asked = _asked(
        session,
        learner,
        chosen,
        left.given,
        now,
        due_count=len(left.due) + len(again),
        new_count=len(left.new),
        pass_count=len(left.once_more),
    )
    back = frozenset(each.unit for each in again)
    return replace(asked, again=back, time_left=time_left)


def _is_visitor(learner: Learner) -> bool:
    """A visitor is asked a few questions and has no plan."""
    return learner.email is None


def _stopped(plan: Plan, day: int, time_left: int) -> Stopped | None:
    """Why the plan of the day has ended."""
    if plan.is_off(day):
        return "off"
    return "time" if time_left <= 0 else None


def question_of(session: Session, learner: Learner, unit: str, now: datetime) -> Question | None:
    """The question of a fact that the learner asks for, due or not; None where it has no item."""
    if not servable(session, (unit,)):
        return None
    given = sitting_now(session, learner.id, today(learner, now), now)
    stored = standing(session, learner.id, unit)
    new = int(stored.memory.reps == 0)
    turn = _turn(unit, stored, given, None, now, due_count=1 - new, new_count=new)
    return _question(session, learner, turn, stored.memory, given, None)


def _asked(
    session: Session,
    learner: Learner,
    chosen: Comeback | Due | str,
    given: Sequence[Given],
    now: datetime,
    **counts: int,
) -> Question | Reveal:
    unit = chosen if isinstance(chosen, str) else chosen.unit
    back = chosen if isinstance(chosen, Comeback) else None
    stored = standing(session, learner.id, unit)
    turn = _turn(unit, stored, given, back, now, **counts)
    card_id = card_of(unit)
    if card_id is not None:
        return Reveal(card=sides(session, learner.id, card_id), **vars(turn))
    return _question(session, learner, turn, stored.memory, given, back)


def _turn(
    unit: str,
    stored: Standing,
    given: Sequence[Given],
    back: Comeback | None,
    now: datetime,
    **counts: int,
) -> Turn:
    first: Kind = "answer" if card_of(unit) is None else "revealed"
    return Turn(
        review_id=new_id(now),
        unit=unit,
        revision=stored.revision,
        place=next_place(given),
        is_new=stored.memory.reps == 0,
        kind="relearn" if back else first,
        due_count=counts["due_count"],
        new_count=counts["new_count"],
        pass_count=counts.get("pass_count", 0),
    )


def _question(
    session: Session,
    learner: Learner,
    turn: Turn,
    memory: Remembered,
    given: Sequence[Given],
    back: Comeback | None,
) -> Question:
    log = entries(session, learner.id, turn.unit)
    items = servable(session, (turn.unit,))[turn.unit]
    past = Past(forms_asked(log), [each.form for each in given])
    item = _item(turn.unit, items, memory, back, past)
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


def questions_for(
    session: Session,
    learner: Learner,
    units: Sequence[str],
    number: int,
    seed: str,
    forms: Collection[str] = (),
    but: Collection[str] = (),
) -> tuple[Drawn, ...]:
    """What a quiz asks: so many of these units, each once, mixed by the seed, and their items.

    Fewer where fewer of the units have an item. The face of each follows from its memory, as
    in study; there are no probes, and one in four recognition questions at most is true/false.
    Items are of these `forms`, and none `but` these, wherever a unit has another.
    """
    wanted = draw_units(served_among(session, units), number, seed)
    served = servable(session, wanted)
    items = {unit: _narrowed(each, forms, but) for unit, each in served.items()}
    stored = memories(session, learner.id, wanted)
    log = logs(session, learner.id, wanted)
    drawn = draw_items(
        wanted,
        items,
        {unit: each.memory for unit, each in stored.items()},
        {unit: forms_asked(rows) for unit, rows in log.items()},
    )
    return tuple(
        Drawn(unit, item.item_id, item.version, stored[unit].revision if unit in stored else 0)
        for unit, item in zip(wanted, drawn, strict=True)
    )


def _narrowed(
    items: Sequence[Servable], forms: Collection[str], but: Collection[str]
) -> Sequence[Servable]:
    of_form = [each for each in items if each.form in forms] or items
    return [each for each in of_form if each.item_id not in but] or of_form
