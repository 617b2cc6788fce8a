"""What is left of a learner's day, gathered once for whoever chooses from it. Selects only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.choice import LOOKED_AHEAD, Due, Unmet, beside, card_of, new_units, unit_of
from app.memory.decks import NO_CARDS, NewCards, new_cards
from app.memory.planning import Plan
from app.memory.prospects import aims, passing, plan_of, taste_of
from app.memory.rows import today
from app.memory.sitting import Given
from app.memory.waiting import begun, due_units, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank


@dataclass(frozen=True)
class Agenda:
    """What is due on this `day` of the learner, new, and to be passed over before an exam.

    `given` are the answers of the sitting that goes on. `met` new facts were met today, so many
    more are `allowed`; `unmet` are those and the next few, in the learner's order. `cards` are the
    new ones of own decks, None where no deck takes up any.
    """

    day: int
    plan: Plan
    given: tuple[Given, ...]
    due: tuple[Due, ...]
    met: int
    allowed: int
    unmet: tuple[Unmet, ...]
    passing: tuple[str, ...]
    cards: NewCards | None = None

    @property
    def new_cards(self) -> NewCards:
        """The new cards that today still takes up."""
        return self.cards or NO_CARDS

    @property
    def new_today(self) -> int:
        """How many facts and cards were new today."""
        return self.met + self.new_cards.met

    @property
    def last(self) -> str | None:
        """The unit that was answered last."""
        return self.given[-1].unit if self.given else None

    @property
    def waiting(self) -> int:
        """How many questions and cards are left today, but for what comes back in the sitting."""
        return len(self.due) + len(self.passing) + self.new_count

    @property
    def new_count(self) -> int:
        """How many of them are new."""
        return min(self.allowed, len(self.unmet)) + len(self.new_cards.units)

    def new(self, bank: Bank) -> list[str]:
        """The new units that today still allows, in the order in which they are met."""
        facts = new_units(self.unmet, topic_of(self.last, bank), self.allowed)
        return beside(facts, self.new_cards.units, self.met, self.new_cards.met)

    def of_bank(self) -> Agenda:
        """The same without cards of one's own."""
        due = tuple(each for each in self.due if card_of(each.unit) is None)
        return replace(self, due=due, cards=None)


def agenda(session: Session, learner: Learner, bank: Bank, now: datetime, more: int) -> Agenda:
    """What is left of today, if so many `more` new facts are taken up than the plan says."""
    day = today(learner, now)
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = due_units(session, learner.id, day)
    met = begun(session, learner.id, day)
    allowed = max(0, plan.new_on(day) + more - met.facts)
    taste = taste_of(learner, exams)
    named = {each.unit for each in due}
    return Agenda(
        day=day,
        plan=plan,
        given=sitting_now(session, learner.id, day, now),
        due=tuple(due),
        met=met.facts,
        allowed=allowed,
        unmet=tuple(unmet_units(session, learner, bank, day, allowed + LOOKED_AHEAD, taste)),
        passing=tuple(each.unit for each in passing(session, learner, bank, exams, day, named)),
        cards=_new_cards(session, learner, plan, day) if met.takes_cards else None,
    )


def _new_cards(session: Session, learner: Learner, plan: Plan, day: int) -> NewCards:
    return new_cards(session, learner.id, day, plan.share(day))


def new_after(session: Session, learner: Learner, bank: Bank, left: Agenda) -> bool:
    """Whether the day after takes up a fact or a card that is new."""
    day, plan = left.day + 1, left.plan
    if plan.new_on(day) > 0 and unmet_units(session, learner, bank, day, 1):
        return True
    return left.cards is not None and bool(_new_cards(session, learner, plan, day).units)


def topic_of(unit: str | None, bank: Bank) -> str | None:
    """The topic of a unit, None where the bank has no such fact."""
    fact = bank.facts.get((unit or "").removeprefix(unit_of("")))
    return None if fact is None else fact.topic
