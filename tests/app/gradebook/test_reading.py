"""A gradebook as it is read: exact grades, own terms, who left; on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import codes
from app.courses import admitting, operations
from app.db import engine_options
from app.gradebook.book import Row, Summary, named
from app.gradebook.reading import read
from app.models import Member
from tests.app.gradebook.classes import CLOSE, DAY, NOW, SCORE_LAST, Class, fill, per_cent


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture
def made(engine: sa.Engine) -> Iterator[Class]:
    with Session(engine, expire_on_commit=False) as session:
        yield Class(session)


def table(rows: tuple[Row, ...]) -> dict[str, list[float | None]]:
    """By name: the grade of the course, then each in force."""
    return {
        row.person.name: [per_cent(row.share), *(per_cent(each.grade.share) for each in row.cells)]
        for row in rows
    }


def test_a_class_with_everything_that_can_be(made: Class) -> None:
    one = made.assignment("One", weight=1)
    two = made.assignment("Two", weight=3, counts="mean")
    made.assignment("Practice", kind="practice")
    ada, ben, cyd, dan = (made.student(name) for name in ("Ada", "Ben", "Cyd", "Dan"))
    made.attempt(one, ada, 5)
    made.attempt(two, ada, 10)
    made.attempt(two, ada, 6, number=2, after=2 * DAY)  # 0.6 less two tenths: 0.48
    made.attempt(one, ben, 7)
    made.by_hand(one, ben, "share", 9000)
    made.attempt(one, cyd, 9)
    made.by_hand(one, cyd, "excused")
    made.attempt(two, dan, None)
    book = read(made.session, made.course.id, NOW)
    assert [each.title for each in book.assignments] == ["One", "Two"]
    assert table(book.rows) == {
        "Ada": [68.0, 50.0, 74.0],
        "Ben": [22.5, 90.0, 0.0],
        "Cyd": [0.0, None, 0.0],
        "Dan": [0.0, 0.0, None],
    }
    assert [(each.n, per_cent(each.mean)) for each in book.columns] == [(3, 46.67), (3, 24.67)]
    assert (book.course.n, per_cent(book.course.mean)) == (4, 22.62)


def test_before_its_close_nothing_is_missed(made: Class) -> None:
    made.assignment("One")
    made.student("Ada")
    before = read(made.session, made.course.id, CLOSE - DAY)
    assert table(before.rows) == {"Ada": [None, None]}
    assert before.columns == (Summary(0, None),)
    assert table(read(made.session, made.course.id, CLOSE).rows) == {"Ada": [0.0, 0.0]}


def test_who_leaves_and_comes_back_has_missed_it_all_the_same(made: Class) -> None:
    made.assignment("One")
    ada = made.student("Ada")
    made.course.join_code = "ACDEFGH22"
    made.session.flush()
    member = made.session.get_one(Member, (made.course.id, ada.id))
    operations.leave(made.session, made.course, member, NOW - DAY)
    entry = codes.opened(made.session, "ACDEFGH22")
    assert entry is not None
    admitting.join(made.session, ada, entry, shares=False, now=NOW)
    assert table(read(made.session, made.course.id, NOW).rows) == {"Ada": [0.0, 0.0]}


def test_every_student_has_the_own_terms(made: Class) -> None:
    one = made.assignment("One")
    ada, ben = made.student("Ada"), made.student("Ben", extra_time=150)
    cyd = made.student("Cyd", extra_time=150)
    made.student("Dan")
    made.exception(one, 150, close_at=NOW + DAY)
    made.exception(one, ada, close_at=NOW + 2 * DAY)
    made.exception(one, cyd, close_at=CLOSE)
    book = read(made.session, made.course.id, NOW)
    assert [row.cells[0].terms.close for row in book.rows] == [
        NOW + 2 * DAY, NOW + DAY, CLOSE, CLOSE,
    ]  # fmt: skip
    assert table(book.rows) == {
        "Ada": [None, None], "Ben": [None, None], "Cyd": [0.0, 0.0], "Dan": [0.0, 0.0],
    }  # fmt: skip
    assert ben.id == book.rows[1].person.id


def test_late_credit_goes_by_the_due_time_that_held_for_the_attempt(made: Class) -> None:
    one = made.assignment("One")
    ada, ben = made.student("Ada"), made.student("Ben")
    made.attempt(one, ada, 10, after=2 * DAY)
    assert one.due_at is not None
    made.attempt(one, ben, 10, after=-DAY, due=one.due_at + 3 * DAY)
    book = read(made.session, made.course.id, NOW)
    assert table(book.rows) == {"Ada": [80.0, 80.0], "Ben": [100.0, 100.0]}
    assert [row.cells[0].standing.late for row in book.rows] == [True, False]


def test_who_left_stands_apart_with_what_was_graded_and_in_no_mean(made: Class) -> None:
    one = made.assignment("One")
    ada, ben = made.student("Ada"), made.student("Ben", removed_at=CLOSE - DAY)
    made.student("Cyd", left_at=CLOSE - DAY)  # without work
    gone = made.person("Former student 1")  # whose account and membership are deleted
    for who, points in ((ada, 10), (ben, 4), (gone, 6)):
        made.attempt(one, who, points)
    book = read(made.session, made.course.id, NOW)
    assert table(book.rows) == {"Ada": [100.0, 100.0]}
    assert table(book.former) == {"Ben": [40.0, 40.0], "Former student 1": [60.0, 60.0]}
    assert per_cent(book.columns[0].mean) == 100.0


def test_an_archived_assignment_stays_while_there_is_work_in_it(made: Class) -> None:
    one = made.assignment("One", archived_at=CLOSE - DAY)
    made.assignment("Two", archived_at=CLOSE - DAY)
    ada = made.student("Ada")
    made.student("Ben")
    made.attempt(one, ada, 8)
    book = read(made.session, made.course.id, NOW)
    assert table(book.rows) == {"Ada": [80.0, 80.0], "Ben": [None, None]}


def test_what_weighs_nothing_does_not_count(made: Class) -> None:
    one, two = made.assignment("One"), made.assignment("Two", weight=0)
    ada = made.student("Ada")
    made.attempt(one, ada, 5)
    made.attempt(two, ada, 10)
    assert table(read(made.session, made.course.id, NOW).rows) == {"Ada": [50.0, 50.0, 100.0]}


def test_the_last_override_holds_until_it_is_taken_back(made: Class) -> None:
    one = made.assignment("One")
    ada = made.student("Ada")
    made.attempt(one, ada, 5)
    found = []
    for step, (act, points) in enumerate((("share", 8000), ("excused", None), ("withdrawn", None))):
        made.by_hand(one, ada, act, points, at=NOW + step * DAY)
        (row,) = read(made.session, made.course.id, NOW).rows
        found.append((per_cent(row.cells[0].grade.share), row.cells[0].grade.excused))
    assert found == [(80.0, False), (None, True), (50.0, False)]


def test_what_is_told_to_a_student_says_nothing_of_the_rest(made: Class) -> None:
    one = made.assignment("One")
    two = made.assignment("Two", SCORE_LAST, close_at=NOW + DAY)
    ada = made.student("Ada")
    made.attempt(one, ada, 5)
    made.attempt(two, ada, 10)
    (row,) = read(made.session, made.course.id, NOW, ada.id).rows
    assert (per_cent(row.share), per_cent(row.told_share), row.told) == (75.0, 50.0, 1)
    made.by_hand(two, ada, "share", 0)
    (row,) = read(made.session, made.course.id, NOW, ada.id).rows
    assert (per_cent(row.share), per_cent(row.told_share)) == (25.0, 50.0)
    (row,) = read(made.session, made.course.id, NOW + 2 * DAY, ada.id).rows
    assert (per_cent(row.share), per_cent(row.told_share)) == (25.0, 25.0)


def test_one_row_is_the_same_alone_and_among_all(made: Class) -> None:
    fill(made, 12, 4)
    book = read(made.session, made.course.id, NOW)
    for row in book.rows:
        (alone,) = read(made.session, made.course.id, NOW, row.person.id).rows
        assert alone == row


def test_nothing_of_another_course_is_read(made: Class) -> None:
    fill(made, 3, 2)
    other = Class(made.session)
    fill(other, 2, 1, seed=2)
    book = read(made.session, made.course.id, NOW)
    assert (len(book.rows), len(book.assignments), book.former) == (3, 2, ())
    assert read(made.session, made.course.id, NOW, other.ina.id).rows == ()


def test_rows_are_found_by_parts_of_names_and_addresses(made: Class) -> None:
    for name in ("Ada Lovelace", "Grace Hopper", "Ada Yonath"):
        made.student(name)
    rows = read(made.session, made.course.id, NOW).rows
    found = [
        [row.person.name for row in named(rows, words)]
        for words in ("ada", "YON ada", "ada hopper")
    ]
    assert found == [["Ada Lovelace", "Ada Yonath"], ["Ada Yonath"], []]
    assert [row.person.name for row in named(rows, "hopper@")] == ["Grace Hopper"]
    assert len(named(rows, "")) == 3
