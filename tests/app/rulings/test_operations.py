"""Keys overruled in a course: who is regraded, how, and what stays. On both databases."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import rights
from app.assignments import starting
from app.coursework import attempting
from app.coursework.matrix import USUAL
from app.coursework.regrading import KeyOverride
from app.db import engine_options
from app.models import Course, Notice, Review
from app.rulings import operations
from tests.app.assignments.working import BANK, MINUTE, SAM, STU, SUE, Room, at_once, room, rules
from tests.app.conftest import MONDAY
from tests.app.rulings.ruling import (
    AFTER,
    ALPHA,
    BETA,
    effects,
    everything,
    marks,
    override,
    points,
    rule,
    ruled,
    work,
)


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    """Sam had all right and Sue all wrong; Stu is still at it."""
    made = room(engine)
    work(made, SAM)
    work(made, SUE, mistaken=True)
    work(made, STU, mistaken=True, submit=False)
    return made


def test_an_accepted_reply_is_right_for_whoever_gave_it(given: Room) -> None:
    assert rule(given, override("accepted", "beta")) == 1
    assert marks(given) == [(None, True, 1.0), ("accepted", True, 1.0), (None, None, None)]
    assert points(given) == [(6.0, 6.0), (2.0, 6.0), (None, 6.0)]


def test_all_get_the_points(given: Room) -> None:
    assert rule(given, override("full")) == 1
    assert marks(given)[:2] == [("full", True, 1.0), ("full", True, 1.0)]
    assert points(given) == [(6.0, 6.0), (2.0, 6.0), (None, 6.0)]


def test_a_dropped_question_is_out_of_both_sums_and_keeps_its_own_marks(given: Room) -> None:
    assert rule(given, override("dropped")) == 2
    assert marks(given)[:2] == [("dropped", True, 1.0), ("dropped", False, 0.0)]
    assert points(given) == [(4.0, 4.0), (0.0, 4.0), (None, 6.0)]


def test_what_is_in_force_marks_what_is_handed_in_later(given: Room) -> None:
    rule(given, override("accepted", "beta"))
    rule(given, override("dropped", item=BETA))
    given.submit(MONDAY + 2 * MINUTE, STU)
    assert points(given) == [(4.0, 4.0), (2.0, 4.0), (2.0, 4.0)]
    assert marks(given)[2] == ("accepted", True, 1.0)


def test_restored_gives_back_what_was(given: Room) -> None:
    before = everything(given)
    rule(given, override("full"))
    rule(given, override("dropped", at=AFTER + MINUTE))
    assert everything(given) != before
    assert rule(given, override("restored", at=AFTER + 2 * MINUTE)) == 2
    assert everything(given) == before


def test_regrading_again_changes_nothing(given: Room) -> None:
    rule(given, override("accepted", "beta"))
    before = everything(given)
    with given.session() as session:
        course, _ = given.given(session)
        again = operations.regrade(session, course, (ALPHA.id, ALPHA.version))
        session.commit()
    assert again == []
    assert everything(given) == before


def test_where_every_question_is_dropped_nothing_is_left_to_grade(given: Room) -> None:
    for item_id, version in {each.name for each in given.places(SAM)}:
        rule(given, KeyOverride(item_id, version, "dropped", "all are old", "Ina", AFTER))
    assert points(given)[:2] == [(0.0, 0.0), (0.0, 0.0)]


def test_the_preview_says_what_the_ruling_then_does(given: Room) -> None:
    coming = override("dropped")
    (effect,) = effects(given, coming)
    changed = [(each.name, each.before, each.after) for each in effect.changed]
    assert (changed, effect.same) == ([], 2)  # all right stays all, and nothing stays nothing
    (effect,) = effects(given, override("accepted", "beta"))
    assert [(each.name, each.before, each.after) for each in effect.changed] == [
        ("Sue", "0.00", "33.33")
    ]
    rule(given, override("accepted", "beta"))
    (effect,) = effects(given, override("full", at=AFTER + MINUTE))
    assert (effect.changed, effect.same) == ((), 2)


def test_another_course_keeps_its_own_keys(engine: sa.Engine, given: Room) -> None:
    rule(given, override("full"))
    with given.session() as session:
        other = Course(id=UUID(int=99), title="Other", created_at=MONDAY)
        session.add(other)
        session.flush()
        assert operations.regrade(session, other, (ALPHA.id, ALPHA.version)) == []


def test_in_an_archived_course_nothing_is_ruled(given: Room) -> None:
    with given.session() as session:
        session.get_one(Course, given.course_id).archived_at = MONDAY
        session.commit()
    with given.session() as session, pytest.raises(rights.Archived):
        ruled(session, given, override("full"))


def test_the_log_of_practice_stays_as_it_is(engine: sa.Engine) -> None:
    made = room(engine, rules(kind="practice"))
    work(made, SUE, mistaken=True)
    seen = sa.select(Review.id, Review.correct).order_by(Review.id)
    with made.session() as session:
        before = session.execute(seen).all()
    rule(made, override("full"))
    with made.session() as session:
        assert session.execute(seen).all() == before
    assert points(made) == [(2.0, 6.0)]


def logged(made: Room) -> list[str | None]:
    with made.session() as session:
        return sorted(session.scalars(sa.select(Review.item_id)))


@pytest.mark.parametrize("ruling", [override("accepted", "beta"), override("dropped")])
def test_an_answer_that_was_ruled_on_enters_no_log_as_wrong(
    engine: sa.Engine, ruling: KeyOverride
) -> None:
    made = room(engine, rules(kind="practice"))
    rule(made, ruling)
    work(made, SUE, mistaken=True)
    others = sorted(one.item.id for one in made.places(SUE) if one.item.id != ALPHA.id)
    assert len(others) == 2
    assert logged(made) == others


def test_nor_does_it_when_its_student_lets_the_attempt_count(engine: sa.Engine) -> None:
    made = room(engine, rules(review={**USUAL, "after": frozenset({"answers", "correctness"})}))
    work(made, SUE, mistaken=True)
    rule(made, override("full"))
    with made.session() as session:
        assert attempting.let_count(session, made.key(SUE), AFTER)
        session.commit()
    assert ALPHA.id not in logged(made)
    assert len(logged(made)) == 2


def test_whoever_hands_in_while_it_is_ruled_is_graded_by_it(given: Room) -> None:
    def hand_in(session: Session) -> object:
        return attempting.submit(session, given.key(STU), MONDAY + 2 * MINUTE).how

    def void(session: Session) -> object:
        return ruled(session, given, override("full")) in (1, 2)

    def again(session: Session) -> object:
        return ruled(session, given, override("dropped", item=BETA)) in (2, 3)

    assert at_once(given, hand_in, void, again) == ["learner", True, True]
    assert points(given) == [(4.0, 4.0), (2.0, 4.0), (2.0, 4.0)]
    assert marks(given)[2] == ("full", True, 1.0)


def test_who_begins_and_hands_in_while_it_is_ruled_is_graded_by_it(engine: sa.Engine) -> None:
    made = room(engine)
    work(made, SUE, mistaken=True)

    def all_of_it(session: Session) -> object:
        starting.start(session, *made.told(session, STU), BANK, made.id, MONDAY)
        session.commit()
        return attempting.submit(session, made.key(STU), MONDAY + MINUTE).how

    def void(session: Session) -> object:
        return ruled(session, made, override("full")) in (0, 1, 2)

    assert at_once(made, all_of_it, void, void) == ["learner", True, True]
    assert points(made) == [(2.0, 6.0), (2.0, 6.0)]


def told(given: Room) -> list[tuple[UUID, str, str]]:
    with given.session() as session:
        rows = session.execute(
            sa.select(Notice.learner_id, Notice.kind, Notice.words).order_by(Notice.learner_id)
        )
        return [(row.learner_id, row.kind, row.words) for row in rows]


def test_who_may_see_the_score_is_told_that_it_changed_and_not_what_is_right(given: Room) -> None:
    rule(given, override("accepted", "beta"))
    assert told(given) == [(SUE, "regraded", "")]


def test_who_may_see_what_was_right_is_told_the_reason(engine: sa.Engine) -> None:
    given = room(engine, rules(review={**USUAL, "after": frozenset({"score", "correctness"})}))
    work(given, SUE, mistaken=True)
    rule(given, override("full"))
    assert told(given) == [(SUE, "regraded", "two are right")]


def test_who_may_not_see_the_score_is_told_nothing(engine: sa.Engine) -> None:
    given = room(engine, rules(review={**USUAL, "after": frozenset()}))
    work(given, SUE, mistaken=True)
    rule(given, override("full"))
    assert told(given) == []
