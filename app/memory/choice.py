"""What to ask next: which unit. Pure, and the same for equal inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from app.memory.scheduling import retrievability
from questions.item import COURSE, digest

OWN = "own/"
RESERVED_NEW = 5
LOOKED_AHEAD = 8


@dataclass(frozen=True)
class Due:
    """A unit that is due: its stability, the day of its last answer, the day it fell due."""

    unit: str
    stability: float
    last_day: int
    due_day: int

    def recall(self, today: int) -> float:
        """The chance that it is still known."""
        return retrievability(self.stability, max(0, today - self.last_day))


class Done(NamedTuple):
    """How many facts and how many cards of one's own were reviewed in a sitting."""

    facts: int
    cards: int


NOTHING_DONE = Done(0, 0)


class Unmet(NamedTuple):
    """A unit never met: its topic and stage, and the units that come before it."""

    unit: str
    topic: str
    stage: str
    needs: frozenset[str] = frozenset()


def unit_of(fact_id: str) -> str:
    """The unit of a fact of the bank; of a course's own question, which is named so, itself."""
    return fact_id if fact_id.startswith(COURSE) else f"bank/{fact_id}"


def is_of_course(unit: str) -> bool:
    """Whether the unit is a course's own question, which no learner's memory holds."""
    return unit.startswith(COURSE)


def may_be_asked(item_id: str, course_id: UUID) -> bool:
    """Whether a course may ask the question: one of the bank, or its own and no other's."""
    return not is_of_course(item_id) or item_id.startswith(f"{COURSE}{course_id.hex}/")


def own_unit(card_id: str) -> str:
    """The unit of a card of the learner's own."""
    return f"{OWN}{card_id}"


def card_of(unit: str) -> str | None:
    """The id of the card that the unit is; None where it is a fact."""
    return unit.removeprefix(OWN) if unit.startswith(OWN) else None


def next_unit(
    due: Sequence[Due],
    new: Sequence[str],
    new_today: int,
    today: int,
    passing: Sequence[str] = (),
    done: Done = NOTHING_DONE,
) -> Due | str | None:
    """The unit to ask: one that is due, or the name of one that is not, or none.

    `new` are the new units that today still allows, in learning order; `new_today` were met.
    Usually what is due comes first. Where facts wait since yesterday there is too little
    time: then a few new ones go first, and the backlog follows, the most endangered first.
    `passing` are asked once more before an exam, after what is due and those few new ones.
    `done` were reviewed in the sitting: what is due of the bank and of one's own comes mixed.
    """
    backlog = any(each.due_day < today for each in due)
    first = most_endangered(in_turn(due, done), today)
    return _turn(first, new, new_today, passing, backlog=backlog)


def in_turn(due: Sequence[Due], done: Done) -> Sequence[Due]:
    """What is due of the kind whose turn it is, facts or own cards: of both the same share of the
    sitting is done at any time. Brought decks would come in rows, since they are long overdue.
    """
    cards = [each for each in due if card_of(each.unit) is not None]
    if not cards or len(cards) == len(due):
        return due
    facts = [each for each in due if card_of(each.unit) is None]
    of_cards = done.cards * (done.facts + len(facts))
    return cards if of_cards < done.facts * (done.cards + len(cards)) else facts


def _turn(
    due: Due | None, new: Sequence[str], new_today: int, passing: Sequence[str], *, backlog: bool
) -> Due | str | None:
    few = new[: max(0, RESERVED_NEW - new_today)]
    if due is not None:
        return few[0] if few and backlog else due
    if passing:
        return few[0] if few else passing[0]
    return new[0] if new else None


def most_endangered(due: Sequence[Due], today: int) -> Due | None:
    """The unit least likely to be known still; among equals a digest chooses.

    The alphabet would ask facts of one table in a row, where each tells the next.
    """
    recalls = [each.recall(today) for each in due]
    lowest = min(recalls, default=None)
    among = [each for each, recall in zip(due, recalls, strict=True) if recall == lowest]
    return min(among, key=lambda each: _danger(each, today), default=None)


def _danger(due: Due, today: int) -> tuple[float, str]:
    return due.recall(today), digest([due.unit, today])


def units_ahead(
    due: Sequence[Due],
    unmet: Sequence[Unmet],
    met: int,
    left: int,
    today: int,
    topics: Callable[[str | None], str | None],
    number: int,
    last: str | None = None,
    passing: Sequence[str] = (),
) -> list[str]:
    """So many units in the order in which they would be asked, each once, were all known.

    `met` new ones were asked today, `left` are allowed still. `topics` names the topic of a unit,
    `last` is the one that was answered last.
    """
    waiting = sorted(due, key=lambda each: _danger(each, today))
    once_more, open_ = list(passing), list(unmet)
    chosen: list[str] = []
    while len(chosen) < number:
        taken = len(unmet) - len(open_)
        new = new_units(open_, topics(last), left - taken)
        backlog = any(each.due_day < today for each in waiting)
        first = waiting[0] if waiting else None
        turn = _turn(first, new, met + taken, once_more, backlog=backlog)
        if turn is None:
            break
        if isinstance(turn, Due):
            waiting.pop(0)
            last = turn.unit
        else:
            last = turn
            once_more = [each for each in once_more if each != last]
            open_ = [each for each in open_ if each.unit != last]
        chosen.append(last)
    return chosen


def beside(facts: Sequence[str], cards: Sequence[str], met: int, met_cards: int) -> list[str]:
    """New facts and new cards in one order: of both the same share of the day is done at any time.

    `met` facts and `met_cards` cards were new today already.
    """

    def shares(units: Sequence[str], done: int) -> list[tuple[float, str]]:
        whole = done + len(units)
        return [((done + place) / whole, unit) for place, unit in enumerate(units)]

    mixed = sorted([*shares(facts, met), *shares(cards, met_cards)], key=lambda each: each[0])
    return [unit for _, unit in mixed]


def new_units(unmet: Sequence[Unmet], last_topic: str | None, left: int) -> list[str]:
    """The first `left` of the units never met, which come in learning order.

    One of another topic than the last answer's is drawn forward, if the next few hold one:
    neighbours of a topic tell of each other. No stage and no unit it needs is passed over.
    """
    first = _other_topic(unmet, last_topic)
    rest = [each.unit for each in unmet if each is not first]
    return [*([first.unit] if first else []), *rest][: max(0, left)]


def _other_topic(unmet: Sequence[Unmet], last_topic: str | None) -> Unmet | None:
    passed: set[str] = set()
    for each in unmet[:LOOKED_AHEAD]:
        if each.stage != unmet[0].stage:
            break
        if each.topic != last_topic and not passed & each.needs:
            return each
        passed.add(each.unit)
    return None
