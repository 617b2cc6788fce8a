"""What a form sends of an answer, and the reply that it stands for.

The page names an option or a step by the number of its row: an id may say more than a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from app.cards.rows import elements_in_order, rows
from app.fields import is_plain
from questions.item import Item, Ordering, SingleBest, TrueFalse

LONGEST_REPLY = 200


class Incomplete(ValueError):
    """What was sent is no reply; says what is missing."""


@dataclass(frozen=True)
class Sent:
    """The fields of the form: a row's number or a text, a correction, the places of rows."""

    reply: str = ""
    correction: str = ""
    places: dict[int, int] = field(default_factory=dict)

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
        case Ordering():
            return _order(item, review_id, sent.places)
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


def chosen_in(item: Item, reply: str) -> str:
    """The id of the option that a reply chooses; nothing known for other forms."""
    return reply.partition(":")[0] if isinstance(item, TrueFalse) else reply


def correction_in(reply: str) -> str:
    """What a reply to a statement puts right."""
    return reply.partition(":")[2].strip()


def sent_again(item: Item, review_id: UUID, reply: str) -> Sent:
    """What the form would send for this reply: the inverse of `meant`."""
    match item:
        case SingleBest() | TrueFalse():
            chosen = chosen_in(item, reply)
            number = next(each.number for each in rows(item, review_id) if each.id == chosen)
            correction = correction_in(reply) if isinstance(item, TrueFalse) else ""
            return Sent(str(number), correction)
        case Ordering():
            given = reply.split()
            shown = enumerate(elements_in_order(item, review_id), start=1)
            return Sent(places={number: given.index(each.id) + 1 for number, each in shown})
    return Sent(reply)
