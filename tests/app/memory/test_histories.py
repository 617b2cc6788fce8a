"""Whatever a learner does, in whatever order: memory and tallies are what the log says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.answers import Refused
from app.memory.checking import tally_differences
from app.memory.log import enter, hold, new_row
from app.memory.operations import override, rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.replay import fold
from app.memory.rows import entries, standing
from app.memory.tallies import stored
from app.models import Learner
from questions.item import Item
from tests.app.items import blank, choice, statement, typed
from tests.app.memory.conftest import reply_to

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ITEMS = (choice("alpha"), blank("alpha"), typed("alpha"), choice("beta"), statement("beta"))
TEXTS = {
    "single_best": ("alpha", "beta"),
    "short_answer": ("alpha blocker", "other"),
    "cloze": ("alpha blocker", "other"),
    "true_false": ("false: alpha blocker", "true"),
}
UNITS = ("bank/alpha", "bank/beta")
ZONES = ("UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/Los_Angeles")
KINDS = ("late answer", "relearn", "quiz", "rate", "override", "undo", "retention", "zone", "reset")
ACTS = st.tuples(
    st.sampled_from(["answer"] * 5 + list(KINDS)),
    st.integers(-3 * 1440, 40 * 1440),
    st.integers(0, 10**6),
)


class Story:
    """One learner who acts; times may run backwards, as clocks and imports do."""

    def __init__(self, session: Session, zone: str) -> None:
        self.session, self.now, self.answers = session, START, list[UUID]()
        self.resets, self.undone = 0, set[UUID]()
        self.learner = Learner(
            id=uuid4(), name="Student", zone=zone, rollover_hour=4, created_at=START
        )
        session.add(self.learner)
        session.flush()

    def act(self, kind: str, minutes: int, chance: int) -> None:
        self.now += timedelta(minutes=minutes)
        if kind in ("answer", "late answer", "relearn", "quiz"):
            self.answer(kind, chance)
        elif kind == "retention":
            self.learner.desired_retention = (0.8, 0.9, 0.95)[chance % 3]
        elif kind == "zone":
            self.learner.zone = ZONES[chance % len(ZONES)]
        elif kind == "reset":
            self.reset(UNITS[chance % 2])
        elif self.answers:
            self.remark(kind, self.answers[chance % len(self.answers)], chance)

    def answer(self, kind: str, chance: int) -> None:
        item: Item = ITEMS[chance % len(ITEMS)]
        text = TEXTS[item.form][chance // 5 % 2]
        revision = standing(self.session, self.learner.id, item.unit).revision
        reply = replace(
            reply_to(item, text, self.now),
            id=uuid4(),
            revision=revision - (kind == "late answer"),
            kind="relearn" if kind == "relearn" else "answer",
            counts=kind != "quiz",
        )
        record_answer(self.session, self.learner, reply, self.now + timedelta(seconds=5))
        self.answers.append(reply.id)

    def reset(self, unit: str) -> None:
        self.resets += 1
        held = hold(self.session, self.learner.id, unit)
        row = new_row(self.learner, unit, "reset", new_id(self.now), self.now)
        row.changed_on = date(2026, 1, 1) + timedelta(days=self.resets)
        enter(self.session, row, held)

    def remark(self, kind: str, answer: UUID, chance: int) -> None:
        said = ("hard", "good", "easy", "guessed")[chance % 4]
        acts: dict[str, Callable[[], object]] = {
            "rate": lambda: rate(self.session, self.learner, answer, said, self.now),
            "override": lambda: override(self.session, self.learner, answer, self.now),
            "undo": lambda: undo(self.session, self.learner, answer, self.now),
        }
        with suppress(Refused):
            acts[kind]()
            self.undone |= {answer} if kind == "undo" else set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZONES), st.lists(ACTS, max_size=16))
def test_replay_equals_what_is_stored(
    session: Session, zone: str, acts: list[tuple[str, int, int]]
) -> None:
    publish_items(session, ITEMS, "first", START)
    story = Story(session, zone)
    for act in acts:
        story.act(*act)
    for unit in UNITS:
        log = entries(session, story.learner.id, unit)
        found = standing(session, story.learner.id, unit)
        assert found.memory == fold(unit, log)
        assert found.revision == sum(row.counted for row in log)
    assert tally_differences(session, story.learner) == ()
    answers = sum(tally.answers for tally in stored(session, story.learner.id).values())
    assert answers == len(set(story.answers)) - len(story.undone)
    session.rollback()
