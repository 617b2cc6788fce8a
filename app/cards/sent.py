"""What a form sends of an answer, and the reply that it stands for.

The page names an option or a step by the number of its row: an id may say more than a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from app.cards.groups import Group, every_choice, groups
from app.cards.rows import elements_in_order, rows
from app.fields import is_plain
from questions.item import (
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    SelectAll,
    SingleBest,
    Table,
    TrueFalse,
)

LONGEST_REPLY = 200
Cells = frozenset[tuple[int, int]]
STRANGE = (
    "One of these choices does not stand on this page. Look at what is chosen, and send it again."
)


class Incomplete(ValueError):
    """What was sent is no reply; says what is missing."""


@dataclass(frozen=True)
class Sent:
    """The fields of the form: a row's number or a text, a correction, the places of rows.

    Where several are chosen `picks` are their rows' numbers; in pairs, tables and cases `cells`
    are the numbers of a group and of a row in it. `struck` are the numbers of rows struck out;
    they are no part of the reply.
    """

    reply: str = ""
    correction: str = ""
    places: dict[int, int] = field(default_factory=dict)
    picks: frozenset[int] = frozenset()
    cells: Cells = frozenset()
    struck: frozenset[int] = frozenset()

    def kept(self) -> Sent:
        """What of it can stand in the fields again."""
        return replace(self, reply=kept(self.reply), correction=kept(self.correction))


def kept(text: str) -> str:
    """What of a refused text can stand in its field: its plain characters, so many."""
    return "".join(each for each in text if is_plain(each))[:LONGEST_REPLY]


def meant(item: Item, review_id: UUID, sent: Sent) -> str:
    """The reply that a form's values stand for.

    Raises:
        Incomplete: they are none; says what is missing.
    """
    match item:
        case SingleBest():
            return _row(item, review_id, sent, "Choose one of the options.")
        case TrueFalse():
            return _judgement(item, _row(item, review_id, sent, "Choose true or false."), sent)
        case SelectAll():
            return _several(item, review_id, sent.picks)
        case Ordering():
            return _order(item, review_id, sent.places)
        case Table():
            return _table(item, review_id, sent.cells)
        case Matching() | ExtendedMatching():
            return _paired(item, review_id, sent.cells)
        case NumericBand() if not sent.reply:
            raise Incomplete("Type a number.")
    if not sent.reply:
        raise Incomplete("Type an answer.")
    return sent.reply


def _row(item: Item, review_id: UUID, sent: Sent, else_: str) -> str:
    for row in rows(item, review_id):
        if sent.reply == str(row.number):
            return row.id
    raise Incomplete(else_)


def _judgement(item: TrueFalse, judged: str, sent: Sent) -> str:
    """A false statement comes with its correction, where one is asked for."""
    if judged == "true" or not item.correction.category:
        return judged
    if not sent.correction:
        raise Incomplete("Type what is right as well. If you do not know, type “not sure”.")
    return f"{judged}: {sent.correction}"


def _order(item: Ordering, review_id: UUID, places: dict[int, int]) -> str:
    shown = elements_in_order(item, review_id)
    numbers = range(1, len(shown) + 1)
    known = {number: places[number] for number in numbers if places.get(number) in numbers}
    taken = list(known.values())
    doubled = sorted({place for place in taken if taken.count(place) > 1})
    if doubled:
        raise Incomplete(f"Place {doubled[0]} stands twice. Give each step a place of its own.")
    if len(known) < len(shown):
        raise Incomplete(f"Give every step a place, from 1 to {len(shown)}.")
    first = {place: number for number, place in known.items()}
    return " ".join(shown[first[place] - 1].id for place in numbers)


def _several(item: SelectAll, review_id: UUID, picks: frozenset[int]) -> str:
    shown = {each.number: each.id for each in rows(item, review_id)}
    if not picks <= shown.keys():
        raise Incomplete(STRANGE)
    if not picks:
        raise Incomplete("Choose at least one option.")
    chosen = {shown[number] for number in picks}
    return " ".join(each.id for each in item.options if each.id in chosen)


def _table(item: Table, review_id: UUID, cells: Cells) -> str:
    if not cells:
        raise Incomplete("Tick at least one box.")
    return _named(item, groups(item, review_id), cells)


def _paired(item: Matching | ExtendedMatching, review_id: UUID, cells: Cells) -> str:
    """Each row with one choice of its own; of pairs no partner serves twice."""
    shown = groups(item, review_id)
    reply = _named(item, shown, cells)
    taken = [group for group, _ in cells]
    doubled = [each.letter for each in shown if taken.count(each.number) > 1]
    if doubled:
        raise Incomplete(f"{doubled[0]} was sent with two choices. Choose one.")
    open_ = [each.letter for each in shown if each.number not in taken]
    if open_:
        wanted = "a partner" if isinstance(item, Matching) else "an option"
        one = "has" if len(open_) == 1 else "have"
        raise Incomplete(f"Choose {wanted} for each: {' and '.join(open_)} {one} none yet.")
    if isinstance(item, Matching):
        _refuse_twice([row for _, row in cells])
    return reply


def _refuse_twice(partners: list[int]) -> None:
    twice = sorted({each for each in partners if partners.count(each) > 1})
    if twice:
        raise Incomplete(f"Partner {twice[0]} stands twice. Each belongs to one row only.")


def _named(item: Item, shown: tuple[Group, ...], cells: Cells) -> str:
    """The reply that names what these cells hold, in the item's own order."""
    names = {
        (group.number, row.number): f"{group.id}:{row.id}" for group in shown for row in group.rows
    }
    if not cells <= names.keys():
        raise Incomplete(STRANGE)
    chosen = {names[cell] for cell in cells}
    return " ".join(each for each in every_choice(item) if each in chosen)


def chosen_in(item: Item, reply: str) -> frozenset[str]:
    """The ids that a reply chooses, of options or of "group:row"; of a typed one nothing known."""
    return frozenset(reply.partition(":")[:1] if isinstance(item, TrueFalse) else reply.split())


def correction_in(reply: str) -> str:
    """What a reply to a statement puts right."""
    return reply.partition(":")[2].strip()


def sent_again(item: Item, review_id: UUID, reply: str) -> Sent:
    """What the form would send for this reply: the inverse of `meant`."""
    chosen = chosen_in(item, reply)
    match item:
        case SingleBest() | TrueFalse():
            (number,) = _numbers(item, review_id, chosen)
            correction = correction_in(reply) if isinstance(item, TrueFalse) else ""
            return Sent(str(number), correction)
        case SelectAll():
            return Sent(picks=_numbers(item, review_id, chosen))
        case Ordering():
            given = reply.split()
            shown = enumerate(elements_in_order(item, review_id), start=1)
            return Sent(places={number: given.index(each.id) + 1 for number, each in shown})
        case Matching() | Table() | ExtendedMatching():
            return Sent(cells=_cells(groups(item, review_id, chosen)))
    return Sent(reply)


def _numbers(item: Item, review_id: UUID, chosen: frozenset[str]) -> frozenset[int]:
    return frozenset(each.number for each in rows(item, review_id, chosen) if each.chosen)


def _cells(shown: tuple[Group, ...]) -> Cells:
    return frozenset(
        (group.number, row.number) for group in shown for row in group.rows if row.chosen
    )
