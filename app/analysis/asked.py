"""From an item and a reply to what statistics are taken from. Pure."""

from __future__ import annotations

from app.analysis.guessing import guess_score
from app.analysis.results import Answer, Question
from questions.grading import grade
from questions.item import (
    Cloze,
    Item,
    NumericBand,
    SelectAll,
    ShortAnswer,
    SingleBest,
    TrueFalse,
)


def question(item: Item, partial: bool = True, unit: str = "") -> Question:
    """The version of an item, with the options that could be chosen and those that are right.

    `unit` is what it stands for where that is not the fact that it asks.
    """
    options: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    if isinstance(item, SingleBest | SelectAll | TrueFalse):
        options = tuple(option.id for option in item.options)
        keys = frozenset(option.id for option in item.options if option.correct)
    guess = guess_score(item, partial)
    return Question(item.id, item.version, unit or item.unit, item.form, guess, options, keys)


def answer(
    item: Item, reply: str | None, seconds: float | None = None, partial: bool = True
) -> Answer:
    """A stored reply, graded by the item's own key; None was left blank.

    A statement judged false has that chosen, whatever correction was typed.

    Raises:
        UnknownReply: the reply is none that the item's form can send.
    """
    if reply is None:
        return Answer(item.id, item.version, 0.0, seconds=seconds, blank=True)
    verdict = grade(item, reply)
    score = verdict.credit if partial else float(verdict.correct)
    return Answer(item.id, item.version, score, chosen(item, reply), seconds)


def chosen(item: Item, reply: str) -> tuple[str, ...]:
    """The ids of the options that a stored reply names; none where nothing is chosen."""
    if isinstance(item, TrueFalse):
        return (reply.partition(":")[0],)
    return tuple(reply.split()) if isinstance(item, SingleBest | SelectAll) else ()


def typed(item: Item, reply: str) -> str:
    """A stored reply as it was typed; empty where nothing is typed alone."""
    return reply if isinstance(item, ShortAnswer | Cloze | NumericBand) else ""
