"""What is left of a learner's day, gathered once for whoever chooses from it. Selects only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.answers import Stopped
from app.memory.choice import LOOKED_AHEAD, Due, Unmet, new_units, unit_of
from app.memory.planning import Plan
from app.memory.prospects import aims, passing, plan_of, spent_since, taste_of
from app.memory.rows import today
from app.memory.sitting import Comeback, Given, will_come
from app.memory.waiting import coming_back, due_units, met_since, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank


@dataclass(frozen=True)
class Agenda:
    """What is due on this `day` of the learner, new, and to be passed over before an exam.

    `given` are the answers of the sitting that goes on. `met` new facts were met today, so many
    more are `allowed`; `unmet` are those and the next few, in the learner's order. `comebacks` are
    wrong answers of the sitting. `time_left`: the milliseconds that the plan still has, None where
    no plan ends the sitting.
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

    @property
    def last(self) -> str | None:
        """The unit that was answered last."""
        return self.given[-1].unit if self.given else None

    @property
    def waiting(self) -> int:
        """How many questions are left today; what comes back in the sitting is not among them."""
        return len(self.due) + len(self.passing) + self.new_count

    @property
    def new_count(self) -> int:
        """How many new facts can still be met today."""
        return min(self.allowed, len(self.unmet))

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
        return new_units(self.unmet, topic_of(self.last, bank), self.allowed)


def agenda(
    session: Session, learner: Learner, bank: Bank, now: datetime, more: int, *, go_on: bool
) -> Agenda:
    """What is left of today, if so many `more` new facts are taken up than the plan says.

    The plan ends neither for who wants to `go_on` nor for a visitor, who has none.
    """
    day = today(learner, now)
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = due_units(session, learner.id, day)
    met = met_since(session, learner.id, day)
    allowed = max(0, plan.new_on(day) + more - met)
    taste = taste_of(learner, exams)
    named = {each.unit for each in due}
    given = sitting_now(session, learner.id, day, now)
    free = go_on or learner.email is None
    return Agenda(
        day=day,
        plan=plan,
        given=given,
        due=tuple(due),
        met=met,
        allowed=allowed,
        unmet=tuple(unmet_units(session, learner, bank, day, allowed + LOOKED_AHEAD, taste)),
        passing=tuple(each.unit for each in passing(session, learner, bank, exams, day, named)),
        comebacks=coming_back(session, learner.id, day, given, due),
        time_left=None if free else plan.milliseconds(day) - spent_since(session, learner.id, day),
    )


def topic_of(unit: str | None, bank: Bank) -> str | None:
    """The topic of a unit, None where the bank has no such fact."""
    fact = bank.facts.get((unit or "").removeprefix(unit_of("")))
    return None if fact is None else fact.topic
