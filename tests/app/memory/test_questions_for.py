"""What a quiz asks: units by the seed, items by the face of each memory."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.answers import Drawn
from app.memory.drawing import questions_for
from app.memory.publishing import publish_items
from app.models import Learner
from tests.app.items import choice, statement, typed
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer

UNITS = (TYPED.unit, OTHER.unit)


def test_a_quiz_has_the_revision_and_the_face_of_each_memory(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(CHOICE, "alpha")
    drawn = questions_for(session, student, UNITS, 5, "seed")
    assert set(drawn) == {
        Drawn(TYPED.unit, TYPED.id, TYPED.version, 1),
        Drawn(OTHER.unit, OTHER.id, OTHER.version, 0),
    }
    assert questions_for(session, student, UNITS[::-1], 5, "seed") == drawn


def test_a_quiz_is_as_long_as_wished_or_as_there_are_facts(
    session: Session, student: Learner, published: None
) -> None:
    wished = ["bank/nowhere", *UNITS, *UNITS]
    lengths = [len(questions_for(session, student, wished, n, "seed")) for n in (0, 1, 2, 10_000)]
    assert lengths == [0, 1, 2, 2]
    assert questions_for(session, student, [], 5, "seed") == ()


def test_a_quiz_is_one_in_four_true_or_false_at_most(
    session: Session, student: Learner, now: datetime
) -> None:
    names = [f"fact-{number}" for number in range(20)]
    items = [item for name in names for item in (choice(name), statement(name), typed(name))]
    publish_items(session, items, "first", now)
    drawn = questions_for(session, student, [f"bank/{name}" for name in names], 20, "seed")
    coins = [each.item_id.startswith("true-false") for each in drawn]
    assert {sum(coins[start : start + 4]) for start in range(17)} <= {0, 1}
    assert any(coins)
    assert not any(each.item_id.startswith("short-answer") for each in drawn)
