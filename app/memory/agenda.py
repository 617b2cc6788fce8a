"""What is left of a learner's day, gathered once for whoever chooses from it. Selects only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.answers import Stopped
from app.memory.choice import LOOKED_AHEAD, Done, Due, Unmet, beside, card_of, new_units, unit_of
from app.memory.decks import NO_CARDS, NewCards, new_cards
from app.memory.planning import Plan
from app.memory.prospects import aims, passing, plan_of, spent_since, taste_of
from app.memory.rows import today
from app.memory.sitting import Comeback, Given, will_come
from app.memory.waiting import begun, coming_back, due_units, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank


@dataclass(frozen=True)
class Agenda:
    """What is due on this `day` of the learner, new, and to be passed over before an exam.

    `given` are the answers of the sitting that goes on. `met` new facts were met today, so many
    more are `allowed`; `unmet` are those and the next few, in the learner's order. `comebacks` are
    wrong answers of the sitting. `time_left`: the milliseconds that the plan still has, None where
    no plan ends the sitting. `cards` are the new ones of own decks, None where no deck takes up
    any.
    """

    day: int
    plan: Plan
    given: tuple[Given, ...]
    due: tuple[Due, ...]
    met: int
    allowed: int
    unmet: tuple[Unmet, ...]
    passing: tuple[str, ...]
    comebacks: tuple[Comeback, ...]
    time_left: int | None
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
    def reviewed(self) -> Done:
        """What was reviewed in the sitting; neither what was new nor what came back."""
        units = [each.unit for each in self.given if each.kind != "relearn" and not each.met]
        cards = sum(card_of(unit) is not None for unit in units)
        return Done(len(units) - cards, cards)

    @property
    def due_cards(self) -> int:
        """How many of what is due are cards of one's own."""
        return sum(card_of(each.unit) is not None for each in self.due)

    @property
    def waiting(self) -> int:
        """How many questions and cards are left today, but for what comes back in the sitting."""
        return len(self.due) + len(self.passing) + self.new_count

    @property
    def new_count(self) -> int:
        """How many new facts and cards can still be met today."""
        return min(self.allowed, len(self.unmet)) + len(self.new_cards.units)

    @property
    def again(self) -> tuple[Comeback, ...]:
        """The wrong answers of the sitting that will come back today."""
        return will_come(self.comebacks, self.waiting)

    @property
    def stopped(self) -> Stopped | None:
        """Why the plan of the day has ended."""
        if self.time_left is None:
            return None
        if self.plan.is_off(self.day):
            return "off"
        return "time" if self.time_left <= 0 else None

    def new(self, bank: Bank) -> list[str]:
        """The new units that today still allows, in the order in which they are met."""
        facts = new_units(self.unmet, topic_of(self.last, bank), self.allowed)
        return beside(facts, self.new_cards.units, self.met, self.new_cards.met)

    def of_bank(self) -> Agenda:
        """The same without cards of one's own."""
        due = tuple(each for each in self.due if card_of(each.unit) is None)
        return replace(self, due=due, cards=None)


def agenda(
    session: Session, learner: Learner, bank: Bank, now: datetime, more: int, *, go_on: bool
) -> Agenda:
    """What is left of today, if so many `more` new facts are taken up than the plan says.

    The plan ends neither for who wants to `go_on` nor for a visitor, who has none.
    """
    day = today(learner, now)
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = due_units(session, learner.id, day)
    met = begun(session, learner.id, day)
    allowed = max(0, plan.new_on(day) + more - met.facts)
    taste = taste_of(learner, exams)
    named = {each.unit for each in due}
    given = sitting_now(session, learner.id, day, now)
    free = go_on or learner.email is None
    return Agenda(
        day=day,
        plan=plan,
        given=given,
        due=tuple(due),
        met=met.facts,
        allowed=allowed,
        unmet=tuple(unmet_units(session, learner, bank, day, allowed + LOOKED_AHEAD, taste)),
        passing=tuple(each.unit for each in passing(session, learner, bank, exams, day, named)),
        comebacks=coming_back(session, learner.id, day, given, due),
        time_left=None if free else plan.milliseconds(day) - spent_since(session, learner.id, day),
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
