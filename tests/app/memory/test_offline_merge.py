"""Two devices, with and without a connection: however their answers come in, all is one log."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.ahead import questions_ahead
from app.memory.answers import Answered, Conflict, Question, Refused, Reply
from app.memory.checking import differences, tally_differences
from app.memory.days import learner_day
from app.memory.operations import rate, record_answer, undo
from app.memory.publishing import publish_items
from app.memory.queries import next_question, question_of
from app.memory.replay import NOTHING, fold
from app.memory.rows import logs, standing
from app.memory.tallies import from_log, stored
from app.models import Learner, Review
from questions.bank import Bank
from questions.item import Item
from tests.app.items import choice, typed
from tests.app.memory.test_next_question import fact

START = datetime(2026, 10, 24, 9, tzinfo=UTC)  # the next night has an hour twice
FACTS = ("alpha", "beta", "gamma")
ITEMS = tuple(make(name) for name in FACTS for make in (choice, typed))
BANK = Bank(facts={name: fact(name, "clinical") for name in FACTS})
UNITS = tuple(f"bank/{name}" for name in FACTS)
ZONES = ("Europe/Vienna", "Pacific/Kiritimati", "America/Los_Angeles")
KINDS = (
    "hold",
    "answer",
    "answer",
    "answer",
    "send",
    "lose",
    "online",
    "again",
    "undo",
    "rate",
    "zone",
)
ACTS = st.tuples(
    st.sampled_from(KINDS), st.integers(0, 1), st.integers(0, 900), st.integers(0, 10**6)
)


@dataclass
class Device:
    """A browser: the questions that it holds, and the answers that wait in it."""

    held: list[tuple[Question, datetime]] = field(default_factory=list)
    waiting: list[Reply] = field(default_factory=list)


class Ride:
    """One learner with two devices. Time runs on; what is sent may be sent again."""

    def __init__(self, session: Session, zone: str) -> None:
        self.session, self.now = session, START
        self.devices = (Device(), Device())
        self.given: dict[UUID, Reply] = {}
        self.received: list[Reply] = []
        self.learner = Learner(
            id=uuid4(), name="Student", zone=zone, rollover_hour=2, created_at=START
        )
        session.add(self.learner)
        session.flush()

    def act(self, kind: str, device: Device, minutes: int, chance: int) -> None:
        self.now += timedelta(minutes=minutes)
        match kind:
            case "hold":
                found = questions_ahead(self.session, self.learner, BANK, self.now, 20)
                device.held = [(each, self.now) for each in found]
            case "answer" if device.held:
                device.waiting.append(self.reply(*device.held.pop(0), chance))
            case "send":
                self.send(device, lost=False)
            case "lose":  # it came in, and the answer to it did not
                self.send(device, lost=True)
            case "online":
                self.online(chance)
            case "again" if self.received:
                self.receive(self.received[chance % len(self.received)])
            case "zone":
                self.learner.zone = ZONES[chance % len(ZONES)]
            case "undo" | "rate" if self.received:
                self.remark(kind, self.received[chance % len(self.received)].id)

    def online(self, chance: int) -> None:
        found = next_question(self.session, self.learner, BANK, self.now)
        if not isinstance(found, Question):
            found = question_of(self.session, self.learner, UNITS[chance % 3], self.now)
        assert found
        self.receive(replace(self.reply(found, self.now, chance), answered_at=None))

    def reply(self, question: Question, served: datetime, chance: int) -> Reply:
        made = Reply(
            id=question.review_id,
            unit=question.unit,
            item_id=question.item.id,
            version=question.item.version,
            text=text_for(question.item, chance),
            revision=question.revision,
            served_at=served,
            started_at=None,
            duration_ms=chance % 60_000,
            place=question.place,
            kind=question.kind,
            answered_at=self.now,
        )
        self.given[made.id] = made
        return made

    def send(self, device: Device, *, lost: bool) -> None:
        for reply in device.waiting:
            self.receive(reply)
        if not lost:
            device.waiting.clear()

    def receive(self, reply: Reply) -> Answered:
        answer = record_answer(self.session, self.learner, reply, self.now)
        assert answer.repeat == (reply in self.received)
        if not answer.repeat:
            self.received.append(reply)
        return answer

    def remark(self, kind: str, answer: UUID) -> None:
        with suppress(Refused):
            if kind == "undo":
                undo(self.session, self.learner, answer, self.now)
            else:
                rate(self.session, self.learner, answer, "guessed", self.now)

    def arrive(self) -> None:
        self.now += timedelta(minutes=1)
        for device in self.devices:
            self.send(device, lost=False)

    def rows(self) -> Sequence[Review]:
        mine = sa.select(Review).where(Review.learner_id == self.learner.id)
        return self.session.scalars(mine.where(Review.kind.in_(("answer", "relearn")))).all()


def text_for(item: Item, chance: int) -> str:
    right = chance % 3 > 0
    if item.form == "single_best":
        return "alpha" if right else "beta"
    return "alpha blocker" if right else "other"


def ridden(session: Session, zone: str, acts: list[tuple[str, int, int, int]]) -> Ride:
    publish_items(session, ITEMS, "first", START)
    ride = Ride(session, zone)
    for kind, device, minutes, chance in acts:
        ride.act(kind, ride.devices[device], minutes, chance)
    ride.arrive()
    return ride


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZONES), st.lists(ACTS, max_size=24))
def test_every_answer_is_one_row_and_none_counts_twice(
    session: Session, zone: str, acts: list[tuple[str, int, int, int]]
) -> None:
    ride = ridden(session, zone, acts)
    rows = ride.rows()
    assert {row.id for row in rows} == set(ride.given)
    assert {row.id: row.reply for row in rows} == {
        id_: reply.text for id_, reply in ride.given.items()
    }
    counted = [(row.unit, ride.given[row.id].revision) for row in rows if row.counted]
    assert len(counted) == len(set(counted))
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZONES), st.lists(ACTS, max_size=24))
def test_memory_and_tallies_are_what_the_merged_log_says(
    session: Session, zone: str, acts: list[tuple[str, int, int, int]]
) -> None:
    ride = ridden(session, zone, acts)
    assert differences(session, ride.learner) == tally_differences(session, ride.learner) == ()
    assert {
        day: tally for day, tally in stored(session, ride.learner.id).items() if any(tally)
    } == {day: tally for day, tally in from_log(session, ride.learner.id).items() if any(tally)}
    for unit in UNITS:
        log = session.scalars(
            sa.select(Review.counted).where(
                Review.learner_id == ride.learner.id, Review.unit == unit
            )
        ).all()
        assert standing(session, ride.learner.id, unit).revision == sum(log)
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZONES), st.lists(ACTS, max_size=24))
def test_each_stands_at_the_time_at_which_it_was_given(
    session: Session, zone: str, acts: list[tuple[str, int, int, int]]
) -> None:
    ride = ridden(session, zone, acts)
    for row in ride.rows():
        reply = ride.given[row.id]
        assert row.served_at is not None
        assert row.served_at <= row.answered_at <= (row.received_at or ride.now)
        assert reply.answered_at in (None, row.answered_at)
        days = {learner_day(row.answered_at, each, 2) for each in (zone, *ZONES)}
        assert row.learner_day in days
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=16), st.randoms(use_true_random=False))
def test_all_undone_in_whatever_order_is_as_if_nothing_had_been(
    session: Session, acts: list[tuple[str, int, int, int]], chance: Random
) -> None:
    ride = ridden(session, ZONES[0], acts)
    for reply in chance.sample(ride.received, len(ride.received)):
        undo(session, ride.learner, reply.id, ride.now)
        assert undo(session, ride.learner, reply.id, ride.now).repeat
    assert [standing(session, ride.learner.id, unit).memory for unit in UNITS] == [NOTHING] * 3
    assert not any(map(any, stored(session, ride.learner.id).values()))
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=16), st.integers(0, 10**6))
def test_one_undone_leaves_what_the_others_amount_to(
    session: Session, acts: list[tuple[str, int, int, int]], chance: int
) -> None:
    ride = ridden(session, ZONES[0], acts)
    if not ride.received:
        return
    one = ride.received[chance % len(ride.received)]
    undo(session, ride.learner, one.id, ride.now)
    for unit, log in logs(session, ride.learner.id).items():
        others = [row for row in log if one.id not in (row.id, row.of)]
        assert standing(session, ride.learner.id, unit).memory == fold(unit, others)
    session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=12), st.integers(1, 10**6))
def test_another_reply_to_the_same_question_is_refused_and_changes_nothing(
    session: Session, acts: list[tuple[str, int, int, int]], chance: int
) -> None:
    ride = ridden(session, ZONES[0], acts)
    before = [(row.id, row.reply, row.counted) for row in ride.rows()]
    for reply in ride.received:
        with suppress(Conflict):
            record_answer(session, ride.learner, replace(reply, text="gamma"), ride.now)
            raise AssertionError("a second reply was taken")
    assert [(row.id, row.reply, row.counted) for row in ride.rows()] == before
    session.rollback()
