"""Whatever is set aside and taken back, at whatever time: nothing moves, and it is not asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory import annotations
from app.memory.answers import Nothing, Question, Reply
from app.memory.checking import tally_differences
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.memory.replay import fold
from app.memory.rows import entries, standing, today
from app.memory.standings import coming
from app.models import Learner
from questions.bank import Bank
from tests.app.items import choice, typed
from tests.app.memory.test_next_question import fact

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("alpha", "beta", "gamma")
UNITS = tuple(f"bank/{name}" for name in NAMES)
BANK = Bank(facts={name: fact(name, "clinical") for name in NAMES})
ITEMS = tuple(make(name) for name in NAMES for make in (choice, typed))
TEXTS = {"single_best": ("alpha", "beta"), "short_answer": ("alpha blocker", "no")}
ASIDE: dict[str, Callable[..., None]] = {
    "suspend": annotations.suspend,
    "unsuspend": annotations.unsuspend,
    "bury": annotations.bury,
    "unbury": annotations.unbury,
}
STEPS = st.tuples(
    st.sampled_from(["answer"] * 4 + list(ASIDE)), st.integers(0, 2880), st.integers(0, 10**6)
)


class Desk:
    """A learner who answers what is asked."""

    def __init__(self, session: Session) -> None:
        self.session, self.now = session, START
        self.learner = Learner(id=uuid4(), name="Student", zone="UTC", created_at=START)
        session.add(self.learner)
        session.flush()

    def ask(self) -> Question | Nothing:
        return next_question(self.session, self.learner, BANK, self.now)

    def answer(self, asked: Question, id_: UUID, chance: int) -> None:
        text = TEXTS[asked.item.form][chance % 3 == 0]
        reply = Reply(
            id=id_,
            unit=asked.unit,
            item_id=asked.item.id,
            version=asked.item.version,
            text=text,
            revision=asked.revision,
            served_at=self.now,
            started_at=None,
            duration_ms=None,
            place=asked.place,
            kind=asked.kind,
        )
        record_answer(self.session, self.learner, reply, self.now)


def seen(desk: Desk) -> tuple[object, ...]:
    """All that the schedule says, but for the id that a question is given anew each time."""
    asked = desk.ask()
    if isinstance(asked, Question):
        asked = replace(asked, review_id=UUID(int=0))
    day = today(desk.learner, desk.now)
    logs = tuple(entries(desk.session, desk.learner.id, unit) for unit in UNITS)
    memories = tuple(standing(desk.session, desk.learner.id, unit) for unit in UNITS)
    return asked, coming(desk.session, desk.learner.id, day, 5), logs, memories


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=20))
def test_what_is_set_aside_is_never_asked_and_nothing_is_moved_by_it(
    session: Session, steps: list[tuple[str, int, int]]
) -> None:
    publish_items(session, ITEMS, "first", START)
    desk = Desk(session)
    suspended, buried = set[str](), dict[str, int]()
    for kind, minutes, chance in steps:
        desk.now += timedelta(minutes=minutes)
        unit = UNITS[chance % 3]
        asked = desk.ask()
        if isinstance(asked, Question):
            assert asked.unit not in suspended
            assert buried.get(asked.unit) != today(desk.learner, desk.now)
        if kind == "answer" and isinstance(asked, Question):
            desk.answer(asked, asked.review_id, chance)
        elif kind != "answer":
            ASIDE[kind](session, desk.learner, unit, desk.now)
            suspended |= {unit} if kind == "suspend" else set()
            suspended -= {unit} if kind == "unsuspend" else set()
            buried |= {unit: today(desk.learner, desk.now)} if kind == "bury" else {}
            buried |= {unit: 0} if kind == "unbury" else {}
    for each in UNITS:
        found = standing(session, desk.learner.id, each)
        assert found.memory == fold(each, entries(session, desk.learner.id, each))
    assert tally_differences(session, desk.learner) == ()
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=12), st.sampled_from(UNITS), st.integers(0, 4000))
def test_taken_back_it_is_as_if_it_had_never_been_set_aside(
    session: Session, steps: list[tuple[str, int, int]], unit: str, minutes: int
) -> None:
    publish_items(session, ITEMS, "first", START)
    desk = Desk(session)
    for kind, passed, chance in steps:
        desk.now += timedelta(minutes=passed)
        asked = desk.ask()
        if kind == "answer" and isinstance(asked, Question):
            desk.answer(asked, asked.review_id, chance)
    before, at = seen(desk), desk.now
    for act in ("suspend", "bury"):
        ASIDE[act](session, desk.learner, unit, desk.now)
    desk.now += timedelta(minutes=minutes)
    for act in ("unsuspend", "unbury"):
        ASIDE[act](session, desk.learner, unit, desk.now)
    desk.now = at
    assert seen(desk) == before
    session.rollback()
