"""How a list is answered is read from its question (test_anki_import does so with the bank)."""

from __future__ import annotations

import re

import pytest

from exports.anki.sides import front
from exports.anki.template import TAPPING
from questions.item import FORMS
from tests.exports.samples import each_form

KINDS = {
    "select_all": "several",
    "table": "several",
    "ordering": "sequence",
    "matching": "pairs",
    "extended_matching": "pairs",
}


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the script."""
    (found,) = re.findall(rf"var {name} = /(.*)/i;", TAPPING)
    return re.compile(found, re.IGNORECASE)


def kind(side: str) -> str:
    """What the script takes a front for."""
    asked = " ".join(re.findall(r'<p class="mt-(?:stem|task)[^>]*>(.*?)</p>', side))
    if "mt-table" in side or pattern("SEVERAL").search(asked):
        return "several"
    if pattern("SEQUENCE").search(asked):
        return "sequence"
    return "pairs" if side.count("<ol") > 1 else "one"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_front_is_answered_as_its_form_is(form: str) -> None:
    kinds = {kind(front(item)) for item in each_form("f") if item.form == form}
    assert kinds == {KINDS.get(form, "one")}


def test_the_script_calls_nobody_and_writes_no_html() -> None:
    for sign in ("http", "fetch", "XMLHttp", "innerHTML", "eval", "import(", "{{", "localStorage"):
        assert sign not in TAPPING
