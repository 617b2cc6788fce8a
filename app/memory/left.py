"""What is left of a learner's day: due, new, once more, coming back. Selects only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.choice import LOOKED_AHEAD, Due, beside, new_units, next_unit, unit_of
from app.memory.decks import NO_CARDS, NewCards, new_cards
from app.memory.planning import Plan
from app.memory.prospects import aims, passing, plan_of, taste_of
from app.memory.sitting import Comeback, Given
from app.memory.waiting import begun, coming_back, due_units, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank


@dataclass(frozen=True)
class Left:
    """What is left on `day`. `given` are the answers of the sitting, `waiting` what comes back in
    it; `new` are facts and cards, of which `new_today` were met. `unmet`: there are more facts.
    """

    day: int
    plan: Plan
    due: tuple[Due, ...]
    given: tuple[Given, ...]
    waiting: tuple[Comeback, ...]
    new: tuple[str, ...]
    new_today: int
    once_more: tuple[str, ...]
    unmet: bool
    takes_cards: bool

    @property
    def others(self) -> int:
        """How many wait, but for what comes back in the sitting."""
        return len(self.due) + len(self.new) + len(self.once_more)

    def next(self) -> Comeback | Due | str | None:
        """What comes first: a wrong answer once enough others were asked since."""
        ready = next((each for each in self.waiting if each.ready), None)
        return ready or next_unit(self.due, self.new, self.new_today, self.day, self.once_more)


def left_on(
    session: Session, learner: Learner, bank: Bank, day: int, now: datetime, more: int
) -> Left:
    """What the plan leaves; so many `more` new facts may be taken up than it says."""
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = due_units(session, learner.id, day)
    given = sitting_now(session, learner.id, day, now)
    met = begun(session, learner.id, day)
    facts = plan.new_on(day) + more - met.facts
    taste = taste_of(learner, exams)
    unmet = unmet_units(session, learner, bank, day, max(facts, LOOKED_AHEAD), taste)
    cards = _new_cards(session, learner, plan, day) if met.takes_cards else NO_CARDS
    new = beside(new_units(unmet, topic_of(given, bank), facts), cards.units, met.facts, cards.met)
    named = {each.unit for each in due}
    once_more = passing(session, learner, bank, exams, day, named)
    return Left(
        day=day,
        plan=plan,
        due=tuple(due),
        given=given,
        waiting=coming_back(session, learner.id, day, given, due),
        new=tuple(new),
        new_today=met.facts + cards.met,
        once_more=tuple(each.unit for each in once_more),
        unmet=bool(unmet),
        takes_cards=met.takes_cards,
    )


def _new_cards(session: Session, learner: Learner, plan: Plan, day: int) -> NewCards:
    return new_cards(session, learner.id, day, plan.share(day))


def new_after(session: Session, learner: Learner, bank: Bank, left: Left) -> bool:
    """Whether the day after takes up a fact or a card that is new."""
    day, plan = left.day + 1, left.plan
    if plan.new_on(day) > 0 and unmet_units(session, learner, bank, day, 1):
        return True
    return left.takes_cards and bool(_new_cards(session, learner, plan, day).units)


def topic_of(given: Sequence[Given], bank: Bank) -> str | None:
    """The topic of what was answered last."""
    fact = bank.facts.get(given[-1].unit.removeprefix(unit_of(""))) if given else None
    return None if fact is None else fact.topic
