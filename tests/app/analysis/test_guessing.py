"""Random replies: what is said of each form is what grading gives on average, counted in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, permutations, product

import pytest

from app.analysis.guessing import guess_score
from questions.grading import grade
from questions.item import Item
from tests.app.items import (
    case,
    choice,
    grid,
    number,
    odd,
    pairs,
    parts,
    several,
    statement,
    steps,
    typed,
)


def replies(item: Item) -> Iterator[str]:
    """Every reply that can be clicked."""
    match item.form:
        case "single_best" | "odd_one_out" | "vignette":
            yield from (each.id for each in item.options)  # type: ignore[attr-defined]
        case "true_false":
            yield from ("true", "false")
        case "select_all":
            yield from _some([each.id for each in item.options])  # type: ignore[attr-defined]
        case "table":
            yield from _some([f"{each.row}:{each.column}" for each in item.cells])  # type: ignore[attr-defined]
        case "ordering":
            yield from map(" ".join, permutations(each.id for each in item.elements))  # type: ignore[attr-defined]
        case "matching":
            lefts = [each.id for each in item.left]  # type: ignore[attr-defined]
            for rights in permutations([each.id for each in item.right], len(lefts)):  # type: ignore[attr-defined]
                yield " ".join(f"{a}:{b}" for a, b in zip(lefts, rights, strict=True))
        case "extended_matching":
            asked = [each.id for each in item.parts]  # type: ignore[attr-defined]
            for given in product([each.id for each in item.options], repeat=len(asked)):  # type: ignore[attr-defined]
                yield " ".join(f"{a}:{b}" for a, b in zip(asked, given, strict=True))


def _some(ids: list[str]) -> Iterator[str]:
    every = chain.from_iterable(combinations(ids, size) for size in range(1, len(ids) + 1))
    yield from map(" ".join, every)


def wide(right: int, wrong: int) -> Item:
    """Options of which so many are right and so many wrong."""
    item = several("f")
    options = tuple(
        replace(item.options[0], id=f"o{n}", correct=n < right)  # type: ignore[attr-defined]
        for n in range(right + wrong)
    )
    return replace(item, options=options, answer=tuple(each.id for each in options[:right]))  # type: ignore[call-arg]


MADE = {
    "single_best": choice("f"),
    "odd_one_out": odd("f"),
    "vignette": case("f"),
    "true": statement("f", true=True),
    "false, typed": statement("f"),
    "false": statement("f", category=""),
    "select_all": several("f"),
    "select_all, 2 of 5": wide(2, 3),
    "select_all, 4 of 6": wide(4, 2),
    "table": grid("f"),
    "ordering": steps("f"),
    "matching": pairs("f"),
    "extended_matching": parts("f"),
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_guess_score_is_the_mean_credit_of_every_reply(name: str) -> None:
    item = MADE[name]
    credits_ = [grade(item, reply).credit for reply in replies(item)]
    assert guess_score(item) == pytest.approx(sum(credits_) / len(credits_))


def test_typed_text_is_not_guessed() -> None:
    assert (guess_score(typed("f")), guess_score(number("f"))) == (0.0, 0.0)
    assert guess_score(typed("f"), partial=False) == 0.0


@pytest.mark.parametrize("name", sorted(MADE))
def test_without_partial_credit_it_is_the_share_of_right_replies(name: str) -> None:
    item = MADE[name]
    right = [grade(item, reply).correct for reply in replies(item)]
    assert guess_score(item, partial=False) == pytest.approx(sum(right) / len(right))
