"""Reviews from elsewhere: each once, in their place, whatever comes how often in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory.answers import Answered
from app.memory.checking import differences, tally_differences
from app.memory.importing import EPOCH, MILLISECOND, Told, merge, unknown
from app.memory.operations import undo
from app.memory.rows import standing
from app.models import Learner, Review
from tests.app.conftest import MONDAY, person

Answer = Callable[..., Answered]
UNIT = "bank/alpha"


def told(days: float, ease: int = 3, note: str = "guid") -> Told:
    """A review so many days after the start."""
    at = MONDAY + timedelta(days=days)
    return Told(note, (at - EPOCH) // MILLISECOND, ease, 5000)


def rows(session: Session, learner: Learner) -> list[tuple[str, str | None, int]]:
    """Kind, mark and day of the log, in the order of the fold."""
    first = (MONDAY - EPOCH).days
    found = session.execute(
        sa.select(Review.kind, Review.rating, Review.learner_day)
        .where(Review.learner_id == learner.id)
        .order_by(Review.answered_at, Review.id)
    )
    return [(kind, rating, day - first) for kind, rating, day in found]


def is_sound(session: Session, learner: Learner) -> bool:
    return differences(session, learner) == () and tally_differences(session, learner) == ()


def test_reviews_take_their_place_between_those_made_here(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(days=0)
    answer(days=10)
    assert merge(session, student, UNIT, [told(4), told(20, ease=1)]) == 2
    assert rows(session, student) == [
        ("answer", None, 0),
        ("imported", "good", 4),
        ("answer", None, 10),
        ("imported", "again", 20),
    ]
    assert is_sound(session, student)
    found = standing(session, student.id, UNIT).memory
    assert (found.reps, found.lapses, found.last_day) == (4, 1, (MONDAY - EPOCH).days + 20)


def test_the_same_file_again_brings_nothing(session: Session, student: Learner) -> None:
    reviews = [told(0), told(3), told(3)]
    assert [merge(session, student, UNIT, reviews) for _ in range(3)] == [2, 0, 0]
    assert unknown(session, student.id, {UNIT: [*reviews, told(9)]}) == {UNIT: [told(9)]}


def test_what_left_from_here_does_not_come_back(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(days=0)
    (at,) = session.scalars(sa.select(Review.answered_at))
    own = (at - EPOCH) // MILLISECOND
    back = [Told("guid", own + late, 3, 5000) for late in (0, 3)]
    assert merge(session, student, UNIT, back) == 0
    assert merge(session, student, UNIT, [Told("guid", own + 60_000, 3, 5000)]) == 1


def test_what_was_undone_here_stays_undone(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    given = answer(days=0)
    undo(session, student, given.review_id, now + timedelta(minutes=1))
    (at,) = session.scalars(sa.select(Review.answered_at).where(Review.kind == "answer"))
    assert merge(session, student, UNIT, [Told("g", (at - EPOCH) // MILLISECOND, 3, 1)]) == 0
    assert standing(session, student.id, UNIT).memory.reps == 0


def test_each_row_says_what_it_did_to_the_memory(session: Session, student: Learner) -> None:
    merge(session, student, UNIT, [told(0), told(3)])
    first, second = session.scalars(sa.select(Review).order_by(Review.answered_at))
    assert (first.s_before, first.interval_before) == (None, 0)
    assert (second.s_before, second.interval_before) == (first.s_after, first.interval_after)
    memory = standing(session, student.id, UNIT).memory
    assert (second.s_after, second.d_after) == (memory.stability, memory.difficulty)


def test_a_question_that_was_open_meanwhile_does_not_count_twice(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(days=0)
    before = standing(session, student.id, UNIT).revision
    merge(session, student, UNIT, [told(3)])
    assert standing(session, student.id, UNIT).revision == before + 1


FILES = st.lists(
    st.lists(
        st.builds(
            told,
            days=st.integers(0, 200).map(lambda half: half / 2),
            ease=st.integers(1, 4),
            note=st.sampled_from(("guid", "other")),
        ),
        max_size=6,
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(FILES)
def test_files_in_any_order_come_to_one_memory(
    session: Session, files: Sequence[Sequence[Told]]
) -> None:
    """The same name with two marks is one review: which mark stands is the first that came."""
    named = {each.id: each for file in files for each in file}
    files = [[named[each.id] for each in file] for file in files]
    number = session.scalar(sa.select(sa.func.count()).select_from(Learner)) or 0
    one, other = (person(f"reader-{number + n}", 1000 + number + n) for n in (0, 1))
    session.add_all([one, other])
    session.commit()
    for file in files:
        merge(session, one, UNIT, file)
    merge(session, other, UNIT, [each for file in reversed(files) for each in reversed(file)])
    session.commit()
    assert rows(session, one) == rows(session, other)
    assert len(rows(session, one)) == len(named)
    assert standing(session, one.id, UNIT).memory == standing(session, other.id, UNIT).memory
    assert is_sound(session, one)
