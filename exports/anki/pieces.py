"""The pieces that sides of cards are made of, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from exports.anki.markup import text
from questions.item import Item
from questions.paragraphs import says_how

BLANK = "____"
GAP = '<span class="mt-gap"></span>'


def stem(*paragraphs: str) -> str:
    """The stem in its paragraphs, with a line to fill in for each blank."""
    *lines, last = paragraphs
    said = "".join(f'<p class="mt-stem mt-line">{text(each)}</p>' for each in lines)
    return f'{said}<p class="mt-stem">{text(last).replace(BLANK, GAP)}</p>'


def listed(texts: Iterable[str], more: str = "") -> str:
    """Texts in a list of letters, or of numbers where `more` is the class for that."""
    return items((f"<li>{text(each)}</li>" for each in texts), more)


def items(rows: Iterable[str], more: str = "") -> str:
    """Rows that are HTML, each a list item, in a list."""
    return f'<ol class="mt-options{more and " "}{more}">{"".join(rows)}</ol>'


def heading(words: str) -> str:
    """What comes next, on a line of its own."""
    return f'<p class="mt-task">{text(words)}</p>'


def task(item: Item, words: str) -> str:
    """What to do, on a line of its own; nothing where the stem says it."""
    return "" if says_how(item) else heading(words)


def wanted(what: str, unit: str = "") -> str:
    """What is wanted, on a line of its own: 'Drug class: ____'."""
    return f'<p class="mt-wanted">{text(what)}: {GAP}{unit and " "}{text(unit)}</p>'


def name(shown: str) -> str:
    return f'<span class="mt-name">{text(shown)}</span>'


def mark(words: str) -> str:
    """A tick with what it says."""
    return f'<span class="mt-mark">✓ {text(words)}</span>'


def reason(why: str) -> str:
    return f'<p class="mt-reason">{text(why)}</p>'


def right(answer: str) -> str:
    """The right answer, alone."""
    return f'<p class="mt-answer">{text(answer)}</p>'
