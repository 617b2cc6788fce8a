"""An assignment while students work on it, as its staff sees it: pure values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.assignments.watched import Replied, Watched
from app.cards.naming import FORMS
from app.cards.sent import chosen_in
from app.coursework.terms import seconds_left
from app.figures import percent
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

MOST_QUESTIONS = 100
MOST_TYPED = 5
Name = tuple[str, str]  # item id and version


@dataclass(frozen=True)
class Person:
    """Somebody who has begun. `left` is the time left in seconds; None where nothing ends it."""

    id: UUID
    name: str
    number: int
    handed_in: bool
    where: str
    answered: str
    left: int | None
    left_words: str


@dataclass(frozen=True)
class Choice:
    """An option, or what was typed: how many took it, of those who answered."""

    text: str
    count: int
    share: str
    width: float
    key: bool


@dataclass(frozen=True)
class Question:
    """A question, and what first attempts say to it so far."""

    key: str
    stem: str
    form: str
    asked: int
    answered: int
    answered_share: str
    right: int
    right_share: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Board:
    """How an assignment stands. `more` questions were asked less often and are left out."""

    begun: tuple[Person, ...]
    waiting: tuple[Watched, ...]
    working: int
    handed_in: int
    questions: tuple[Question, ...]
    more: int

    @property
    def addresses(self) -> str:
        """The addresses of those who have not begun, as a mail program takes them."""
        return ", ".join(each.email for each in self.waiting if each.email)

    @property
    def said(self) -> str:
        """The same in a sentence."""
        waiting = len(self.waiting)
        begun = "has not begun" if waiting == 1 else "have not begun"
        return f"{self.working} at work, {self.handed_in} handed in, {waiting} {begun}."


def names(replied: Iterable[Replied]) -> list[Name]:
    """The questions that are shown: those that were asked most, the first by their ids."""
    asked: Counter[Name] = Counter()
    for each in replied:
        asked[each.item_id, each.version] += each.times
    return sorted(asked, key=lambda name: (-asked[name], name))[:MOST_QUESTIONS]


def board(
    people: Sequence[Watched],
    replied: Sequence[Replied],
    items: Mapping[Name, Item],
    now: datetime,
    *,
    shuffled: bool,
) -> Board:
    """The whole view. Questions stand as they are asked; `shuffled` ones by topic and words."""
    begun = [each for each in people if each.number]
    handed = sum(each.submitted_at is not None for each in begun)
    told: dict[Name, list[Replied]] = defaultdict(list)
    for each in replied:
        told[each.item_id, each.version].append(each)
    shown = [name for name in told if name in items]
    place = {name: 0 if shuffled else min(each.place for each in told[name]) for name in shown}
    order = sorted(shown, key=lambda one: (place[one], items[one].topic, items[one].stem, one))
    return Board(
        begun=tuple(_person(each, now) for each in begun),
        waiting=tuple(each for each in people if not each.number),
        working=len(begun) - handed,
        handed_in=handed,
        questions=tuple(_question(items[name], told[name]) for name in order),
        more=len(told) - len(shown),
    )


def left_in_words(seconds: int | None) -> str:
    """Time left, to the minute; `live.js` says the same."""
    if seconds is None:
        return "no limit"
    if seconds == 0:
        return "time is over"
    return "under a minute" if seconds < 60 else f"{-(-seconds // 60)} min"


def _person(each: Watched, now: datetime) -> Person:
    handed_in = each.submitted_at is not None
    left = None if handed_in else seconds_left(each.ends_at, now)
    return Person(
        id=each.id,
        name=each.name,
        number=each.number,
        handed_in=handed_in,
        where=_where(each),
        answered=f"{each.answered} of {each.questions}",
        left=left,
        left_words="" if handed_in else left_in_words(left),
    )


def _where(each: Watched) -> str:
    if each.submitted_at is not None:
        return "handed in"
    return f"question {each.place} of {each.questions}" if each.place else "just begun"


def _question(item: Item, told: Sequence[Replied]) -> Question:
    asked = sum(each.times for each in told)
    given = {each.reply: each.times for each in told if each.reply is not None}
    answered = sum(given.values())
    right = sum(times for reply, times in given.items() if grade(item, reply).correct)
    return Question(
        key=f"{item.id}.{item.version}",
        stem=item.stem,
        form=FORMS.get(item.form, item.form),
        asked=asked,
        answered=answered,
        answered_share=percent(answered, asked),
        right=right,
        right_share=percent(right, answered),
        choices=_choices(item, given, answered),
    )


def _choices(item: Item, given: Mapping[str, int], answered: int) -> tuple[Choice, ...]:
    """Every option in the item's order; of typed answers those that were given most."""
    if isinstance(item, SingleBest | TrueFalse | SelectAll):
        taken: Counter[str] = Counter()
        for reply, times in given.items():
            taken.update(dict.fromkeys(chosen_in(item, reply), times))
        return tuple(
            _choice(each.text, taken[each.id], answered, key=each.correct) for each in item.options
        )
    if isinstance(item, ShortAnswer | Cloze | NumericBand):
        most = sorted(given, key=lambda reply: (-given[reply], reply))[:MOST_TYPED]
        return tuple(
            _choice(reply, given[reply], answered, key=grade(item, reply).correct) for reply in most
        )
    return ()


def _choice(text: str, count: int, of: int, *, key: bool) -> Choice:
    width = round(100 * count / of, 2) if of else 0.0
    return Choice(text, count, percent(count, of), width, key)
