"""The pages of a course's knowledge as values: tables, dashes, pages of a list."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.mastery.board import Cell, facts, matrix, shared, topics
from app.mastery.measures import OWN, Share
from app.models import Learner
from questions.world import Bank
from tests.app.conftest import person
from tests.app.web import small_bank

BANK = small_bank()
BLANK = "\N{NO-BREAK SPACE}"
SAM, SUE = person("sam", 1), person("sue", 2)


def many(number: int) -> Bank:
    first = BANK.facts["alphalol"]
    ids = [f"fact-{at:03}" for at in range(number)]
    return Bank(
        topics=BANK.topics, facts={id_: first.model_copy(update={"id": id_}) for id_ in ids}
    )


def test_own_questions_stand_beside_the_topics_without_a_way_to_the_library() -> None:
    units = {"bank/alphalol": Share(1, 2), "course/1/2": Share(3, 3)}
    drugs, own = topics(units, BANK)
    assert (drugs.id, drugs.name, drugs.cell) == ("drugs", "Drugs", Cell(f"50{BLANK}%", 2, 3, 50))
    assert (own.id, own.name, own.cell) == ("", "Own questions", Cell(f"100{BLANK}%", 3, 4, 100))


def test_who_was_asked_nothing_of_a_topic_has_a_dash_and_the_class_stands_above() -> None:
    answered = {SAM.id: {OWN: Share(0, 1), "drugs": Share(1, 2)}}
    found = matrix([SAM, SUE], answered, BANK)
    assert found.topics == ("Drugs", "Own questions")
    half, none = Cell(f"50{BLANK}%", 2, 3, 50), Cell(f"0{BLANK}%", 1, 0)
    assert found.whole == (half, none)
    assert [(row.name, row.cells) for row in found.rows] == [
        ("Sam", (half, none)),
        ("Sue", (None, None)),
    ]


@pytest.mark.parametrize(
    ("page", "first", "last", "shown"),
    [(0, 1, 20, 1), (1, 1, 20, 1), (2, 21, 25, 2), (9, 21, 25, 2)],
)
def test_facts_come_in_pages_of_twenty(page: int, first: int, last: int, shown: int) -> None:
    bank = many(25)
    units = {f"bank/{id_}": Share(0, 9) for id_ in bank.facts}
    found = facts(units, bank, page)
    assert (found.first, found.last, found.page, found.pages, found.total) == (
        first, last, shown, 2, 25,
    )  # fmt: skip
    assert [each.id for each in found.rows] == list(bank.facts)[first - 1 : last]


def test_shared_mastery_is_the_mean_over_all_facts_and_says_how_many_were_met() -> None:
    served = ["bank/alphalol", "bank/betalol"]
    recall: dict[UUID, dict[str, float]] = {
        SAM.id: {"bank/alphalol": 0.9, "bank/gammalol": 1.0, "own/1": 1.0},
        SUE.id: {},
    }
    people: list[Learner] = [SAM, SUE]
    found = shared(people, recall, served, BANK)
    assert found.topics == ("Drugs",)
    assert [row.cells for row in found.rows] == [
        (Cell(f"45{BLANK}%", 1, 2),),
        (Cell(f"0{BLANK}%", 0, 0),),
    ]
