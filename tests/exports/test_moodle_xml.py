"""Moodle XML: what Moodle's importer looks for, and every text as it was."""

from __future__ import annotations

from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from exports import gift, moodle_xml
from exports.moodle import Order, Pairs, Question, Typed, questions
from exports.moodle_xml import TYPES, write
from exports.plain import lines
from questions.item import FORMS, Item
from tests.app.items import number, pairs, several
from tests.exports.samples import choice, deck, each_form, fact, judgement, order, typed
from tests.exports.torture import TEXTS, every_torture, spoilt

# question_bank::fraction_options_full of Moodle, in per cent; each may be negative.
FRACTIONS = (0, 5, 10, 11.11111, 12.5, 14.28571, 16.66667, 20, 25, 30, 33.33333, 40, 50)
FRACTIONS += (60, 66.66667, 70, 75, 80, 83.33333, 90, 100)
COMMON = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
]
OWN = {
    "multichoice": ["single", "shuffleanswers", "answernumbering", "answer"],
    "truefalse": ["answer"],
    "shortanswer": ["usecase", "answer"],
    "numerical": ["answer"],
    "matching": ["shuffleanswers", "subquestion"],
    "ordering": [
        "layouttype",
        "selecttype",
        "selectcount",
        "gradingtype",
        "showgrading",
        "answer",
    ],
}


def read(*items: Item) -> list[ElementTree.Element]:
    """The questions of a file, its one category apart."""
    quiz = ElementTree.fromstring(write(deck(fact("f", items))))
    category, *found = list(quiz)
    assert category.get("type") == "category"
    return found


def shown(value: str | None) -> str:
    """HTML of ours as plain text, a line each."""
    breaks = (value or "").replace("</p><p>", "\n").replace("<br>", "\n")
    return unescape(breaks.removeprefix("<p>").removesuffix("</p>"))


@settings(max_examples=25)
@every_torture
@given(TEXTS)
def test_every_text_of_every_form_is_read_as_it_was(more: str) -> None:
    items = tuple(spoilt(item, more) for item in each_form("f"))
    ((_, wanted),) = questions(deck(fact("f", items)))
    for made, question in zip(read(*items), wanted, strict=True):
        assert made.get("type") == TYPES[type(question.asked)]
        assert made.findtext("idnumber") == question.id
        assert shown(made.findtext("questiontext/text")) == "\n".join(lines(question.text))
        assert shown(made.findtext("generalfeedback/text")) == "\n".join(lines(question.feedback))
        assert [tag.text for tag in made.findall("tags/tag/text")] == list(question.tags)
        check_answers(made, question)


def check_answers(made: ElementTree.Element, question: Question) -> None:
    texts = [answer.findtext("text") or "" for answer in made.findall("answer")]
    match question.asked:
        case Typed(accepted=names):
            assert texts == list(names)
        case Order(steps=steps):
            assert list(map(shown, texts)) == ["\n".join(lines(step)) for step in steps]
        case Pairs(pairs=told, spare=spare):
            assert [
                (shown(each.findtext("text")), shown(each.findtext("answer/text")))
                for each in made.findall("subquestion")
            ] == [
                ("\n".join(lines(line)), "\n".join(lines(partner)))
                for line, partner in (*told, *(("", text) for text in spare))
            ]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_question_has_the_fields_of_its_type_in_order(form: str) -> None:
    for made in read(*(item for item in each_form("f") if item.form == form)):
        names = list(dict.fromkeys(field.tag for field in made))
        assert names == [*COMMON, *OWN[str(made.get("type"))], "tags"]


def test_shares_are_fractions_that_moodle_knows_and_add_up() -> None:
    for made in read(*each_form("f")):
        if made.get("type") in ("matching", "ordering"):
            continue
        shares = [float(answer.get("fraction", "")) for answer in made.findall("answer")]
        assert [each for each in shares if abs(each) not in FRACTIONS] == []
        right = [each for each in shares if each > 0]
        assert sum(right) in (100, 100 * len(right))


def test_each_kind_of_answer() -> None:
    one, several_, true, name, figure, steps = read(
        choice("f"), several("f"), judgement("f", False), typed("f"), number("f"), order("f")
    )
    assert (one.findtext("single"), several_.findtext("single")) == ("true", "false")
    assert one.findtext("answer[2]/feedback/text") == "Olaparib binds PARP."
    assert [(each.findtext("text"), each.get("fraction")) for each in true.findall("answer")] == [
        ("true", "0"),
        ("false", "100"),
    ]
    assert (name.findtext("usecase"), name.findtext("answer/text")) == ("0", "PARP")
    assert (figure.findtext("answer/text"), figure.findtext("answer/tolerance")) == ("40", "2")
    assert [(each.get("fraction"), each.findtext("text")) for each in steps.findall("answer")] == [
        ("1", "Binding"),
        ("2", "Trapping"),
        ("3", "Breaks in DNA"),
    ]


def test_what_belongs_to_none_is_the_partner_of_an_empty_line() -> None:
    (made,) = read(pairs("f"))
    last = made.findall("subquestion")[-1]
    assert (last.findtext("text") or "", last.findtext("answer/text")) == ("", "Tightens")


def test_both_formats_of_moodle_ask_the_same_questions() -> None:
    made = deck(fact("f", each_form("f")))
    ids = [each.findtext("idnumber") for each in ElementTree.fromstring(moodle_xml.write(made))]
    told = gift.write(made).decode()
    assert [f"[id:{id_}]" in told for id_ in ids if id_] == [True] * len(each_form("f"))
