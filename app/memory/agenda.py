"""What is left of a learner's day, gathered once for whoever chooses from it. Selects only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.choice import LOOKED_AHEAD, Due, Unmet, new_units, unit_of
from app.memory.planning import Plan
from app.memory.prospects import aims, passing, plan_of, taste_of
from app.memory.rows import today
from app.memory.sitting import Given
from app.memory.waiting import due_units, met_since, sitting_now, unmet_units
from app.models import Learner
from questions.bank import Bank


@dataclass(frozen=True)
class Agenda:
    """What is due on this `day` of the learner, new, and to be passed over before an exam.

    `given` are the answers of the sitting that goes on. `met` new facts were met today, so many
    more are `allowed`; `unmet` are those and the next few, in the learner's order.
    """

    day: int
    plan: Plan
    given: tuple[Given, ...]
    due: tuple[Due, ...]
    met: int
    allowed: int
    unmet: tuple[Unmet, ...]
    passing: tuple[str, ...]

    @property
    def last(self) -> str | None:
        """The unit that was answered last."""
        return self.given[-1].unit if self.given else None

    @property
    def waiting(self) -> int:
        """How many questions are left today; what comes back in the sitting is not among them."""
        return len(self.due) + len(self.passing) + min(self.allowed, len(self.unmet))

    def new(self, bank: Bank) -> list[str]:
        """The new units that today still allows, in the order in which they are met."""
        return new_units(self.unmet, topic_of(self.last, bank), self.allowed)


def agenda(session: Session, learner: Learner, bank: Bank, now: datetime, more: int) -> Agenda:
    """What is left of today, if so many `more` new facts are taken up than the plan says."""
    day = today(learner, now)
    plan, exams = plan_of(learner), aims(session, learner.id, day)
    due = due_units(session, learner.id, day)
    met = met_since(session, learner.id, day)
    allowed = max(0, plan.new_on(day) + more - met)
    taste = taste_of(learner, exams)
    named = {each.unit for each in due}
    return Agenda(
        day=day,
        plan=plan,
        given=sitting_now(session, learner.id, day, now),
        due=tuple(due),
        met=met,
        allowed=allowed,
        unmet=tuple(unmet_units(session, learner, bank, day, allowed + LOOKED_AHEAD, taste)),
        passing=tuple(each.unit for each in passing(session, learner, bank, exams, day, named)),
    )


def topic_of(unit: str | None, bank: Bank) -> str | None:
    """The topic of a unit, None where the bank has no such fact."""
    fact = bank.facts.get((unit or "").removeprefix(unit_of("")))
    return None if fact is None else fact.topic
