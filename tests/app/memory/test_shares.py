"""How first answers spread over options: counted over all learners, read by pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.operations import record_answer, undo
from app.memory.publishing import publish_items
from app.memory.shares import (
    ENOUGH,
    Choice,
    Shares,
    Told,
    choices,
    count_choices,
    is_stale,
    shares,
)
from app.models import ChoiceTally, Learner
from questions.item import Item
from tests.app.conftest import person
from tests.app.items import choice, several, statement, typed
from tests.app.memory.conftest import reply_to

ONE, REVISED = choice("alpha"), choice("alpha", stem="Of which class?")
COIN, MANY, TYPED = statement("alpha"), several("alpha"), typed("alpha")
ITEMS = (ONE, COIN, MANY, TYPED)
REPLIES = {
    ONE.id: ("alpha", "beta", "gamma"),
    COIN.id: ("true", "false: alpha blocker", "false: not sure"),
    MANY.id: ("alpha", "alpha gamma", "beta gamma"),
    TYPED.id: ("alpha blocker", "no"),
}


@pytest.fixture(autouse=True)
def published(session: Session, now: datetime) -> None:
    publish_items(session, (REVISED,), "zeroth", now)
    publish_items(session, ITEMS, "first", now)
    session.commit()


def learners(session: Session, number: int) -> list[Learner]:
    made = [person(f"learner-{n}", 100 + n) for n in range(number)]
    session.add_all(made)
    session.flush()
    return made


def give(session: Session, learner: Learner, item: Item, text: str, at: datetime) -> UUID:
    reply = replace(reply_to(item, text, at), counts=False)
    return record_answer(session, learner, reply, at).review_id


def tally(session: Session) -> dict[tuple[str, str, str], tuple[int, int]]:
    rows = session.scalars(sa.select(ChoiceTally))
    return {(row.item_id, row.version, row.choice): (row.count, row.of) for row in rows}


def of(item: Item, choice: str) -> tuple[str, str, str]:
    return item.id, item.version, choice


def test_each_option_that_was_chosen_counts() -> None:
    told = [
        Told("a", "1", "single_best", "x", 3),
        Told("a", "1", "single_best", "y", 2),
        Told("b", "1", "true_false", "false: not sure", 1),
        Told("b", "1", "true_false", "false: alpha", 1),
        Told("c", "1", "select_all", "x y", 4),
        Told("c", "1", "select_all", "y", 1),
    ]
    assert choices(told) == [
        Choice("a", "1", "x", 3, 5),
        Choice("a", "1", "y", 2, 5),
        Choice("b", "1", "false", 2, 2),
        Choice("c", "1", "x", 4, 5),
        Choice("c", "1", "y", 5, 5),
    ]


def test_a_learners_first_answer_counts_by_the_version_that_was_asked(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    give(session, student, REVISED, "beta", now)
    give(session, student, ONE, "alpha", now + timedelta(hours=1))
    give(session, classmate, ONE, "gamma", now)
    give(session, classmate, TYPED, "no", now)
    assert count_choices(session, now) == 2
    assert tally(session) == {of(REVISED, "beta"): (1, 1), of(ONE, "gamma"): (1, 1)}


def test_an_undone_answer_is_none_and_the_next_one_is_first(
    session: Session, student: Learner, now: datetime
) -> None:
    first = give(session, student, ONE, "beta", now)
    give(session, student, ONE, "alpha", now + timedelta(hours=1))
    undo(session, student, first, now + timedelta(hours=2))
    count_choices(session, now)
    assert tally(session) == {of(ONE, "alpha"): (1, 1)}


def test_a_count_replaces_the_one_before(session: Session, student: Learner, now: datetime) -> None:
    given = give(session, student, ONE, "beta", now)
    count_choices(session, now)
    undo(session, student, given, now)
    give(session, student, MANY, "alpha gamma", now)
    count_choices(session, now)
    assert tally(session) == {of(MANY, "alpha"): (1, 1), of(MANY, "gamma"): (1, 1)}


def test_a_count_is_stale_after_a_day(session: Session, student: Learner, now: datetime) -> None:
    assert is_stale(session, now)
    give(session, student, ONE, "beta", now)
    count_choices(session, now)
    day = timedelta(days=1)
    assert [is_stale(session, now + day * n) for n in (0, 1, 1.1)] == [False, False, True]


def test_shares_are_told_from_twenty_first_answers_on_with_the_day_of_the_learner(
    session: Session, student: Learner, now: datetime
) -> None:
    student.zone = "Pacific/Kiritimati"
    people = learners(session, ENOUGH)
    for number, learner in enumerate(people[1:]):
        give(session, learner, ONE, "alpha" if number % 3 else "beta", now)
    count_choices(session, now)
    assert shares(session, student, ONE) is None
    give(session, people[0], ONE, "alpha", now)
    late = datetime(2026, 3, 2, 22, tzinfo=UTC)
    count_choices(session, late)
    assert shares(session, student, ONE) == Shares({"alpha": 13, "beta": 7}, 20, date(2026, 3, 3))
    assert shares(session, student, REVISED) is shares(session, student, MANY) is None


Step = tuple[int, int, int, int, bool]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 3),
            st.integers(0, 2),
            st.integers(0, 5),
            st.booleans(),
        ),
        max_size=14,
    )
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_tally_is_what_naive_counting_gives(session: Session, steps: list[Step]) -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    people = learners(session, 4)
    rows = []
    for number, (who, what, said, minutes, undone) in enumerate(steps):
        item, when = ITEMS[what], at + timedelta(minutes=minutes, seconds=number)
        text = REPLIES[item.id][said % len(REPLIES[item.id])]
        name = give(session, people[who], item, text, when)
        if undone:
            undo(session, people[who], name, at + timedelta(hours=1))
        else:
            rows.append((when, people[who].id, item, text))
    count_choices(session, at)
    found = tally(session)
    session.rollback()
    assert found == naive(sorted(rows, key=lambda row: row[0]))


def naive(
    rows: list[tuple[datetime, UUID, Item, str]],
) -> dict[tuple[str, str, str], tuple[int, int]]:
    """First answers, counted one by one."""
    first: dict[tuple[UUID, str], tuple[Item, str]] = {}
    for _, who, item, text in rows:
        if item is not TYPED:
            first.setdefault((who, item.id), (item, text))
    counts: dict[tuple[str, str, str], tuple[int, int]] = {}
    for item, _ in first.values():
        given = [text for each, text in first.values() if each is item]
        for option in ("alpha", "beta", "gamma", "true", "false"):
            times = sum(option in text.split(":")[0].split() for text in given)
            if times:
                counts[of(item, option)] = (times, len(given))
    return counts
