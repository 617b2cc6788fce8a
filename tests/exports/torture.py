"""Texts that break careless writers, put into every text of an item."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import example
from hypothesis import strategies as st

from questions.item import Item, dump, load, with_version

TORTURE = (
    "~ = # { } : \\ < & \" ' µ β → é",
    "p<0.05 & q>1 &amp; &lt;b&gt; </text> ]]> <![CDATA[",
    "{1:SHORTANSWER:=yes~no} {{c1::cloze}} [sound:x] $$x$$ $CATEGORY: no",
    "أين ينتشر السرطان؟ HER2+ \u200fלאן?",
    "first line\nsecond line\r\nthird line",
    "=1+1\t+2 -3 @SUM(A1)",
    "%50% [html] ::name:: ####feedback // comment \\n \\: * \\* _x_ **y** `z` | - # 1. 2)",
    "x" * 10_000,
    "e\u0301 \u212b \ufb01 \U0001f9ec",
    "\"quoted\", 'apostrophes'; and; semicolons,",
)
TEXTS = st.one_of(
    st.sampled_from(TORTURE),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
    st.text("~=#{}:\\<>&\"'|*_`[]()!$%@+-.1a \n", min_size=1, max_size=40),
)


def every_torture(test: Callable[..., None]) -> Callable[..., None]:
    """Decorates a test of one text: hypothesis tries each of TORTURE, and then its own."""
    for text in TORTURE:
        test = example(text)(test)
    return test


_SHOWN = {"text", "stem", "rationale", "rule", "explanation", "category", "title", "section"}
_LISTED = {"accepted", "qualifiers"}


def spoilt(item: Item, more: str) -> Item:
    """The item with `more` behind every text that a reader sees, and before it too."""
    body = _changed(dump(item), lambda value: f"{more} {value} {more}")
    if item.form in ("cloze", "short_answer"):
        body["answer"] = f"{more} {body['answer']} {more}"
    return with_version(load(body))


def _changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _changed(each, change, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(each, change, name if name in _LISTED else "") for each in value]
    return change(value) if isinstance(value, str) and name in _SHOWN | _LISTED else value
