"""The invented student answers every form, rightly and wrongly."""

from __future__ import annotations

from random import Random
from uuid import UUID

import pytest

from app.cards.sent import meant, sent_again
from app.demo.answering import reply
from questions.grading import grade
from questions.item import Item
from tests.app.items import each_form

ID = UUID(int=7)


@pytest.mark.parametrize("item", each_form("alphalol"), ids=lambda item: item.form)
@pytest.mark.parametrize("right", [True, False])
def test_a_reply_is_as_right_as_it_is_meant_to_be(item: Item, right: bool) -> None:
    for seed in range(20):
        made = reply(item, right, Random(seed))
        assert grade(item, made).correct == right
        assert meant(item, ID, sent_again(item, ID, made)) == made
