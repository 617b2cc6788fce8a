"""What is withdrawn is asked nowhere, counts for nobody where it runs, and comes back. On both
databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

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
from app.rulings import withdrawing
from questions.blueprint import Seed, Spec, draw
from tests.app.assignments.working import (
    BANK,
    INA,
    MINUTE,
    SAM,
    Room,
    at_once,
    room,
)
from tests.app.conftest import MONDAY
from tests.app.items import choice
from tests.app.memory.conftest import reply_to
from tests.app.rulings.ruling import AFTER, ALPHA, BETA, SOON, restore, withdraw
from tests.questions.blueprint.pools import listed

GAMMA = choice("gammalol")


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    return room(engine)


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
    with given.session() as session:
        (alpha,) = (
            each for each in candidates_for(session, BANK).served if each.item_id == ALPHA.id
        )
    spec = Spec(pools=(listed(1, 1, [alpha]),))
    withdraw(given, item_id=ALPHA.id)
    with given.session() as session:
        assert draw(spec, candidates_for(session, BANK, spec), Seed("1", "2")) == ()
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
