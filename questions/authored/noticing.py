"""What the rules of item writing have to say of a course's own question: they warn only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from questions.flaws.checks import flaws_of
from questions.flaws.known import Known
from questions.flaws.lint import MARKUP
from questions.flaws.question import FOREIGN, Question, questions_of
from questions.item import Item, Matching, SingleBest

MARKED = "markup"
IN_STEM = frozenset(
    {
        "ambiguous",
        "fill_in_blank",
        "gratuitous_information",
        "hinged_item",
        "negative_stem",
        "unfocused_stem",
        "vague_terms",
        MARKED,
    }
)


@dataclass(frozen=True)
class Note:
    """A flaw: its criterion, what is wrong, and the field that it is seen in: stem or rows."""

    at: str
    criterion: str
    message: str


def notes(item: Item, known: Known) -> tuple[Note, ...]:
    """Every flaw once, in the order of the criteria; markup last, which is shown as it is typed."""
    found = [
        Note("stem" if each.criterion in IN_STEM else "rows", each.criterion, each.message)
        for question in _questions(item, known)
        for each in flaws_of(question)
    ]
    if marked := MARKUP.search(_whole(item)):
        told = f"'{marked[0]}' is shown as it is typed: only plain text is"
        found.append(Note("stem", MARKED, told))
    return tuple(dict.fromkeys(found))


def _questions(item: Item, known: Known) -> tuple[Question, ...]:
    """One best answer is looked at as any question from elsewhere: by all criteria."""
    found = questions_of(item)
    if isinstance(item, SingleBest):
        return tuple(known.about(replace(each, form=FOREIGN)) for each in found)
    return found


def _whole(item: Item) -> str:
    texts = [each for question in questions_of(item) for each in question.options]
    left = [each.text for each in item.left] if isinstance(item, Matching) else []
    return " ".join((item.stem, *texts, *left))
