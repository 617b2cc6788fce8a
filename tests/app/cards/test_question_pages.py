"""Nothing on the page of a question tells one option, or one fact, from another."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from dataclasses import replace

import pytest
from flask import Flask

from app.cards import card, groups, words
from app.models.learning import MAX_REPLY
from questions.item import (
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    SelectAll,
    SingleBest,
    Table,
    TrueFalse,
    dump,
    load,
)
from questions.paragraphs import paragraphs, says_how
from tests.app.cards.test_card import DOORS, SERVED, items
from tests.app.items import (
    grid,
    wider_forms,
)

__all__ = ["items"]


def test_but_for_what_is_read_one_page_of_a_question_is_like_any_other(
    app: Flask, items: tuple[Item, ...]
) -> None:
    """No id, class or attribute tells one option, or one fact, from another."""
    pages: dict[tuple[object, ...], set[str]] = defaultdict(set)
    with app.test_request_context():
        made = app.jinja_env.get_template("macros/card.html").make_module()
        for item in items:
            asked = question_of(item, app)
            page, texts = apart(str(made.question(asked)), *labels(item))  # type: ignore[attr-defined]
            gaps = item.stem.count("____")
            pages[item.form, shape(item), gaps, bool(item.qualifiers)].add(page)
            stem = {each for part in paragraphs(item) for each in part.split("____")}
            shown = {asked.topic, *read(item), *stem}
            assert {each.strip() for each in shown} <= texts | {""}
            assert not texts & {item.rule, item.explanation, item.unit} - shown
    assert {len(each) for each in pages.values()} == {1}


def question_of(item: Item, app: Flask) -> card.Asked:
    line = words.progress(3, 20, 25, answered=False)
    made = card.asked(item, SERVED.review_id, app.extensions["bank"], line, DOORS)
    return replace(made, token="token")


def test_the_longest_reply_to_any_item_fits_its_column(items: tuple[Item, ...]) -> None:
    """All boxes of a table ticked, all options chosen, each row with its longest partner."""
    assert max(map(longest, items)) <= MAX_REPLY
    assert longest(grid("alphalol")) == len(" ".join(groups.every_choice(grid("alphalol"))))


def longest(item: Item) -> int:
    """Characters of the longest reply; what is typed is limited by the form."""
    match item:
        case SelectAll():
            return len(" ".join(each.id for each in item.options))
        case Ordering():
            return len(" ".join(item.answer))
        case Table():
            return len(" ".join(groups.every_choice(item)))
    made = groups.groups(item, SERVED.review_id)
    return sum(max(len(f"{each.id}:{row.id} ") for row in each.rows) for each in made)


@pytest.mark.parametrize("item", wider_forms("alphalol"), ids=lambda item: item.form)
def test_a_page_does_not_change_with_ids_texts_and_keys(app: Flask, item: Item) -> None:
    """Items like this one, renamed: each mixes its rows anew, so that its key stands elsewhere."""
    pages, places = set(), set()
    with app.test_request_context():
        made = app.jinja_env.get_template("macros/card.html").make_module()
        for count in range(12):
            asked = question_of(renamed(item, count), app)
            page, texts = apart(str(made.question(asked)))  # type: ignore[attr-defined]
            assert not texts & {item.rule, item.explanation, "correct", "It is so."}
            pages.add(page)
            rights = [each.correct for each in asked.rows]
            places.add((*rights, *(row.correct for group in asked.groups for row in group.rows)))
    assert len(pages) == 1
    assert len(places) > 1 or isinstance(item, NumericBand)


def renamed(item: Item, count: int) -> Item:
    """The item with other ids and texts of its options, elements and parts."""
    body = json.dumps(dump(item))
    for word in ("lpha", "eta", "amma", "lows", "elaxes", "ightens", "p1", "p2"):
        body = body.replace(word, f"{word}-{count}")
    return replace(load(json.loads(body)), id="a-form-000000000000", version="0" * 16)


def shape(item: Item) -> tuple[object, ...]:
    """How many rows and paragraphs there are, and whether a correction is asked for."""
    match item:
        case Ordering():
            return (len(item.elements),)
        case Matching():
            return len(item.left), len(item.right)
        case Table():
            return len(item.rows), len(item.columns), says_how(item)
        case ExtendedMatching():
            return len(item.parts), len(item.options)
        case NumericBand():
            return (bool(item.answer.unit),)
    corrects = isinstance(item, TrueFalse) and bool(item.correction.category)
    return item.k, corrects, len(paragraphs(item)), says_how(item)


def read(item: Item) -> set[str]:
    """The texts of a question's rows."""
    match item:
        case Ordering():
            return {each.text for each in item.elements}
        case SingleBest() | TrueFalse() | SelectAll():
            return {each.text for each in item.options}
        case Matching():
            return {each.text for each in (*item.left, *item.right)}
        case Table():
            return {each.text for each in (*item.rows, *item.columns)}
        case ExtendedMatching():
            return {each.text for each in item.options} | {each.stem for each in item.parts}
        case NumericBand():
            return {item.answer.unit} - {""}
    return set()


def labels(item: Item) -> tuple[str, ...]:
    """What names a field of this item, beside its rows."""
    return tuple(read(item)) if isinstance(item, Ordering) else ()


def apart(page: str, *labels: str) -> tuple[str, set[str]]:
    """A page without its texts, labels, confirmation and the item's digests; and the texts."""
    bare = re.sub(r'name="csrf_token" value="[^"]*"', "", page)
    bare = re.sub(r"item=[a-z]+(-[a-z]+)*-[0-9a-f]{12}&amp;version=[0-9a-f]{16}", "", bare)
    for label in labels:
        bare = re.sub(rf'aria-label="([A-Z][a-z ]+: ){re.escape(html.escape(label))}"', r"\1", bare)
    texts = {html.unescape(each).strip() for each in re.findall(r">([^<]*)<", bare)}
    return re.sub(r">[^<]*<", "><", bare), texts
