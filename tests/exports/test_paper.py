"""The paper: two versions, a key that fits each, and nothing from outside."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings

from exports.paper import chosen, write
from exports.plain import lines
from exports.worded import worded
from questions.item import FORMS, SingleBest
from tests.exports.samples import choice, deck, each_form, fact
from tests.exports.torture import TEXTS, every_torture, spoilt


def sections(page: str) -> list[str]:
    """Version A, version B, key to A, key to B."""
    found = re.findall(r"<section.*?</section>", page, re.DOTALL)
    assert [heading(each) for each in found] == [
        "Version A",
        "Version B",
        "Key to version A",
        "Key to version B",
    ]
    return found


def heading(section: str) -> str:
    found = re.search(r"<small>(.*?)</small>", section)
    assert found
    return found[1]


def articles(section: str) -> list[str]:
    return re.findall(r"<article><b>\d+</b><div>(.*?)</div></article>", section, re.DOTALL)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br>|</p>|</li>", "\n", html))).strip()


def stem(article: str) -> str:
    found = re.search(r'<p class="ask" dir="auto">(.*?)</p>', article, re.DOTALL)
    assert found
    return plain(found[1])


TEN = deck(*(fact(f"f{place}", (choice(f"f{place}", place),)) for place in range(10)))


def test_both_versions_ask_the_same_in_another_order() -> None:
    a, b, *_ = sections(write(TEN).decode())
    one, other = ([stem(each) for each in articles(section)] for section in (a, b))
    assert one != other
    assert sorted(one) == sorted(other)


def test_options_differ_between_the_versions_and_every_key_fits_its_own() -> None:
    a, b, key_a, key_b = sections(write(TEN).decode())
    letters = []
    for asked, key in ((a, key_a), (b, key_b)):
        for question, answer in zip(articles(asked), articles(key), strict=True):
            right = plain(answer).split("\n")[0]
            letter, text = right.split(". ", 1)
            assert text == "PARP"
            assert re.search(rf"<span>{letter}</span><span[^>]*>PARP</span>", question)
            letters.append((stem(question), letter))
    ways = {each: {letter for stem_, letter in letters if stem_ == each} for each, _ in letters}
    assert max(map(len, ways.values())) == 2


def test_one_question_stands_for_a_fact_and_a_fact_without_any_for_none() -> None:
    made = deck(fact("f", each_form("f")), fact("silent", ()))
    a, *_ = sections(write(made).decode())
    assert len(articles(a)) == 1
    assert chosen(made.facts[0]) in each_form("f")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_has_its_options_and_its_answer(form: str) -> None:
    item = next(item for item in each_form("f") if item.form == form)
    a, _, key, _ = sections(write(deck(fact("f", (item,)))).decode())
    told = worded(item, "A")
    for listing in told.listings:
        assert [text for text in listing.texts if text not in plain(a)] == []
    assert [line for line in told.answer if line not in plain(key)] == []
    wide = isinstance(item, SingleBest) or form in ("true_false", "select_all")
    assert wide or 'class="blank"' in a or 'class="to-mark"' in a or "<table>" in a


@settings(max_examples=25)
@every_torture
@given(TEXTS)
def test_every_text_stands_as_it_is(more: str) -> None:
    items = [spoilt(item, more) for item in each_form("f")]
    made = deck(*(fact(f"f{place}", (item,)) for place, item in enumerate(items)))
    shown = plain(write(made).decode().split("</style>")[1])
    for item in items:
        assert "\n".join(lines(item.rule)) in shown


def test_the_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    page = write(deck(fact("f", each_form("f")))).decode()
    assert re.findall(r"(?i)<script|<link|<img|\son\w+=|\ssrc=|\shref=|url\(|@import", page) == []
    assert page.startswith('<!doctype html><html lang="en-GB">')
