"""What is withdrawn is asked nowhere, counts for nobody where it runs, and comes back. On both
databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import starting
from app.db import engine_options
from app.memory.agenda import agenda
from app.memory.candidates import candidates_for
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.models import CurrentItem, Learner, Memory, WithdrawnItem
from app.rulings import lists, withdrawing
from questions.blueprint import Spec
from tests.app.assignments.working import (
    BANK,
    HOUR,
    INA,
    MINUTE,
    SAM,
    STU,
    SUE,
    Room,
    at_once,
    room,
)
from tests.app.conftest import MONDAY
from tests.app.items import choice
from tests.app.memory.conftest import reply_to
from tests.app.rulings.ruling import AFTER, ALPHA, BETA, marks, override, points, rule, work
from tests.questions.blueprint.pools import listed

GAMMA = choice("gammalol")
SOON = MONDAY + timedelta(seconds=30)


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    yield made
    made.dispose()


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    return room(engine)


def withdraw(given: Room, at: object = SOON, **what: str) -> UUID:
    with given.session() as session:
        by = session.get_one(Learner, INA)
        made = withdrawing.withdraw(session, by, "it is old", at, **what)  # type: ignore[arg-type]
        session.commit()
        return made.id


def restore(given: Room, withdrawal_id: UUID, at: object = AFTER) -> bool:
    with given.session() as session:
        by = session.get_one(Learner, INA)
        done = withdrawing.restore(session, withdrawal_id, by, at)  # type: ignore[arg-type]
        session.commit()
        return done


def served(given: Room) -> set[str]:
    with given.session() as session:
        return set(session.scalars(sa.select(CurrentItem.item_id)))


ALL = {ALPHA.id, BETA.id, GAMMA.id}


def test_an_item_or_a_unit_is_served_no_more_until_it_is_restored(given: Room) -> None:
    item = withdraw(given, item_id=ALPHA.id)
    unit = withdraw(given, unit=GAMMA.unit)
    assert served(given) == {BETA.id}
    assert [restore(given, item), restore(given, item)] == [True, False]
    assert served(given) == {ALPHA.id, BETA.id}
    assert restore(given, unit)
    assert served(given) == ALL
    with given.session() as session:
        assert session.scalars(sa.select(WithdrawnItem)).all() == []


def test_what_two_withdrawals_cover_comes_back_with_the_second(given: Room) -> None:
    first, second = withdraw(given, item_id=ALPHA.id), withdraw(given, unit=ALPHA.unit)
    restore(given, first)
    assert served(given) == ALL - {ALPHA.id}
    restore(given, second)
    assert served(given) == ALL


def test_a_publication_leaves_out_what_is_withdrawn_and_restoring_serves_its_newest(
    given: Room,
) -> None:
    made = withdraw(given, item_id=ALPHA.id)
    newer = choice("alphalol", stem="Of which class?")
    with given.session() as session:
        publish_items(session, [newer, GAMMA], "2", AFTER)
        session.commit()
    assert served(given) == {GAMMA.id}
    restore(given, made)
    with given.session() as session:
        assert session.get_one(CurrentItem, ALPHA.id).version == newer.version
    assert served(given) == {ALPHA.id, GAMMA.id}


def test_it_is_withdrawn_once(given: Room) -> None:
    withdraw(given, item_id=ALPHA.id)
    with pytest.raises(withdrawing.Already):
        withdraw(given, item_id=ALPHA.id)
    withdraw(given, unit=ALPHA.unit)


def test_of_several_curators_at_once_one_withdraws_and_a_publication_keeps_to_it(
    given: Room,
) -> None:
    def act(session: Session) -> object:
        by = session.get_one(Learner, INA)
        return withdrawing.withdraw(session, by, "it is old", SOON, item_id=ALPHA.id).reason

    def publish(session: Session) -> object:
        return publish_items(session, [ALPHA, BETA, GAMMA], "2", SOON).items

    found = at_once(given, act, act, publish, act)
    assert sorted(map(str, found)) == sorted(
        map(str, ["it is old", withdrawing.Already, withdrawing.Already, 3])
    )
    assert served(given) == {BETA.id, GAMMA.id}


def test_no_set_draws_it_listed_by_hand_or_not(given: Room) -> None:
    withdraw(given, item_id=ALPHA.id)
    with given.session() as session:
        every = candidates_for(session, BANK).served
        spec = Spec(
            pools=(listed(1, 1, [replace(every[0], item_id=ALPHA.id, version=ALPHA.version)]),)
        )
        found = candidates_for(session, BANK, spec)
        assert ALPHA.id not in {each.item_id for each in (*found.served, *found.pinned)}
        begun = starting.start(session, *given.told(session, SAM), BANK, given.id, SOON)
        assert begun.of == 4.0


def test_what_is_due_of_a_unit_without_items_is_passed_over(given: Room) -> None:
    with given.session() as session:
        sam = session.get_one(Learner, SAM)
        for item, text in ((ALPHA, "alpha"), (BETA, "alpha blocker")):
            record_answer(session, sam, reply_to(item, text, MONDAY), MONDAY + MINUTE)
        session.commit()
    later = MONDAY + timedelta(days=60)

    def due() -> list[str]:
        with given.session() as session:
            sam = session.get_one(Learner, SAM)
            left = agenda(session, sam, BANK, later, 0, go_on=True)
            assert next_question(session, sam, BANK, later, go_on=True)
            return sorted(each.unit for each in left.due)

    assert due() == [ALPHA.unit, BETA.unit]
    made = withdraw(given, unit=ALPHA.unit)
    assert due() == [BETA.unit]
    with given.session() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Memory)) == 2
    restore(given, made)
    assert due() == [ALPHA.unit, BETA.unit]


def test_an_answer_under_way_is_kept_and_moves_no_schedule(given: Room) -> None:
    withdraw(given, item_id=ALPHA.id)
    with given.session() as session:
        sam = session.get_one(Learner, SAM)
        kept = record_answer(session, sam, reply_to(ALPHA, "alpha", MONDAY), MONDAY + MINUTE)
        assert (kept.correct, kept.counted) == (True, False)


def test_in_an_attempt_that_runs_it_counts_for_nobody(given: Room) -> None:
    work(given, SAM, submit=False)
    work(given, SUE, mistaken=True)
    withdraw(given, at=MONDAY + 2 * MINUTE, unit=ALPHA.unit)
    withdrawn = [each.withdrawn and each.withdrawn.reason for each in given.places(SAM)]
    assert sorted(map(str, withdrawn)) == ["None", "None", "it is old"]
    given.submit(MONDAY + 3 * MINUTE, SAM)
    assert points(given) == [(4.0, 4.0), (0.0, 6.0)]
    assert marks(given) == [("dropped", True, 1.0), (None, False, 0.0)]
    assert [each.is_open for each in given.places(SAM)] == [False] * 3


def test_what_is_restored_before_the_attempt_is_handed_in_counts(given: Room) -> None:
    work(given, SAM, submit=False)
    made = withdraw(given, item_id=ALPHA.id)
    restore(given, made, MONDAY + MINUTE)
    given.submit(MONDAY + 2 * MINUTE, SAM)
    assert points(given) == [(6.0, 6.0)]


def test_an_attempt_that_ended_before_keeps_it_whenever_it_is_handed_in(given: Room) -> None:
    work(given, SAM, submit=False)
    withdraw(given, at=MONDAY + HOUR, item_id=ALPHA.id)
    given.sweep(MONDAY + 90 * MINUTE)  # its ten minutes were over long before
    assert points(given) == [(6.0, 6.0)]


def test_what_the_instructor_rules_later_comes_before_the_withdrawal(given: Room) -> None:
    work(given, SAM, submit=False)
    withdraw(given, item_id=ALPHA.id)
    given.submit(MONDAY + MINUTE, SAM)
    assert rule(given, override("full")) == 1
    assert points(given) == [(6.0, 6.0)]
    assert rule(given, override("dropped", at=AFTER + MINUTE)) == 1
    assert rule(given, override("restored", at=AFTER + 2 * MINUTE)) == 1
    assert points(given) == [(6.0, 6.0)]


def test_a_ruling_before_the_withdrawal_gives_way_to_it(given: Room) -> None:
    work(given, SAM, submit=False)
    rule(given, override("full", at=MONDAY))
    withdraw(given, item_id=ALPHA.id)
    given.submit(MONDAY + MINUTE, SAM)
    assert marks(given) == [("dropped", True, 1.0)]


def test_a_curator_is_told_what_holds_it(given: Room) -> None:
    work(given, SAM)
    work(given, SUE, submit=False)
    given.begin(STU)
    with given.session() as session:
        assert lists.reach(session, item_id=ALPHA.id) == lists.Reach(attempts=2, quizzes=0)
        assert lists.reach(session, unit=BETA.unit) == lists.Reach(attempts=2, quizzes=0)
        assert lists.reach(session, item_id="none") == lists.Reach(attempts=0, quizzes=0)
        assert [each.id for each in lists.served(session, ALPHA.unit)] == [ALPHA.id]
