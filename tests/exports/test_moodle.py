"""Items as questions of Moodle, form by form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.moodle import Answer, Choice, Judgement, Number, Order, Pairs, Typed, questions
from exports.moodle.mapping import asked
from questions.item import FORMS, Amount, Item
from tests.app.items import case, grid, number, odd, pairs, parts, several
from tests.exports.samples import choice, cloze, deck, each_form, fact, judgement, order, typed

SOME = ("It is alpha.", "It is beta.", "It is gamma.")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_is_asked(form: str) -> None:
    items = tuple(item for item in each_form("f") if item.form == form)
    ((_, found),) = questions(deck(fact("f", items)))
    assert [question.id for question in found] == [item.id for item in items]


def test_one_right_option_is_worth_all_and_the_others_nothing() -> None:
    assert asked(choice("f")) == Choice(
        single=True,
        answers=(
            Answer("CDK4/6", "0", "The target of palbociclib."),
            Answer("PARP", "100", "Olaparib binds PARP."),
            Answer("HER2", "0", "The target of trastuzumab."),
        ),
    )
    assert asked(case("f")) == asked(odd("f"))


def test_of_several_each_has_its_share_and_a_wrong_one_takes_its_own() -> None:
    alpha, beta, gamma = SOME
    assert asked(several("f")) == Choice(
        single=False,
        answers=(
            Answer("Alpha blocker", "50", alpha),
            Answer("Beta blocker", "-100", beta),
            Answer("Gamma blocker", "50", gamma),
        ),
    )


@pytest.mark.parametrize(("right", "share"), [(1, "100"), (3, "33.33333"), (6, "16.66667")])
def test_shares_are_fractions_that_moodle_knows(right: int, share: str) -> None:
    item = several("f")
    key, wrong = item.options[0], item.options[1]  # type: ignore[attr-defined]
    options = tuple(replace(key, id=f"k{place}") for place in range(right))
    changed = replace(item, options=(*options, wrong), answer=tuple(each.id for each in options))  # type: ignore[call-arg]
    made = asked(changed)
    assert isinstance(made, Choice)
    assert [each.percent for each in made.answers] == [share] * right + ["-100"]


def test_a_judgement_says_why_to_both() -> None:
    why = "Olaparib inhibits PARP."
    assert asked(judgement("f", True)) == Judgement(True, why, why)
    assert asked(judgement("f", False)) == Judgement(False, why, why)


def test_what_is_typed_has_every_name_once_and_no_wildcard() -> None:
    names = ("PARP", "parp", "Poly*", "πολυ")
    item = typed("f", accepted=names)
    assert asked(item) == Typed(("PARP", "Poly\\*", "πολυ"))
    assert asked(cloze("f", accepted=names)) == asked(item)


@pytest.mark.parametrize(
    ("amount", "bands"),
    [
        (Amount(40, 38, 42, "%"), (("40", "2"),)),
        (Amount(0.01, 0.01, 0.01, "%"), (("0.01", "0"),)),
        (Amount(66.7, 60.03, 73.37, "%"), (("66.7", "6.67"),)),
        (Amount(3, 2.5, 5, "x"), (("3", "0.5"), ("3.75", "1.25"))),
        (Amount(1e-7, 0, 1e7, ""), (("0.0000001", "0.0000001"), ("5000000", "5000000"))),
    ],
)
def test_a_figure_is_told_as_it_is_and_the_whole_band_is_right(
    amount: Amount, bands: tuple[tuple[str, str], ...]
) -> None:
    assert asked(replace(number("f"), answer=amount)) == Number(bands)  # type: ignore[call-arg]


def test_an_order_is_one_or_a_step_for_each_place() -> None:
    made = asked(order("f"))
    assert made == Order(("Binding", "Trapping", "Breaks in DNA"))
    assert isinstance(made, Order)
    assert made.as_pairs == Pairs(
        (("Step 1", "Binding"), ("Step 2", "Trapping"), ("Step 3", "Breaks in DNA"))
    )


def test_what_is_paired_is_paired() -> None:
    assert asked(pairs("f")) == Pairs(
        (("Alphalol", "Slows"), ("Betalol", "Relaxes")), spare=("Tightens",)
    )
    assert asked(parts("f")) == Pairs(
        (("A man with a slow pulse", "Alpha"), ("A woman with a fast pulse", "Gamma")),
        spare=("Beta",),
    )
    assert asked(grid("f")) == Pairs(
        (
            ("Alphalol – Slows", "holds"),
            ("Alphalol – Relaxes", "does not hold"),
            ("Betalol – Slows", "holds"),
            ("Betalol – Relaxes", "holds"),
        )
    )


def test_a_question_has_category_name_tags_and_all_that_no_option_says() -> None:
    made = deck(fact("olaparib", (typed("olaparib"),), topic="a/b c", tags=("my own",)))
    ((category, (question,)),) = questions(made)
    assert category == "$course$/top/Metastasis Trainer/A//b c"
    assert question.name == "olaparib (short answer, object)"
    assert question.tags == ("mt::topic::a/b_c", "mt::form::short_answer", "my_own")
    assert question.text == "At which molecular target is olaparib directed?\nTarget: ____"
    assert question.feedback == (
        "Olaparib inhibits PARP.\n"
        "United States, label of 2025\n"
        "It traps the enzyme on DNA.\n"
        "National Cancer Institute: Drugs & targets (2025-01), https://nci.example/x?a=1&b=2\n"
        "Met in “Understanding the liver”, section “Genetic Markers”"
    )


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (pairs("f"), ["Alphalol: Alphalol is so.", "Tightens: belongs to none: Tightens is so."]),
        (grid("f"), ["Alphalol: Relaxes: It is so."]),
        (order("f"), ["Binding: It is the first step."]),
        (parts("f"), ["A man with a slow pulse", "Alpha blocker: It is alpha."]),
    ],
)
def test_reasons_that_have_no_option_stand_in_the_feedback(item: Item, told: list[str]) -> None:
    ((_, (question,)),) = questions(deck(fact("f", (item,))))
    assert [line for line in told if line not in question.feedback.split("\n")] == []


def test_a_table_asks_for_each_pair_whether_it_holds() -> None:
    ((_, (question,)),) = questions(deck(fact("f", (grid("f"),))))
    assert question.text == "Which drug does what?\nChoose for each pair whether it holds."
