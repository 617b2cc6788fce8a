"""In what order a question is shown."""

from __future__ import annotations

import pytest

from exports.arrangement import choices, pairs, steps
from exports.worded import worded
from questions.item import FORMS, Item, Matching, Ordering, SelectAll
from tests.app.items import pairs as matching
from tests.app.items import several
from tests.exports.samples import choice, each_form, order

VERSIONS = [f"v{number}" for number in range(40)]


def test_options_stay_as_they_are_without_a_version_and_sorted_ones_always() -> None:
    item = choice("f")
    assert choices(item, "") == list(item.options)
    orders = {tuple(each.id for each in choices(item, version)) for version in VERSIONS}
    assert len(orders) == 6
    ranked = choice("f", sorted=True)
    assert {tuple(choices(ranked, version)) for version in VERSIONS} == {ranked.options}


def test_of_several_right_options_no_place_tells_which() -> None:
    item = several("f")
    assert isinstance(item, SelectAll)
    assert choices(item, "") == choices(item, "")
    assert {each.id for each in choices(item, "A")} == {each.id for each in item.options}


def test_steps_are_never_shown_in_their_order() -> None:
    item = order("f")
    assert isinstance(item, Ordering)
    shown = [tuple(each.id for each in steps(item, version)) for version in ["", *VERSIONS]]
    assert item.answer not in shown
    assert {tuple(sorted(each)) for each in shown} == {tuple(sorted(item.answer))}


def test_rows_never_all_stand_beside_their_partners() -> None:
    item = matching("f")
    assert isinstance(item, Matching)
    for version in ["", *VERSIONS]:
        left, right = pairs(item, version)
        wanted = [item.answer[each.id] for each in left]
        assert [each.id for each in right][: len(left)] != wanted
        assert {each.id for each in right} == {each.id for each in item.right}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_version_of_every_form_has_the_same_answer(form: str) -> None:
    items: list[Item] = [item for item in each_form("f") if item.form == form]
    for item in items:
        plain = {text for listing in worded(item).listings for text in listing.texts}
        for version in VERSIONS[:5]:
            told = worded(item, version)
            assert {text for listing in told.listings for text in listing.texts} == plain
            assert _texts(told.answer) == _texts(worded(item).answer)


def _texts(answer: tuple[str, ...]) -> set[str]:
    """Answers without the marks that name their places."""
    return {line.split(". ", 1)[-1] for line in answer}
