"""The count of a class notices what is missing."""

from __future__ import annotations

from random import Random

import pytest
import sqlalchemy as sa

from app.cards.sent import sent_again
from app.models import AttemptSlot
from bench.classroom.checking import check
from bench.classroom.pages import filled
from bench.classroom.plan import Fields, Plan, Told
from tests.app.assignments.working import MINUTE, SAM, Room, right, room
from tests.app.conftest import MONDAY


@pytest.fixture
def made(engine: sa.Engine) -> Room:
    """A class of one, who has answered all three questions and handed in."""
    found = room(engine)
    found.begin(SAM)
    for one in found.places(SAM):
        found.save(one.place, right(one), MONDAY + MINUTE)
    found.submit(MONDAY + 2 * MINUTE)
    return found


def told(made: Room) -> Told:
    """What the student saw: an answer to each question, as its form was sent."""
    seen = Told(requests=[("save", 303, 2.0), ("save", 303, 4.0)], handed_in=[0])
    for one in made.places(SAM):
        reply = sent_again(one.item, one.order_seed, right(one)).reply
        fields: Fields = {"reply": reply, "correction": "", "place": [], "pick": [], "cell": []}
        seen.saved.append((0, one.slot, fields))
    return seen


def count(made: Room, seen: Told) -> tuple[int, int, int]:
    plan = Plan(8000, "/", ["session=x"], [SAM.hex], 60.0)
    report = check(made.engine.url.render_as_string(hide_password=False), plan, seen)
    return report.lost, report.attempts, report.ended


def test_what_is_there_is_not_lost(made: Room) -> None:
    assert count(made, told(made)) == (0, 1, 1)


def test_an_answer_that_says_something_else_is_lost(made: Room) -> None:
    seen = told(made)
    with made.session() as session:
        session.execute(sa.update(AttemptSlot).where(AttemptSlot.place == 2).values(reply="other"))
        session.commit()
    assert count(made, seen) == (1, 1, 1)


def test_an_answer_without_a_row_is_lost(made: Room) -> None:
    seen = told(made)
    seen.saved.append((0, 12_345_678, seen.saved[0][2]))
    assert count(made, seen) == (1, 1, 1)


def test_of_two_answers_to_one_question_the_last_one_counts(made: Room) -> None:
    seen = told(made)
    typed = next(each for each in seen.saved if not str(each[2]["reply"]).isdigit())
    first = (0, typed[1], {**typed[2], "reply": "a first thought"})
    seen.saved.insert(0, first)
    assert count(made, seen) == (0, 1, 1)
    seen.saved.append(first)
    assert count(made, seen) == (1, 1, 1)


def test_what_the_server_refuses_is_counted_and_times_are_cut(made: Room) -> None:
    seen = told(made)
    seen.requests += [("page", 503, 9.0), ("page", 503, 9.0)]
    report = check(
        made.engine.url.render_as_string(hide_password=False),
        Plan(1, "/", ["x"], [SAM.hex], 1.0),
        seen,
        1.5,
    )
    assert report.refused == {"page 503": 2}
    assert report.milliseconds["save"] == pytest.approx((3.0, 3.9, 3.98))


@pytest.mark.parametrize(
    ("page", "field", "value"),
    [
        ('<input type="radio" name="reply" value="7">', "reply", "7"),
        ('<input id="reply" name="reply" type="text">', "reply", "typed"),
        ('<select name="place" id="place-1"><select name="place" id="place-1">', "place", 2),
        ('<input type="checkbox" name="pick" value="3">', "pick", ["3"]),
        ('<select class="x" name="cell" id="cell-1"><select name="cell" id="cell-2">', "cell",
         ["1:1", "2:2"]),
    ],
)  # fmt: skip
def test_a_form_is_filled_by_what_stands_in_it(page: str, field: str, value: object) -> None:
    made = filled(f'<input name="csrf_token" value="t">{page}', "typed", Random(3))
    assert made["csrf_token"] == "t"
    assert (len(made[field]) if isinstance(value, int) else made[field]) == value
