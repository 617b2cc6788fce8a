"""write(deck) -> Moodle XML: everything that Moodle's question bank keeps of a question."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from exports.deck import Deck
from exports.moodle import (
    Asked,
    Choice,
    Judgement,
    Number,
    Order,
    Pairs,
    Question,
    Typed,
    questions,
)
from exports.plain import lines

TYPES: dict[type[Asked], str] = {
    Choice: "multichoice",
    Judgement: "truefalse",
    Typed: "shortanswer",
    Number: "numerical",
    Pairs: "matching",
    Order: "ordering",
}


def write(deck: Deck) -> bytes:
    """UTF-8. Texts are HTML but for names to type, which are compared sign by sign.

    An order is of Moodle's own type for it, which is part of Moodle since 4.4.
    """
    quiz = Element("quiz")
    for path, asked in questions(deck):
        category = SubElement(SubElement(quiz, "question", type="category"), "category")
        SubElement(category, "text").text = path
        for question in asked:
            _add(quiz, question)
    for each in quiz:
        each.tail = "\n"
    body: str = tostring(quiz, encoding="unicode")  # as bytes it takes twice as long
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def html(value: str) -> str:
    """Plain text as HTML, a break where a line ends."""
    return "<br>".join(escape(line, quote=False) for line in lines(value))


def _add(quiz: Element, question: Question) -> None:
    made = SubElement(quiz, "question", type=TYPES[type(question.asked)])
    _text(SubElement(made, "name"), question.name)
    paragraphs = "".join(f"<p>{html(line)}</p>" for line in lines(question.text))
    _text(SubElement(made, "questiontext", format="html"), paragraphs)
    told = "".join(f"<p>{html(line)}</p>" for line in lines(question.feedback))
    _text(SubElement(made, "generalfeedback", format="html"), told)
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0")):
        SubElement(made, name).text = value
    SubElement(made, "idnumber").text = question.id
    _answers(made, question.asked)
    tags = SubElement(made, "tags")
    for tag in question.tags:
        _text(SubElement(tags, "tag"), tag)


def _answers(made: Element, asked: Asked) -> None:
    match asked:
        case Choice():
            _choice(made, asked)
        case Judgement():
            for right, why in ((True, asked.if_true), (False, asked.if_false)):
                share = "100" if right == asked.right else "0"
                _answer(made, str(right).lower(), share, "moodle_auto_format", why)
        case Typed():
            SubElement(made, "usecase").text = "0"
            for name in asked.accepted:
                _answer(made, name, "100", "plain_text")
        case Number():
            for figure, off in asked.answers:
                _answer(made, figure, "100", "plain_text")
                SubElement(made[-1], "tolerance").text = off
        case Pairs():
            _pairs(made, asked)
        case Order():
            _order(made, asked)


def _choice(made: Element, asked: Choice) -> None:
    SubElement(made, "single").text = str(asked.single).lower()
    SubElement(made, "shuffleanswers").text = "true"
    SubElement(made, "answernumbering").text = "abc"
    for each in asked.answers:
        _answer(made, html(each.text), each.percent, "html", each.feedback)


def _pairs(made: Element, asked: Pairs) -> None:
    """What belongs to none is a partner of an empty line."""
    SubElement(made, "shuffleanswers").text = "true"
    for line, partner in (*asked.pairs, *(("", text) for text in asked.spare)):
        pair = SubElement(made, "subquestion", format="html")
        SubElement(pair, "text").text = html(line)
        _text(SubElement(pair, "answer"), html(partner))


def _order(made: Element, asked: Order) -> None:
    """The share of an answer is its place."""
    told = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(asked.steps)),
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
    }
    for name, value in told.items():
        SubElement(made, name).text = value
    for place, step in enumerate(asked.steps, start=1):
        _text(SubElement(made, "answer", fraction=str(place), format="html"), html(step))


def _answer(made: Element, value: str, share: str, form: str, feedback: str = "") -> None:
    answer = SubElement(made, "answer", fraction=share, format=form)
    SubElement(answer, "text").text = value
    if feedback:
        _text(SubElement(answer, "feedback", format="html"), html(feedback))


def _text(of: Element, value: str) -> None:
    SubElement(of, "text").text = value
