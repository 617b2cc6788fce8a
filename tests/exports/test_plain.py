"""Texts as every writer takes them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.plain import lines, met, other_names, plain, references, scope
from questions.item import Met
from tests.exports.samples import choice


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("  e\u0301 ", "é"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\tb\x00c\x1b\x7f\x85d", "a bc\nd"),
        ("\ud800x\uffff", "x"),
        ("µ β → ‏עברית", "µ β → ‏עברית"),
    ],
)
def test_a_text_is_in_one_form_without_signs_that_no_format_holds(given_: str, shown: str) -> None:
    assert plain(given_) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_every_text_can_be_written_and_is_plain_once(value: str) -> None:
    shown = plain(value)
    assert plain(shown) == shown
    element = ElementTree.Element("a")
    element.text = shown
    assert (ElementTree.fromstring(ElementTree.tostring(element)).text or "") == shown


def test_lines_that_say_nothing_are_none() -> None:
    assert lines(" a \n\n \t\n b ") == ["a", "b"]


def test_other_names_differ_by_more_than_typography() -> None:
    assert other_names("bone metastasis", ("Bone-metastasis", "skeletal deposit")) == (
        "skeletal deposit",
    )


def test_authority_and_article_are_a_line_each() -> None:
    item = choice("f")
    cited = "National Cancer Institute: Drugs & targets (2025-01), https://nci.example/x?a=1&b=2"
    assert references(item) == (cited,)
    known = "Textbook knowledge, not yet checked against a text"
    assert references(replace(item, checked="known")) == (cited, known)
    assert met(replace(item, sources=(Met("a", "An article", "A heading", "It said so."),))) == (
        "Met in “An article”, section “A heading”; corrected here, it said: It said so.",
    )
    assert scope(item) == "United States, label of 2025"
    assert scope(replace(item, qualifiers=())) == ""
