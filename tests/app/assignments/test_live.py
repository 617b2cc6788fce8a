"""The live view as values: who is where, what is answered, what stands first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.assignments import live, watched
from app.assignments.live import Choice
from app.assignments.watched import Replied, Watched
from app.coursework.terms import GRACE
from app.models import Learner, Member
from questions.item import Item
from tests.app.assignments.working import (
    HOUR,
    MINUTE,
    SAM,
    STU,
    SUE,
    TEN,
    Room,
    right,
    room,
    rules,
    wrong,
)
from tests.app.conftest import MONDAY
from tests.app.items import choice, pairs, several, typed

BLANK = "\N{NO-BREAK SPACE}"
SECOND = timedelta(seconds=1)


@pytest.fixture
def made(engine: sa.Engine) -> Room:
    return room(engine)


def word(made: Room, at: int = 0) -> str:
    with made.session() as session:
        found = watched.state(session, made.course_id, made.id, MONDAY + at * MINUTE)
        assert found is not None
        return found.word


def people(made: Room) -> dict[UUID, Watched]:
    with made.session() as session:
        return {each.id: each for each in watched.watched(session, made.course_id, made.id)}


def test_the_word_is_the_same_until_something_changes(made: Room) -> None:
    seen = [word(made), word(made, 30)]
    assert seen[0] == seen[1]
    for act in (
        lambda: made.begin(),
        lambda: made.save(1, right(made.places()[0]), MONDAY + MINUTE),
        lambda: made.save(1, wrong(made.places()[0]), MONDAY + 2 * MINUTE),
        lambda: made.submit(MONDAY + 3 * MINUTE),
        lambda: made.begin(SUE, MONDAY + 4 * MINUTE),
        lambda: made.change(rules(kind="graded"), MONDAY + 4 * MINUTE),
    ):
        act()
        seen.append(word(made))
    assert len(set(seen)) == len(seen) - 2  # the first two, and rules that are as before


def test_who_joins_or_leaves_changes_the_word(made: Room, engine: sa.Engine) -> None:
    before = word(made)
    with Session(engine) as session:
        session.execute(
            sa.update(Member).where(Member.learner_id == STU).values(left_at=MONDAY + HOUR)
        )
        session.commit()
    assert word(made) != before
    assert sorted(people(made)) == [SAM, SUE]


def test_there_is_no_state_of_what_the_course_has_not(made: Room) -> None:
    with made.session() as session:
        assert watched.state(session, made.course_id, UUID(int=9), MONDAY) is None
        assert watched.state(session, UUID(int=9), made.id, MONDAY) is None


def test_an_attempt_whose_time_is_over_is_noticed(made: Room) -> None:
    made.begin()
    with made.session() as session:
        at = MONDAY + 10 * MINUTE + GRACE
        found = [
            watched.state(session, made.course_id, made.id, when) for when in (at, at + SECOND)
        ]
    assert [each.overdue for each in found if each] == [False, True]


def test_a_student_is_at_the_question_that_was_opened_or_answered_last(made: Room) -> None:
    made.begin()
    assert (people(made)[SAM].place, people(made)[SAM].number, people(made)[SUE].number) == (
        0,
        1,
        0,
    )
    made.save(2, right(made.places()[1]), MONDAY + MINUTE)
    made.save(1, wrong(made.places()[0]), MONDAY + 2 * MINUTE)
    found = people(made)[SAM]
    assert (found.place, found.answered, found.questions) == (1, 2, 3)
    made.save(2, wrong(made.places()[1]), MONDAY + 3 * MINUTE)
    assert people(made)[SAM].place == 2


def test_the_latest_attempt_is_where_somebody_is_and_the_first_is_what_is_counted(
    engine: sa.Engine,
) -> None:
    made = room(engine, rules(replace(TEN, attempts=2)))
    made.begin()
    made.save(1, right(made.places()[0]), MONDAY + MINUTE)
    made.submit(MONDAY + 2 * MINUTE)
    made.begin(SAM, MONDAY + 3 * MINUTE)
    assert (people(made)[SAM].number, people(made)[SAM].submitted_at) == (2, None)
    with made.session() as session:
        found = watched.replies(session, made.course_id, made.id)
    assert (sum(each.times for each in found), sum(each.reply is not None for each in found)) == (
        3,
        1,
    )


def a(name: str, number: int = 0, **more: object) -> Watched:
    told = {"ends_at": None, "submitted_at": None, "place": 0, "answered": 0, "questions": 4}
    return Watched(UUID(int=len(name)), name, f"{name}@example.org", number, **{**told, **more})  # type: ignore[arg-type]


def board(*people: Watched) -> live.Board:
    return live.board(people, [], {}, MONDAY, shuffled=True)


def test_people_are_told_by_what_they_do_now() -> None:
    found = board(
        a("Al", 1, place=2, answered=1, ends_at=MONDAY + 90 * SECOND),
        a("Bob", 1),
        a("Cleo", 2, submitted_at=MONDAY, answered=4, ends_at=MONDAY + HOUR),
        a("Dora"),
        a("Elisa"),
    )
    assert [(each.where, each.answered, each.left, each.left_words) for each in found.begun] == [
        ("question 2 of 4", "1 of 4", 90, "2 min"),
        ("just begun", "0 of 4", None, "no limit"),
        ("handed in", "4 of 4", None, ""),
    ]
    assert (found.working, found.handed_in) == (2, 1)
    assert found.addresses == "Dora@example.org, Elisa@example.org"
    assert found.said == "2 at work, 1 handed in, 2 have not begun."


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "no limit"), (0, "time is over"), (59, "under a minute"), (60, "1 min"), (61, "2 min")],
)
def test_time_left_is_told_by_the_minute(seconds: int | None, said: str) -> None:
    assert live.left_in_words(seconds) == said


def one(item: Item, *told: tuple[str | None, int]) -> live.Question:
    replied = [Replied(item.id, item.version, reply, times, 1) for reply, times in told]
    found = live.board([], replied, {(item.id, item.version): item}, MONDAY, shuffled=False)
    return found.questions[0]


def test_options_stand_in_their_order_with_the_key_marked_and_blanks_are_no_answers() -> None:
    found = one(choice("alphalol"), ("beta", 3), ("alpha", 1), (None, 4))
    assert (found.asked, found.answered, found.right) == (8, 4, 1)
    assert (found.answered_share, found.right_share) == (f"50{BLANK}%", f"25{BLANK}%")
    assert found.choices == (
        Choice("Beta blocker", 3, f"75{BLANK}%", 75.0, key=False),
        Choice("Alpha blocker", 1, f"25{BLANK}%", 25.0, key=True),
        Choice("Gamma blocker", 0, f"0{BLANK}%", 0.0, key=False),
    )


def test_where_several_are_chosen_each_counts() -> None:
    item = several("alphalol")
    ids = [each.id for each in item.options]  # type: ignore[attr-defined]
    found = one(item, (" ".join(ids[:2]), 2), (ids[0], 1))
    assert [each.count for each in found.choices][:2] == [3, 2]


def test_of_typed_answers_the_most_given_stand_there() -> None:
    told = [(f"wrong {number}", 1) for number in range(9)]
    found = one(typed("betalol"), ("alpha blocker", 4), *told)
    assert [(each.text, each.count, each.key) for each in found.choices][:2] == [
        ("alpha blocker", 4, True),
        ("wrong 0", 1, False),
    ]
    assert len(found.choices) == live.MOST_TYPED


def test_other_forms_tell_how_many_were_right() -> None:
    found = one(
        pairs("alphalol"),
        ("alphalol:slows betalol:relaxes", 2),
        ("alphalol:relaxes betalol:slows", 1),
    )
    assert (found.answered, found.right, found.choices) == (3, 2, ())


def test_questions_stand_in_their_order_or_by_their_words_but_never_by_their_numbers() -> None:
    items = [choice(name) for name in ("gammalol", "alphalol", "betalol")]
    replied = [Replied(item.id, item.version, None, 5 - at, at) for at, item in enumerate(items)]
    known = {(item.id, item.version): item for item in items}
    for shuffled, order in ((False, [0, 1, 2]), (True, [1, 2, 0])):
        found = live.board([], replied, known, MONDAY, shuffled=shuffled)
        stems = sorted if shuffled else list
        wanted = [items[at].stem for at in order]
        assert [each.stem for each in found.questions] == list(stems(wanted))


def test_of_very_many_questions_those_asked_most_are_shown() -> None:
    replied = [Replied(f"item-{at:03}", "0a", None, 1 + (at == 120), 1) for at in range(121)]
    found = live.names(replied)
    assert (len(found), found[0], found[-1]) == (100, ("item-120", "0a"), ("item-098", "0a"))


def test_everybody_of_the_class_is_there(made: Room, session: Session) -> None:
    names = session.scalars(sa.select(Learner.name).order_by(Learner.name)).all()
    assert [each.name for each in people(made).values()] == [
        each for each in names if each != "Ina"
    ]
