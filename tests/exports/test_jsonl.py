"""JSON Lines: the same items come back."""

from __future__ import annotations

import json

from hypothesis import given, settings

from exports.jsonl import write
from questions.item import load
from tests.exports.samples import deck, each_form, fact
from tests.exports.torture import TEXTS, every_torture, spoilt


@settings(max_examples=25)
@every_torture
@given(TEXTS)
def test_every_form_comes_back_whole(more: str) -> None:
    items = tuple(spoilt(item, more) for item in each_form("f"))
    lines = write(deck(fact("f", items))).decode().split("\n")
    assert lines.pop() == ""
    assert tuple(load(json.loads(line)) for line in lines) == items


def test_a_line_says_of_which_fact_it_is() -> None:
    made = deck(fact("f", each_form("f")[:1], tags=("mt::stage::clinical",)))
    line = json.loads(write(made))
    told = {name: line[name] for name in ("fact", "statement", "topic_name", "changed", "tags")}
    assert told == {
        "fact": "f",
        "statement": "Olaparib inhibits PARP.",
        "topic_name": "Systemic therapy",
        "changed": "2026-11-20",
        "tags": ["mt::stage::clinical"],
    }
