"""Items and replies as statistics take them: options, keys, credit, blanks."""

from __future__ import annotations

import pytest

from app.analysis.asked import answer, question
from app.analysis.results import Answer
from questions.grading import UnknownReply
from questions.item import Item
from tests.app.items import case, choice, each_form, several, statement, typed


@pytest.mark.parametrize(
    ("item", "options", "keys"),
    [
        (choice("f"), ("beta", "alpha", "gamma"), {"alpha"}),
        (case("f"), ("alpha", "beta", "gamma"), {"alpha"}),
        (several("f"), ("alpha", "beta", "gamma"), {"alpha", "gamma"}),
        (statement("f"), ("true", "false"), {"false"}),
        (typed("f"), (), set()),
    ],
)
def test_options_in_their_order_and_their_keys(
    item: Item, options: tuple[str, ...], keys: set[str]
) -> None:
    found = question(item)
    assert (set(found.options), found.keys) == (set(options), keys)
    assert len(found.options) == len(options)


def test_every_form_is_a_question_under_its_version() -> None:
    found = [question(item) for item in each_form("f")]
    assert [(each.item_id, each.version, each.unit, each.form) for each in found] == [
        (item.id, item.version, "bank/f", item.form) for item in each_form("f")
    ]


@pytest.mark.parametrize(
    ("item", "reply", "score", "chosen"),
    [
        (choice("f"), "alpha", 1.0, ("alpha",)),
        (choice("f"), "beta", 0.0, ("beta",)),
        (several("f"), "alpha", 0.5, ("alpha",)),
        (statement("f"), "false: nonsense", 0.5, ("false",)),
        (typed("f"), "alpha blocker", 1.0, ()),
    ],
)
def test_a_reply_has_its_credit(
    item: Item, reply: str, score: float, chosen: tuple[str, ...]
) -> None:
    assert answer(item, reply, 3.5) == Answer(item.id, item.version, score, chosen, 3.5)


def test_without_partial_credit_a_reply_is_right_or_worth_nothing() -> None:
    item = several("f")
    assert answer(item, "alpha", partial=False).score == 0.0
    assert answer(item, "gamma alpha", partial=False).score == 1.0


def test_a_blank_is_worth_nothing_and_says_so() -> None:
    item = choice("f")
    assert answer(item, None, 9) == Answer(item.id, item.version, 0.0, (), 9, blank=True)


def test_a_reply_that_no_form_sends_is_refused() -> None:
    with pytest.raises(UnknownReply):
        answer(choice("f"), "delta")
