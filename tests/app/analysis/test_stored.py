"""From tables to statistics: what counts, how questions line up, and Moodle's figures again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.analysis import lines
from app.analysis.queries import running, taken
from app.analysis.results import Answer, Attempt
from app.analysis.statistics import of_test
from tests.app.analysis import moodle
from tests.app.analysis.stored import Class, a_course, store
from tests.app.conftest import MONDAY
from tests.app.items import choice, several, statement, typed

ONE, TWO, THREE = choice("one"), typed("two"), choice("three")
NAMES = [(item.id, item.version) for item in (TWO, ONE, THREE)]  # in the order of ids


def hexed(made: Class, *names: str) -> list[str]:
    return [made._student(name).hex for name in names]


def test_questions_line_up_whatever_their_order_and_only_what_was_handed_in_counts(
    session: Session,
) -> None:
    made = a_course(session, ONE, TWO, THREE)
    given, other = made.assignment(), made.assignment()
    ann = [(ONE, 1.0, "alpha"), (TWO, 0.5, "alpha"), (THREE, 0.0, None)]
    bob = [(THREE, 0.0, "beta"), (ONE, 1.0, "alpha"), (TWO, 0.0, "no idea")]
    made.work(given, "ann", ann, points=(1, 2, 3), seconds={0: 1.5})
    made.work(given, "bob", bob, points=(3, 1, 2))
    made.work(given, "ann", ann, number=2, running=True)
    made.work(other, "ann", ann)
    (found,) = taken(session, made.course.id, [given]).results
    (two, one, three), (a, b) = NAMES, hexed(made, "ann", "bob")
    assert found.weights == (2, 1, 3)
    assert found.same
    assert found.attempts == (
        Attempt(a, 1, (Answer(*two, 0.5, typed="alpha"), Answer(*one, 1.0, ("alpha",), 1.5),
                       Answer(*three, 0.0, blank=True))),
        Attempt(b, 1, (Answer(*two, 0.0, typed="no idea"), Answer(*one, 1.0, ("alpha",)),
                       Answer(*three, 0.0, ("beta",)))),
    )  # fmt: skip
    assert running(session, made.course.id, given) == 1
    assert running(session, made.course.id, other) == 0


def test_who_drew_other_questions_from_a_pool_was_asked_nothing_in_the_rest(
    session: Session,
) -> None:
    made = a_course(session, ONE, TWO, THREE)
    given = made.assignment()
    made.work(given, "ann", [(ONE, 1.0, "alpha"), (TWO, 1.0, "alpha blocker")])
    made.work(given, "bob", [(THREE, 0.0, "beta"), (TWO, 0.0, "no idea")])
    (found,) = taken(session, made.course.id, [given]).results
    assert [[bool(each) for each in attempt.answers] for attempt in found.attempts] == [
        [True, True, False],
        [True, False, True],
    ]
    assert not found.same


@pytest.mark.parametrize(
    ("item", "reply", "chosen"),
    [
        (choice("one"), "gamma", ("gamma",)),
        (several("one"), "alpha gamma", ("alpha", "gamma")),
        (statement("one"), "false:alpha blocker", ("false",)),
        (typed("one"), "alpha blocker", ()),
    ],
)
def test_what_was_chosen_is_read_from_the_stored_reply(
    session: Session, item: object, reply: str, chosen: tuple[str, ...]
) -> None:
    made = a_course(session, item)  # type: ignore[arg-type]
    given = made.assignment()
    made.work(given, "ann", [(item, 0.25, reply)])  # type: ignore[list-item]
    (found,) = taken(session, made.course.id, [given]).results
    assert [each and (each.score, each.chosen) for each in found.attempts[0].answers] == [
        (0.25, chosen)
    ]


def test_a_question_of_the_courses_own_stands_for_its_own_unit(session: Session) -> None:
    made = a_course(session, ONE)
    given = made.assignment()
    made.work(given, "ann", [(ONE, 1.0, "alpha")], unit="course/abc/1")
    found = taken(session, made.course.id, [given])
    (line,) = lines.of_facts(found.results, items_of(found), lambda unit, _: unit)
    assert (line.name, line.unit, line.found.n) == ("course/abc/1", "course/abc/1", 1)


def items_of(found: object) -> dict:  # type: ignore[type-arg]
    return {name: each.item for name, each in found.asked.items()}  # type: ignore[attr-defined]


def test_over_a_course_the_first_answer_counts_in_the_order_of_the_assignments(
    session: Session,
) -> None:
    made = a_course(session, ONE, TWO)
    late, early = made.assignment(MONDAY + timedelta(days=1)), made.assignment()
    made.work(late, "ann", [(ONE, 1.0, "alpha")])
    made.work(early, "ann", [(ONE, 0.0, "beta"), (TWO, 1.0, "alpha blocker")])
    found = taken(session, made.course.id, [early, late])
    told = lines.of_versions(found.results, items_of(found))
    assert [(line.item.id, line.found.n, line.found.facility) for line in told] == [
        (TWO.id, 1, 100.0),
        (ONE.id, 1, 0.0),
    ]
    every = lines.of_versions(found.results, items_of(found), every=True)
    assert [(line.found.n, line.found.facility) for line in every] == [(1, 100.0), (2, 50.0)]


def test_an_assignment_that_nobody_handed_in_has_no_lines(session: Session) -> None:
    made = a_course(session, ONE)
    found = taken(session, made.course.id, [made.assignment()])
    assert (lines.of_versions(found.results, {}), of_test(found.results[0]).n) == ([], 0)


def test_moodles_unequal_weights_come_out_of_the_tables_as_they_are(session: Session) -> None:
    made, given, items = store(session, moodle.generated())
    found = taken(session, made.course.id, [given])
    told = {line.item.id: line.found for line in lines.of_versions(found.results, items_of(found))}
    assert len(told) == 20
    for slot, expected in moodle.GENERATED_EXPECTED.items():
        one, weight = told[items[f"q{slot}", "1"].id], 8 if slot == 8 else 1
        assert one.deviation is not None
        assert [
            one.facility, one.deviation * weight * 10, one.effective_weight, one.discrimination,
            one.efficiency,
        ] == pytest.approx(list(expected), rel=1e-8)  # fmt: skip


def test_moodles_whole_test_comes_out_of_the_tables_as_it_is(session: Session) -> None:
    made, given, _ = store(session, moodle.walked())
    (found,) = taken(session, made.course.id, [given]).results
    whole, expected = of_test(found), moodle.WALKED_TEST
    assert None not in (whole.mean, whole.median, whole.deviation, whole.alpha)
    assert [
        whole.median * 7 / 100, whole.mean * 7 / 100, whole.deviation * 7 / 100,  # type: ignore[operator]
        whole.skewness, whole.kurtosis, whole.alpha * 100, whole.error_ratio,  # type: ignore[operator]
        whole.standard_error * 7 / 100,  # type: ignore[operator]
    ] == pytest.approx(list(expected.values()), rel=1e-6)  # fmt: skip


@pytest.mark.parametrize("students", [1, 3, 30])
def test_two_statements_read_a_class_of_any_size(session: Session, students: int) -> None:
    made = a_course(session, ONE, TWO, THREE)
    given = made.assignment()
    for number in range(students):
        made.work(given, f"s{number}", [(ONE, 1.0, "alpha"), (TWO, 0.0, None)])
    session.commit()
    sent: list[str] = []
    sa.event.listen(session.get_bind(), "before_cursor_execute", lambda *said: sent.append(said[2]))
    (found,) = taken(session, made.course.id, [given]).results
    assert (len(found.attempts), len(sent)) == (students, 2)


def test_another_course_sees_nothing_of_it(session: Session) -> None:
    made = a_course(session, ONE)
    given = made.assignment()
    made.work(given, "ann", [(ONE, 1.0, "alpha")])
    (found,) = taken(session, UUID(int=9), [given]).results
    assert found.attempts == ()
