"""Rows of a table of questions: their order, their names, who chose what."""

from __future__ import annotations

import pytest

from app.analysis.lines import (
    Line,
    Rank,
    Typed,
    in_order,
    of_facts,
    of_versions,
    options,
    replies,
    spelled,
)
from app.analysis.results import Answer, Attempt, Question, Results, by_version
from app.analysis.views import Order
from questions.item import Item
from tests.app.items import choice, statement, typed

ALPHA, BETA, GAMMA = choice("alpha"), choice("beta", stem="Which else?"), typed("gamma")
ITEMS = {(item.id, item.version): item for item in (ALPHA, BETA, GAMMA)}


def question(item: Item) -> Question:
    if item is GAMMA:
        return Question(item.id, item.version, item.unit, item.form)
    ids = ("beta", "alpha", "gamma")
    return Question(item.id, item.version, item.unit, item.form, 1 / 3, ids, frozenset({"alpha"}))


def results(many: int, *items: Item, seconds: float = 30) -> Results:
    """Each student has the first so many thirds of all, by number, right."""
    attempts = tuple(
        Attempt(
            f"s{number:02}",
            1,
            tuple(
                Answer(
                    item.id,
                    item.version,
                    float(number * len(items) >= place * many),
                    ("alpha",) if number * len(items) >= place * many else ("beta",),
                    seconds * (place + 1),
                )
                for place, item in enumerate(items)
            ),
        )
        for number in range(many)
    )
    return Results((1.0,) * len(items), attempts, by_version(map(question, items)))


def by_name(line: Line) -> Rank:
    return (0, 0, "", line.name, line.item.id, line.item.version)


def test_of_a_test_that_is_the_same_for_all_questions_have_weights_and_a_usual_time() -> None:
    told = of_versions([results(30, ALPHA, BETA, GAMMA)], ITEMS)
    assert [line.found.intended_weight for line in told] == [100 / 3] * 3
    assert [line.found.usual_seconds for line in told] == [60] * 3
    assert sum(line.found.effective_weight or 0 for line in told) == pytest.approx(100)


def test_over_several_tests_questions_have_neither() -> None:
    told = of_versions([results(30, ALPHA, BETA), results(30, GAMMA, BETA)], ITEMS)
    assert {line.found.intended_weight for line in told} == {None}
    assert {line.found.usual_seconds for line in told} == {None}
    assert {line.name: line.found.n for line in told} == {
        "Which class?": 30,
        "Which else?": 30,
        "Drug class: ____": 30,
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("set", ["Drug class: ____", "Which class?", "Which else?"]),
        ("hardest", ["Drug class: ____", "Which else?", "Which class?"]),
        ("weakest", ["Drug class: ____", "Which else?", "Which class?"]),
        ("slowest", ["Drug class: ____", "Which else?", "Which class?"]),
    ],
)
def test_lines_stand_in_the_order_that_is_asked_for(order: Order, expected: list[str]) -> None:
    told = of_versions([results(30, ALPHA, BETA, GAMMA)], ITEMS)
    assert [line.name for line in in_order(told, order, by_name)] == expected


def test_what_cannot_be_said_comes_last() -> None:
    told = of_versions([results(3, GAMMA), results(30, ALPHA, BETA)], ITEMS)
    weakest = in_order(told, "weakest", by_name)
    assert [line.found.item_rest is None for line in weakest] == [True, True, True]
    told = of_versions([results(3, GAMMA), results(30, ALPHA, BETA, choice("delta"))], {
        **ITEMS, (choice("delta").id, choice("delta").version): choice("delta"),
    })  # fmt: skip
    weakest = in_order(told, "weakest", by_name)
    assert [line.found.item_rest is None for line in weakest] == [False, False, True, True]


def test_versions_of_a_fact_stand_in_one_line_under_the_one_asked_most() -> None:
    other = choice("alpha", stem="Which class is it?")
    items = {**ITEMS, (other.id, other.version): other}
    few = Results((1.0,), (Attempt("x", 1, (Answer(other.id, other.version, 1.0),)),),
                  by_version([question(other)]))  # fmt: skip
    (line,) = of_facts([few, results(3, ALPHA)], items, lambda unit, _: unit)
    assert (line.name, line.item, line.versions, line.found.n) == ("bank/alpha", ALPHA, 2, 4)
    assert options(line) == []


def test_options_are_told_in_words_and_the_blank_in_none() -> None:
    (line,) = of_versions([results(30, ALPHA)], ITEMS)
    assert [(text, each.count) for text, each in options(line)] == [
        ("Beta blocker", 0),
        ("Alpha blocker", 30),
        ("Gamma blocker", 0),
        ("", 0),
    ]
    assert [each.option for each in spelled(line).choices] == [
        "Beta blocker", "Alpha blocker", "Gamma blocker", "",
    ]  # fmt: skip


def test_a_statement_to_judge_says_what_it_is() -> None:
    item = statement("alpha")
    one = Results((1.0,), (Attempt("x", 1, (Answer(item.id, item.version, 1.0),)),),
                  by_version([question(item)]))  # fmt: skip
    (line,) = of_versions([one], {(item.id, item.version): item})
    assert line.name == "Alphalol is a beta blocker. (False)"


def test_what_was_typed_stands_together_where_it_is_spelt_alike_and_counts_alike() -> None:
    said = [("Alpha blocker", 1.0), ("beta", 0.0), ("alpha-blocker ", 1.0), ("Alpha blocker", 1.0),
            ("Alpha blocker", 0.5), ("", 0.0)]  # fmt: skip
    attempts = tuple(
        Attempt(f"s{number}", 1, (Answer(GAMMA.id, GAMMA.version, score, typed=text),))
        for number, (text, score) in enumerate(said)
    )
    (line,) = of_versions([Results((1.0,), attempts, by_version([question(GAMMA)]))], ITEMS)
    assert replies(line) == [
        Typed("Alpha blocker", 3, 1.0), Typed("Alpha blocker", 1, 0.5), Typed("beta", 1, 0.0),
    ]  # fmt: skip
    assert replies(of_versions([results(3, ALPHA)], ITEMS)[0]) == []
