"""The sides of a learner's own card: pictures have an address, words stand without tags."""

from __future__ import annotations

import pytest

from app.cards.sides import NO_WORDS, shown, words, words_after

DIGEST = "a" * 64


def test_only_a_pictures_source_becomes_an_address() -> None:
    side = f'src="{DIGEST}" <img alt="a &gt; b" src="{DIGEST}"><img src="{DIGEST}" alt="">'
    assert shown(side, lambda digest: f"/p/{digest}") == (
        f'src="{DIGEST}" <img alt="a &gt; b" src="/p/{DIGEST}"><img src="/p/{DIGEST}" alt="">'
    )


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("p &lt; 0.05", "p < 0.05"),
        ("The <b>femur</b>, of H<sub>2</sub>O", "The femur, of H2O"),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ("a<br>b", "a b"),
        (f'<img src="{DIGEST}">', "[picture]"),
        ("<p> </p>", NO_WORDS),
        ("x" * 200, "x" * 139 + "…"),
    ],
)
def test_the_words_of_a_side(side: str, text: str) -> None:
    assert words(side) == text


def test_a_back_that_repeats_its_front_is_told_without_it() -> None:
    assert words_after("Which?", "Which?<hr>This") == "This"
    assert words_after("Which?", "This") == "This"
    assert words_after("Which?", "Which?") == "Which?"
