"""Each gate passes a sound list of items and fails on one made up to be bad."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from questions.flaws.checks import CRITERIA
from questions.gates import GATES, Asked, kinds_of, problems_of_gates
from questions.gates import gate as gates
from questions.gates.solvers import by_cue, by_deck, by_surface
from questions.item import Item, Option, SingleBest, digest
from questions.statistics import statistics
from tests.app.items import choice, statement
from tests.questions.forms import each_form

NAMES = ("Amber", "Birch", "Cedar", "Daisy")


def chosen(
    n: int, place: int | None = None, texts: Sequence[str] = (), stem: str = "", level: str = ""
) -> Item:
    """A single best item of a fact of its own; the key stands at a place by digest."""
    at = int(digest(["place", n]), 16) % 4 if place is None else place
    named = [f"{name} {digest([n, name], 4)}" for name in NAMES]
    shown = texts or named
    options = tuple(
        Option(f"o{each}", text, each == at, "It is so.", None) for each, text in enumerate(shown)
    )
    plain = choice(f"fact-{n}")
    assert isinstance(plain, SingleBest)
    return replace(
        plain,
        id=f"single-best-{n}",
        stem=stem or f"Which plant has the number {digest(n, 24)}?",
        options=options,
        answer=f"o{at}",
        level=level or "understand",  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def told(bank) -> dict[str, Any]:
    """What `stats --json` prints of the bank."""
    return json.loads(json.dumps(statistics(bank)))


def sound(n: int = 200) -> list[Item]:
    return [chosen(each) for each in range(n)]


def failed(items: Sequence[Item]) -> set[str]:
    """Names of the gates that fail."""
    asked = Asked(tuple(items))
    return {name for name, gate in GATES if list(gate(asked))}


def test_a_sound_list_passes_every_gate():
    assert failed(sound()) == set()


def test_an_item_with_a_failing_flaw_fails():
    bad = chosen(999, texts=(*NAMES[:3], "None of the above"))
    assert failed([*sound(), bad]) == {"flaws"}


def test_more_than_one_in_a_hundred_with_any_flaw_fails():
    flawed = [
        chosen(1000 + n, stem=f"What is asked in question {n} about {digest(n, 24)}?")
        for n in range(3)
    ]
    assert failed([*sound(), *flawed[:2]]) == set()
    assert failed([*sound(), *flawed]) == {"few-flaws"}


def test_an_item_with_two_flaws_fails():
    bad = chosen(999, stem="Which biweekly drug did you choose in question 3?")
    assert failed([*sound(), bad]) == {"few-flaws"}


def test_keys_that_stand_in_one_place_fail():
    items = [chosen(n, place=1 if n % 2 else None) for n in range(200)]
    assert {"key-position"} <= failed(items)


def test_keys_that_are_the_longest_fail():
    items = [*sound()]
    for n in range(120):
        at = int(digest(["place", n]), 16) % 4
        texts = [f"{name} {digest([n, name], 4)}" for name in NAMES]
        items[n] = chosen(n, texts=[f"{t} x" if i == at else t for i, t in enumerate(texts)])
    assert {"key-length", "test-wise"} <= failed(items)


def test_keys_that_are_never_the_longest_fail():
    items = []
    for n in range(200):
        at = int(digest(["place", n]), 16) % 4
        texts = [f"{name} {digest([n, name], 4)}" for name in NAMES]
        long = (at + 1) % 4
        items.append(chosen(n, texts=[f"{t} x" if i == long else t for i, t in enumerate(texts)]))
    assert failed(items) == {"key-length"}


def test_near_duplicates_with_one_key_fail():
    stem = "Which plant of the northern forests has a bark as white as paper{}?"
    twins = [chosen(n, place=0, texts=NAMES, stem=stem.format(s)) for n, s in ((1, ""), (2, "s"))]
    others = sound(150)[3:]
    assert failed([*others, *twins]) == {"near-duplicates"}
    assert failed([*sound(300)[3:], *twins]) == set()


def test_a_stem_with_another_key_is_no_duplicate():
    stem = "Which plant of the northern forests has a bark as white as paper?"
    twins = [chosen(n, place=n, texts=NAMES, stem=stem) for n in (1, 2)]
    assert failed([*sound(150)[3:], *twins]) == set()


def test_what_gives_the_key_away_is_hit_by_the_test_wise_solver():
    items = []
    for n in range(100):
        at = int(digest(["place", n]), 16) % 4
        texts = [f"{name} {digest([n, name], 4)}" for name in NAMES]
        texts[at] = f"{texts[at]}, (12)"
        items.append(chosen(n, texts=texts))
    assert "test-wise" in failed(items)


def test_a_key_that_is_always_the_key_is_hit_by_the_deck_wise_solver():
    items = []
    for n in range(100):
        texts = [f"{name} {digest([n, name], 4)}" for name in NAMES]
        texts[int(digest(["place", n]), 16) % 4] = "Willow tree"
        items.append(chosen(n, texts=texts))
    assert failed(items) >= {"deck-wise"}


def test_statements_that_are_mostly_true_fail():
    judged = [
        replace(statement(f"s{n}", true=n % 4 > 0), stem=f"It is {digest(n, 30)}.")
        for n in range(40)
    ]
    judged = [replace(each, id=f"true-false-{n}") for n, each in enumerate(judged)]
    assert "true-false" in failed(judged)


def test_too_many_items_that_only_ask_to_remember_fail():
    items = [chosen(n, level="remember" if n < 101 else "") for n in range(200)]
    assert failed(items) == {"above-remember"}
    assert failed([chosen(n, level="remember" if n < 100 else "") for n in range(200)]) == set()


def test_three_items_of_one_fact_that_only_ask_to_remember_fail():
    three = [replace(chosen(n, level="remember"), facts=("one",)) for n in range(3)]
    assert failed([*three, *sound()[3:]]) == {"remembered"}
    assert failed([*three[:2], *sound()[3:]]) == set()


def test_every_form_passes_through_the_gates():
    asked = Asked(each_form())
    for _, gate in GATES:
        list(gate(asked))
    assert len(asked.questions) >= len(asked.items)


@pytest.mark.long
def test_the_bank_passes_every_gate(bank, items):
    assert problems_of_gates(Asked(tuple(items), kinds_of(bank)), bank) == []


@pytest.mark.long
def test_the_figures_have_flaws_solvers_lengths_and_duplicates(told):
    assert set(told["flaws"]) == {"items", "share", "by_criterion"}
    assert list(told["flaws"]["by_criterion"]) == list(CRITERIA)
    for solver in ("test_wise", "deck_wise"):
        found = told["solvers"][solver]["all"]
        assert set(found) == {"hits", "rate", "expected", "limit", "n"}
        assert found["rate"] <= found["limit"]
    assert set(told["key_lengths"]) == {"longest", "shortest"}
    assert isinstance(told["near_duplicates"], list)


def test_solvers_do_not_depend_on_the_order_of_items():
    questions = Asked(tuple(sound())).solvable
    turned = questions[::-1]
    assert by_surface(questions).hits == pytest.approx(by_surface(turned).hits)
    assert by_deck(questions).hits == pytest.approx(by_deck(turned).hits)
    assert list(by_cue(questions)) == list(by_cue(turned))


def test_a_flaw_is_told_at_the_line_of_its_fact(bank, items):
    flawed = replace(items[0], stem="Which drug did you choose in question 3? And why?")
    found = problems_of_gates(Asked((flawed,) * 1), bank, gates=(("flaws", gates.few_flaws),))
    where = bank.where[f"facts {flawed.facts[0]}"]
    assert (where.file, where.line, flawed.facts[0]) in {(p.file, p.line, p.id) for p in found}
