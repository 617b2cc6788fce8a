"""Whatever a learner does, in whatever order: the stored memory is the fold of the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.answers import Refused
from app.memory.operations import override, rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.replay import fold
from app.memory.rows import entries, standing
from app.models import Learner
from tests.app.items import choice, typed
from tests.app.memory.conftest import reply_to

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ITEMS = (choice("alpha"), choice("alpha", "subject"), typed("alpha"))
TEXTS = {"single_best": ("alpha", "beta"), "short_answer": ("alpha blocker", "other")}
UNIT = "bank/alpha"
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles")
ACTS = st.tuples(
    st.sampled_from(["answer"] * 4 + ["late answer", "rate", "override", "undo", "retention"]),
    st.integers(-3 * 1440, 40 * 1440),
    st.integers(0, 10**6),
)


class Story:
    """One learner who acts; times may run backwards, as clocks and imports do."""

    def __init__(self, session: Session, zone: str) -> None:
        self.session, self.now, self.answers = session, START, list[UUID]()
        self.learner = Learner(
            id=uuid4(), name="Student", zone=zone, rollover_hour=4, created_at=START
        )
        session.add(self.learner)
        session.flush()

    def act(self, kind: str, minutes: int, chance: int) -> None:
        self.now += timedelta(minutes=minutes)
        if kind.endswith("answer"):
            self.answer(chance, stale=kind.startswith("late"))
        elif kind == "retention":
            self.learner.desired_retention = (0.8, 0.9, 0.95)[chance % 3]
        elif self.answers:
            self.remark(kind, self.answers[chance % len(self.answers)], chance)

    def answer(self, chance: int, stale: bool) -> None:
        item = ITEMS[chance % 3]
        text = TEXTS[item.form][chance // 3 % 2]
        revision = standing(self.session, self.learner.id, UNIT).revision - stale
        reply = replace(reply_to(item, text, self.now), id=uuid4(), revision=revision)
        record_answer(self.session, self.learner, reply, self.now)
        self.answers.append(reply.id)

    def remark(self, kind: str, answer: UUID, chance: int) -> None:
        said = ("hard", "good", "easy", "guessed")[chance % 4]
        try:
            if kind == "rate":
                rate(self.session, self.learner, answer, said, self.now)
            elif kind == "override":
                override(self.session, self.learner, answer, self.now)
            else:
                undo(self.session, self.learner, answer, self.now)
        except Refused:
            pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["UTC", "Pacific/Auckland", "America/Los_Angeles"]), st.lists(ACTS, max_size=25)
)
def test_replay_equals_the_stored_memory(
    session: Session, zone: str, acts: list[tuple[str, int, int]]
) -> None:
    publish_items(session, ITEMS, "first", START)
    story = Story(session, zone)
    for act in acts:
        story.act(*act)
        log = entries(session, story.learner.id, UNIT)
        stored = standing(session, story.learner.id, UNIT)
        assert stored.memory == fold(UNIT, log)
        assert stored.revision == sum(row.counted for row in log)
    session.rollback()
