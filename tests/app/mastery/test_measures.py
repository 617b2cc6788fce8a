"""Shares by topic, and which facts a class lacks: by rule, and by no accident of few answers."""

from __future__ import annotations

import pytest

from app.mastery.measures import (
    GONE,
    OWN,
    Lacking,
    Share,
    by_topic,
    lacking,
    too_few,
    topic_of,
)
from questions.vocabulary import Topic
from questions.world import Bank
from tests.app.web import small_bank

FACTS = small_bank().facts
BANK = Bank(
    topics={name: Topic(id=name, name=name.capitalize()) for name in ("sites", "drugs")},
    facts={**FACTS, "betalol": FACTS["betalol"].model_copy(update={"topic": "sites"})},
)
ALPHA, BETA, GAMMA = (f"bank/{name}" for name in ("alphalol", "betalol", "gammalol"))


@pytest.mark.parametrize(
    ("unit", "topic"),
    [(ALPHA, "drugs"), (BETA, "sites"), ("bank/withdrawn", GONE), ("course/1/2", OWN)],
)
def test_a_unit_is_counted_under_its_topic(unit: str, topic: str) -> None:
    assert topic_of(unit, BANK) == topic


def test_shares_are_summed_in_the_order_of_the_bank_and_what_has_no_topic_comes_last() -> None:
    units = [("course/1/2", Share(1, 1)), ("bank/gone", Share(0, 2)), (ALPHA, Share(1, 3)),
             (GAMMA, Share(2, 2)), (BETA, Share(0, 4))]  # fmt: skip
    found = by_topic(units, BANK)
    assert list(found.items()) == [
        ("sites", Share(0, 4)),
        ("drugs", Share(3, 5)),
        (OWN, Share(1, 1)),
        (GONE, Share(0, 2)),
    ]


def test_what_many_missed_comes_before_what_few_missed_more_often() -> None:
    few, many = Share(1, 5), Share(60, 200)
    assert few.value < many.value
    assert few.most > many.most
    found = lacking({ALPHA: few, BETA: many}, BANK)
    assert found == (Lacking("betalol", many), Lacking("alphalol", few))


def test_a_fact_is_lacked_below_seventy_per_cent_of_five_answers() -> None:
    assert lacking({ALPHA: Share(0, 4)}, BANK) == ()
    assert too_few({ALPHA: Share(0, 4), "course/1/2": Share(0, 4)}, BANK) == 1
    assert lacking({ALPHA: Share(7, 10)}, BANK) == ()
    assert [each.fact_id for each in lacking({ALPHA: Share(69, 100)}, BANK)] == ["alphalol"]


def test_own_questions_and_withdrawn_facts_are_no_facts_that_can_be_lacked() -> None:
    assert lacking({"course/1/2": Share(0, 50), "bank/gone": Share(0, 50)}, BANK) == ()


@pytest.mark.parametrize(
    ("share", "step"),
    [(Share(0, 9), 0), (Share(2, 9), 1), (Share(4, 9), 2), (Share(6, 9), 3), (Share(9, 9), 4)],
)
def test_a_share_has_a_step_of_the_scale_of_mastery(share: Share, step: int) -> None:
    assert share.step == step
