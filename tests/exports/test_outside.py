"""Our files in readers that nobody here wrote: gift-pegjs, csv-parse, moodle-xml-parser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import gift, moodle_xml, table
from exports.deck import Deck
from exports.moodle import Choice, Judgement, Number, Order, Pairs, Question, Typed, questions
from exports.plain import lines
from questions.generators import items_of
from tests.exports import outside
from tests.exports.samples import deck, each_form, fact
from tests.exports.torture import TEXTS, TORTURE, spoilt
from tests.real import real_bank

pytestmark = pytest.mark.long

TYPES = {
    Choice: "MC",
    Judgement: "TF",
    Typed: "Short",
    Number: "Numerical",
    Pairs: "Matching",
    Order: "Matching",
}


def with_texts(texts: Iterable[str]) -> Deck:
    """Every form with every text."""
    return deck(
        *(
            fact(f"f{place}", tuple(spoilt(item, more) for item in each_form(f"f{place}")))
            for place, more in enumerate(texts)
        )
    )


@cache
def tortured() -> Deck:
    return with_texts(TORTURE)


@cache
def whole_bank() -> Deck:
    read = real_bank()
    return deck(*(fact(each.id, items_of(each, read), topic=each.topic) for each in read.asked()))


def read_gift(made: Deck) -> list[dict[str, Any]]:
    found = outside.read(outside.GIFT, gift.write(made))
    assert isinstance(found, list)
    return [each for each in found if each["type"] != "Category"]


def as_read(value: str) -> str:
    """What GIFT cannot hold: its one sign without escape, and blanks beside blanks."""
    return re.sub(r"[^\S\n]{2,}", " ", value.replace("->", "→"))


def told(question: Question) -> dict[str, Any]:
    """A question as the reader should find it."""
    return {
        "type": TYPES[type(question.asked)],
        "id": question.id,
        "tags": list(question.tags),
        "stem": as_read(question.text),
        "feedback": as_read(question.feedback),
        "answers": answers(question),
    }


def answers(question: Question) -> list[Any]:
    match question.asked:
        case Choice(single=single, answers=options):
            right = [single and each.percent != "0" for each in options]
            shares = [None if single else float(each.percent) for each in options]
            texts = [(as_read(each.text), as_read(each.feedback)) for each in options]
            return list(zip(right, shares, texts, strict=True))
        case Judgement(right=right, if_true=true, if_false=false):
            wrong_first = (false, true) if right else (true, false)
            return [right, *map(as_read, wrong_first)]
        case Typed(accepted=names):
            return [(True, 100.0, (as_read(name), "")) for name in names]
        case Number(answers=bands):
            return [(float(figure), float(off)) for figure, off in bands]
        case Order() as order:
            return paired(order.as_pairs)
        case Pairs() as made:
            return paired(made)
    raise TypeError(question.asked)


def paired(made: Pairs) -> list[tuple[str, str]]:
    shown = (*made.pairs, *(("", text) for text in made.spare))
    return [(as_read(line), as_read(escape(text, quote=False))) for line, text in shown]


def found(read: dict[str, Any]) -> dict[str, Any]:
    """What the reader found, in our shape."""
    match read["type"]:
        case "TF":
            given = [read["isTrue"], text(read["trueFeedback"]), text(read["falseFeedback"])]
        case "Numerical":
            given = [(each["text"]["number"], each["text"]["range"]) for each in read["choices"]]
        case "Matching":
            given = [
                (each["subquestion"]["text"], each["subanswer"]) for each in read["matchPairs"]
            ]
        case _:
            given = [
                (each["isCorrect"], each["weight"], (text(each["text"]), text(each["feedback"])))
                for each in read["choices"]
            ]
    return {
        "type": read["type"],
        "id": read["id"],
        "tags": read["tags"],
        "stem": text(read["stem"]),
        "feedback": text(read["globalFeedback"]),
        "answers": given,
    }


def text(read: dict[str, str] | None) -> str:
    if read is None:
        return ""
    assert read["format"] == "plain"
    return read["text"]


@pytest.mark.parametrize("made", [tortured, whole_bank])
def test_gift_pegjs_reads_every_question_as_it_was_meant(made: Any) -> None:
    wanted = [told(each) for _, of_topic in questions(made()) for each in of_topic]
    assert [found(each) for each in read_gift(made())] == wanted


@settings(max_examples=20)
@given(st.lists(TEXTS, min_size=3, max_size=6))
def test_gift_pegjs_reads_what_no_person_thought_of(texts: list[str]) -> None:
    made = with_texts(texts)
    wanted = [told(each) for _, of_topic in questions(made) for each in of_topic]
    assert [found(each) for each in read_gift(made)] == wanted


@pytest.mark.parametrize("made", [tortured, whole_bank])
def test_csv_parse_reads_every_cell(made: Any) -> None:
    wanted = [list(map(table.guarded, row)) for row in (table.COLUMNS, *table.rows(made()))]
    assert outside.read(outside.CSV, table.write_csv(made()), ",", "bom") == wanted
    assert outside.read(outside.CSV, table.write_tsv(made()), "\t", "none") == wanted


@pytest.mark.parametrize("made", [tortured, whole_bank])
def test_moodle_xml_parser_reads_every_choice(made: Any) -> None:
    parser = import_module("moodle_xml_parser.parser")
    wanted = [
        (each.name, each.asked.single, [answer_of(option) for option in each.asked.answers])
        for _, of_topic in questions(made())
        for each in of_topic
        if isinstance(each.asked, Choice)
    ]
    read = parser.parse_bytes(moodle_xml.write(made()))["multichoice"]
    assert [
        (
            each.name,
            each.single,
            [(option.answer, option.score_fraction, option.feedback) for option in each.options],
        )
        for each in read
    ] == wanted


def answer_of(option: Any) -> tuple[str, float, str]:
    """An option as the reader tells it: signs in place of their stand-ins, breaks as they are."""
    shown, why = ("<br>".join(lines(each)) for each in (option.text, option.feedback))
    return shown, float(option.percent), why
