"""write(deck) -> GIFT, the text format of Moodle's question bank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from exports.deck import Deck
from exports.moodle import (
    Answer,
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

_SIGNS = re.compile(r"[\\#=~{}:\n]")
_SHOWN = {"\n": "\\n"}


def write(deck: Deck) -> bytes:
    """UTF-8; plain text throughout, one question a paragraph, its id and tags in a comment.

    An order is asked place by place, since the format has none. `->` becomes an arrow, because
    nothing escapes it.
    """
    blocks = [block for category in questions(deck) for block in _category(*category)]
    return "\n".join(blocks).encode()


def escaped(value: str) -> str:
    """A plain text with every sign of the format behind a backslash, on one line."""
    return _SIGNS.sub(lambda sign: _SHOWN.get(sign[0], f"\\{sign[0]}"), value.replace("->", "→"))


def _category(path: str, asked: list[Question]) -> Iterator[str]:
    yield f"$CATEGORY: {path}\n"
    yield from map(_question, asked)


def _question(question: Question) -> str:
    known = "".join([f"[id:{question.id}]", *(f" [tag:{tag}]" for tag in question.tags)])
    answers = "".join(f"\n\t{line}" for line in _answers(question.asked))
    feedback = f"\n\t####{_text(question.feedback)}\n" if question.feedback else "\n"
    title, text = escaped(question.name), escaped(question.text)
    return f"// {known}\n::{title}::[plain]{text} {{{answers}{feedback}}}\n"


def _answers(asked: Asked) -> Iterator[str]:
    match asked:
        case Choice():
            yield from (_option(each, single=asked.single) for each in asked.answers)
        case Judgement():
            wrong, right = asked.if_true, asked.if_false
            if asked.right:
                wrong, right = right, wrong
            yield f"{'TRUE' if asked.right else 'FALSE'}#{_text(wrong)}#{_text(right)}"
        case Typed():
            yield from (f"=%100%{_text(name)}" for name in asked.accepted)
        case Number():
            yield "#"
            yield from (f"=%100%{figure}:{off}" for figure, off in asked.answers)
        case Pairs():
            yield from (f"={_text(line)} -> {_partner(text)}" for line, text in asked.pairs)
            yield from (f"= -> {_partner(text)}" for text in asked.spare)
        case Order():
            yield from _answers(asked.as_pairs)


def _option(answer: Answer, *, single: bool) -> str:
    sign = "~" if not single or answer.percent == "0" else "="
    share = "" if single else f"%{answer.percent}%"
    feedback = f"#{_text(answer.feedback)}" if answer.feedback else ""
    return f"{sign}{share}{_text(answer.text)}{feedback}"


def _text(value: str) -> str:
    """One that would begin with a format or a share is named as plain, so that it does not."""
    return f"[plain]{escaped(value)}" if value.startswith(("[", "%")) else escaped(value)


def _partner(value: str) -> str:
    """A text to choose: Moodle shows it as HTML, whatever the format of its question."""
    return escaped(escape(value, quote=False))
