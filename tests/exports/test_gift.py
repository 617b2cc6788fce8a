"""GIFT: what is escaped, and how each kind of question is spelt."""

from __future__ import annotations

import pytest

from exports.gift import escaped, write
from questions.item import Item
from tests.app.items import grid, number, pairs, several
from tests.exports.samples import choice, deck, fact, judgement, order, typed


def answers(item: Item) -> list[str]:
    """The lines between the braces, without the general feedback."""
    body = write(deck(fact("f", (item,)))).decode()
    inside = body[body.index(" {") + 2 : body.rindex("\n\t####")]
    return inside.replace("\n\t", "\n").split("\n")[1:]


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("~ = # { } : \\", "\\~ \\= \\# \\{ \\} \\: \\\\"),
        ("two\nlines", "two\\nlines"),
        ("p<0.05 & µ → é", "p<0.05 & µ → é"),
        ("a->b", "a→b"),
    ],
)
def test_signs_of_the_format_stand_behind_a_backslash(plain: str, written: str) -> None:
    assert escaped(plain) == written


def test_a_question_in_full() -> None:
    body = write(deck(fact("f", (choice("f"),), tags=("mt::stage::clinical",)))).decode()
    assert body == (
        "$CATEGORY: $course$/top/Metastasis Trainer/Systemic therapy\n\n"
        "// [id:single-best-f-1] [tag:mt::topic::systemic-therapy] [tag:mt::form::single_best]"
        " [tag:mt::stage::clinical]\n"
        "::f (single best, 1)::[plain]At which target is olaparib directed (1)? {\n"
        "\t~CDK4/6#The target of palbociclib.\n"
        "\t=PARP#Olaparib binds PARP.\n"
        "\t~HER2#The target of trastuzumab.\n"
        "\t####Olaparib inhibits PARP.\\nUnited States, label of 2025\\nIt traps the enzyme on DNA."
        "\\nNational Cancer Institute\\: Drugs & targets (2025-01), "
        "https\\://nci.example/x?a\\=1&b\\=2"
        "\\nMet in “Understanding the liver”, section “Genetic Markers”\n"
        "}\n"
    )


def test_each_kind_of_answer() -> None:
    assert answers(several("f")) == [
        "~%50%Alpha blocker#It is alpha.",
        "~%-100%Beta blocker#It is beta.",
        "~%50%Gamma blocker#It is gamma.",
    ]
    assert answers(typed("f")) == ["=%100%PARP", "=%100%poly(ADP-ribose) polymerase"]
    assert answers(number("f")) == ["#", "=%100%40:2"]
    assert answers(order("f"))[0] == "=Step 1 -> Binding"
    assert answers(pairs("f"))[-1] == "= -> Tightens"
    assert answers(grid("f"))[1] == "=Alphalol – Relaxes -> does not hold"


def test_of_a_judgement_what_is_said_to_the_wrong_answer_comes_first() -> None:
    true, false = judgement("f", True), judgement("f", False)
    options = (true.options[0], false.options[0])
    assert options[0].rationale == options[1].rationale
    assert answers(true) == ["TRUE#Olaparib inhibits PARP.#Olaparib inhibits PARP."]
    assert answers(false)[0].startswith("FALSE#")


def test_a_text_that_begins_like_a_format_or_a_share_is_plain() -> None:
    assert answers(typed("f", answer="%50% of it", accepted=("[html]x",))) == [
        "=%100%[plain]%50% of it",
        "=%100%[plain][html]x",
    ]


def test_a_partner_is_shown_as_html_by_moodle_and_so_written() -> None:
    item = order("f")
    changed = tuple(
        type(each)(each.id, f"{each.text} <b>&", each.rationale) for each in item.elements
    )
    assert answers(order("f", elements=changed))[0] == "=Step 1 -> Binding &lt;b&gt;&amp;"
