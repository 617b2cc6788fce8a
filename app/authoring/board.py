"""A question as its author sees it: what it lacks, what the rules warn of, what students see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.authoring import words
from app.cards import card
from app.cards.naming import FORMS
from app.cards.words import Progress
from exports.listings import Worded
from exports.worded import worded
from questions.authored import Draft, Fault, faults, is_sketch, item_of, notes
from questions.flaws.known import Known
from questions.item import Item, digest
from questions.world import Bank

NOWHERE = Progress(0, 1, "")


@dataclass(frozen=True)
class Shown:
    """A question as its card shows it, without an answer and after one that was not given; and in
    words, as the pages of question sets do."""

    item: Item
    asked: card.Asked
    after: card.Shown
    words: Worded
    form: str
    statement: str = ""


@dataclass(frozen=True)
class Warned:
    """A flaw: where it is seen, what it is called, what is wrong."""

    at: str
    name: str
    message: str


@dataclass(frozen=True)
class Panel:
    """What stands beside the editor; `shown` is None until there is something to show."""

    lacks: tuple[Fault, ...]
    warned: tuple[Warned, ...]
    shown: Shown | None

    @property
    def is_whole(self) -> bool:
        """Whether the draft can be saved, and its key shown."""
        return not self.lacks


def panel(draft: Draft, item_id: str, bank: Bank, known: Known) -> Panel:
    """The checks and the preview of a draft."""
    if not is_sketch(draft):
        return Panel(faults(draft), (), None)
    item = item_of(draft, item_id, bank)
    warned = (
        Warned(each.at, words.CRITERIA.get(each.criterion, each.criterion), each.message)
        for each in notes(item, known)
    )
    return Panel(faults(draft), tuple(warned), shown(item, bank))


def shown(item: Item, bank: Bank) -> Shown:
    """A question to be looked at; its rows stand in one order, which is one student's of many."""
    order = UUID(digest([item.id], 32))
    doors = card.Doors(leave="", leave_words="")
    asked = card.asked(item, order, bank, NOWHERE, doors)
    after = card.unanswered(item, order, bank, NOWHERE, doors)
    return Shown(item, asked, after, worded(item), FORMS[item.form])
