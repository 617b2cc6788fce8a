"""The question card as a reader sees it: pure values from an item, an answer and a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from app.cards.tokens import Served
from app.fields import is_plain
from app.memory.answers import Answered
from app.memory.days import date_of
from questions.grading import UnknownReply
from questions.item import Item, Option, SingleBest, digest
from questions.world import Bank

SECONDS_A_QUESTION = 25
MOST_RELATED = 3
RATINGS = {"hard": "Hard", "good": "Good", "easy": "Easy", "guessed": "I guessed"}
CHECKED = {
    "read": "Checked against the text of the authority.",
    "excerpt": "Checked against an excerpt of the authority.",
    "known": "Textbook knowledge, not yet checked against a text.",
}


@dataclass(frozen=True)
class Row:
    """One option in its place. `rationale` is empty where the rule below says the same."""

    number: int
    id: str
    text: str
    correct: bool
    chosen: bool
    rationale: str


@dataclass(frozen=True)
class Progress:
    """Where the learner is in the sitting."""

    done: int
    of: int
    words: str


@dataclass(frozen=True)
class Asked:
    """A question to answer. `rows` is empty where the answer is typed.

    `error` says what was wrong with the last try, `typed` is what can be kept of it.
    """

    item: Item
    topic: str
    rows: tuple[Row, ...]
    token: str
    progress: Progress
    error: str = ""
    typed: str = ""


@dataclass(frozen=True)
class Shown:
    """An answer with all that its page says about it."""

    review_id: UUID
    item: Item
    topic: str
    rows: tuple[Row, ...]
    given: str
    correct: bool
    note: str
    checked: str
    related: tuple[str, ...]
    comes_back: str
    why_not_counted: str | None
    undone: bool
    rating: str | None
    can_rate: bool
    can_override: bool
    can_undo: bool
    progress: Progress


def in_order(item: SingleBest, review_id: UUID) -> tuple[Option, ...]:
    """The options as this review shows them, now and whenever it is shown again.

    The order follows from the review's id, so that nobody learns a place instead of an answer.
    """
    if item.sorted:
        return item.options
    return tuple(sorted(item.options, key=lambda each: digest([review_id.hex, each.id])))


def rows(item: Item, review_id: UUID, reply: str | None = None) -> tuple[Row, ...]:
    """The rows of a choice; none for other forms."""
    if not isinstance(item, SingleBest):
        return ()
    return tuple(
        Row(number, each.id, each.text, each.correct, each.id == reply, _beside(each, item.rule))
        for number, each in enumerate(in_order(item, review_id), start=1)
    )


def _beside(option: Option, rule: str) -> str:
    return "" if option.correct and option.rationale == rule else option.rationale


def meant(item: Item, review_id: UUID, sent: str) -> str:
    """The reply that a form's value stands for.

    The page names an option by the number of its row: an option's id may say more than its text.

    Raises:
        UnknownReply: there is no such row.
    """
    if not isinstance(item, SingleBest):
        return sent
    for row in rows(item, review_id):
        if sent == str(row.number):
            return row.id
    raise UnknownReply(f"'{sent}' is no row of {item.id}")


def minutes(questions: int) -> int:
    """About how long so many questions take."""
    return max(1, ceil(questions * SECONDS_A_QUESTION / 60))


def progress(place: int, of: int, *, answered: bool) -> Progress:
    """The thin line: done so far, and in words what is left."""
    of = max(of, place)
    done = place if answered else place - 1
    if done == of:
        return Progress(done, of, f"{place} of {of}")
    return Progress(done, of, f"{place} of {of}, about {minutes(of - done)} min")


def when(day: int, days_until: int) -> str:
    """A learner's day in words, seen from today."""
    date = date_of(day)
    named = f"{date:%A} {date.day} {date:%B}" + (f" {date.year}" if days_until > 180 else "")
    match days_until:
        case _ if days_until <= 0:
            return "today"
        case 1:
            return f"tomorrow, {named}"
    return f"in {days_until} days, on {named}"


def comes_back(due_day: int | None, days_until: int | None) -> str:
    """When the unit is asked again, as a sentence."""
    if due_day is None or days_until is None:
        return "It is not scheduled: you will meet it as new."
    return f"You will see it again {when(due_day, days_until)}."


def missing(item: Item) -> str:
    """What to say to a reply that is none."""
    return "Choose one of the options." if isinstance(item, SingleBest) else "Type an answer."


def topic_of(item: Item, bank: Bank) -> str:
    """The name of the item's topic, if the bank of today still has it."""
    topic = bank.topics.get(item.topic)
    return topic.name if topic else ""


def kept(sent: str | None, longest: int) -> str:
    """What of a refused text can stand in its field again: its plain characters, so many."""
    return "".join(each for each in sent or "" if is_plain(each))[:longest]


def refused(item: Item, sent: str | None, errors: Sequence[str], longest: int) -> str:
    """What was wrong with a reply, and whether a part of it was lost."""
    if not errors:
        return missing(item)
    cut = " The end was cut off." if len(sent or "") > longest else ""
    return f"{errors[0]}{cut}"


def asked(item: Item, served: Served, token: str, bank: Bank) -> Asked:
    """The card of a question that was served."""
    return Asked(
        item,
        topic_of(item, bank),
        rows(item, served.review_id),
        token,
        progress(served.place, served.of, answered=False),
    )


def shown(answer: Answered, of: int, bank: Bank) -> Shown:
    """The card of an answer. `of`: how many the sitting has."""
    item = answer.item
    related = [bank.facts[each].statement for each in item.related if each in bank.facts]
    return Shown(
        review_id=answer.review_id,
        item=item,
        topic=topic_of(item, bank),
        rows=rows(item, answer.review_id, answer.reply),
        given=answer.verdict.given,
        correct=answer.correct,
        note=answer.verdict.note,
        checked=CHECKED.get(item.checked, ""),
        related=tuple(related[:MOST_RELATED]),
        comes_back=comes_back(answer.due_day, answer.days_until),
        why_not_counted=answer.why_not_counted,
        undone=answer.undone,
        rating=RATINGS.get(answer.rating or ""),
        can_rate=answer.may_rate,
        can_override=answer.may_override,
        can_undo=not answer.undone,
        progress=progress(answer.place, of, answered=True),
    )
